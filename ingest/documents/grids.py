"""Which ruled tables does a page hold, and which words stand in which cell?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.blocks import Box
from ingest.documents.layout import Segment, lines_of
from ingest.documents.page import Page, Word, around

TOUCH = 4.0
"""Points; rules that come this close belong to one table."""

SAME_RULE = 4.0
"""Points; rules this near to each other draw one edge."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its box, and for each row its cells, each a list of lines."""

    box: Box
    rows: tuple[tuple[tuple[Segment, ...], ...], ...]
    columns: tuple[float, ...]
    """The edges of its columns, for telling whether a table goes on over a page end."""

    def words(self) -> Iterator[Word]:
        """Every word in it."""
        return (word for row in self.rows for cell in row for line in cell for word in line.words)


def grids_of(page: Page) -> list[Grid]:
    """The ruled tables of a page that hold words, from the top down."""
    if len(page.rules) < 4:
        return []
    grids = [_grid(group, page.words) for group in _touching(list(page.rules))]
    return sorted((grid for grid in grids if grid), key=lambda grid: grid.box.top)


def _touching(rules: list[Box]) -> list[list[Box]]:
    """Rules grouped by what they touch."""
    groups: list[list[Box]] = []
    for rule in sorted(rules, key=lambda box: (box.top, box.left)):
        near = [group for group in groups if any(_touch(rule, other) for other in group)]
        merged = [rule, *(other for group in near for other in group)]
        groups = [group for group in groups if not any(group is other for other in near)]
        groups.append(merged)
    return groups


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left <= other.right + TOUCH
        and other.left <= one.right + TOUCH
        and one.top <= other.bottom + TOUCH
        and other.top <= one.bottom + TOUCH
    )


def _grid(rules: list[Box], words: tuple[Word, ...]) -> Grid | None:
    """The table that touching rules draw, if it has at least two columns or rows and words in them."""
    across = _edges([(rule.top + rule.bottom) / 2 for rule in rules if rule.right - rule.left > rule.bottom - rule.top])
    down = _edges([(rule.left + rule.right) / 2 for rule in rules if rule.bottom - rule.top > rule.right - rule.left])
    if len(down) < 3 or not across:
        return None
    box = around(rules)
    inside = [word for word in words if _inside(word, box)]
    if not inside:
        return None
    across = _closed(across, box)
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in inside:
        middle = (word.box.top + word.box.bottom) / 2
        place = (bisect_right(across, middle), bisect_right(down, (word.box.left + word.box.right) / 2))
        cells.setdefault(place, []).append(word)
    rows = [
        tuple(_lines(cells.get((row, column), [])) for column in range(1, len(down)))
        for row in range(len(across) + 1)
        if any(place[0] == row for place in cells)
    ]
    return Grid(box, tuple(rows), tuple(down))


def _lines(words: list[Word]) -> tuple[Segment, ...]:
    """A cell's words as lines, what stood apart on a line put together."""
    return tuple(Segment(tuple(word for cell in line.all_cells() for word in cell.words)) for line in lines_of(words))


def _inside(word: Word, box: Box) -> bool:
    across = (word.box.left + word.box.right) / 2
    down = (word.box.top + word.box.bottom) / 2
    return box.left <= across <= box.right and box.top - 1 <= down <= box.bottom + 1


def _edges(places: list[float]) -> list[float]:
    """Edges in order, those that nearly coincide made one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > SAME_RULE:
            edges.append(place)
    return edges


def _closed(across: list[float], box: Box) -> list[float]:
    """Row edges with the table's own top and bottom, which a page's end may have left open."""
    closed = list(across)
    if closed[0] - box.top > SAME_RULE:
        closed.insert(0, box.top)
    if box.bottom - closed[-1] > SAME_RULE:
        closed.append(box.bottom)
    return closed
