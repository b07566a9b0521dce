"""How do lists, questions and pages ask the graph for a stranger? As `/sparql` does: through the killable workers.

What a query costs that is made of a stranger's choices grows with the archive. So it waits in the same queue, passes
the same gate, and is cut off at the same deadline. Its answer is gathered before it is read: so the worker is free
again whatever the client does, and what fails does so before the first byte.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO, TypeVar

import pyoxigraph as ox
from starlette.requests import Request

from api.opening import opened
from api.presence import while_connected
from api.service import Answer, Service
from api.tags import key_of
from api.turns import TURNS
from graphs import worker
from graphs.first import Cut, First
from graphs.gate import Limits
from graphs.pool import Left
from graphs.rdf_terms import Row, Term, bound, term_of
from graphs.store import RESULT_FORMATS, OxigraphStore, Store
from ontology.errors import QueryError

Made = TypeVar("Made")

_ROWS = "text/tab-separated-values"
_TRUTH = "application/sparql-results+json"
_IN_MEMORY = 1024 * 1024
"""Bytes of an answer that are gathered in memory; a longer one is gathered on the disk."""

_PIECE = 64 * 1024
"""Bytes in which lines are counted at a time."""

_LINES = 200
"""Rows that are read at a time."""

_KEPT = 64 * 1024
"""Bytes of an answer that is kept for the next list or page which asks the same."""


@dataclass(frozen=True, slots=True)
class Rows(Iterator[Row]):
    """Rows on their way, and how many there are in all."""

    total: int
    each: Iterator[Row]

    def __next__(self) -> Row:
        return next(self.each)


class AskedStore:
    """The store of the version that answers, as it is asked for one client's request from a thread."""

    def __init__(self, service: Service, request: Request) -> None:
        self.near, self.version = opened(service)
        self.service = service
        self._client = request.client.host if request.client else ""
        self._left = False
        self._asking: set[concurrent.futures.Future[IO[bytes] | None]] = set()

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Rows:
        """The rows of a SELECT: all of them are there before the first is read."""
        file = self._file(worker.Request(bound(query, bindings), _ROWS, None))
        if file is None:
            rows = list(self.near.select(query, bindings))
            return Rows(len(rows), iter(rows))
        total = sum(piece.count(b"\n") for piece in iter(lambda: file.read(_PIECE), b"")) - 1
        file.seek(0)
        return Rows(total, _read(file))

    def first(self, query: str, cut: Cut) -> First | None:
        """The things that come first of those that a SELECT gives; None where the store is to put them in order."""
        if not isinstance(self.near, OxigraphStore):
            return None
        file = self._file(worker.Request(query, None, None, cut=cut))
        if file is None:
            return self.near.first(query, cut)
        with closing(file):
            spots, total = json.load(file)
        return First([(key, iri) for key, iri in spots], total)

    def ask(self, query: str, bindings: Mapping[str, Term] | None = None) -> bool:
        """The answer of an ASK."""
        file = self._file(worker.Request(bound(query, bindings), _TRUTH, None))
        if file is None:
            return self.near.ask(query, bindings)
        with closing(file):
            return bool(ox.parse_query_results(file, RESULT_FORMATS[_TRUTH]))

    def construct(self, query: str, media_type: str, bindings: Mapping[str, Term] | None = None) -> bytes:
        """The triples of a CONSTRUCT or DESCRIBE in `media_type`."""
        file = self._file(worker.Request(bound(query, bindings), None, media_type))
        if file is None:
            return self.near.construct(query, media_type, bindings)
        with closing(file):
            return file.read()

    def graph_names(self) -> Iterator[str]:
        """The IRIs of the named graphs."""
        return self.near.graph_names()

    def leave(self) -> None:
        """Drop what is asked, and whatever would be asked yet: the client has left."""
        self._left = True
        for each in tuple(self._asking):
            each.cancel()

    def check(self) -> None:
        """Raises Left, if the client has left."""
        if self._left:
            raise Left("the client has left")

    def _file(self, request: worker.Request) -> IO[bytes] | None:
        """The answer; None where no worker can give it, so that it must be had nearby.

        That is where another version answers by now, whose workers know nothing of ours; and where the query is longer
        than a stranger's may be, as people have decided on so many links that the list of those is told of.
        """
        if len(request.query) > Limits().length:
            return None
        key = key_of(self.version, "asked", request)
        kept = self.service.cache.get(key)
        if kept is not None:
            return _at_its_begin(_spooled(kept.body))
        with TURNS.given():
            file = self._awaited(request)
        if file is not None and (size := file.tell()) <= _KEPT:
            file.seek(0)
            self.service.cache.put(key, Answer("", file.read(size)))
        return _at_its_begin(file) if file is not None else None

    def _awaited(self, request: worker.Request) -> IO[bytes] | None:
        asking = asyncio.run_coroutine_threadsafe(self._gathered(request), self.service.loop)
        self._asking.add(asking)
        try:
            if self._left:
                asking.cancel()
            return asking.result()
        except concurrent.futures.CancelledError:
            raise Left("the client has left") from None
        finally:
            self._asking.discard(asking)

    async def _gathered(self, request: worker.Request) -> IO[bytes] | None:
        outcome = "gone"
        try:
            async with self.service.pool.ask(request, self._client, yields=True) as answering:
                if answering.version != self.version:
                    outcome = "switched"
                    return None
                file = _spooled(answering.first)
                async for piece in answering.rest():
                    file.write(piece)
            outcome = "answered"
        except QueryError:
            outcome = "failed"
            raise
        finally:
            self.service.own_queries[outcome] += 1
        return file


async def made_for(request: Request, store: AskedStore, work: Callable[[], Made]) -> Made:
    """What `work` makes in a thread, asking the store; when the client leaves, it is dropped.

    Raises:
        Left: the client has left.
    """
    made: list[Made] = []

    async def making() -> None:
        made.append(await TURNS.thread(work))

    try:
        await while_connected(request.receive, making())
    finally:
        if not made:
            store.leave()
    if not made:
        raise Left("the client has left")
    return made[0]


def nearby(store: Store) -> Store:
    """The store in this process, for what costs no more than the few things that are looked up in it."""
    return store.near if isinstance(store, AskedStore) else store


class _Gathered(SpooledTemporaryFile[bytes]):
    """An answer; it is closed once nobody holds it, as not everybody reads to its end."""

    def __del__(self) -> None:
        self.close()


def _spooled(body: bytes) -> IO[bytes]:
    file = _Gathered(_IN_MEMORY)
    file.write(body)
    return file


def _at_its_begin(file: IO[bytes]) -> IO[bytes]:
    file.seek(0)
    return file


def _read(file: IO[bytes]) -> Iterator[Row]:
    """The rows of a file in which each is a line; a few are read at a time."""
    with closing(file):
        head = file.readline()
        while lines := list(islice(file, _LINES)):
            yield from _parsed(head + b"".join(lines))


def _parsed(text: bytes) -> list[Row]:
    """The rows of a text. All are had at once: the engine's reader must end in the thread in which it began."""
    found = ox.parse_query_results(text, RESULT_FORMATS[_ROWS])
    if not isinstance(found, ox.QuerySolutions):
        return []
    names = [variable.value for variable in found.variables]
    return [{name: term_of(row[name]) for name in names} for row in found]
