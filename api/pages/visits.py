"""What happened at a prison, visit by visit?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.pages.addresses import key_of
from api.pages.ratings import Step
from api.pages.reading import Row

_CALLED = {
    "FullInspection": "Full inspection",
    "IndependentReviewOfProgress": "Independent review of progress",
    "ThematicInspection": "Thematic inspection",
}


@dataclass(frozen=True, slots=True)
class Event:
    """A visit: what it was, how many concerns it raised, and how often each rating was given, the worst first."""

    visit: Row
    called: str
    raised: int
    progress: Sequence[tuple[Step, int]]
    outcomes: Sequence[tuple[str, Step]]


def story(
    visits: Iterable[Row],
    concerns: Iterable[Mapping[str, object]],
    progress: Iterable[Row],
    outcomes: Iterable[Row],
    known: Mapping[str, Step],
) -> Sequence[Event]:
    """The visits, the latest first; one that several reports tell of stands once, by the report that is held."""
    raised = Counter(_month(each["at"]) for each in concerns)
    judged: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in progress:
        judged[_month(row["at"])][str(row["rating"])].add(str(row["judgement"]))
    tests: dict[str, dict[str, Step]] = defaultdict(dict)
    for row in outcomes:
        if str(row["rating"]) in known:
            tests[_month(row["at"])][str(row["test"])] = known[str(row["rating"])]
    return [
        Event(
            visit=visit,
            called=called(visit["kind"]),
            raised=raised[month] if visit["kind"] and str(visit["kind"]).endswith("FullInspection") else 0,
            progress=_ordered(judged[month], known) if str(visit["kind"]).endswith("OfProgress") else (),
            outcomes=sorted(tests[month].items()) if str(visit["kind"]).endswith("FullInspection") else (),
        )
        for visit, month in ((visit, _month(visit["at"])) for visit in _once(visits))
    ]


def called(kind: object) -> str:
    """What a kind of visit is called: `Full inspection`."""
    return _CALLED.get(key_of(str(kind).replace("#", "/")), "Visit")


def _once(visits: Iterable[Row]) -> Iterable[Row]:
    found: dict[tuple[str, str], Row] = {}
    for row in visits:
        key = (str(row["visit"]), str(row["report"] or ""))
        found.setdefault(key, row)
    return found.values()


def _ordered(judged: Mapping[str, set[str]], known: Mapping[str, Step]) -> Sequence[tuple[Step, int]]:
    steps = [(known[iri], len(those)) for iri, those in judged.items() if iri in known]
    return sorted(steps, key=lambda each: (each[0].scale, each[0].rank or 0))


def _month(at: object) -> str:
    return str(at)[:7]
