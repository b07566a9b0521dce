"""How does an answer come from a worker? Its kind and first bytes, then the rest, against a deadline."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from graphs.frames import PIECE
from graphs.process import Worker, error_in
from ontology.errors import QueryTimeout

_QUICK = 0.02
"""Seconds within which a query cannot have filled a worker's memory."""

_HURRIED = 2.0
"""Seconds for which a client may stall over one piece while others wait for its worker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolSettings:
    """How many workers, how long a query may take, how long a client may stall, and how many may wait."""

    workers: int = 2
    timeout: float = 30.0
    patience: float = 30.0
    waiting: int = 64
    waiting_each: int = 16
    wait: float = 30.0


class Crowd:
    """Those whose workers others wait for: a client that does not take its answer keeps none of them from it."""

    def __init__(self) -> None:
        self.waiting = 0
        self._stalling: set[asyncio.Timeout] = set()

    def hurry(self) -> None:
        """Somebody has come to wait: those who stall may do so for a moment more."""
        soon = asyncio.get_running_loop().time() + _HURRIED
        for stalling in self._stalling:
            stalling.reschedule(min(stalling.when() or soon, soon))

    @asynccontextmanager
    async def patience(self, seconds: float) -> AsyncIterator[None]:
        """Time in which a client is to take a piece; raises TimeoutError."""
        async with asyncio.timeout(min(seconds, _HURRIED) if self.waiting else seconds) as stalling:
            self._stalling.add(stalling)
            try:
                yield
            finally:
                self._stalling.discard(stalling)


class Answering:
    """An answer on its way: `media_type` and the first piece are known, the rest is read as fast as it is taken."""

    def __init__(self, worker: Worker, settings: PoolSettings, version: str, crowd: Crowd) -> None:
        self.version = version
        self.media_type = ""
        self.volatile = True
        self.first = b""
        self.whole = False
        self.clean = False
        self._worker = worker
        self._settings = settings
        self._left = settings.timeout
        self._patience = settings.patience
        self._crowd = crowd

    @property
    def quick(self) -> bool:
        """Whether it took too little time to take much memory."""
        return self._settings.timeout - self._left < _QUICK

    async def whole_within(self, seconds: float) -> bool:
        """Whether all of it is here within so many seconds, in one piece. Otherwise nothing is read of it yet."""
        before = time.monotonic()
        frames = await self._worker.small_within(seconds)
        self._left -= time.monotonic() - before
        if frames is not None:
            self._headed(frames[0])
            self.first = frames[1]
            self.whole = self.clean = True
        return self.whole

    async def rest(self) -> AsyncIterator[bytes]:
        """What follows the first bytes.

        Raises:
            QueryError: it was cut off; what has been sent must not look whole.
        """
        while not self.whole:
            letter, payload = await self._next()
            self._after(letter)
            if letter == "D":
                yield payload

    async def deliver(self, sending: Awaitable[None]) -> None:
        """Send a piece on to the client, which may stall for so long in all, and for less while others wait.

        Raises:
            QueryTimeout: the client has lost our patience.
        """
        before = time.monotonic()
        try:
            async with self._crowd.patience(max(self._patience, 0.001)):
                await sending
        except TimeoutError:
            raise QueryTimeout("the answer was not taken in time") from None
        self._patience -= time.monotonic() - before

    async def first_bytes(self) -> None:
        """Wait for the first bytes or the end.

        Raises:
            QueryError: the query is refused, does not parse, or failed.
        """
        if self.whole:
            return
        letter, payload = await self._next()
        if letter == "H":
            self._headed(payload)
            letter, payload = await self._next()
        if letter == "D":
            self.first = payload
            if len(payload) < PIECE:  # a short piece is the last one
                letter, payload = await self._next()
        self._after(letter)

    def _headed(self, payload: bytes) -> None:
        self.media_type, self.volatile = payload[1:].decode(), payload[:1] == b"1"

    async def _next(self) -> tuple[str, bytes]:
        before = time.monotonic()
        try:
            letter, payload = await self._worker.receive(self._left)
        except TimeoutError:
            message = f"the query ran longer than {self._settings.timeout:g} seconds"
            raise QueryTimeout(message, hint="make it more selective, or add LIMIT") from None
        finally:
            self._left -= time.monotonic() - before
        if letter == "X":
            self.clean = True
            raise error_in(payload)
        return letter, payload

    def _after(self, letter: str) -> None:
        self.whole = self.clean = letter == "E"
