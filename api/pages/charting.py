"""What do all reports show together: progress by topic, ratings by year, prisons by topic?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from starlette.exceptions import HTTPException

from api.pages.addresses import page_path
from api.pages.drawing.bars import Bar, stacked
from api.pages.drawing.heat import heat
from api.pages.drawing.timeline import timeline
from api.pages.ratings import Step, steps
from api.pages.reading import Reading, Row
from api.pages.view import View

Chart = tuple[str, Sequence[Bar]]
"""A chart of shares: its title and its bars."""

_PROGRESS, _OUTCOMES = "Progress at reviews, by year of visit", "Healthy prison outcomes, by year of visit"
_TOPICS = 24
_ERAS = {"progress": (("2022", "concerns take the place of recommendations"),),
         "outcomes": (("2017", "resettlement becomes rehabilitation and release planning"),
                      ("2023", "the fourth test is renamed preparation for release in October"))}  # fmt: skip
"""The years in which what is judged changed, with what changed."""


def charts(reading: Reading) -> View:
    """Every chart over the whole graph, each with its table."""
    known = steps(reading.store)
    topics = reading.rows("topics-progress")
    progress = reading.rows("progress-shares")
    outcomes = reading.rows("outcome-shares")
    everywhere = reading.rows("outcomes-everywhere")
    values = {
        "by_topic": _drawn(_by_topic(topics, known)),
        "by_year": _drawn(_stack(_PROGRESS, progress, "progress", known)),
        "outcomes": _drawn(_stack(_OUTCOMES, outcomes, "outcomes", known)),
        "heat": heat(reading.rows("prison-topic-heat")),
        "small": _small(everywhere, known),
        "topic_rows": topics,
        "progress_rows": progress,
        "outcome_rows": outcomes,
    }
    return View(template="charts.html", title="Charts", values=values)


def charted(reading: Reading, name: str) -> Chart:
    """The chart of that name, to be taken away.

    Raises:
        HTTPException: 404, where there is none, or nothing to draw.
    """
    known = steps(reading.store)
    match name:
        case "progress-by-topic":
            found = _by_topic(reading.rows("topics-progress"), known)
        case "progress-by-year":
            found = _stack(_PROGRESS, reading.rows("progress-shares"), "progress", known)
        case "outcomes-by-year":
            found = _stack(_OUTCOMES, reading.rows("outcome-shares"), "outcomes", known)
        case _:
            raise HTTPException(404)
    if not found[1]:
        raise HTTPException(404)
    return found


def _drawn(chart: Chart) -> object:
    return stacked(*chart) if chart[1] else None


def _by_topic(rows: Iterable[Row], known: Mapping[str, Step]) -> Chart:
    """Topics with most judgements, those with least progress first."""
    found: dict[tuple[str, str], list[tuple[Step, int]]] = defaultdict(list)
    for row in rows:
        if str(row["rating"]) in known:
            found[str(row["name"]), str(row["topic"])].append((known[str(row["rating"])], int(str(row["judged"]))))
    bars = [Bar(name, page_path(topic), parts) for (name, topic), parts in found.items()]
    most = sorted(bars, key=lambda bar: -bar.total)[:_TOPICS]
    return "Progress by topic", sorted(most, key=_behind, reverse=True)


def _behind(bar: Bar) -> float:
    return sum(number for step, number in bar.parts if 0 < step.tone < 3) / bar.total


def _stack(title: str, rows: Iterable[Row], eras: str, known: Mapping[str, Step]) -> Chart:
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
    return title, bars


def _small(rows: Iterable[Row], known: Mapping[str, Step]) -> list[tuple[str, str, object]]:
    """A timeline a prison, of those judged more than once."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        found[str(row["prison_name"]), str(row["prison"])].append(row)
    moved = {key: rows for key, rows in found.items() if len({str(row["at"])[:7] for row in rows}) > 1}
    return [(name, prison, timeline(rows, known)) for (name, prison), rows in sorted(moved.items())[:40]]
