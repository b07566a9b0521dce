"""The SPARQL endpoint: reads a request of the protocol, and streams the answer from a worker.

An answer that is not whole never looks whole: errors before the first bytes are problems with a status; after them the
connection is broken off, and who takes trailers is told why.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from importlib.resources import files

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.ending import ENDING, Ending
from api.operations import Metrics
from api.presence import while_connected
from api.problems import Problem, problem_of
from api.protocol import Asked, Refused, discard, not_acceptable, read_request
from api.sending import compressed, piece, send_whole, start
from api.service import Answer, Service
from api.settings import ServerSettings
from api.tags import answer_key, headers_of, matches, matches_any
from api.urls import here
from graphs.answering import Answering
from graphs.describe import Served, describe_service
from graphs.gate import Limits
from ontology.errors import PrisongraphError, QueryTimeout

log = structlog.get_logger("prisongraph")

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
ASKING = "prisongraph.asking"
"""Where a scope has its query, if it is on its way already."""

_FLEETING = {"Vary": "Accept, Accept-Encoding", "Cache-Control": "no-cache"}
_BUFFERED = 8 * 1024 * 1024
"""What is gathered of an answer for a client of HTTP/1.0, to which a broken-off transfer would look whole."""


def largest_request(settings: ServerSettings) -> int:
    """Bytes that a request may have."""
    return min(settings.body_bytes, Limits().length * 4)


class SparqlEndpoint:
    """`/sparql` as an ASGI application."""

    def __init__(self, service: Service, metrics: Metrics) -> None:
        self._service = service
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        allow = {"Allow": ", ".join(METHODS)}
        if request.method == "OPTIONS":
            await Response(status_code=204, headers=allow)(scope, receive, send)
            return
        if request.method not in METHODS:
            problem = Problem(status=405, kind="method", detail=f"{request.method} is not allowed here", headers=allow)
            await problem.response()(scope, receive, send)
            return
        started = time.monotonic()
        exchange = _Exchange(self._service, request, send)
        try:
            asked = await read_request(request, largest_request(self._service.settings))
            work = exchange.describe(asked) if asked.query is None else exchange.answer(asked, asked.query)
            await while_connected(receive, work)
        except Refused as error:
            exchange.outcome = str(error.problem.status)
            if error.unread and "expect" not in request.headers:
                await discard(receive)
            await error.problem.response()(scope, receive, send)
        except PrisongraphError as error:
            await exchange.fail(error)
        finally:
            self._metrics.query(exchange.outcome, time.monotonic() - started)


class _Exchange:
    """One request and its answer."""

    def __init__(self, service: Service, request: Request, send: Send) -> None:
        self._service = service
        self._request = request
        self._send = send
        self._ending: Ending | None = request.scope.get("extensions", {}).get(ENDING, {}).get("end")
        self._begun = False
        self._query = ""
        self.outcome = "gone"

    async def describe(self, asked: Asked) -> None:
        """Send the description of the service."""
        if asked.page:
            page = await asyncio.to_thread(files("api").joinpath("templates/sparql.html").read_bytes)
            await self._whole(Answer("text/html", page), _FLEETING)
            return
        if asked.triples_as is None:
            raise Refused(not_acceptable("the service is described in RDF"))
        address = endpoint_address(self._request.scope) or "http://localhost/sparql"
        served = Served(self._service.void, self._service.held, _limits(self._service.settings))
        body = await asyncio.to_thread(describe_service, address, served, asked.triples_as)
        await self._whole(Answer(asked.triples_as, body), _FLEETING)

    async def answer(self, asked: Asked, query: str) -> None:
        """Send the answer to a query: from the client's cache, from ours, or from a worker."""
        service, self._query = self._service, query
        if not service.ready:
            problem = Problem(status=503, kind="dataset", detail="nothing is served yet", headers={"Retry-After": "5"})
            raise Refused(problem)
        base = endpoint_address(self._request.scope)
        key = answer_key(service.pool.version, base, asked)
        cached = service.cache.get(key)
        if matches(self._known, key) or (cached is not None and matches_any(self._known)):
            await self._unchanged(key)
        elif cached is not None:
            await self._whole(cached, headers_of(key))
        else:
            client = self._request.client.host if self._request.client else ""
            asking = self._request.scope.pop(ASKING, None) or service.pool.ask(asked.request(base), client)
            async with asking as answering:
                await self._stream(answering, answer_key(answering.version, base, asked))

    async def fail(self, error: PrisongraphError) -> None:
        """Answer with the problem; or, where bytes have gone out already, break the connection off."""
        problem = problem_of(error, self._query)
        self.outcome = str(problem.status)
        if not self._begun:
            await problem.response()(self._request.scope, self._request.receive, self._send)
            return
        log.warning("answer cut off", error=error.message)
        if self._ending is None:
            raise CutOff(error.message)
        await self._ending.broken_off(problem)

    @property
    def _known(self) -> str:
        """The answers that the client has; it is told of none that it posted for."""
        return "" if self._request.method == "POST" else self._request.headers.get("if-none-match", "")

    async def _unchanged(self, key: str) -> None:
        self.outcome = "304"
        await Response(status_code=304, headers=headers_of(key))(self._request.scope, self._request.receive, self._send)

    async def _stream(self, answering: Answering, key: str) -> None:
        if matches_any(self._known) and not answering.volatile:
            await self._unchanged(key)
        elif answering.whole:
            answer = Answer(answering.media_type, answering.first)
            self._service.keep(answering, key, answer)
            await self._whole(answer, headers_of(key, volatile=answering.volatile))
        elif self._request.method == "HEAD":
            await compressed(self._request.scope, self._send, lambda send: self._only_head(answering, key, send))
        elif self._request.scope["http_version"] == "1.0":
            body = answering.first + b"".join([piece async for piece in _bounded(answering.rest(), _BUFFERED)])
            await self._whole(Answer(answering.media_type, body), headers_of(key, volatile=answering.volatile))
        else:
            await compressed(self._request.scope, self._send, lambda send: self._pieces(answering, key, send))

    async def _pieces(self, answering: Answering, key: str, send: Send) -> None:
        kept: bytearray | None = bytearray(answering.first)
        self._begun = True
        told = self._ending.headers if self._ending is not None else {}
        await send(start(200, answering.media_type, {**headers_of(key, volatile=answering.volatile), **told}))
        await answering.deliver(send(piece(answering.first)))
        async for part in answering.rest():
            await answering.deliver(send(piece(part)))
            if kept is not None:
                kept += part
                kept = kept if len(kept) <= self._service.cache.largest else None
        if self._ending is not None:
            self._ending.whole()
        await send(piece(b"", more=False))
        self.outcome = "200"
        if kept is not None:
            self._service.keep(answering, key, Answer(answering.media_type, bytes(kept)))

    async def _only_head(self, answering: Answering, key: str, send: Send) -> None:
        """The head of a long answer: like that of a GET, which has no length."""
        self._begun, self.outcome = True, "200"
        await send(start(200, answering.media_type, headers_of(key, volatile=answering.volatile)))
        await send(piece(answering.first))
        await send(piece(b"", more=False))

    async def _whole(self, answer: Answer, headers: Mapping[str, str]) -> None:
        self.outcome = "200"
        await send_whole(self._request.scope, self._send, answer, headers)


class CutOff(Exception):
    """Raised where the connection cannot be broken off: the answer stays unfinished."""


async def _bounded(pieces: AsyncIterator[bytes], most: int) -> AsyncIterator[bytes]:
    size = 0
    async for part in pieces:
        size += len(part)
        if size > most:
            raise QueryTimeout("the answer is too long for HTTP/1.0", hint="use HTTP/1.1")
        yield part


def endpoint_address(scope: Scope) -> str:
    """The address of this endpoint as its client knows it; empty where the client does not say."""
    address = here(scope)
    return f"{address}sparql" if address else ""


def _limits(settings: ServerSettings) -> str:
    return (
        f"A query may run for {settings.timeout:g} seconds and take {settings.memory >> 20:,} MB; its answer may have "
        f"{settings.answer_rows:,} rows and {settings.answer_bytes >> 20:,} MB. It may have {Limits().length:,} "
        f"characters, {Limits().nesting:,} nested brackets and {Limits().chained:,} clauses and operators."
    )
