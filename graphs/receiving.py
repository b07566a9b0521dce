"""What has come from a worker? The frames of its answers, kept until they are taken."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from typing import cast

from graphs.frames import FRAME
from ontology.errors import QueryError

_READ_AHEAD = 1024 * 1024
"""Bytes that are kept at most, and a little more: its socket is not read on meanwhile."""

_SMALL = ["H", "D", "E"]
"""The frames of an answer in one piece: its head, the piece, its end."""


class WorkerLost(QueryError):
    """The worker process died over the query."""


class Frames(asyncio.Protocol):
    """The frames that a worker sends, kept until they are taken; it is not read on while many wait."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport
        self._bytes = bytearray()
        self._frames: deque[tuple[str, bytes]] = deque()
        self._held = 0
        self._ended = False
        self._waiting: asyncio.Future[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        buffer = self._bytes
        buffer += data
        start, size = 0, FRAME.size
        while len(buffer) - start >= size:
            letter, length = FRAME.unpack_from(buffer, start)
            end = start + size + length
            if len(buffer) < end:
                break
            with memoryview(buffer) as seen:
                self._frames.append((letter.decode(), bytes(seen[start + size : end])))
            self._held += length
            start = end
        del buffer[:start]
        if self._held > _READ_AHEAD:
            self.transport.pause_reading()
        if self._frames and self._frames[-1][0] != "H":
            self._wake()  # a head is never all that comes

    def connection_lost(self, _error: Exception | None) -> None:
        self._ended = True
        self._wake()

    async def take(self, seconds: float) -> tuple[str, bytes]:
        """The next frame; raises WorkerLost where none will come, TimeoutError where none came in time."""
        while not self._frames:
            if self._ended:
                raise WorkerLost(
                    "the query ended its worker: it needs too much memory or depth", hint="simplify it, or add LIMIT"
                )
            await self._wait(seconds)
        letter, payload = self._frames.popleft()
        if self._held > _READ_AHEAD >= self._held - len(payload) and not self._ended:
            self.transport.resume_reading()
        self._held -= len(payload)
        return letter, payload

    async def small_within(self, seconds: float) -> tuple[bytes, bytes] | None:
        """The head and the only piece of an answer that has come within so many seconds; otherwise none is taken."""
        if not self._frames and not self._ended:
            with contextlib.suppress(TimeoutError):
                await self._wait(seconds)
        if [letter for letter, _ in self._frames] != _SMALL:
            return None
        (_, head), (_, piece), _ = self._frames
        self._frames.clear()
        if self._held > _READ_AHEAD and not self._ended:
            self.transport.resume_reading()
        self._held = 0
        return head, piece

    async def _wait(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        waiting = self._waiting = loop.create_future()
        timer = loop.call_later(max(seconds, 0.001), _expire, waiting)
        try:
            await waiting
        finally:
            timer.cancel()

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)


def _expire(waiting: asyncio.Future[None]) -> None:
    if not waiting.done():
        waiting.set_exception(TimeoutError())
