"""Which lines form tables without rules, and which are columns of prose that must be read one after the other?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from ingest.documents.grids import Grid
from ingest.documents.layout import HANGING_GAP, LEADER, PrintedLine, Segment
from ingest.documents.page import around

SLACK = 4.0
"""Points by which a cell may begin left of its column."""

SAME_START = 1.0
"""Points by which a column's lines may begin beside each other."""

FARTHEST = 2.6
"""Rows of one table stand no farther apart than so many line heights."""

LOOSE = 1.25
"""A step so much longer than the shortest one begins a new row, where both occur."""

TIGHT = 1.35
"""Lines of one cell stand no farther apart than so many line heights."""

PROSE_LENGTH = 25
"""Characters a line in a column of prose has at least, on average."""

PROSE_LINES = 5

# a cell of a table of numbers: `1,204`, `12.7%`, `£46,000`, `24 (12%)`
FIGURE = re.compile(r"£?\d[\d,]*(?:\.\d+)?%?(?: ?\(\d[\d.]*%?\))?|[-–]")

Row = tuple[tuple[Segment, ...], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """A page's lines with tables taken out and columns of prose one after the other."""

    lines: list[PrintedLine]
    grids: list[Grid]


def columns_in(lines: Sequence[PrintedLine], leading: float) -> Columns:
    """Find runs of lines whose cells stand below each other; `leading` is a line's height in sizes."""
    found = Columns([], [])
    place = 0
    while place < len(lines):
        run = _run(lines, place, leading)
        if len(run) < 2:
            found.lines.append(lines[place])
            place += 1
            continue
        anchors = _anchors(run)
        if _is_prose(run, anchors):
            found.lines.extend(_in_turn(run, anchors))
        else:
            found.grids.append(_table(run, anchors, leading))
        place += len(run)
    return found


def _run(lines: Sequence[PrintedLine], start: int, leading: float) -> list[PrintedLine]:
    """The lines from here on that share the columns of the first."""
    if len(lines[start].cells) < 2:
        return []
    run = [lines[start]]
    anchors = _anchors(run)
    for whole in lines[start + 1 :]:
        line = _parted(whole, anchors)
        step = _step(run[-1], line, leading)
        if not 0 < step <= FARTHEST or not _fits(line, anchors, step):
            break
        run.append(line)
    while run and len(run[-1].cells) < 2 and len(run) > 1 and _step(run[-2], run[-1], leading) > TIGHT:
        run.pop()
    return run


def _step(before: PrintedLine, after: PrintedLine, leading: float) -> float:
    """From one baseline to the next, in line heights."""
    size = max(before.words.size, after.words.size)
    return (after.words.baseline - before.words.baseline) / (leading * size)


def _anchors(run: Sequence[PrintedLine]) -> list[float]:
    """Where the columns of the first line begin."""
    return sorted(cell.box.left for cell in run[0].all_cells())


def _fits(line: PrintedLine, anchors: list[float], step: float) -> bool:
    """Whether each cell of a line stands in a column of its own, within its width."""
    cells = line.all_cells()
    places = [_column(cell, anchors) for cell in cells]
    if len(set(places)) < len(places) or -1 in places:
        return False
    for cell, place in zip(cells, places, strict=True):
        if place + 1 < len(anchors) and cell.box.right >= anchors[place + 1] - 1:
            return False
    if len(cells) > 1:
        return True
    left_of_column = abs(cells[0].box.left - anchors[places[0]])
    return step <= TIGHT and left_of_column <= SLACK and cells[0].words[0].bold == line.words.words[0].bold


def _parted(line: PrintedLine, anchors: list[float]) -> PrintedLine:
    """A line whose words nearly fill a column, cut where the next column of the run begins."""
    cells = [part for cell in line.cells for part in _cut(cell, anchors)]
    return PrintedLine(tuple(cells), line.leader) if len(cells) > len(line.cells) else line


def _cut(cell: Segment, anchors: list[float]) -> Iterator[Segment]:
    start = 0
    for place, (before, word) in enumerate(pairwise(cell.words), 1):
        at_column = any(abs(word.box.left - anchor) <= SAME_START for anchor in anchors[1:])
        if at_column and word.box.left - before.box.right > HANGING_GAP * cell.size:
            yield Segment(cell.words[start:place])
            start = place
    yield Segment(cell.words[start:])


def _column(cell: Segment, anchors: list[float]) -> int:
    return bisect_right(anchors, cell.box.left + SLACK) - 1


def _is_prose(run: list[PrintedLine], anchors: list[float]) -> bool:
    """Two columns whose lines are both long: running text, not a table."""
    if len(anchors) != 2 or len(run) < PROSE_LINES:
        return False
    lengths: tuple[list[int], list[int]] = ([], [])
    for line in run:
        for cell in line.all_cells():
            lengths[_column(cell, anchors)].append(len(cell.text))
    return all(len(column) >= PROSE_LINES and fmean(column) >= PROSE_LENGTH for column in lengths)


def _in_turn(run: list[PrintedLine], anchors: list[float]) -> list[PrintedLine]:
    """The left column's lines, then the right one's."""
    return [
        PrintedLine((cell,))
        for column in range(len(anchors))
        for line in run
        for cell in line.all_cells()
        if _column(cell, anchors) == column
    ]


def _table(run: list[PrintedLine], anchors: list[float], leading: float) -> Grid:
    rows: list[list[list[Segment]]] = []
    for place, line in enumerate(run):
        if place == 0 or _opens_row(run, place, leading):
            rows.append([[] for _ in anchors])
        for cell in line.all_cells():
            rows[-1][_column(cell, anchors)].append(cell)
    box = around([cell.box for line in run for cell in line.all_cells()])
    return Grid(box, tuple(tuple(tuple(cell) for cell in row) for row in rows), tuple(anchors))


def _opens_row(run: list[PrintedLine], place: int, leading: float) -> bool:
    """Where some lines stand closer than others, a wider step opens a row; else each line with several cells does.

    A line of figures behind their label is a row however far it stands from the next.
    """
    cells = run[place].all_cells()
    if len(cells) > 1 and (LEADER.fullmatch(cells[0].text) or _is_of_figures(cells)):
        return True
    steps = [_step(before, after, leading) for before, after in pairwise(run)]
    if max(steps) > LOOSE * min(steps):
        return steps[place - 1] > LOOSE * min(steps)
    return len(cells) > 1 and _column(cells[0], _anchors(run)) == 0


def _is_of_figures(cells: Sequence[Segment]) -> bool:
    """A label and two figures or more: one alone may end a pointer, `See paragraph`, `6.16`."""
    label, *figures = cells
    return any(map(str.isalpha, label.text)) and len(figures) > 1 and all(FIGURE.fullmatch(c.text) for c in figures)
