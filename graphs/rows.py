"""How many rows has an answer so far? Counted in the bytes that the engine writes, whatever the format."""

from __future__ import annotations

from ontology.errors import QueryTooLarge

_MARKS = {
    "application/sparql-results+json": (b'},{"', 1),
    "application/sparql-results+xml": (b"<result>", 0),
    "text/csv": (b"\n", -1),
    "text/tab-separated-values": (b"\n", -1),
}
"""What stands between rows or once a row, and what is to be added. A value can hold it in CSV between quotes, and in
JSON at its very end."""


class RowCount:
    """Counts the rows of one answer, to refuse more than `limit`; triples are not counted.

    What is too short for so many rows, as most answers are, is kept and not counted: a row takes a byte at least.
    """

    def __init__(self, media_type: str, limit: int) -> None:
        self.limit = limit
        self._mark, self._rows = _MARKS.get(media_type, (b"", 0))
        self._quotes = media_type == "text/csv"
        self._inside = 0
        self._rest = b""
        self._uncounted: list[bytes | bytearray] = []
        self._size = 0

    @property
    def rows(self) -> int:
        """The rows in all that was added."""
        for piece in self._uncounted:
            self._rows += self._rows_in(piece)
        self._uncounted.clear()
        return self._rows

    def add(self, piece: bytes | bytearray) -> None:
        """Count on, in a piece that nobody writes into any more.

        Raises:
            QueryTooLarge: there are more rows than the limit.
        """
        if not self._mark:
            return
        self._uncounted.append(piece)
        self._size += len(piece)
        if self._size > self.limit and self.rows > self.limit:
            raise QueryTooLarge(f"the answer has more than {self.limit:,} rows", hint="ask for less with LIMIT")

    def _rows_in(self, piece: bytes | bytearray) -> int:
        if self._quotes:
            return self._unquoted(bytes(piece)).count(self._mark)
        kept = len(self._mark) - 1
        rows = piece.count(self._mark) + (self._rest + piece[:kept]).count(self._mark)
        self._rest = bytes((self._rest + piece[-kept:])[-kept:]) if kept else b""
        return rows

    def _unquoted(self, piece: bytes) -> bytes:
        parts = piece.split(b'"')
        outside = b"".join(parts[self._inside :: 2])
        self._inside ^= (len(parts) - 1) % 2
        return outside
