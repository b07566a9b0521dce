"""How are shares and numbers drawn as bars?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from api.pages.frame import environment
from api.pages.ratings import Step

_LEFT, _RIGHT, _ROW, _BAR = 262, 430, 34, 22
"""Where bars begin and how long the longest is; how far rows lie apart and how thick bars are, in user units."""
_SLIM = 52
"""How far rows lie apart on a narrow screen, where names stand above their bars."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a stacked chart: its name, an address to lead to (or none), and how often each rating was given.

    `note` is printed above the row, to mark where an era begins.
    """

    name: str
    href: str
    parts: Sequence[tuple[Step, int]]
    note: str = ""

    @property
    def total(self) -> int:
        """The denominator of its shares."""
        return sum(number for _, number in self.parts)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a bar, in place."""

    x: float
    width: float
    step: Step
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """A bar in place, with its blocks."""

    bar: Bar
    y: float
    blocks: Sequence[Block]


def stacked(title: str, bars: Sequence[Bar], *, what: str = "judgements") -> Markup:
    """Shares of ratings, a row a name, worst to best; each row says how many it rests on."""
    lines, y = [], 8.0
    for bar in bars:
        y += 24 if bar.note else 0
        lines.append(Line(bar, y, _blocks(bar)))
        y += _ROW
    known = {part[0].iri: part[0] for bar in bars for part in bar.parts}
    legend = sorted(known.values(), key=lambda step: (step.scale, step.rank or 99))
    values = {
        "title": title,
        "lines": lines,
        "height": y + 4,
        "slim_height": 8 + _SLIM * len(lines),
        "legend": legend,
        "what": what,
        "left": _LEFT,
        "bar": _BAR,
    }
    several = len({step.scale for step in legend}) > 1
    return Markup(environment.get_template("charts/stacked.html").render(values, several=several))  # noqa: S704 # a template's output, escaped there


def plain_bars(title: str, bars: Sequence[tuple[str, float]], what: str) -> Markup:
    """One number a name, as bars from zero."""
    most = max((number for _, number in bars), default=0) or 1
    lines = [(name, number, 8 + at * _ROW, max(1.0, _RIGHT * number / most)) for at, (name, number) in enumerate(bars)]
    template = environment.get_template("charts/bars.html")
    return Markup(  # noqa: S704 # a template's output, escaped there
        template.render(title=title, lines=lines, height=12 + _ROW * len(lines), what=what, left=_LEFT, bar=_BAR)
    )


def _blocks(bar: Bar) -> list[Block]:
    x, blocks = float(_LEFT), []
    for step, number in sorted(bar.parts, key=lambda part: (part[0].scale, part[0].rank or 99)):
        width = _RIGHT * number / bar.total
        blocks.append(Block(round(x, 1), round(width, 1), step, number))
        x += width
    return blocks
