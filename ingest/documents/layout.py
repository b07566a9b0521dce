"""In which order is a page read? Words become lines, lines stand in columns, columns follow each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from operator import attrgetter

from ingest.blocks import Box
from ingest.documents.page import Word, around
from ingest.wording import any_of

SAME_LINE = 0.45
"""Baselines closer than this share of the size belong to one line."""

COLUMN_GAP = 1.3
"""A gap between words wider than this many times the size parts columns."""

HANGING_GAP = 0.42
"""A number with a wider gap behind it than this hangs in the margin; a space is 0.28 of the size."""

SMALL = 0.8
"""A digit under this share of the line's size, standing higher, is a footnote mark."""

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

# what may hang left of the words: "3.12", "S7", "a)", "(iv)", "1.", "•"
LEADER = re.compile(r"S?\d{1,2}(?:\.\d{1,3})?[.)]?|\(?(?:[a-z]|[ivx]{1,5})[.)]|[-•‣▪●○◦·–—■□➢✓]")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that follow each other on one line without a column's gap."""

    words: tuple[Word, ...]
    box: Box = field(init=False)
    """Around all words."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "box", around([word.box for word in self.words]))

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def size(self) -> float:
        """The size of the longest word."""
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def baseline(self) -> float:
        """Where the words stand."""
        return max(self.words, key=lambda word: (word.size, word.baseline)).baseline


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line in reading order: one segment, or the cells of a row; `leader` is what hangs left of the words."""

    cells: tuple[Segment, ...]
    leader: Segment | None = None
    box: Box = field(init=False)
    """Around the words, what hangs left of them left out."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "box", around([cell.box for cell in self.cells]))

    def all_cells(self) -> tuple[Segment, ...]:
        """What hangs left of the words, if anything, and the cells."""
        return (self.leader, *self.cells) if self.leader else self.cells

    @property
    def words(self) -> Segment:
        """The first cell."""
        return self.cells[0]


def lines_of(words: Iterable[Word]) -> list[PrintedLine]:
    """The words as lines in reading order."""
    return [_line(_segments(row)) for row in _rows(words)]


_size = attrgetter("size")


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words on one baseline, from the top of the page down; each row from left to right."""
    rows: list[list[Word]] = []
    main: Word | None = None
    for word in sorted(words, key=lambda word: (word.baseline, word.box.left)):
        if main and _shares_line(main, word):
            rows[-1].append(word)
            main = max(main, word, key=_size)
        else:
            rows.append([word])
            main = word
    return [_with_raised(sorted(row, key=lambda word: word.box.left)) for row in rows]


def _with_raised(row: list[Word]) -> list[Word]:
    """A row with its small raised digits written as footnote marks, joined to the word that they touch."""
    main = max(row, key=_size)
    made: list[Word] = []
    for word in row:
        if not (word.text.isdigit() and word.size < SMALL * main.size and word.baseline < main.baseline - 1):
            made.append(word)
            continue
        mark = replace(word, text=word.text.translate(RAISED))
        if made and word.box.left - made[-1].box.right < HANGING_GAP * word.size:
            last = made.pop()
            mark = replace(last, text=last.text + mark.text)
        made.append(mark)
    return made


def _shares_line(main: Word, word: Word) -> bool:
    """Whether a word stands on the baseline of a row's largest word, or is a small mark raised above it."""
    return abs(word.baseline - main.baseline) <= SAME_LINE * max(word.size, main.size)


def _segments(row: list[Word]) -> list[Segment]:
    """A row parted at its wide gaps; what is printed twice, to look bold, counts once."""
    groups = [[row[0]]]
    for before, word in pairwise(row):
        if word.text == before.text and abs(word.box.left - before.box.left) < 1:
            continue
        if word.box.left - groups[-1][-1].box.right > COLUMN_GAP * max(word.size, before.size):
            groups.append([word])
        else:
            groups[-1].append(word)
    return [Segment(tuple(group)) for group in groups]


def _line(segments: list[Segment]) -> PrintedLine:
    first = segments[0]
    if len(segments) == 2 and _leads(first):
        return PrintedLine((segments[1],), first)
    if len(segments) == 1 and len(first.words) > 1 and LEADER.fullmatch(first.words[0].text):
        gap = first.words[1].box.left - first.words[0].box.right
        if gap > HANGING_GAP * first.size:
            return PrintedLine((Segment(first.words[1:]),), Segment(first.words[:1]))
    return PrintedLine(tuple(segments))


def _leads(first: Segment) -> bool:
    """Whether these words number what stands behind a wide gap: `3.12`, `Section 2`."""
    if len(first.words) == 1:
        return bool(LEADER.fullmatch(first.text))
    return len(first.words) == 2 and bool(_section_number().fullmatch(first.text))


@cache
def _section_number() -> re.Pattern[str]:
    """`Section 2`, `Appendix III`, a tab before its title."""
    words = f"{any_of('outline', 'section_words')}|{any_of('outline', 'appendix_words')}"
    return re.compile(rf"(?i:{words})\s+(?:\d{{1,2}}|[IVX]{{1,5}}|[A-Z])[.:]?")
