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
    """Counts the rows of one answer, to refuse more than `limit`; triples are not counted."""

    def __init__(self, media_type: str, limit: int) -> None:
        self.limit = limit
        self._mark, self.rows = _MARKS.get(media_type, (b"", 0))
        self._quotes = media_type == "text/csv"
        self._inside = 0
        self._rest = b""

    def add(self, piece: bytes | bytearray) -> None:
        """Count on.

        Raises:
            QueryTooLarge: there are more rows than the limit.
        """
        if not self._mark:
            return
        if self._quotes:
            self.rows += self._unquoted(bytes(piece)).count(self._mark)
        else:
            kept = len(self._mark) - 1
            self.rows += piece.count(self._mark) + (self._rest + piece[:kept]).count(self._mark)
            self._rest = bytes((self._rest + piece[-kept:])[-kept:]) if kept else b""
        if self.rows > self.limit:
            raise QueryTooLarge(f"the answer has more than {self.limit:,} rows", hint="ask for less with LIMIT")

    def _unquoted(self, piece: bytes) -> bytes:
        parts = piece.split(b'"')
        outside = b"".join(parts[self._inside :: 2])
        self._inside ^= (len(parts) - 1) % 2
        return outside
