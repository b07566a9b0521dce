"""Which lines of a text laid out in columns go on from the row above? Their words stand below its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.documents.hyphens import Hyphens
from ingest.documents.markup import printed
from ontology.places import Passage

Row = tuple[Passage, ...]

SLACK = 1
"""So many characters beside its column may a cell's next line begin."""

FEWEST_WORDS = 4
"""A cell of so many words is prose, which may run over several lines."""

# what ends a sentence
ENDED = re.compile(r"[.!?:]['’\"”)]*$")
# what goes on from the line above: "programmes", "(HOMD)", "and"
GOES_ON = re.compile(r"[a-z(]")


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row's cells, and the place in its first line at which each began."""

    cells: Row
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...] = ()
    """Where each cell stands across its first line: between which characters, or behind how many tabs."""

    def below_another(self) -> LaidRow:
        """The row with an empty first cell."""
        return LaidRow((Passage(""), *self.cells), (), ((0, 1), *self.spans))


def laid_row(text: str, start: int, spans: Sequence[tuple[int, int]], cells: Row) -> LaidRow:
    """A row of a line that begins at `start`, its cells printed from `spans`."""
    starts = tuple(_first(text, *span) - start for span in spans)
    ends = (place + len(text[slice(*span)].strip()) for place, span in zip(starts, spans, strict=True))
    tabs = [text.count("\t", start, start + place) for place in starts]
    across = ((tab, tab + 1) for tab in tabs) if any(tabs) else zip(starts, ends, strict=True)
    return LaidRow(cells, starts, tuple(across))


def rest_of(row: LaidRow, text: str, start: int, end: int) -> Row:
    """The cells of a line that goes on from a row above it, empty ones kept; nothing where it does not."""
    if not row.starts or "\t" in text[start:end]:
        return ()
    spans = _below(row.starts, text, start, end)
    cells = tuple(printed(text, *span) if span else Passage("") for span in spans)
    if not any(spans) or not _is_rest(row.cells, cells):
        return ()
    return cells


def joined(row: LaidRow, rest: Row, hyphens: Hyphens) -> LaidRow:
    """The row with the words of another line in its cells."""
    pairs = zip(row.cells, rest, strict=True)
    cells = tuple(hyphens.join([part for part in pair if part]) for pair in pairs)
    return replace(row, cells=cells)


def _below(starts: tuple[int, ...], text: str, start: int, end: int) -> list[tuple[int, int] | None]:
    """The part of a line below each column; all None where its words do not stand below them."""
    nothing: list[tuple[int, int] | None] = [None] * len(starts)
    at = [place for column in starts if (place := _opening(text, start + column, start, end)) is not None]
    opened = [column for column in starts if _opening(text, start + column, start, end) is not None]
    if not at or at[0] != _first(text, start, end):
        return nothing
    spans = dict(zip(opened, zip(at, [*at[1:], end], strict=True), strict=True))
    return [spans.get(column) for column in starts]


def _opening(text: str, place: int, start: int, end: int) -> int | None:
    """Where a word begins at a place, or right beside it."""
    for near in (place, *(place + step * sign for step in range(1, SLACK + 1) for sign in (1, -1))):
        if start <= near < end and not text[near].isspace() and (near == start or text[near - 1].isspace()):
            return near
    return None


def _first(text: str, start: int, end: int) -> int:
    """Where the words of a span begin."""
    return start + len(text[start:end]) - len(text[start:end].lstrip())


def _is_rest(row: Row, rest: Row) -> bool:
    """Whether a line says nothing new: it has no first cell, or goes on in the middle of a sentence or a term."""
    lower = bool(GOES_ON.match(rest[0].text)) and rest[0].text[1:2] != ")"
    if not any(len(cell.text.split()) >= FEWEST_WORDS for cell in row[1:]):
        return lower and not any(rest[1:])
    if not rest[0] or lower:
        return True
    return any(
        after and cell and GOES_ON.match(after.text) and not ENDED.search(cell.text)
        for cell, after in zip(row[1:], rest[1:], strict=True)
    )
