"""How many writes does a response take? Its head goes out with the first of its body, a trailer with the last."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

_LAST = b"0\r\n\r\n"
"""The last chunk, and the end of its trailers, of which there are none."""


class Together:
    """The transport of one response: its head goes out with the first of its body, in one write."""

    trailer = b""
    """The lines that the last chunk is to be followed by; they are known just before it."""

    def __init__(self, transport: asyncio.Transport, cycle: RequestResponseCycle) -> None:
        self._transport = transport
        self._cycle = cycle
        self._head: bytes | None = None

    def write(self, data: bytes) -> None:
        if self._head is None and self._cycle.response_started:
            self._head = data
            return
        if self.trailer and data.endswith(_LAST):
            data = data[:-2] + self.trailer + b"\r\n"
        self._transport.write(self._head + data if self._head else data)
        self._head = b"" if self._cycle.response_started else None

    def is_closing(self) -> bool:
        return self._transport.is_closing()

    def close(self) -> None:
        if self._head:
            self._transport.write(self._head)
        self._transport.close()
