"""Whose turn is it to compute? Threads that make answers: many may wait for a worker, a few compute at a time.

Python lets one thread run at a time, the event loop among them: the more compute, the longer everybody waits. A thread
that waits for a worker, or for another thread, costs nothing, so it gives its turn to one that has work to do.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

Made = TypeVar("Made")

THREADS = 128
"""More than can wait for workers at the same time: the pool refuses the rest at once."""


class Turns:
    """A few turns for many threads."""

    def __init__(self, number: int) -> None:
        self._free = threading.Semaphore(number)
        self._mine = threading.local()
        self._threads: ThreadPoolExecutor | None = None

    async def thread(self, work: Callable[[], Made]) -> Made:
        """What `work` makes, in a thread, in its turn."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="answers")
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._taken, work)

    @contextmanager
    def given(self) -> Iterator[None]:
        """While a thread waits: its turn is another's, if it has one."""
        if not getattr(self._mine, "turn", False):
            yield
            return
        self._free.release()
        try:
            yield
        finally:
            self._free.acquire()

    def _taken(self, work: Callable[[], Made]) -> Made:
        with self._free:
            self._mine.turn = True
            try:
                return work()
            finally:
                self._mine.turn = False


TURNS = Turns((os.cpu_count() or 1) + 4)
"""Those of this process: as many as a pool of threads has of its own accord."""


def in_thread(answer: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint whose answers are made in a thread."""

    async def respond(request: Request) -> Response:
        return await TURNS.thread(lambda: answer(request))

    return respond
