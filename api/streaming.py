"""How does a long answer of ours go out? Begun before its status is told, then a piece at a time, made in threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.asked import AskedStore, made_for
from api.ending import ENDING, Ending
from api.methods import HEAD
from api.presence import while_connected
from api.problems import problem_of
from api.sending import piece
from api.service import Answer
from api.tags import FRESH, key_of, matches, matches_any, tag_of
from api.turns import TURNS
from graphs.files import bunched
from ontology.errors import PrisongraphError

log = structlog.get_logger("prisongraph")

CSV = "text/csv; charset=utf-8"

_PIECE = 64 * 1024
"""Bytes of a piece, of which the first is made before anything is told."""


@dataclass(frozen=True, slots=True)
class Begun:
    """An answer that is begun: its pieces, and the headers that are its own."""

    pieces: Iterator[bytes]
    headers: Mapping[str, str]


async def streamed(
    store: AskedStore,
    request: Request,
    begin: Callable[[], Begun],
    media_type: str,
    variant: str = "",
) -> Response:
    """The answer of a version to a GET, piece by piece; kept for who asks again, if it is not too long.

    Raises:
        PrisongraphError: it could not be begun.
    """
    key = key_of(store.version, "streamed", variant, request.url.path, request.scope["query_string"])
    headers = {"ETag": tag_of(key), "Cache-Control": FRESH, "X-Dataset-Version": store.version}
    known = request.headers.get("if-none-match", "")
    if matches(known, key):
        return Response(status_code=304, headers=headers)
    kept = store.service.cache.get(key)
    if kept is None:
        begun, first, rest = await made_for(request, store, lambda: _begun(begin()))
        answer = Answer(media_type, first, begun.headers)
        if rest is not None and not matches_any(known):
            return Streamed(Long(store, key, answer, rest), {**headers, **begun.headers})
        kept = answer
        if rest is None:
            _keep(store, key, kept)
    if matches_any(known):
        return Response(status_code=304, headers=headers)
    return Response(kept.body, headers={**headers, **kept.headers}, media_type=media_type)


@dataclass(frozen=True, slots=True)
class Long:
    """A long answer on its way: what comes first of it, and its further pieces."""

    store: AskedStore
    key: str
    begin: Answer
    rest: Iterator[bytes]


class Streamed(Response):
    """The response with a long answer. What goes wrong on the way breaks the transfer off, so that it is no whole."""

    def __init__(self, long: Long, headers: Mapping[str, str]) -> None:
        super().__init__(headers=dict(headers), media_type=long.begin.media_type)
        del self.headers["content-length"]
        self._long = long

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        ending: Ending | None = scope.get("extensions", {}).get(ENDING, {}).get("end")
        try:
            await while_connected(receive, self._sent(send, ending, whole=HEAD not in scope))
        except PrisongraphError as error:
            log.warning("answer cut off", error=error.message)
            if ending is None:
                raise
            await ending.broken_off(problem_of(error))
        finally:
            self._long.store.leave()

    async def _sent(self, send: Send, ending: Ending | None, *, whole: bool) -> None:
        told = ending.headers if ending is not None else {}
        self.headers.update(told)
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        kept: bytearray | None = bytearray()
        part = self._long.begin.body
        while part and whole:
            await send(piece(part))
            kept = _added(kept, part, self._long.store.service.cache.largest)
            part = await TURNS.thread(lambda: next(self._long.rest, b""))
        if ending is not None:
            ending.whole()
        await send(piece(b"", more=False))
        if kept is not None and whole:
            begin = self._long.begin
            answer = Answer(begin.media_type, bytes(kept), begin.headers)
            _keep(self._long.store, self._long.key, answer)


def _added(kept: bytearray | None, part: bytes, most: int) -> bytearray | None:
    """What is kept, with one part more; None where it is too much."""
    return kept + part if kept is not None and len(kept) + len(part) <= most else None


def _keep(store: AskedStore, key: str, answer: Answer) -> None:
    if store.version == store.service.pool.version:
        store.service.cache.put(key, answer)


def _begun(begun: Begun) -> tuple[Begun, bytes, Iterator[bytes] | None]:
    """An answer, with what comes first of it and its further pieces: None where that is all."""
    pieces = bunched(begun.pieces, _PIECE)
    first = next(pieces, b"")
    second = next(pieces, None)
    return begun, first, chain([second], pieces) if second is not None else None
