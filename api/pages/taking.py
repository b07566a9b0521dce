"""How does one take a chart away? As an SVG that stands alone, or as a table that says of how many each share is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.pages.charting import Chart, charted
from api.pages.drawing.bars import stacked
from api.pages.frame import environment
from api.pages.reading import Reading
from api.pages.tables import as_csv
from api.service import Service
from graphs.questions import Value

# <svg class="broad" viewBox="0 0 760 300" role="img" aria-label="Progress">...</svg>
_DRAWING = re.compile(
    r'<svg class="broad" viewBox="0 0 760 (?P<height>[\d.]+)"(?P<names>[^>]*)>(?P<inside>.*?)</svg>', re.DOTALL
)


def answer(service: Service, request: Request) -> Response:
    """`/charts/{name}.{suffix}`: a chart over everything as `svg` or `csv`.

    Raises:
        HTTPException: 404 for an unknown chart or suffix; 503 where nothing is served.
    """
    name, suffix = str(request.path_params["name"]), str(request.path_params["suffix"])
    if suffix not in _WRITERS:
        raise HTTPException(404)
    if service.store is None:
        raise HTTPException(503)
    media_type, write = _WRITERS[suffix]
    body = write(charted(Reading(service, request, service.store), name))
    headers = {"Content-Disposition": f'attachment; filename="{name}.{suffix}"', "Cache-Control": "no-cache"}
    return Response(body, headers=headers, media_type=media_type)


def as_svg(chart: Chart) -> str:
    """The drawing with its colours and its key, for any place that has no style sheet."""
    drawn = _DRAWING.search(stacked(*chart))
    if drawn is None:
        raise HTTPException(404)
    steps = {step.iri: step for bar in chart[1] for step, _ in bar.parts}
    key = sorted(steps.values(), key=lambda step: (step.scale, step.rank or 99))
    values = {**drawn.groupdict(), "height": float(drawn["height"]), "inside": Markup(drawn["inside"]), "key": key}  # noqa: S704 # a template's output, escaped there
    values["names"] = Markup(drawn["names"])  # noqa: S704 # likewise
    return environment.get_template("charts/alone.svg").render(values)


def as_table(chart: Chart) -> str:
    """A row a bar and rating: how many, of how many."""
    rows: list[dict[str, Value]] = [
        {"row": bar.name, "rating": step.label, "scale": step.on, "number": number, "of": bar.total}
        for bar in chart[1]
        for step, number in bar.parts
    ]
    return as_csv(("row", "rating", "scale", "number", "of"), rows)


_WRITERS: Mapping[str, tuple[str, Callable[[Chart], str]]] = {
    "svg": ("image/svg+xml", as_svg),
    "csv": ("text/csv; charset=utf-8", as_table),
}
