"""What is said on a topic, all of it? Picked from the rows over everything that a version keeps.

The words and sentences are left out: a page asks for those that it shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.pages.reading import Row, queries
from api.pages.wording import best_words
from graphs.store import Store

Everything = Callable[[str], Iterable[Row]]
"""The rows of a query over everything, by its name."""


@dataclass(frozen=True, slots=True)
class AboutTopic:
    """The concerns on a topic, prison by prison, latest first, each with its judgements; the recommendations on it."""

    concerns: Sequence[Mapping[str, object]]
    recommendations: Sequence[str]


def about_topic(everything: Everything, topic: str) -> AboutTopic:
    """All that the version says on the topic with that IRI, and on those that are narrower."""
    within = _within(topic, everything("topics"))
    raised, judged, asked = (
        [row for row in everything(name) if row["topic"] in within]
        for name in ("topics-raised", "topics-judged", "topics-asked")
    )
    progress = _by_concern(judged)
    concerns = [{**row, "progress": progress.get(str(row["concern"]), [])} for row in _in_order(raised)]
    made = sorted((str(row["visit"]), str(row["recommendation"])) for row in asked)
    return AboutTopic(concerns, list(dict.fromkeys(each for _, each in made)))


def _within(topic: str, tree: Iterable[Row]) -> Collection[str]:
    """The topic and all that are narrower."""
    below: dict[str, list[str]] = defaultdict(list)
    for row in tree:
        below[str(row["broader"])].append(str(row["topic"]))
    found, todo = set[str](), [topic]
    while todo:
        if (each := todo.pop()) not in found:
            found.add(each)
            todo += below[each]
    return found


def with_sentences(store: Store, concerns: Iterable[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """Concerns whose judgements have their sentences, and who judged."""
    shown = [(each, _progress(each)) for each in concerns]
    said = sentences_of(store, {str(row["judgement"]) for _, rows in shown for row in rows})
    nothing = {"sentence": None, "body": None}
    return [
        {**each, "progress": [{**nothing, **row, **said.get(str(row["judgement"]), {})} for row in rows]}
        for each, rows in shown
    ]


def sentences_of(store: Store, judgements: Collection[str]) -> Mapping[str, Row]:
    """In which sentence each was judged, and by whom."""
    said: dict[str, Row] = {}
    for row in queries()["judgement-sentences"].rows_of(store, judgements):
        said.setdefault(str(row["judgement"]), row)
    return said


def words_of(store: Store, things: Collection[str]) -> Mapping[str, str]:
    """The words to show for concerns."""
    return best_words(queries()["thing-words"].rows_of(store, things))


def asked_in(store: Store, recommendations: Sequence[str]) -> list[Row]:
    """Recommendations in their own words, each with whom it is to."""
    found: dict[str, Row] = {}
    for row in queries()["thing-words"].rows_of(store, recommendations):
        if str(row["role"]).endswith("/original"):
            found.setdefault(str(row["concern"]), {**row, "recommendation": row["concern"]})
    return [found[each] for each in recommendations if each in found]


def _in_order(raised: Iterable[Row]) -> Iterable[Row]:
    """A row a concern: by the name of the prison, the latest first; of several rows of one concern the first."""
    latest = sorted(sorted(raised, key=lambda row: str(row["concern"])), key=lambda row: str(row["at"]), reverse=True)
    ordered = sorted(latest, key=lambda row: str(row["prison_name"]))
    first: dict[str, Row] = {}
    for row in ordered:
        first.setdefault(str(row["concern"]), row)
    return first.values()


def _by_concern(judged: Iterable[Row]) -> Mapping[str, Sequence[Row]]:
    """A row a judgement, the latest first."""
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    ordered = sorted(judged, key=lambda row: (str(row["judgement"]), str(row["rating"])))
    for row in sorted(ordered, key=lambda row: str(row["judged_at"]), reverse=True):
        found[str(row["concern"])].setdefault(str(row["judgement"]), row)
    return {concern: list(rows.values()) for concern, rows in found.items()}


def _progress(concern: Mapping[str, object]) -> Sequence[Row]:
    rows = concern["progress"]
    return rows if isinstance(rows, Sequence) else ()
