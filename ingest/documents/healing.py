"""How is printed text made whole without losing where each character stands?"""

from __future__ import annotations

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

    def space(self, start: int) -> None:
        """One space for the white space that begins at `start`, none at the beginning or after another."""
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
