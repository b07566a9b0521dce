"""How does a worker tell its server an answer? In frames on a socket: a letter, four bytes of length, its payload.

`H` (`1` or `0`, whether it may vary, and the media type), any number of `D` (bytes of the result), then `E` (it is
whole) or `X` (an error as JSON). A request is the length of its JSON, and that.
"""

from __future__ import annotations

import json
import socket
import struct
import time

from graphs.rows import RowCount
from ontology.errors import QueryTooLarge

FRAME = struct.Struct(">cI")
LENGTH = struct.Struct(">I")
_END = FRAME.pack(b"E", 0)

PIECE = 64 * 1024
"""Bytes from which a piece of an answer goes out."""

WHOLE = 512 * 1024
"""Bytes that are gathered of an answer that comes fast, so that most go out in one piece."""

_FAST = 0.03
"""Seconds of processor time for which an answer is gathered so."""


class Sender:
    """A file to the server: frames of 64 to 512 KB, blocking while the server does not read on."""

    def __init__(self, connection: socket.socket, most_bytes: int, most_rows: int) -> None:
        self._connection = connection
        self._limit = most_bytes
        self._rows = RowCount("", most_rows)
        self._buffer = bytearray()
        self._head = b""
        self._gathers_until = time.thread_time() + _FAST

    def head(self, media_type: str, volatile: bool) -> None:
        self._rows = RowCount(media_type, self._rows.limit)
        payload = (b"1" if volatile else b"0") + media_type.encode()
        self._head = FRAME.pack(b"H", len(payload)) + payload

    def write(self, data: bytes) -> int:
        self._buffer += data
        size = len(self._buffer)
        if size >= PIECE and (size >= WHOLE or time.thread_time() > self._gathers_until):
            self._send_buffer()
        return len(data)

    def flush(self) -> None:
        """Nothing: what is not full goes with the end."""

    def end(self, letter: bytes, value: object) -> None:
        if letter == b"E":
            self._send_buffer(_END)
        else:
            self._connection.sendall(frame(letter, value))

    def _send_buffer(self, after: bytes = b"") -> None:
        self._limit -= len(self._buffer)
        if self._limit < 0:
            raise QueryTooLarge("the answer is too large", hint="ask for less with LIMIT, or take the dumps")
        self._rows.add(self._buffer)
        mark = FRAME.pack(b"D", len(self._buffer)) if self._buffer else b""
        _send_all(self._connection, [self._head, mark, self._buffer, after])
        self._head = b""
        self._buffer = bytearray()


def _send_all(connection: socket.socket, parts: list[bytes | bytearray]) -> None:
    sent, size = connection.sendmsg(parts), sum(map(len, parts))
    if sent < size:
        connection.sendall(memoryview(b"".join(parts))[sent:])


def frame(letter: bytes, value: object) -> bytes:
    """A frame with JSON in it."""
    payload = json.dumps(value).encode()
    return FRAME.pack(letter, len(payload)) + payload
