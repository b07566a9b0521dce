"""How does one take a chart away? As an SVG that stands alone, or as a table that says of how many each share is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.asked import AskedStore
from api.pages.charting import CHARTS, HEAT, Chart, heat_of, outcomes_at
from api.pages.drawing.alone import bars_alone, heat_alone, strips_alone
from api.pages.drawing.timeline import strips_of
from api.pages.ratings import steps
from api.pages.reading import Reading, Row
from api.pages.tables import as_csv

_OUTCOMES = "Healthy prison outcomes over time"


@dataclass(frozen=True, slots=True)
class Taken:
    """A chart on its way out: how it is drawn, and the rows of its table."""

    drawn: Callable[[], str]
    columns: Sequence[str]
    rows: Sequence[Row]

    def table(self) -> str:
        """Its table as CSV."""
        return as_csv(self.columns, self.rows)


def answer(request: Request, store: AskedStore) -> Response:
    """`/charts/{name}.{suffix}`: a chart as `svg` or `csv`; `?prison=` narrows the outcomes of prisons to one.

    Raises:
        HTTPException: 404 for an unknown chart or suffix, or nothing to draw; 503 where nothing is served.
    """
    name, suffix = str(request.path_params["name"]), str(request.path_params["suffix"])
    if suffix not in _WRITERS:
        raise HTTPException(404)
    media_type, write = _WRITERS[suffix]
    body = write(taken(Reading(request, store, fresh=True), name))
    headers = {"Content-Disposition": f'attachment; filename="{name}.{suffix}"', "Cache-Control": "no-cache"}
    return Response(body, headers=headers, media_type=media_type)


def taken(reading: Reading, name: str) -> Taken:
    """The chart of that name.

    Raises:
        HTTPException: 404, where there is none, or nothing to draw.
    """
    if name in CHARTS:
        found = _bars(*CHARTS[name](reading, steps(reading.store)))
    elif name == "prisons-and-topics":
        found = _heat(reading)
    elif name == "outcomes-by-prison":
        found = _timelines(reading)
    else:
        raise HTTPException(404)
    if not found.rows:
        raise HTTPException(404)
    return found


def _bars(title: str, bars: Chart) -> Taken:
    """A row a bar and rating: how many, of how many."""
    rows: list[Row] = [
        {"row": bar.name, "rating": step.label, "scale": step.on, "number": number, "of": bar.total}
        for bar in bars
        for step, number in bar.parts
    ]
    return Taken(lambda: bars_alone(title, bars), ("row", "rating", "scale", "number", "of"), rows)


def _heat(reading: Reading) -> Taken:
    """A row a prison and topic: on how many of all its concerns."""
    found = heat_of(reading)
    prisons, topics = ({iri: name for name, iri in names} for names in (found.rows, found.columns))
    rows: list[Row] = [
        {"prison": prisons[prison], "topic": topics[topic], "concerns": number}
        for (prison, topic), (number, _) in sorted(found.cells.items())
    ]
    return Taken(lambda: heat_alone(HEAT, found), ("prison", "topic", "concerns"), rows)


def _timelines(reading: Reading) -> Taken:
    """A row a prison, test and month."""
    known = steps(reading.store)
    prisons = [(name, strips_of(rows, known)) for name, rows in outcomes_at(reading, reading.asked("prison"))]
    rows: list[Row] = [
        {"prison": name, "test": strip.name, "at": point.at, "outcome": point.step.label, "named": point.named}
        for name, strips in prisons
        for strip in strips
        for point in strip.points
    ]
    return Taken(lambda: strips_alone(_OUTCOMES, prisons), ("prison", "test", "at", "outcome", "named"), rows)


_WRITERS: Mapping[str, tuple[str, Callable[[Taken], str]]] = {
    "svg": ("image/svg+xml", lambda chart: chart.drawn()),
    "csv": ("text/csv; charset=utf-8", Taken.table),
}
