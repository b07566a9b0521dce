"""How does a page's layout become text, lines and tables? Writes the source text and keeps where each line stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.blocks import Line, TableRegion
from ingest.documents.grids import Grid
from ingest.documents.hyphens import Hyphens
from ingest.documents.layout import PrintedLine, Segment
from ingest.documents.marks import take_mark
from ingest.documents.markup import printed
from ingest.documents.page_layout import PageLayout, left_place, margins_of
from ontology.places import Passage

SAME_COLUMNS = 3.0
"""Points by which a table's columns may differ from page to page."""

SPACE = 0.25
"""The width of a space, in sizes, where a line of one word does not tell it."""

BEARINGS = 0.2
"""The room at the sides of letters, in sizes, that boxes around their ink leave out."""

Spans = tuple[tuple[tuple[int, int], ...], ...]
"""For each cell of a row where each of its lines stands in the text."""

CLOSE = 0.2
"""Lines with less space between, in lines, follow each other without a blank."""

# the end of a clause, as in "it was so." or "these were:"
CLAUSE_END = re.compile(r"[.:;!?]['\"’”)]*$")

# a paragraph's number in the margin
NUMBER = re.compile(r"(?:S|\d{1,2}\.)\d{1,3}\.?")


@dataclass(slots=True)
class Setter:
    """Sets pages one after the other: `set` gives the source text, the lines, the tables, the figure words."""

    layouts: list[PageLayout]
    leading: float
    _text: list[str] = field(default_factory=list)
    _length: int = 0
    _lines: list[tuple[int, int, int, PrintedLine, float]] = field(default_factory=list)
    _tables: list[tuple[int, int, tuple[Spans, ...], Grid | None]] = field(default_factory=list)
    _drawn: list[tuple[int, int, int, Segment]] = field(default_factory=list)
    _margins: dict[int, float] = field(default_factory=dict)
    _hyphens: Hyphens = field(default_factory=lambda: Hyphens(()))

    def set(self) -> tuple[str, tuple[Line, ...], tuple[TableRegion, ...], tuple[Line, ...]]:
        """The whole document."""
        self._margins = margins_of(self.layouts)
        self._hyphens = Hyphens(_texts(self.layouts))
        for place, layout in enumerate(self.layouts):
            if place:
                self._write("\f")
            self._page(layout)
        text = "".join(self._text)
        lines = tuple(self._line(text, place) for place in range(len(self._lines)))
        return (
            text,
            lines,
            tuple(self._region(text, place) for place in range(len(self._tables))),
            tuple(self._figure_word(text, *drawn) for drawn in self._drawn),
        )

    def _page(self, layout: PageLayout) -> None:
        number = layout.page.number
        waiting = list(layout.grids)
        last = None
        for line in layout.lines:
            while waiting and waiting[0].box.top < line.box.top:
                self._grid(waiting.pop(0), number)
                last = None
            if len(line.cells) > 1:
                self._row(line, number, last)
            else:
                start = self._length
                self._write(" ".join(segment.text for segment in line.all_cells()))
                self._lines.append((start, self._length, number, line, self._gap(last, line)))
                self._write("\n")
            last = line
        for grid in waiting:
            self._grid(grid, number)
        for line in layout.drawn:
            self._draw(line, number)
        for line in layout.running:
            self._write(" ".join(segment.text for segment in line.all_cells()) + "\n")

    def _draw(self, line: PrintedLine, page: int) -> None:
        """A line of a chart: each run of words by itself."""
        for segment in line.all_cells():
            self._drawn.append((self._length, self._length + len(segment.text), page, segment))
            self._write(segment.text + "\t")
        self._write("\n")

    def _write(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)

    def _row(self, line: PrintedLine, page: int, last: PrintedLine | None) -> None:
        """A line with columns: a row of a table without rules; rows that follow each other are one table."""
        spans = self._cells([[segment] for segment in line.all_cells()])
        here = len(self._lines)
        goes_on = last is not None and len(last.cells) > 1 and self._gap(last, line) < 1
        if goes_on and self._tables and self._tables[-1][0] == here and self._tables[-1][1] == page:
            before = self._tables[-1]
            self._tables[-1] = (here, page, (*before[2], spans), None)
        else:
            self._tables.append((here, page, (spans,), None))

    def _grid(self, grid: Grid, page: int) -> None:
        rows = tuple(self._cells([list(cell) for cell in row]) for row in grid.rows)
        self._tables.append((len(self._lines), page, rows, grid))

    def _cells(self, cells: list[list[Segment]]) -> Spans:
        """Write the cells of a row with tabs between, the lines of a cell with spaces; where each line stands."""
        spans: list[tuple[tuple[int, int], ...]] = []
        for place, cell in enumerate(cells):
            self._write("\t" if place else "")
            lines = []
            for ordinal, segment in enumerate(cell):
                self._write(" " if ordinal else "")
                lines.append((self._length, self._length + len(segment.text)))
                self._write(segment.text)
            spans.append(tuple(lines))
        self._write("\n")
        return tuple(spans)

    def _gap(self, last: PrintedLine | None, line: PrintedLine) -> float:
        """The space above a line in lines, 0 where it follows in the common leading."""
        if last is None:
            return 1.0
        size = max(line.words.size, last.words.size)
        step = line.words.baseline - last.words.baseline
        return max(0.0, step / (self.leading * size) - 1)

    def _line(self, text: str, place: int) -> Line:
        start, end, page, line, gap = self._lines[place]
        marker, begin = take_mark(text, start, end, typed=False)
        if marker and marker[0].isdigit() and self._is_amid(text, place):
            marker, begin = None, start
        words = line.words.words
        return Line(
            passage=printed(text, begin, end, page),
            box=line.box,
            size=line.words.size,
            bold=all(word.bold for word in words if any(map(str.isalnum, word.text))),
            blank_before=0 if gap < CLOSE else max(1, round(gap)),
            marker=marker,
            hangs=bool(line.leader and NUMBER.fullmatch(line.leader.text)),
            full=self._is_full(place),
        )

    def _is_amid(self, text: str, place: int) -> bool:
        """Whether a line goes on with a sentence of the line above: `... nine cases out of`, `10. Leaders ...`."""
        if place == 0:
            return False
        start, end, page, last, _ = self._lines[place - 1]
        line, gap = self._lines[place][3:]
        aligned = abs(line.box.left - last.box.left) < SAME_COLUMNS
        below = page == self._lines[place][2] and gap < CLOSE and aligned
        return below and bool(self._is_full(place - 1)) and not CLAUSE_END.search(text, start, end)

    def _is_full(self, place: int) -> bool | None:
        """Whether the next line's first word would not have fitted on this line."""
        if place + 1 >= len(self._lines):
            return None
        line, following = self._lines[place][3], self._lines[place + 1][3]
        word = following.words.words[0].box
        margin = self._margins.get(left_place(line.box.left), line.box.right)
        needed = _space(line.words) + word.right - word.left + BEARINGS * line.words.size
        return line.box.right + needed > margin

    def _figure_word(self, text: str, start: int, end: int, page: int, segment: Segment) -> Line:
        bold = all(word.bold for word in segment.words)
        return Line(passage=printed(text, start, end, page), box=segment.box, size=segment.size, bold=bold)

    def _region(self, text: str, place: int) -> TableRegion:
        before, page, rows, grid = self._tables[place]
        gap = 1
        if grid and place:
            last = self._tables[place - 1]
            continues = last[3] and last[0] == before and last[1] == page - 1 and _same(last[3], grid)
            gap = 0 if continues else 1
        return TableRegion(before, tuple(tuple(self._cell(text, cell, page) for cell in row) for row in rows), gap)

    def _cell(self, text: str, lines: tuple[tuple[int, int], ...], page: int) -> Passage:
        return self._hyphens.join([printed(text, *line, page) for line in lines]) if lines else Passage("")


def _space(segment: Segment) -> float:
    """The room between two words of a line, in points."""
    gaps = sorted(after.box.left - before.box.right for before, after in pairwise(segment.words))
    return gaps[len(gaps) // 2] if gaps else SPACE * segment.size


def _same(one: Grid, other: Grid) -> bool:
    """Whether two tables have the same columns."""
    return len(one.columns) == len(other.columns) and all(
        abs(first - second) < SAME_COLUMNS for first, second in zip(one.columns, other.columns, strict=True)
    )


def _texts(layouts: list[PageLayout]) -> Iterator[str]:
    """Every line's words."""
    for layout in layouts:
        yield from (segment.text for line in layout.lines for segment in line.cells)
        yield from (line.text for grid in layout.grids for row in grid.rows for cell in row for line in cell)
