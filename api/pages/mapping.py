"""Where are the establishments, and of which are reports held?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians

from api.pages.reading import Reading, Row
from api.pages.view import View
from ontology.yaml_files import read_yaml

_WEST, _EAST, _SOUTH, _NORTH = -5.9, 1.95, 49.85, 55.95
_SCALE = 104.0
"""User units for a degree of latitude."""


@dataclass(frozen=True, slots=True)
class Dot:
    """An establishment on the map: whether a report of it is held."""

    row: Row
    x: float
    y: float
    reports: int


def country(reading: Reading) -> View:
    """The map, with the same as a table."""
    held = {str(row["prison"]): int(str(row["reports"])) for row in reading.rows("prisons-reports")}
    every = list({str(row["prison"]): row for row in reading.rows("prisons")}.values())
    placed = [row for row in every if row["lat"] is not None and row["long"] is not None]
    dots = [_dot(row, held.get(str(row["prison"]), 0)) for row in placed]
    values = {
        "dots": sorted(dots, key=lambda dot: dot.reports),
        "listed": sorted(dots, key=lambda dot: (-dot.reports, str(dot.row["name"]))),
        "outlines": outlines(),
        "size": project(_EAST, _SOUTH),
        "placed": len(placed),
        "known": len(every),
        "held": len(held),
        "homeless": [row for row in every if row["lat"] is None and str(row["prison"]) in held],
    }
    return View(template="map.html", title="Map of establishments", values=values)


def _dot(row: Row, reports: int) -> Dot:
    return Dot(row, *project(float(str(row["long"])), float(str(row["lat"]))), reports)


def project(long: float, lat: float) -> tuple[float, float]:
    """A place on the map, east and south from its corner: degrees of longitude shortened for the middle latitude."""
    shortened = cos(radians((_NORTH + _SOUTH) / 2))
    return round((long - _WEST) * _SCALE * shortened, 1), round((_NORTH - lat) * _SCALE, 1)


@cache
def outlines() -> tuple[tuple[str, str], ...]:
    """The name and the path of each outline."""
    shapes = read_yaml(files("api") / "pages" / "outline.yml")
    return tuple((name, _path(points)) for name, points in shapes.items())


def _path(points: list[list[float]]) -> str:
    placed = (project(long, lat) for long, lat in points)
    return "M" + "L".join(f"{x},{y}" for x, y in placed) + "Z"
