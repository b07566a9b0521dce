"""In which column does each cell of a row stand, where others of the row are empty?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.documents.wrapped_rows import LaidRow, Row
from ontology.places import Passage

FEWEST_WHOLE = 2
"""So many rows without an empty cell tell where the columns stand."""

Span = tuple[int, int]


def with_empty_cells(rows: Sequence[LaidRow]) -> tuple[Row, ...]:
    """The cells of each row of a table, an empty one where the row has nothing in a column.

    Only where the whole rows leave no doubt: their columns do not overlap, and each cell stands below one of them.
    """
    columns = _columns(rows)
    return tuple(_placed(row, columns) for row in rows)


def _columns(rows: Sequence[LaidRow]) -> list[Span]:
    """What each column spans, from its leftmost to its rightmost character; nothing where two overlap."""
    width = max(len(row.cells) for row in rows)
    whole = [row.spans for row in rows if len(row.spans) == width]
    if len(whole) < FEWEST_WHOLE:
        return []
    columns = [(min(first for first, _ in each), max(last for _, last in each)) for each in zip(*whole, strict=True)]
    return columns if all(one[1] <= other[0] for one, other in pairwise(columns)) else []


def _placed(row: LaidRow, columns: list[Span]) -> Row:
    below = [
        [place for place, column in enumerate(columns) if first < column[1] and column[0] < last]
        for first, last in row.spans
    ]
    places = [found[0] for found in below if len(found) == 1]
    if len(places) != len(row.cells) or len(set(places)) != len(places):
        return row.cells
    cells = dict(zip(places, row.cells, strict=True))
    return tuple(cells.get(place, Passage("")) for place in range(len(columns)))
