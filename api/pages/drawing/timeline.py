"""How did outcomes move over the years? Steps of a scale, a line a test, small ones beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from api.pages.frame import environment
from api.pages.ratings import Step
from api.pages.reading import Row

_WIDTH, _HEIGHT, _LEFT, _TOP = 152.0, 92.0, 134.0, 14.0
"""The field of one small chart, and where it begins, in user units."""

_APART = 38.0
"""How far apart two years below a chart must be to be read as two."""

FIELD = {"left": _LEFT, "top": _TOP, "width": _WIDTH, "height": _HEIGHT}
"""The same, as templates name it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A judgement in place."""

    x: float
    y: float
    at: str
    step: Step
    named: str = ""
    """What the test was called then."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One test: its points in order of time."""

    name: str
    points: Sequence[Point]
    levels: Sequence[tuple[float, str]]
    """The steps of its scale: how far down each is, and its words."""

    @property
    def breaks(self) -> Sequence[tuple[float, str]]:
        """Between which points the test took another name: where, and the name from then on."""
        return [
            (round((one.x + other.x) / 2, 1), other.named)
            for one, other in pairwise(self.points)
            if one.named and other.named and one.named != other.named
        ]

    @property
    def years(self) -> Sequence[tuple[float, str]]:
        """The years below the points: where, and which; those too near each other stand together."""
        near: list[list[Point]] = []
        for point in self.points:
            if near and point.x - near[-1][-1].x < _APART:
                near[-1].append(point)
            else:
                near.append([point])
        return [(round((those[0].x + those[-1].x) / 2, 1), _span(those)) for those in near]

    @property
    def path(self) -> str:
        """The line through the points."""
        return " ".join(f"{'L' if at else 'M'}{point.x},{point.y}" for at, point in enumerate(self.points))


def timeline(rows: Iterable[Row], known: Mapping[str, Step]) -> Markup | None:
    """Small multiples of outcomes, a test each; None where there is nothing to draw."""
    strips = strips_of(rows, known)
    if not strips:
        return None
    years = sorted({point.at[:4] for strip in strips for point in strip.points})
    template = environment.get_template("charts/timeline.html")
    return Markup(template.render(strips=strips, years=years, **FIELD))  # noqa: S704 # a template's output, escaped there


def strips_of(rows: Iterable[Row], known: Mapping[str, Step]) -> list[Strip]:
    """The tests with their points; years share one axis."""
    found: dict[str, dict[str, tuple[Step, str]]] = defaultdict(dict)
    for row in rows:
        step = known.get(str(row["rating"]))
        if step is not None and step.rank is not None:
            found[str(row["test"])][str(row["at"])[:7]] = step, str(row.get("named") or "")
    times = [_time(at) for points in found.values() for at in points]
    if not times:
        return []
    first, last = min(times), max(times)
    return [Strip(name, _points(points, first, last), _levels(points, known)) for name, points in sorted(found.items())]


def settled(rows: Sequence[Row]) -> list[Row]:
    """Outcomes without those dated to a year alone that stand dated to a month as well, with the same rating."""
    dated = {(row["test"], str(row["at"])[:4], row["rating"]) for row in rows if len(str(row["at"])) > 4}
    return [row for row in rows if len(str(row["at"])) > 4 or (row["test"], str(row["at"]), row["rating"]) not in dated]


def _span(points: Sequence[Point]) -> str:
    """`2019`, `2022, 2023`, `2019–2023`."""
    years = list(dict.fromkeys(point.at[:4] for point in points))
    return ", ".join(years) if len(years) <= 2 else f"{years[0]}–{years[-1]}"


def _points(points: Mapping[str, tuple[Step, str]], first: float, last: float) -> list[Point]:
    return [
        Point(_x(_time(at), first, last), _y(step), at, step, named) for at, (step, named) in sorted(points.items())
    ]


def _levels(points: Mapping[str, tuple[Step, str]], known: Mapping[str, Step]) -> list[tuple[float, str]]:
    scales = {step.scale for step, _ in points.values()}
    return [(_y(step), step.label) for step in known.values() if step.scale in scales and step.rank is not None]


def _x(time: float, first: float, last: float) -> float:
    share = (time - first) / (last - first) if last > first else 0.5
    return round(_LEFT + 14 + share * (_WIDTH - 28), 1)


def _y(step: Step) -> float:
    share = ((step.rank or 1) - 1) / max(1, step.steps - 1)
    return round(_TOP + _HEIGHT - share * _HEIGHT, 1)


def _time(at: str) -> float:
    """A month as a number of years; a year alone counts as its middle."""
    year, _, month = at.partition("-")
    return int(year) + (int(month) - 0.5 if month else 6) / 12
