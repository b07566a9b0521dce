"""Which stub is which inspection, and which of its concerns is that inspection's?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from graphs.identities.claims import Claims, Inspection, Raised

SAME_WORDS = 90.0
"""Two wordings of one concern are at least so alike (rapidfuzz ratio, 0 to 100) ..."""

CLEARLY = 5.0
"""... and the second best is at least so much less alike."""


@dataclass(frozen=True, slots=True)
class Match:
    """One node that is really another: `reason` is for people, `certainty` runs from 0 to 1."""

    old: str
    new: str
    reason: str
    certainty: float


def match(claims: Iterable[Claims]) -> tuple[Match, ...]:
    """Every node to be replaced by another, over the claims of all reports. Each old node occurs once, sorted.

    Nothing is matched by likeness alone across inspections: an inspection is matched by place and date, what it raised
    by the number that both reports print, else by wording within that one inspection.
    """
    everything = list(claims)
    visits = list(_visits([each for report in everything for each in report.inspections]))
    renamed = {each.old: each.new for each in visits}
    by_inspection: dict[tuple[str, str], dict[str, Raised]] = defaultdict(dict)
    for each in (raised for report in everything for raised in report.raised):
        group = by_inspection[renamed.get(each.inspection, each.inspection), each.kind]
        former = group.get(each.iri)
        group[each.iri] = _more(former, each) if former else each
    things = [found for (visit, _), group in sorted(by_inspection.items()) for found in _things(visit, list(group.values()))]
    return tuple(sorted((*visits, *things), key=lambda each: each.old))


def _visits(inspections: Sequence[Inspection]) -> Iterator[Match]:
    """Stubs of inspections that are held, or known elsewhere to the month."""
    places: dict[str, dict[str, Inspection]] = defaultdict(dict)
    for each in inspections:
        former = places[each.establishment].get(each.iri)
        if former is None or (each.held and not former.held):
            places[each.establishment][each.iri] = each
    for known in places.values():
        for stub in sorted(known.values(), key=lambda each: each.iri):
            if not stub.held:
                yield from _visit(stub, [each for each in known.values() if each.iri != stub.iri])


def _visit(stub: Inspection, others: Sequence[Inspection]) -> Iterator[Match]:
    when = _when(stub)
    held = [each for each in others if each.held and _covers(each, when)]
    to_the_month = [each for each in others if not each.held and len(_when(each)) == len("2023-11")]
    finer = [each for each in to_the_month if len(when) == len("2023") and _when(each).startswith(when)]
    for candidates, reason in ((held, "same place and month"), (finer, "same place and year, the only one known")):
        if len(candidates) == 1:
            yield Match(stub.iri, candidates[0].iri, reason, 1.0 if candidates is held else 0.95)
            return
        if candidates:
            return


def _when(inspection: Inspection) -> str:
    """The month or year of an inspection: `2023-11` or `2023`."""
    return (inspection.first or inspection.when or "")[: len("2023-11")]


def _covers(held: Inspection, when: str) -> bool:
    """Whether an inspection with known days is the one of that month or year; many run from one month into the next."""
    first, last = (held.first or "")[:7], (held.last or held.first or "")[:7]
    if len(when) == len("2023"):
        return when in (first[:4], last[:4])
    return bool(when) and first <= when <= last


def _things(visit: str, raised: list[Raised]) -> Iterator[Match]:
    """What is one of all that is said of one inspection: its own report's wording stands, else the first by IRI."""
    own = [each for each in raised if _raised_by(visit, each)]
    taken: set[str] = set()
    others = sorted((each for each in raised if each not in own), key=lambda each: (not each.references, each.iri))
    standing = sorted(own, key=lambda each: each.iri)
    for each in others:
        found = _same(each, [other for other in standing if (other.iri, _source(each)) not in _pairs(taken)])
        if found is None:
            standing.append(each)
        else:
            taken.add(f"{found[0].iri} {_source(each)}")
            yield Match(each.iri, found[0].iri, found[1], found[2])


def _raised_by(visit: str, raised: Raised) -> bool:
    """Whether this node was minted by the report of the inspection itself: its key begins with the visit's."""
    return raised.inspection == visit and _key(raised.iri).startswith(f"{_key(visit)}_")


def _key(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _more(former: Raised, each: Raised) -> Raised:
    references = tuple(dict.fromkeys((*former.references, *each.references)))
    return Raised(each.iri, each.kind, each.inspection, references, tuple(dict.fromkeys((*former.words, *each.words))))
