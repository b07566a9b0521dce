"""How is a drawing taken away? As an SVG with its colours and words, for any place without our style sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup
from starlette.exceptions import HTTPException

from api.pages.drawing.bars import Bar, stacked
from api.pages.drawing.heat import Heat
from api.pages.drawing.timeline import FIELD, Strip
from api.pages.frame import environment

# <svg class="broad" viewBox="0 0 760 300" role="img" aria-label="Progress">...</svg>
_DRAWING = re.compile(
    r'<svg class="broad" viewBox="0 0 760 (?P<height>[\d.]+)"(?P<names>[^>]*)>(?P<inside>.*?)</svg>', re.DOTALL
)

_LEFT, _TOP = 250, 190
"""Where the cells of a heat table begin: right of the names of its rows, below those of its columns."""


def bars_alone(title: str, bars: Sequence[Bar]) -> str:
    """Stacked bars and the key of their colours."""
    drawn = _DRAWING.search(stacked(title, bars))
    if drawn is None:
        raise HTTPException(404)
    steps = {step.iri: step for bar in bars for step, _ in bar.parts}
    key = sorted(steps.values(), key=lambda step: (step.scale, step.rank or 99))
    values = {**drawn.groupdict(), "height": float(drawn["height"]), "inside": Markup(drawn["inside"]), "key": key}  # noqa: S704 # a template's output, escaped there
    values["names"] = Markup(drawn["names"])  # noqa: S704 # likewise
    return environment.get_template("charts/alone.svg").render(values)


def heat_alone(title: str, heat: Heat) -> str:
    """A heat table: a cell says its number, and is darker for more."""
    words = "Numbers of concerns; an empty place is none known. The stronger the colour, the more."
    columns = {iri: at for at, (_, iri) in enumerate(heat.columns)}
    template = environment.get_template("charts/heat.svg")
    return template.render(title=title, words=words, heat=heat, columns=columns, left=_LEFT, top=_TOP)


def strips_alone(title: str, prisons: Sequence[tuple[str, Sequence[Strip]]]) -> str:
    """Small timelines, a row for each prison."""
    words = "Larger dots are better. A dashed line: the test took another name."
    most = max(len(strips) for _, strips in prisons)
    template = environment.get_template("charts/timelines.svg")
    return template.render(title=title, words=words, prisons=prisons, most=most, **FIELD)
