"""Who evaluates a query next? A few killable workers, shared fairly between clients, on the version that is current.

A query has a deadline, and a client so much patience in reading the answer; beyond either its worker is killed and
replaced. A new version starts its own workers; the old ones finish what they do, and end. What lists and pages ask
(`yields`) never has all workers, so that a query gets one however heavy they are.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass

from graphs.answering import Answering, Crowd, PoolSettings
from graphs.line import Line, Waiter
from graphs.process import Worker
from graphs.worker import Request, WorkerSettings
from ontology.errors import DatasetError, QueryError

_LONG = 1.0
"""Seconds after which a query that still runs lets all others go first."""


class Busy(QueryError):
    """No worker can take the query: `own` where it is the client's own that wait. Try again in `after` seconds."""

    def __init__(self, message: str, *, own: bool, after: int) -> None:
        super().__init__(message, hint=f"try again in {after} seconds")
        self.own = own
        self.after = after


class Left(QueryError):
    """Who asked has left, so nobody wants the answer."""


@dataclass(slots=True)
class _Generation:
    """The workers of one version."""

    name: str
    settings: WorkerSettings
    release: Callable[[], None]
    workers: int = 0


class Pool:
    """The workers, the queue, and the version they answer from. Belongs to one event loop."""

    def __init__(self, settings: PoolSettings) -> None:
        self.settings = settings
        self.counts: Counter[str] = Counter()
        self._generation: _Generation | None = None
        self._idle: deque[tuple[_Generation, Worker]] = deque()
        self._line: Line[tuple[_Generation, Worker]] = Line()
        self._yielding = 0
        """Workers that those hold who yield."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False
        self.crowd = Crowd()

    @property
    def version(self) -> str:
        """The name of the version that answers; empty before the first."""
        return self._generation.name if self._generation else ""

    @property
    def waiting(self) -> int:
        """How many queries wait for a worker."""
        return len(self._line)

    @property
    def running(self) -> int:
        """How many workers are busy."""
        return self.counts["started"] - self.counts["ended"] - len(self._idle)

    async def switch(self, name: str, settings: WorkerSettings, release: Callable[[], None] = lambda: None) -> None:
        """Answer from another version once its workers stand ready. `release` is called when its last worker ended.

        Raises:
            DatasetError: its store cannot be opened; the former version goes on answering.
        """
        fresh = _Generation(name, settings, release)
        started = await asyncio.gather(
            *(self._start(fresh) for _ in range(self.settings.workers)), return_exceptions=True
        )
        workers = [worker for worker in started if isinstance(worker, Worker)]
        if not workers:
            release()
            why = next((each for each in started if isinstance(each, DatasetError)), None)
            hint = "roll back to another, or build again"
            raise why or DatasetError(f"version {name} cannot be opened", hint=hint)
        former, self._generation = self._generation, fresh
        for generation, worker in list(self._idle):
            if generation is former:
                self._idle.remove((generation, worker))
                self._end(generation, worker)
        for worker in workers:
            self._offer(fresh, worker)

    def ask(self, request: Request, client: str, *, yields: bool = False) -> Asking:
        """The answer to a query, as `async with`: once its first bytes are there or it is whole.

        Raises:
            Busy: too many wait.
            QueryTimeout: it ran past its deadline before the first bytes.
            QueryError: it is refused, does not parse, or failed.
        """
        return Asking(self, request, client, yields=yields)

    async def close(self) -> None:
        """End every worker at once; queries that run are cut off."""
        self._closed, self._generation = True, None
        for generation, worker in self._idle:
            self._end(generation, worker)
        self._idle.clear()
        self._line.send_away()
        if self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def take_idle(self) -> tuple[_Generation, Worker] | None:
        """A worker that has nothing to do, and the version that it answers from."""
        return self._idle.popleft() if self._idle else None

    async def acquire(self, client: str, *, yields: bool = False) -> tuple[_Generation, Worker]:
        """A worker and the version that it answers from; raises Busy. `done_with` is called for each that yields."""
        idle = self.take_idle() if not yields or self._may_yield() else None
        if idle is not None:
            self._yielding += yields
            return idle
        if self._line.of(client) >= self.settings.waiting_each:
            raise Busy("you have too many queries waiting", own=True, after=5)
        if self.waiting >= self.settings.waiting:
            raise Busy("too many queries are waiting", own=False, after=5)
        future: asyncio.Future[tuple[_Generation, Worker]] = asyncio.get_running_loop().create_future()
        waiter = Waiter(future, yields)
        self._line.join(client, waiter)
        self.crowd.waiting += 1
        self.crowd.hurry()
        try:
            async with asyncio.timeout(self.settings.wait):
                return await future
        except (TimeoutError, asyncio.CancelledError) as error:
            if future.done() and not future.cancelled():
                self._yielding -= yields
                self._offer(*future.result())  # a worker came in the very moment of giving up
            if isinstance(error, TimeoutError):
                raise Busy("no worker came free in time", own=False, after=10) from None
            raise
        finally:
            self.crowd.waiting -= 1
            self._line.leave(client, waiter)

    def _may_yield(self) -> bool:
        """Whether one more worker may go to those who yield: where there are several, one is left."""
        return self._yielding < max(1, self.settings.workers - 1)

    def _offer(self, generation: _Generation, worker: Worker) -> None:
        """Give a free worker to the one whose turn it is."""
        waiter = self._line.next(yielding=self._may_yield())
        if waiter is None:
            self._idle.append((generation, worker))
            return
        self._yielding += waiter.yields
        waiter.given.set_result((generation, worker))

    def done_with(self) -> None:
        """One who yields holds its worker no longer: another of them may have one that is idle."""
        self._yielding -= 1
        idle = self.take_idle()
        if idle is not None:
            self._offer(*idle)

    def release(self, generation: _Generation, worker: Worker, *, clean: bool, quick: bool) -> None:
        """Take a worker back: `clean` where it stands ready, `quick` where it cannot have swollen."""
        current = generation is self._generation and not self._closed
        if clean and current and (quick or worker.healthy()):
            self._offer(generation, worker)
            return
        if not clean:
            self.counts["killed"] += 1
        self._end(generation, worker)
        if current:
            task = asyncio.create_task(self._replace(generation))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _replace(self, generation: _Generation) -> None:
        for pause in (0, 0.5, 2, 5, 15):
            await asyncio.sleep(pause)
            if generation is not self._generation or self._closed:
                return
            with contextlib.suppress(DatasetError):
                worker = await self._start(generation)
                if generation is self._generation and not self._closed:
                    self._offer(generation, worker)
                else:
                    self._end(generation, worker)
                return

    async def _start(self, generation: _Generation) -> Worker:
        worker = await Worker.start(generation.settings)
        self.counts["started"] += 1
        generation.workers += 1
        return worker

    def _end(self, generation: _Generation, worker: Worker) -> None:
        worker.kill()
        self.counts["ended"] += 1
        generation.workers -= 1
        if generation.workers == 0 and generation is not self._generation:
            generation.release()


class Asking:
    """A query on its way: entered, it is an answer; left, its worker is free again, or killed if it was not done."""

    def __init__(self, pool: Pool, request: Request, client: str, *, yields: bool) -> None:
        self._pool = pool
        self._request = request
        self._client = client
        self._yields = yields
        self._held: tuple[_Generation, Worker] | None = None
        self._answering: Answering | None = None
        self._long: asyncio.TimerHandle | None = None

    async def small(self, seconds: float) -> bool:
        """Begin at once, if a worker is idle: whether the answer is whole within so many seconds, and small.

        Whatever is said, the query may be entered afterwards; until then, see to it that it is left.
        """
        held = self._pool.take_idle()
        return held is not None and await self._begun(held).whole_within(seconds)

    async def __aenter__(self) -> Answering:
        answering = self._answering or self._begun(await self._pool.acquire(self._client, yields=self._yields))
        if self._held is not None and not answering.whole:
            self._long = asyncio.get_running_loop().call_later(_LONG, self._held[1].step_back)
        try:
            await answering.first_bytes()
        except BaseException:
            self.leave()
            raise
        return answering

    async def __aexit__(self, *_error: object) -> None:
        self.leave()

    def leave(self) -> None:
        """Give the worker back, once."""
        if self._long is not None:
            self._long.cancel()
        if self._held is not None and self._answering is not None:
            held, self._held = self._held, None
            self._pool.release(*held, clean=self._answering.clean, quick=self._answering.quick)
            if self._yields:
                self._pool.done_with()

    def _begun(self, held: tuple[_Generation, Worker]) -> Answering:
        self._held = held
        self._answering = Answering(held[1], self._pool.settings, held[0].name, self._pool.crowd)
        held[1].send(self._request)
        return self._answering
