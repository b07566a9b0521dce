"""How is printed text made whole without losing where each character stands?"""

from __future__ import annotations

from itertools import pairwise

from ontology.places import Passage, Piece


class Healer:
    """Builds a passage from a source text: `copy` takes characters over, `put` writes what is not in the source.

    Runs of white space become one space, wherever they come from.
    """

    def __init__(self, source: str, page: int | None = None) -> None:
        self._source = source
        self._page = page
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def copy(self, start: int, end: int) -> None:
        """Take over the source's characters `[start, end)`."""
        if start >= end:
            return
        last = self._pieces[-1] if self._pieces else None
        if last and last.at + last.length == self._length and last.start + last.length == start:
            self._pieces[-1] = Piece(last.at, last.start, last.length + end - start, last.page)
        else:
            self._pieces.append(Piece(self._length, start, end - start, self._page))
        self._append(self._source[start:end])

    def put(self, text: str) -> None:
        """Write characters that the source does not hold in this form."""
        self._append(text)

    def space(self, start: int, end: int) -> None:
        """One space for the white space at `[start, end)`, none at the beginning or after another."""
        if not self._parts or self._parts[-1].endswith(" "):
            return
        if self._source[start] == " ":
            self.copy(start, start + 1)
        else:
            self.put(" ")

    def passage(self) -> Passage:
        """What was built, without white space at either end."""
        return Passage("".join(self._parts), tuple(self._pieces)).slice(0)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def without(passage: Passage, start: int, end: int) -> Passage:
    """The passage less its characters `[start, end)`, closed up."""
    return Passage.join((_cut(passage, 0, start), _cut(passage, end, len(passage.text))), separator="")


def spaced(passages: list[Passage]) -> Passage:
    """The passages in turn with one space between them; where the source holds that space, it is part of a piece."""
    joined = Passage.join(passages)
    return Passage(joined.text, tuple(_bridge(joined)))


def _cut(passage: Passage, start: int, end: int) -> Passage:
    """Like `Passage.slice`, but keeps the spaces."""
    pieces = []
    for piece in passage.pieces:
        first, last = max(piece.at, start), min(piece.at + piece.length, end)
        if first < last:
            pieces.append(Piece(first - start, piece.start + first - piece.at, last - first, piece.page))
    return Passage(passage.text[start:end], tuple(pieces))


def _bridge(passage: Passage) -> list[Piece]:
    """Pieces that stand one character apart in text and source alike, made one."""
    pieces = list(passage.pieces[:1])
    for _, piece in pairwise(passage.pieces):
        last = pieces[-1]
        gap = piece.start - last.start - last.length
        if gap == 0 and piece.at == last.at + last.length and piece.page == last.page:
            pieces[-1] = Piece(last.at, last.start, last.length + piece.length, last.page)
        else:
            pieces.append(piece)
    return pieces
