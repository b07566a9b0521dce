"""How is a small query answered fast? In one step, past the layers that large, slow and failing ones need.

What the lane says is byte for byte what the layers behind it would say. What is kept, or a glance away, is answered as
soon as the request is read; the rest by a worker. Whatever is unusual goes on to the layers behind, and so does a query
that is not answered within a moment: its answer is on the way by then.
"""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from starlette.types import ASGIApp, Receive, Scope, Send

from api.connection import BODY, WHOLE, SendWhole, Whole
from api.logs import log_request
from api.operations import HEADERS, Metrics, Shield, request_id
from api.protocol import Asked, Refused, asked_in, decoded, pairs_in, posted_in
from api.sending import LEVEL, WORTH_COMPRESSING, head_lines, typed
from api.service import Answer, Service
from api.sparql import ASKING, endpoint_address, largest_request
from api.tags import answer_key, headers_of, matches

PATH = "/sparql"
_METHODS = frozenset({"GET", "POST"})
_OUTCOMES = {200: "200", 304: "304"}
_PASSING = "prisongraph.passing"
"""Where a scope has its request as it was read, and what was found."""

_AT_ONCE = 64 * 1024
"""Bytes that are compressed while others wait."""

_FORWARDED = frozenset({b"x-forwarded-for", b"x-forwarded-proto"})
"""Headers of a proxy, by which its client's address and scheme are told."""

_MOMENT = 0.1
"""Seconds for which a query is waited for here; its client is not looked after so long."""


_KEPT = head_lines(HEADERS, {"X-Request-Id": "%b"}, headers_of("%b"))
_VOLATILE = head_lines(HEADERS, {"X-Request-Id": "%b"}, headers_of("", volatile=True))
_ENTITY = b"content-type: %b\r\ncontent-length: %d\r\n"
_PACKED = b"content-encoding: gzip\r\n"


class _Found(NamedTuple):
    """An answer (None: its client has it), and the key that it is kept under (None: nobody keeps it)."""

    key: str | None
    answer: Answer | None


class _Passing(NamedTuple):
    """One request in the lane."""

    scope: Scope
    headers: dict[bytes, bytes]
    asked: Asked
    base: str
    known: str
    metrics: Metrics
    started: float

    def again(self, query: str) -> _Passing:
        """A request for something else, on the same connection."""
        scope, headers, asked, base, known, metrics, _ = self
        asked = Asked(query, (), (), asked.rows_as, asked.triples_as)
        return _Passing(scope, headers, asked, base, known, metrics, time.monotonic())

    @property
    def _packs(self) -> bool:
        """Whether its client takes compressed answers."""
        return b"gzip" in self.headers.get(b"accept-encoding", b"")

    def takes_long(self, answer: Answer | None) -> bool:
        """Whether an answer is to be compressed that takes a while."""
        return answer is not None and len(answer.body) > _AT_ONCE and self._packs

    def response(self, found: _Found, packed: bytes | None = None) -> Whole:
        """The response with an answer, which may be packed already."""
        answer = found.answer
        if answer is None:
            return self._whole(304, found.key)
        body, coding = answer.body, b""
        if self._packs and len(body) >= WORTH_COMPRESSING:
            body, coding = packed or _packed(body), _PACKED
        return self._whole(200, found.key, _ENTITY % (typed(answer.media_type), len(body)) + coding, body)

    def _whole(self, status: int, key: str | None, entity: bytes = b"", body: bytes = b"") -> Whole:
        """A response, of which log and metrics know."""
        mine = request_id(self.headers.get(b"x-request-id", b""))
        head = _KEPT % (mine.encode(), key.encode()) if key else _VOLATILE % mine.encode()
        seconds = time.monotonic() - self.started
        log_request(id=mine, method=self.scope["method"], path=PATH, status=status, ms=round(seconds * 1000, 1))
        self.metrics.query(_OUTCOMES[status], seconds)
        return status, head + entity, body


class Lane:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, service: Service, metrics: Metrics, shield: Shield) -> None:
        self._app = app
        self._service = service
        self._metrics = metrics
        self._shield = shield

    def at_once(self, scope: Scope) -> Whole | None:
        """The response to a request, if nobody else is needed for it; else it goes the way of all others.

        The scope has its method, path, query string, headers, client and scheme.
        """
        if any(name in _FORWARDED for name, _ in scope["headers"]):
            return None  # whose request it is, and so whether it is admitted, is told behind us
        passing = self._passing(scope)
        if passing is None:
            return None
        found = self._found(passing)
        if found is not None and not passing.takes_long(found.answer):
            return passing.response(found)
        scope[_PASSING] = passing, found
        return None

    def like(self, scope: Scope) -> Callable[[bytes], Whole | None] | None:
        """What answers further requests of a connection at once that differ in their query alone from this one."""
        passing = self._passing(scope)
        return partial(self._again, passing) if passing is not None else None

    def _again(self, before: _Passing, value: bytes) -> Whole | None:
        try:
            query = decoded(value)
        except Refused:
            return None
        if not self._service.ready or len(query) > largest_request(self._service.settings):
            return None
        passing = before.again(query)
        found = self._found(passing)
        if found is None or passing.takes_long(found.answer):
            return None
        admitted = self._shield.admits({"path": PATH, "client": before.scope.get("client")})
        return passing.response(found) if admitted else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        send_whole: SendWhole | None = scope.get("extensions", {}).get(WHOLE)
        passing, found = scope.pop(_PASSING, (None, None))
        if passing is None and send_whole is not None:
            passing = self._passing(scope)
            found = self._found(passing) if passing is not None else None
        if passing is None or send_whole is None:
            await self._app(scope, receive, send)
        elif found is not None:
            await self._send(passing, found, send_whole)
        else:
            await self._ask(passing, send_whole, receive, send)

    def _passing(self, scope: Scope) -> _Passing | None:
        """The request, if it is a plain one of the protocol that a version stands ready for."""
        if scope["path"] != PATH or scope["method"] not in _METHODS or not self._service.ready:
            return None
        headers = dict(scope["headers"])
        if len(headers) != len(scope["headers"]) or _is_odd(scope, headers) or not self._shield.admits(scope):
            return None
        try:
            asked = _asked(scope, headers, largest_request(self._service.settings))
        except Refused:
            return None
        if asked.query is None:
            return None
        known = headers.get(b"if-none-match", b"").decode("latin-1") if scope["method"] == "GET" else ""
        return _Passing(scope, headers, asked, endpoint_address(scope), known, self._metrics, time.monotonic())

    def _found(self, passing: _Passing) -> _Found | None:
        """The answer that is kept, or a glance away, or with its client; None where a worker must be asked."""
        key = answer_key(self._service.pool.version, passing.base, passing.asked)
        if passing.known and matches(passing.known, key):
            return _Found(key, None)
        answer = self._service.cache.get(key)
        if answer is None:
            answer = self._service.glance(passing.asked.request(passing.base))
            if answer is None:
                return None
            self._service.cache.put(key, answer)
        return _Found(key, answer)

    async def _send(self, passing: _Passing, found: _Found, send_whole: SendWhole) -> None:
        packed = None
        if found.answer is not None and passing.takes_long(found.answer):
            packed = await asyncio.to_thread(_packed, found.answer.body)
        await send_whole(*passing.response(found, packed))

    async def _ask(self, passing: _Passing, send_whole: SendWhole, receive: Receive, send: Send) -> None:
        """Let a worker answer; if it takes long, or refuses, what is behind us sees to it."""
        scope = passing.scope
        client = scope["client"][0] if scope.get("client") else ""
        asking = self._service.pool.ask(passing.asked.request(passing.base), client)
        try:
            if not await asking.small(_MOMENT):
                scope[ASKING] = asking
                await self._app(scope, receive, send)
                return
            async with asking as answering:
                answer, volatile = Answer(answering.media_type, answering.first), answering.volatile
            key = answer_key(answering.version, passing.base, passing.asked)
            self._service.keep(answering, key, answer)
            await self._send(passing, _Found(None if volatile else key, answer), send_whole)
        finally:
            asking.leave()


def _is_odd(scope: Scope, headers: Mapping[bytes, bytes]) -> bool:
    """Whether its headers ask for more than a query."""
    if scope["method"] == "POST":
        unread = BODY not in scope or b"content-encoding" in headers
    else:
        unread = headers.get(b"if-none-match") == b"*"
    return unread or b"expect" in headers or b"q=0" in headers.get(b"accept-encoding", b"")


def _asked(scope: Scope, headers: Mapping[bytes, bytes], largest: int) -> Asked:
    pairs, posted = pairs_in(scope["query_string"]), scope["method"] == "POST"
    if posted:
        pairs += posted_in(headers.get(b"content-type", b"").decode("latin-1"), scope[BODY])
    return asked_in(pairs, headers.get(b"accept", b"").decode("latin-1"), largest, posted=posted)


def _packed(body: bytes) -> bytes:
    return gzip.compress(body, LEVEL, mtime=0)
