"""How often does each prison have concerns on each topic? A table whose cells are shaded, and say their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.reading import Row


@dataclass(frozen=True, slots=True)
class Heat:
    """Names of rows and columns with their IRIs, and the cells by both IRIs: a number, and a shade from 0 to 4."""

    rows: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    cells: dict[tuple[str, str], tuple[int, int]]


def heat(rows: Sequence[Row]) -> Heat:
    """The table of prisons and topics; shades are shares of the greatest number."""
    found = {(str(row["prison"]), str(row["topic"])): int(str(row["concerns"])) for row in rows}
    most = max(found.values(), default=1)
    shades = {key: (number, min(4, 1 + 3 * (number - 1) // max(1, most - 1))) for key, number in found.items()}
    prisons = sorted({(str(row["prison_name"]), str(row["prison"])) for row in rows})
    topics = sorted({(str(row["name"]), str(row["topic"])) for row in rows})
    return Heat(tuple(prisons), tuple(topics), shades)
