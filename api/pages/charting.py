"""What do all reports show together: progress by topic, ratings by year, prisons by topic?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from api.pages.addresses import page_path
from api.pages.drawing.bars import Bar, stacked
from api.pages.drawing.heat import Heat, heat
from api.pages.drawing.timeline import settled, timeline
from api.pages.ratings import Step, steps
from api.pages.reading import Reading, Row
from api.pages.view import View
from ontology.iris import Kind, mint

Chart = Sequence[Bar]
"""The bars of a chart of shares."""

Moved = Sequence[tuple[str, str, Sequence[Row]]]
"""Prisons that were judged more than once: name, IRI, and what was judged when."""

HEAT = "Concerns of each prison on each topic"

_PROGRESS, _OUTCOMES = "Progress at reviews, by year of visit", "Healthy prison outcomes, by year of visit"
_TOPICS = 24
_PRISONS = 40
_ERAS = {"progress": (("2022", "concerns take the place of recommendations"),),
         "outcomes": (("2017", "resettlement becomes rehabilitation and release planning"),
                      ("2023", "the fourth test is renamed preparation for release in October"))}  # fmt: skip
"""The years in which what is judged changed, with what changed."""


def charts(reading: Reading) -> View:
    """Every chart over the whole graph, each with its table."""
    known, moved = steps(reading.store), _moved(reading.rows("outcomes-everywhere"))
    values = {
        "by_topic": _drawn(*_by_topic(reading, known)),
        "by_year": _drawn(*_progress_by_year(reading, known)),
        "outcomes": _drawn(*_outcomes_by_year(reading, known)),
        "heat": heat_of(reading),
        "small": _small(moved, known),
        "moved": moved,
    }
    return View(template="charts.html", title="Charts", values=values)


def heat_of(reading: Reading) -> Heat:
    """How many concerns each prison has on each topic."""
    return heat(reading.rows("prison-topic-heat"))


def outcomes_at(reading: Reading, key: str = "") -> list[tuple[str, Sequence[Row]]]:
    """What was judged when: of the prison of that key, or of each that was judged more than once."""
    rows = reading.rows("outcomes-everywhere")
    if key:
        mine = [row for row in rows if str(row["prison"]) == mint(Kind.PRISON, key)]
        return [(str(mine[0]["prison_name"]), settled(mine))] if mine else []
    return [(name, rows) for name, _, rows in _moved(rows)]


def _drawn(title: str, bars: Chart) -> object:
    return stacked(title, bars) if bars else None


def _by_topic(reading: Reading, known: Mapping[str, Step]) -> tuple[str, Chart]:
    """Topics with most judgements, those with least progress first."""
    found: dict[tuple[str, str], list[tuple[Step, int]]] = defaultdict(list)
    for row in reading.rows("topics-progress"):
        if str(row["rating"]) in known:
            found[str(row["name"]), str(row["topic"])].append((known[str(row["rating"])], int(str(row["judged"]))))
    bars = [Bar(name, page_path(topic), parts) for (name, topic), parts in found.items()]
    most = sorted(bars, key=lambda bar: -bar.total)[:_TOPICS]
    return "Progress by topic", sorted(most, key=_behind, reverse=True)


def _behind(bar: Bar) -> float:
    return sum(number for step, number in bar.parts if 0 < step.tone < 3) / bar.total


def _progress_by_year(reading: Reading, known: Mapping[str, Step]) -> tuple[str, Chart]:
    return _PROGRESS, _stack(reading.rows("progress-shares"), "progress", known)


def _outcomes_by_year(reading: Reading, known: Mapping[str, Step]) -> tuple[str, Chart]:
    return _OUTCOMES, _stack(reading.rows("outcome-shares"), "outcomes", known)


def _stack(rows: Iterable[Row], eras: str, known: Mapping[str, Step]) -> Chart:
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        if str(row["rating"]) in known:
            found[str(row["year"])][str(row["rating"])] += int(str(row["number"]))
    bars: list[Bar] = []
    notes = dict(_ERAS[eras])
    for year in sorted(found):
        due = [begin for begin in notes if begin <= year]
        note = "; ".join(f"from {begin}: {notes.pop(begin)}" for begin in due) if bars else ""
        if not bars:
            notes = {begin: words for begin, words in notes.items() if begin not in due}
        bars.append(Bar(year, "", [(known[iri], number) for iri, number in found[year].items()], note))
    return bars


def _small(moved: Moved, known: Mapping[str, Step]) -> list[tuple[str, str, object]]:
    """A timeline a prison, of those judged more than once."""
    return [(name, prison, timeline(rows, known)) for name, prison, rows in moved]


def _moved(rows: Iterable[Row]) -> Moved:
    """The prisons that were judged more than once, by name, with their rows: as many as one looks through."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        found[str(row["prison_name"]), str(row["prison"])].append(row)
    moved = {key: rows for key, rows in found.items() if len({str(row["at"])[:7] for row in rows}) > 1}
    return [(name, prison, settled(rows)) for (name, prison), rows in sorted(moved.items())[:_PRISONS]]


CHARTS: Mapping[str, Callable[[Reading, Mapping[str, Step]], tuple[str, Chart]]] = {
    "progress-by-topic": _by_topic,
    "progress-by-year": _progress_by_year,
    "outcomes-by-year": _outcomes_by_year,
}
"""The charts of shares by the name under which they are taken away, each with its title and bars."""
