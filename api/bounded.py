"""How long, and for how much, is a client waited for? One that is slow, silent or overlong is hung up on."""

from __future__ import annotations

import heapq
import math
import time
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_HEAD_BYTES = 64 * 1024
_HEAD_SECONDS = 15.0
_BODY_SECONDS = 60.0
_STALL_SECONDS = 30.0
CONNECTIONS = 1000
"""Connections, and requests, that there may be at a time."""

_CROWD = 900
"""Connections from which on a new one takes the place of some that have been silent longest."""

_LISTENS = 0.25
"""Seconds for which a client that says no more is taken to listen yet: most of those have left."""

_LET_GO = 30
"""How many are let go of at a time: it takes a look at all of them."""

_LONGEST = 0xFFFF
"""Bytes that an address may have: as many as the parser takes."""

_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
_TOO_LONG = b"HTTP/1.1 414 URI Too Long\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class BoundedProtocol(HttpToolsProtocol):
    """A connection that knows since when it waits for the client, and for what."""

    url = b""
    _said = 0
    """Bytes that have come since the last head or piece of a body was read: of a head, of trailers, or of nothing."""
    _waits: tuple[str, float] | None = None
    _unsent = (0, 0.0)
    _rests_since = 0.0
    """When its last response ended."""

    def connection_made(self, transport: Any) -> None:
        if len(self.connections) >= _CROWD:
            _make_room(self.connections)
        super().connection_made(transport)
        self._wait_for("head")

    def data_received(self, data: bytes) -> None:
        if self._waits is None:
            self._wait_for("head")
        self._said += len(data)
        if self._said > _HEAD_BYTES + len(data):
            self._hang_up()
        else:
            super().data_received(data)

    def eof_received(self) -> bool:  # type: ignore[override] # asyncio takes True: the transport stays open
        """Nothing more will be said: the client may be done with asking, or gone. Who writes to it will find out."""
        if self.cycle is None or self.cycle.response_complete:
            return False
        self.cycle.keep_alive = False
        self.loop.call_later(_LISTENS, self._take_to_have_left)
        return True

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self._waits_for("body"):  # what follows a body is no part of the request: RFC 9110, 6.5.1
            super().on_header(name, value)

    def on_response_complete(self) -> None:
        self._rests_since = time.monotonic()
        super().on_response_complete()

    def head_read(self) -> None:
        """The head is whole; a body may follow."""
        self._said = 0
        self._wait_for("body")

    def some_read(self) -> None:
        """A piece of the body has come."""
        self._said = 0

    def all_read(self) -> None:
        """The request is whole."""
        self._waits, self._said = None, 0

    def overdue(self, now: float) -> bool:
        """Whether the client has let us wait too long: for its request, or while we write."""
        unsent = self.transport.get_write_buffer_size()
        if unsent != self._unsent[0]:
            self._unsent = (unsent, now)
        if unsent and now - self._unsent[1] > _STALL_SECONDS:
            return True
        if self._waits is None:
            return False
        what, since = self._waits
        return now - since > (_HEAD_SECONDS if what == "head" else _BODY_SECONDS)

    @property
    def asked_too_long(self) -> bool:
        """Whether the address alone is longer than any that is read: RFC 9112, 3."""
        return len(self.url) > _LONGEST

    def _take_to_have_left(self) -> None:
        if self.cycle is not None and not self.cycle.response_started:
            self.transport.close()

    def _wait_for(self, what: str) -> None:
        self._waits = (what, time.monotonic())

    def _waits_for(self, what: str) -> bool:
        return self._waits is not None and self._waits[0] == what

    def _hang_up(self) -> None:
        """End the connection of a client that says too much."""
        if self._waits_for("head"):
            self.transport.write(_TOO_LONG if self.asked_too_long else _TOO_LARGE)
            self.transport.close()
        else:
            self.transport.abort()

    @property
    def idle_since(self) -> float:
        """Since when the client is waited for; the end of time, where it waits for us."""
        if self._waits is not None:
            return self._waits[1]
        return self._rests_since if self.cycle is None or self.cycle.response_complete else math.inf


def _make_room(connections: set[Any]) -> None:
    """Let go of those that have been waited for longest, so that a thousand who say nothing keep nobody out."""
    for each in heapq.nsmallest(_LET_GO, connections, key=lambda each: each.idle_since):
        if each.idle_since < math.inf:
            connections.discard(each)
            each.transport.abort()
