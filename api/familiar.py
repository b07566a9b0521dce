"""Is a request like the one before it but for its query? Then its head need not be read again.

Who looks up many things on one connection sends the same head each time, byte for byte. It was read once; a request
that begins with a plain address and ends with that head asks the same of it, and is answered as soon as it has come.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, cast

from starlette.types import Scope

from api.bounded import CONNECTIONS
from api.connection import GuardedProtocol, Whole

Ask = Callable[[bytes], Whole | None]
"""Answers a request by the value of its query, still encoded, or leaves it to others."""

Like = Callable[[Scope], Ask | None]
"""What answers requests like one that was answered at once."""

_ASKS = b"GET /sparql?query="
_GOES_ON = b" HTTP/1.1\r\n"
_PLAIN = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~%+!$'()*,;:@/?="
"""What a query may hold in an address, if it is neither to end there nor to be refused: RFC 3986, 3.4."""

_LONG = 4096
"""Bytes from which on the rest of a head is not remembered."""


class FamiliarProtocol(GuardedProtocol):
    """A connection that remembers the last head that it answered at once."""

    _rest = b""
    """What followed the address of that request; empty, where there is none."""
    _ask: Ask | None = None
    _begun = 0
    """How many requests have begun in what was read last."""

    def __init__(self, *args: Any, like: Like, **more: Any) -> None:
        super().__init__(*args, **more)
        self._like = like

    def data_received(self, data: bytes) -> None:
        if self._rest and not self._reading and data.endswith(self._rest) and self._answer_again(data):
            return
        fresh, self._begun = not self._reading, 0
        super().data_received(data)
        if fresh and self._begun == 1 and self._answered and not self._reading:
            self._remember(data)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._begun += 1

    def timeout_keep_alive_handler(self) -> None:
        left = self._rests_since + self.timeout_keep_alive - time.monotonic()
        if left > 0 and not self.transport.is_closing():  # it was asked again, and the clock was left running
            self.timeout_keep_alive_task = self.loop.call_later(left, self.timeout_keep_alive_handler)
        else:
            super().timeout_keep_alive_handler()

    def _remember(self, data: bytes) -> None:
        """Keep what follows the address of a request that was answered at once, and was all that came."""
        end = data.find(_GOES_ON)
        if end < 0 or len(data) - end > _LONG or not data.startswith(_ASKS) or not _is_plain(data[len(_ASKS) : end]):
            self._rest = b""
        elif data[end:] != self._rest:
            self._rest, self._ask = data[end:], None

    def _answer_again(self, data: bytes) -> bool:
        """Whether a request is answered by what is known of its head, and so was."""
        query = data[len(_ASKS) : -len(self._rest)]
        if not data.startswith(_ASKS) or not _is_plain(query) or not self._is_idle():
            return False
        if self._ask is None:
            self._ask = self._like(cast(Scope, self.scope))
        whole = self._ask(query) if self._ask is not None else None
        if whole is None:
            return False
        self._write(*whole, self.server_state.default_headers)
        self.server_state.total_requests += 1
        self._rests_since = time.monotonic()
        return True

    def _is_idle(self) -> bool:
        """Whether nothing is on its way to the client, nor being made for it."""
        if self.pipeline or not (self.cycle is None or self.cycle.response_complete):
            return False
        return not self.flow.write_paused and not self.transport.is_closing() and len(self.connections) < CONNECTIONS


def _is_plain(query: bytes) -> bool:
    return not query.translate(None, _PLAIN)
