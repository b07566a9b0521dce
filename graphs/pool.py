"""Who evaluates a query next? A few killable workers, shared fairly between clients, on the version that is current.

A query has a deadline, and a client so much patience in reading the answer; beyond either its worker is killed and
replaced. A new version starts its own workers; the old ones finish what they do, and end.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

from graphs.process import Worker, error_in
from graphs.worker import PIECE, Request, WorkerSettings
from ontology.errors import DatasetError, QueryError, QueryTimeout

_QUICK = 0.02
"""Seconds within which a query cannot have filled a worker's memory."""


class Busy(QueryError):
    """No worker can take the query: `own` where it is the client's own that wait. Try again in `after` seconds."""

    def __init__(self, message: str, *, own: bool, after: int) -> None:
        super().__init__(message, hint=f"try again in {after} seconds")
        self.own = own
        self.after = after


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolSettings:
    """How many workers, how long a query may take, how long a client may stall, and how many may wait."""

    workers: int = 2
    timeout: float = 30.0
    patience: float = 30.0
    waiting: int = 64
    waiting_each: int = 16
    wait: float = 30.0


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
        self._queues: OrderedDict[str, deque[asyncio.Future[tuple[_Generation, Worker]]]] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    @property
    def version(self) -> str:
        """The name of the version that answers; empty before the first."""
        return self._generation.name if self._generation else ""

    @property
    def waiting(self) -> int:
        """How many queries wait for a worker."""
        return sum(len(queue) for queue in self._queues.values())

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

    def ask(self, request: Request, client: str) -> Asking:
        """The answer to a query, as `async with`: once its first bytes are there or it is whole.

        Raises:
            Busy: too many wait.
            QueryTimeout: it ran past its deadline before the first bytes.
            QueryError: it is refused, does not parse, or failed.
        """
        return Asking(self, request, client)

    async def close(self) -> None:
        """End every worker at once; queries that run are cut off."""
        self._closed, self._generation = True, None
        for generation, worker in self._idle:
            self._end(generation, worker)
        self._idle.clear()
        for queue in self._queues.values():
            for future in queue:
                future.cancel()
        if self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def acquire(self, client: str) -> tuple[_Generation, Worker]:
        """A worker and the version that it answers from; raises Busy."""
        if self._idle:
            return self._idle.popleft()
        queue = self._queues.setdefault(client, deque())
        if len(queue) >= self.settings.waiting_each:
            raise Busy("you have too many queries waiting", own=True, after=5)
        if self.waiting >= self.settings.waiting:
            self._forget(client)
            raise Busy("too many queries are waiting", own=False, after=5)
        future: asyncio.Future[tuple[_Generation, Worker]] = asyncio.get_running_loop().create_future()
        queue.append(future)
        try:
            async with asyncio.timeout(self.settings.wait):
                return await future
        except (TimeoutError, asyncio.CancelledError) as error:
            if future.done() and not future.cancelled():
                self._offer(*future.result())  # a worker came in the very moment of giving up
            if isinstance(error, TimeoutError):
                raise Busy("no worker came free in time", own=False, after=10) from None
            raise
        finally:
            with contextlib.suppress(ValueError, KeyError):
                self._queues[client].remove(future)
            self._forget(client)

    def _forget(self, client: str) -> None:
        if client in self._queues and not self._queues[client]:
            del self._queues[client]

    def _offer(self, generation: _Generation, worker: Worker) -> None:
        """Give a free worker to the client whose turn it is: clients take turns, whatever each has waiting."""
        while self._queues:
            client, queue = self._queues.popitem(last=False)
            future = queue.popleft()
            if queue:
                self._queues[client] = queue
            if not future.done():
                future.set_result((generation, worker))
                return
        self._idle.append((generation, worker))

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

    def __init__(self, pool: Pool, request: Request, client: str) -> None:
        self._pool = pool
        self._request = request
        self._client = client
        self._held: tuple[_Generation, Worker]
        self._answering: Answering

    async def __aenter__(self) -> Answering:
        self._held = await self._pool.acquire(self._client)
        self._answering = Answering(self._held[1], self._pool.settings, self._held[0].name)
        try:
            await self._answering.begin(self._request)
        except BaseException:
            self._release()
            raise
        return self._answering

    async def __aexit__(self, *_error: object) -> None:
        self._release()

    def _release(self) -> None:
        self._pool.release(*self._held, clean=self._answering.clean, quick=self._answering.quick)


class Answering:
    """An answer on its way: `media_type` and the first piece are known, the rest is read as fast as it is taken."""

    def __init__(self, worker: Worker, settings: PoolSettings, version: str) -> None:
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

    @property
    def quick(self) -> bool:
        """Whether it took too little time to take much memory."""
        return self._settings.timeout - self._left < _QUICK

    async def begin(self, request: Request) -> None:
        """Send the query and wait for the first bytes or the end."""
        self._worker.send(request)
        await self._first()

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
        """Send a piece on to the client, which may stall for so long in all.

        Raises:
            QueryTimeout: the client has lost our patience.
        """
        before = time.monotonic()
        try:
            async with asyncio.timeout(max(self._patience, 0.001)):
                await sending
        except TimeoutError:
            raise QueryTimeout("the answer was not taken in time") from None
        self._patience -= time.monotonic() - before

    async def _first(self) -> None:
        letter, payload = await self._next()
        if letter == "H":
            self.media_type, self.volatile = payload[1:].decode(), payload[:1] == b"1"
            letter, payload = await self._next()
        if letter == "D":
            self.first = payload
            if len(payload) < PIECE:  # a short piece is the last one
                letter, payload = await self._next()
        self._after(letter)

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
