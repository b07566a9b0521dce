"""Which rows does a table have that a converter wrote a column at a time: every label, then the figures of each?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise, takewhile

FEWEST_ROWS = 2
"""A table has so many rows below its head, at least."""
FEWEST_COLUMNS = 2
"""It has so many columns of figures, at least."""


def rows_across(cells: Sequence[str], head: re.Pattern[str], figure: re.Pattern[str]) -> tuple[tuple[str, ...], ...]:
    """The head and rows of a table whose labels these cells open with, where each column has a figure for each label.

    `head` and `figure` are what a column's head and a figure look like as a whole. Nothing where a column is longer or
    shorter than the labels are: nobody knows which of its cells are empty.
    """
    pairs = takewhile(lambda pair: not (figure.fullmatch(pair[0]) or _opens(*pair, head, figure)), pairwise(cells))
    columns = [[label for label, _ in pairs]]
    height = len(columns[0])
    at = height
    while height > FEWEST_ROWS and at < len(cells) and head.fullmatch(cells[at]):
        figures = list(takewhile(figure.fullmatch, islice(cells, at + 1, None)))
        if len(figures) != height - 1:
            return ()
        columns.append([cells[at], *figures])
        at += height
    return tuple(zip(*columns, strict=True)) if len(columns) > FEWEST_COLUMNS else ()


def _opens(cell: str, below: str, head: re.Pattern[str], figure: re.Pattern[str]) -> bool:
    """Whether a cell is the head of figures: `Total` may be the last of the labels."""
    return bool(head.fullmatch(cell) and figure.fullmatch(below))
