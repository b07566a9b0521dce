"""Which lines are rows of a table whose columns a converter lost? Its head tells, and they become rows again.

A row has come as one line (`Male 89 89%`) or as a line for each of its cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile

from ingest.blocks import BlockKind
from ingest.outline.drafts import Draft
from ingest.plain import plain
from ontology.places import Passage

_HEAD = (
    r"(?:no\.?|numbers?|n|%|per ?cent(?:age)?s?|yes|no|total|all|count|cases|(?:19|20)\d\d(?:[-/]\d\d)?)"
    r"(?:\s*\((?:%|n|no\.?)\))?"
)
COLUMN_HEAD = re.compile(rf"(?i){_HEAD}")
"""What heads a column of figures by its own words: `Number`, `%`, `Yes (%)`, `Per cent`, `n`, `2021`, `Total`."""

FIGURE = re.compile(r"[£<>]?\s*-?\d[\d,]*(?:\.\d+)?\s*%?|[-–—*]+|n/?a", re.IGNORECASE)
"""A cell of such a column: `39`, `08`, `37%`, `£1.2`, `1,094`, `-`."""

# `Number`, or the group that a column is about: `Men (n=412)`
_LONE_HEAD = rf"(?:(?i:{_HEAD})|[A-Z][\w&' -]{{0,40}}\(n\s?=\s?\d[\d,]*\))"
_LONE_HEADS = re.compile(_LONE_HEAD)
# `Race and ethnic category Number %`, `How did you sleep? Men (n=412) Women (n=88)`; alone only `%`, `Yes (%)`
_HEADS = re.compile(rf"\S.*?\s(?P<cells>{_LONE_HEAD}(?:\s{_LONE_HEAD})+|(?:(?i:yes|no)\s)?(?:%|\(%\)))")
_CELL = r"(?:[£<>]?\d[\d,]*(?:\.\d+)?%?|-|n/?a)"
_LONGEST = 400
_FEWEST_ROWS = 2
_PAIR, _MOST_COLUMNS = 2, 12


def with_lost_columns(drafts: list[Draft]) -> list[Draft]:
    """The drafts, with the lines of a table below a head that names its columns made rows with cells."""
    made: list[Draft] = []
    place = 0
    while place < len(drafts):
        for rows, each in ((_rows_a_line(drafts, place), 1), (_cells_a_line(drafts, place), None)):
            if len(rows) > _FEWEST_ROWS:
                made += rows
                place += len(rows) * (each or len(rows[0].cells))
                break
        else:
            made.append(drafts[place])
            place += 1
    return made


def _rows_a_line(drafts: Sequence[Draft], place: int) -> list[Draft]:
    """The head and the rows of a table with a row a line; nothing where no head stands at this place."""
    head = _HEADS.fullmatch(_words(drafts[place]))
    if head is None:
        return []
    starts = [head.start("cells") + cell.start() for cell in _LONE_HEADS.finditer(head["cells"])]
    row = re.compile(rf"\S.*?\s(?P<cells>{_CELL}(?:\s{_CELL}){{{len(starts) - 1}}})", re.IGNORECASE)
    rows = [_row(drafts[place], starts)]
    for draft in islice(drafts, place + 1, None):
        if (found := row.fullmatch(_words(draft))) is None:
            break
        rows.append(_row(draft, [found.start("cells") + cell.start() for cell in re.finditer(r"\S+", found["cells"])]))
    further = sum(bool(FIGURE.fullmatch(row.cells[0].text.split()[-1])) for row in rows[1:])
    return rows if 2 * further < len(rows) else []  # columns more than the head names


def _cells_a_line(drafts: Sequence[Draft], place: int) -> list[Draft]:
    """The head and the rows of a table with a cell a line; nothing where no head stands at this place.

    The head has as many lines as the first row, and its last says what stands in its column.
    """
    labels = sum(1 for _ in takewhile(_is_label, islice(drafts, place, place + _MOST_COLUMNS + 1)))
    width = 1 + _run_of(FIGURE, drafts, place + labels)
    if width == 1 or labels != width + 1 or not _ends_a_head(drafts[place + width - 1], width):
        return []
    rows = [_stacked(drafts[place : place + width])]
    at = place + width
    while at < len(drafts) and _is_label(drafts[at]) and _run_of(FIGURE, drafts, at + 1) == width - 1:
        rows.append(_stacked(drafts[at : at + width]))
        at += width
    return rows


def _ends_a_head(draft: Draft, width: int) -> bool:
    """Whether a line heads a column; `Number` over one column alone may be anything."""
    return bool(_LONE_HEADS.fullmatch(_words(draft))) and (width > _PAIR or "%" in draft.text)


def _words(draft: Draft) -> str:
    """The words of a draft that may be a line of a table; none of any other."""
    bare = draft.kind is None and not draft.cells and not draft.marker
    return plain(draft.text) if bare and len(draft.text) < _LONGEST else ""


def _is_label(draft: Draft) -> bool:
    words = _words(draft)
    return bool(words) and not FIGURE.fullmatch(words)


def _run_of(cell: re.Pattern[str], drafts: Sequence[Draft], start: int) -> int:
    return sum(1 for _ in takewhile(lambda draft: cell.fullmatch(_words(draft)), islice(drafts, start, None)))


def _row(draft: Draft, starts: Sequence[int]) -> Draft:
    """A line as a row whose further cells begin at these characters."""
    cells = tuple(draft.passage.slice(*span) for span in pairwise((0, *starts, len(draft.text))))
    return replace(draft, kind=BlockKind.ROW, cells=cells)


def _stacked(drafts: Sequence[Draft]) -> Draft:
    cells = tuple(draft.passage for draft in drafts)
    return replace(drafts[0], kind=BlockKind.ROW, cells=cells, passage=Passage.join(cells))
