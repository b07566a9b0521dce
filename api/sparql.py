"""The SPARQL endpoint: reads a request of the protocol, and streams the answer from a worker.

An answer that is not whole never looks whole: errors before the first bytes are problems with a status; after them the
connection is broken off.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import lru_cache
from importlib.resources import files

import structlog
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from api.operations import Metrics
from api.presence import while_connected
from api.problems import Problem, problem_of
from api.protocol import Asked, Refused, discard, not_acceptable, read_request
from api.server import ABORT
from api.service import Answer, Service
from api.settings import ServerSettings
from graphs.describe import describe_service
from graphs.gate import Limits
from graphs.pool import Answering
from graphs.worker import Request as Query
from ontology.errors import PrisongraphError, QueryTimeout

log = structlog.get_logger("prisongraph")

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_HOST = re.compile(r"[A-Za-z0-9.\-]+(?::\d+)?|\[[0-9A-Fa-f:.]+\](?::\d+)?")  # example.org:8000 · [::1]:8000
_VARY = {"Vary": "Accept, Accept-Encoding"}
_LENGTH = Limits().length
_WORTH_COMPRESSING = 1024
"""Bytes from which an answer is compressed."""

_BUFFERED = 8 * 1024 * 1024
"""What is gathered of an answer for a client of HTTP/1.0, to which a broken-off transfer would look whole."""


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
            asked = await read_request(request, min(self._service.settings.body_bytes, _LENGTH * 4))
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
        self._begun = False
        self._query = ""
        self.outcome = "gone"

    async def describe(self, asked: Asked) -> None:
        """Send the description of the service."""
        if asked.page:
            page = await asyncio.to_thread(files("api").joinpath("templates/sparql.html").read_bytes)
            await self._whole(Answer("text/html", page), {**_VARY, "Cache-Control": "no-cache"})
            return
        if asked.triples_as is None:
            raise Refused(not_acceptable("the service is described in RDF"))
        body = await asyncio.to_thread(
            describe_service,
            _address(self._request) or "http://localhost/sparql",
            self._service.union,
            self._service.void,
            asked.triples_as,
            limits=_limits(self._service.settings),
        )
        await self._whole(Answer(asked.triples_as, body), {**_VARY, "Cache-Control": "no-cache"})

    async def answer(self, asked: Asked, query: str) -> None:
        """Send the answer to a query: from the client's cache, from ours, or from a worker."""
        service, self._query = self._service, query
        if not service.ready:
            problem = Problem(status=503, kind="dataset", detail="nothing is served yet", headers={"Retry-After": "5"})
            raise Refused(problem)
        base = _address(self._request)
        version = service.pool.version
        key = _key(version, query, base, asked)
        if self._request.method != "POST" and _matches(self._request.headers.get("if-none-match", ""), key):
            await self._respond(Response(status_code=304, headers=_headers(key)))
            return
        cached = service.cache.get(key)
        if cached is not None:
            await self._whole(cached, _headers(key))
            return
        sent = Query(
            query=query,
            rows_as=asked.rows_as,
            triples_as=asked.triples_as,
            base=base,
            default_graphs=asked.default_graphs,
            named_graphs=asked.named_graphs,
        )
        async with service.pool.ask(sent, _client(self._request)) as answering:
            if answering.version != version:
                key = _key(answering.version, query, base, asked)
            await self._stream(answering, key)

    async def fail(self, error: PrisongraphError) -> None:
        """Answer with the problem; or, where bytes have gone out already, break the connection off."""
        problem = problem_of(error, self._query)
        self.outcome = str(problem.status)
        if not self._begun:
            await self._respond(problem.response())
            return
        log.warning("answer cut off", error=error.message)
        extension = self._request.scope.get("extensions", {}).get(ABORT)
        if extension is None:
            raise CutOff(error.message)
        extension["abort"]()
        await asyncio.sleep(0.01)  # until the server knows that the connection is gone

    async def _stream(self, answering: Answering, key: str) -> None:
        headers = {"Cache-Control": "no-store"} if answering.volatile else _headers(key)
        if answering.whole:
            answer = Answer(answering.media_type, answering.first)
            self._keep(answering, key, answer)
            await self._whole(answer, headers)
            return
        if self._request.scope["http_version"] == "1.0" or self._request.method == "HEAD":
            await self._gathered(answering, headers)
            return
        await self._compressed(lambda send: self._pieces(answering, key, headers, send))

    async def _pieces(self, answering: Answering, key: str, headers: Mapping[str, str], send: Send) -> None:
        kept: bytearray | None = bytearray(answering.first)
        self._begun = True
        await send(_start(200, answering.media_type, headers))
        await answering.deliver(send(_piece(answering.first)))
        async for piece in answering.rest():
            await answering.deliver(send(_piece(piece)))
            kept = kept + piece if kept is not None and len(kept) <= self._service.cache.largest else None
        await send(_piece(b"", more=False))
        self.outcome = "200"
        if kept is not None:
            self._keep(answering, key, Answer(answering.media_type, bytes(kept)))

    async def _gathered(self, answering: Answering, headers: Mapping[str, str]) -> None:
        body = bytearray(answering.first)
        if self._request.method == "HEAD":
            body.clear()
        else:
            async for piece in _bounded(answering.rest(), _BUFFERED):
                body += piece
        await self._whole(Answer(answering.media_type, bytes(body)), headers)

    def _keep(self, answering: Answering, key: str, answer: Answer) -> None:
        if not answering.volatile and answering.version == self._service.pool.version:
            self._service.cache.put(key, answer)

    async def _whole(self, answer: Answer, headers: Mapping[str, str]) -> None:
        async def both(send: Send) -> None:
            await send(_start(200, answer.media_type, headers, len(answer.body)))
            await send(_piece(answer.body, more=False))

        self.outcome = "200"
        await (both(self._send) if len(answer.body) < _WORTH_COMPRESSING else self._compressed(both))

    async def _respond(self, response: Response) -> None:
        self.outcome = str(response.status_code)
        await response(self._request.scope, self._request.receive, self._send)

    async def _compressed(self, work: Callable[[Send], Awaitable[None]]) -> None:
        """Do the work of sending; what it sends is compressed where the client takes that."""

        async def sends(_scope: Scope, _receive: Receive, send: Send) -> None:
            await work(send)

        packed = GZipMiddleware(sends, minimum_size=_WORTH_COMPRESSING, compresslevel=5)
        await packed(self._request.scope, self._request.receive, self._send)


def _start(status: int, media_type: str, headers: Mapping[str, str], length: int | None = None) -> Message:
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    raw.append((b"content-type", _typed(media_type)))
    if length is not None:
        raw.append((b"content-length", b"%d" % length))
    return {"type": "http.response.start", "status": status, "headers": raw}


def _piece(body: bytes, *, more: bool = True) -> Message:
    return {"type": "http.response.body", "body": body, "more_body": more}


class CutOff(Exception):
    """Raised where the connection cannot be broken off: the answer stays unfinished."""


async def _bounded(pieces: AsyncIterator[bytes], most: int) -> AsyncIterator[bytes]:
    size = 0
    async for piece in pieces:
        size += len(piece)
        if size > most:
            raise QueryTimeout("the answer is too long for HTTP/1.0", hint="use HTTP/1.1")
        yield piece


def _key(version: str, query: str, base: str, asked: Asked) -> str:
    parts = (version, query, base, asked.rows_as, asked.triples_as, asked.default_graphs, asked.named_graphs)
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _matches(header: str, key: str) -> bool:
    return any(tag.strip().removeprefix("W/") == f'"{key}"' for tag in header.split(",")[:64])


def _headers(key: str) -> dict[str, str]:
    return {"ETag": f'W/"{key}"', "Cache-Control": "public, max-age=0, must-revalidate", **_VARY}


def _limits(settings: ServerSettings) -> str:
    return (
        f"A query may run for {settings.timeout:g} seconds and take {settings.memory >> 20:,} MB; its answer may have "
        f"{settings.answer_rows:,} rows and {settings.answer_bytes >> 20:,} MB. It may have {Limits().length:,} "
        f"characters, {Limits().nesting:,} nested brackets and {Limits().chained:,} clauses and operators."
    )


@lru_cache(maxsize=64)
def _typed(media_type: str) -> bytes:
    return (f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type).encode()


def _client(request: Request) -> str:
    return request.client.host if request.client else ""


def _address(request: Request) -> str:
    host = request.headers.get("host", "")
    return f"{request.scope['scheme']}://{host}/sparql" if _HOST.fullmatch(host) else ""
