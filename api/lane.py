"""How is a small query answered fast? In one step, past the layers that large, slow and failing ones need.

What the lane says is byte for byte what the layers behind it would say. What a glance answers is answered here, the
rest by a worker. Whatever is unusual goes on to the layers behind, and so does a query that is not answered within a
moment: its answer is on the way by then.
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.types import ASGIApp, Receive, Scope, Send

from api.logs import log_request
from api.operations import HEADERS, Metrics, Shield, request_id
from api.protocol import Asked, Refused, asked_in, pairs_in
from api.sending import LEVEL, WORTH_COMPRESSING, typed
from api.server import WHOLE, SendWhole
from api.service import Answer, Service
from api.sparql import ASKING, endpoint_address, largest_request
from api.tags import answer_key, headers_of, matches

PATH = "/sparql"
_OUTCOMES = {200: "200", 304: "304"}
_MOMENT = 0.02
"""Seconds for which a query is waited for here; its client is not looked after so long."""


def _lines(*headers: Mapping[str, str]) -> bytes:
    return "".join(f"{name.lower()}: {value}\r\n" for each in headers for name, value in each.items()).encode()


_KEPT = _lines(HEADERS, {"X-Request-Id": "%b"}, headers_of("%b"))
_VOLATILE = _lines(HEADERS, {"X-Request-Id": "%b"}, headers_of("", volatile=True))
_ENTITY = b"content-type: %b\r\ncontent-length: %d\r\n"
_PACKED = b"content-encoding: gzip\r\n"


@dataclass(frozen=True, slots=True)
class _Passing:
    """One request in the lane."""

    scope: Scope
    headers: dict[bytes, bytes]
    asked: Asked
    base: str
    known: str
    metrics: Metrics
    send_whole: SendWhole
    started: float

    async def answer(self, key: str, answer: Answer, *, volatile: bool = False) -> None:
        """Send a whole answer."""
        body, packed = answer.body, b""
        if len(body) >= WORTH_COMPRESSING and b"gzip" in self.headers.get(b"accept-encoding", b""):
            body, packed = gzip.compress(body, LEVEL, mtime=0), _PACKED
        entity = _ENTITY % (typed(answer.media_type), len(body)) + packed
        await self.respond(200, None if volatile else key, entity, body)

    async def respond(self, status: int, key: str | None, entity: bytes = b"", body: bytes = b"") -> None:
        """Send a response, and note it in the log."""
        mine = request_id(self.headers.get(b"x-request-id", b""))
        head = _KEPT % (mine.encode(), key.encode()) if key else _VOLATILE % mine.encode()
        await self.send_whole(status, head + entity, body)
        seconds = time.monotonic() - self.started
        log_request(id=mine, method="GET", path=PATH, status=status, ms=round(seconds * 1000, 1))
        self.metrics.query(_OUTCOMES[status], seconds)


class Lane:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, service: Service, metrics: Metrics, shield: Shield) -> None:
        self._app = app
        self._service = service
        self._metrics = metrics
        self._shield = shield

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        passing = self._passing(scope)
        if passing is None:
            await self._app(scope, receive, send)
            return
        key = answer_key(self._service.pool.version, passing.base, passing.asked)
        cached = self._service.cache.get(key)
        if matches(passing.known, key):
            await passing.respond(304, key)
        elif cached is not None:
            await passing.answer(key, cached)
        elif (glanced := self._service.glance(passing.asked.request(passing.base))) is not None:
            self._service.cache.put(key, glanced)
            await passing.answer(key, glanced)
        else:
            await self._ask(passing, receive, send)

    def _passing(self, scope: Scope) -> _Passing | None:
        """The request, if it is a plain one of the protocol that a version stands ready for."""
        send_whole = scope.get("extensions", {}).get(WHOLE)
        if send_whole is None or scope["path"] != PATH or scope["method"] != "GET" or not self._service.ready:
            return None
        headers = dict(scope["headers"])
        known = headers.get(b"if-none-match", b"").decode("latin-1")
        odd = len(headers) != len(scope["headers"]) or b"q=0" in headers.get(b"accept-encoding", b"") or known == "*"
        if odd or b"expect" in headers or not self._shield.admits(scope):
            return None
        try:
            accept = headers.get(b"accept", b"").decode("latin-1")
            asked = asked_in(pairs_in(scope["query_string"]), accept, largest_request(self._service.settings))
        except Refused:
            return None
        if asked.query is None:
            return None
        return _Passing(
            scope, headers, asked, endpoint_address(scope), known, self._metrics, send_whole, time.monotonic()
        )

    async def _ask(self, passing: _Passing, receive: Receive, send: Send) -> None:
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
            await passing.answer(key, answer, volatile=volatile)
        finally:
            asking.leave()
