"""Where exactly do these words stand in the source?

A reader heals words: it joins lines, drops a hyphen at a line end, skips a running footer. A `Passage` carries the
healed text together with the pieces of the source it was made from, so that any slice of it can be led back to the
characters that were printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a passage that stands unbroken in the source.

    Code points `[at, at + length)` of the passage are code points `[start, start + length)` of the source text;
    `page` counts from 1, and is None where the source has no pages.
    """

    at: int
    start: int
    length: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of the source text as read: code points `[start, end)` of one page (None: the source has no pages)."""

    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report states something: the id of the part, and the spans (one a page) that state it."""

    part: str
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Healed text that knows where each of its characters was printed."""

    text: str
    pieces: tuple[Piece, ...] = ()

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def page(self) -> int | None:
        """The page of the first character that was printed."""
        return self.pieces[0].page if self.pieces else None

    def slice(self, start: int, end: int | None = None) -> Passage:
        """The characters `[start, end)` without white space at either end."""
        end = len(self.text) if end is None else end
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        return Passage(text, tuple(_clip(self.pieces, start, start + len(text))))

    def anchors(self) -> tuple[Anchor, ...]:
        """The spans of the source from the first to the last character, one for each page in turn."""
        spans = []
        for page, run in groupby(self.pieces, key=lambda piece: piece.page):
            pieces = list(run)
            spans.append(Anchor(pieces[0].start, pieces[-1].start + pieces[-1].length, page))
        return tuple(spans)

    def at(self, part: str) -> Place:
        """This passage as the place of a fact stated in the part with this id."""
        return Place(part, self.anchors())

    @classmethod
    def join(cls, passages: Iterable[Passage], separator: str = " ") -> Passage:
        """The passages in turn, the separator between them; empty ones are left out."""
        text, pieces = "", list[Piece]()
        for passage in filter(None, passages):
            text += separator if text else ""
            pieces += [Piece(p.at + len(text), p.start, p.length, p.page) for p in passage.pieces]
            text += passage.text
        return cls(text, tuple(pieces))


def _clip(pieces: Iterable[Piece], start: int, end: int) -> Iterable[Piece]:
    """The parts of the pieces within `[start, end)`, counted from `start`."""
    for piece in pieces:
        first, last = max(piece.at, start), min(piece.at + piece.length, end)
        if first < last:
            yield Piece(first - start, piece.start + first - piece.at, last - first, piece.page)
