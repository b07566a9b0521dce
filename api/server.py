"""How does the server bear bad connections? uvicorn, with limits on slow, silent and overlong ones."""

from __future__ import annotations

import asyncio
import gc
import socket
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, cast

import uvicorn
import uvloop
from fastapi import FastAPI
from starlette.types import Scope
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from api.logs import configure_logs
from api.problems import Problem

ABORT = "prisongraph.abort"
"""The ASGI extension that breaks the connection off, so that a truncated answer never looks whole."""

WHOLE = "prisongraph.whole"
"""The ASGI extension that sends a whole response at once: `SendWhole`."""

SendWhole = Callable[[int, bytes, bytes], Awaitable[None]]
"""Sends a status, a head of complete lines, and a body."""

Whole = tuple[int, bytes, bytes]
"""A whole response: its status, a head of complete lines, and its body."""

AtOnce = Callable[[Scope], Whole | None]
"""Answers a request as soon as its head is read, or leaves it to the application."""

_HEAD_BYTES = 64 * 1024
_HEAD_SECONDS = 15.0
_BODY_SECONDS = 60.0
_STALL_SECONDS = 30.0
_BODIES = frozenset({b"content-length", b"transfer-encoding"})
_CONNECTIONS = 1000
_PIPELINED = 128
"""Requests that may wait on one connection for the one before them."""

_MALFORMED = (
    b"content-type: application/problem+json\r\ncontent-length: %d\r\ncache-control: no-store\r\n"
    b"x-content-type-options: nosniff\r\nconnection: close\r\n\r\n"
)
_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class _Together:
    """The transport of one response: its head goes out with the first of its body, in one write."""

    def __init__(self, transport: asyncio.Transport, cycle: RequestResponseCycle) -> None:
        self._transport = transport
        self._cycle = cycle
        self._head: bytes | None = None

    def write(self, data: bytes) -> None:
        if self._head is None and self._cycle.response_started:
            self._head = data
            return
        self._transport.write(self._head + data if self._head else data)
        self._head = b"" if self._cycle.response_started else None

    def is_closing(self) -> bool:
        return self._transport.is_closing()

    def close(self) -> None:
        if self._head:
            self._transport.write(self._head)
        self._transport.close()


class GuardedProtocol(HttpToolsProtocol):
    """A connection that knows since when it waits for the client, and for what."""

    _head_bytes = 0
    _waits: tuple[str, float] | None = None
    _unsent = (0, 0.0)
    _one_more = False
    """Whether a request of what was read last may still be answered at once: one, so that others get their turn."""
    _answered = False
    """Whether the request that is being read is answered already."""

    def __init__(self, *args: Any, at_once: AtOnce, **more: Any) -> None:
        super().__init__(*args, **more)
        self._at_once = at_once

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._wait_for("head")

    def data_received(self, data: bytes) -> None:
        waits = self._waits
        if waits is None:
            self._wait_for("head")
        if self._waits is not None and self._waits[0] == "head":
            self._head_bytes += len(data)
            if self._head_bytes > _HEAD_BYTES + len(data):
                self.transport.write(_TOO_LARGE)
                self.transport.close()
                return
        self._one_more = True
        super().data_received(data)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._answered = False
        cast(dict[str, Any], self.scope)["extensions"] = {ABORT: {"abort": self.transport.abort}}

    def on_headers_complete(self) -> None:
        if len(self.pipeline) >= _PIPELINED:
            self.transport.abort()
            return
        if [name for name, _ in self.headers].count(b"host") != 1 and self.parser.get_http_version() == "1.1":
            raise ValueError("RFC 9112, 3.2: one Host header, no fewer, no more")
        self._head_bytes = 0
        self._wait_for("body")
        whole = self._plainly_asked() if self._one_more else None
        self._one_more = False
        if whole is not None:
            self._answered = True
            self._write(*whole, self.server_state.default_headers)
            self.on_response_complete()
            return
        before = self.cycle
        super().on_headers_complete()
        if self.cycle is not None and self.cycle is not before and self.scope["method"] != "HEAD":
            self.cycle.transport = cast(asyncio.Transport, _Together(self.transport, self.cycle))
            cast(dict[str, Any], self.scope)["extensions"][WHOLE] = partial(self._send_whole, self.cycle)

    def on_message_complete(self) -> None:
        self._waits = None
        if not self._answered:
            super().on_message_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.pipeline:
            self.flow.pause_reading()  # what came at once is answered first

    def send_400_response(self, msg: str) -> None:
        problem = Problem(status=400, kind="request", detail=msg[:1].lower() + msg[1:].rstrip("."))
        body = problem.response().body
        head = b"".join(b"%b: %b\r\n" % pair for pair in self.server_state.default_headers) + _MALFORMED % len(body)
        self.transport.write(STATUS_LINE[400] + head + bytes(body))
        self.transport.close()

    async def _send_whole(self, cycle: RequestResponseCycle, status: int, head: bytes, body: bytes) -> None:
        if self.flow.write_paused and not cycle.disconnected:
            await self.flow.drain()
        if cycle.disconnected:
            return
        close = b"" if cycle.keep_alive else b"connection: close\r\n"
        self._write(status, head + close, body, cycle.default_headers)
        cycle.response_started = cycle.response_complete = True
        cycle.message_event.set()
        if close:
            self.transport.close()
        cycle.on_response()

    def _write(self, status: int, head: bytes, body: bytes, more: list[tuple[bytes, bytes]]) -> None:
        lines = b"".join(b"%b: %b\r\n" % pair for pair in more)
        self.transport.write(b"".join((STATUS_LINE[status], lines, head, b"\r\n", body)))

    def _plainly_asked(self) -> Whole | None:
        """The response to a GET that has the connection to itself, if there is one at once."""
        parser, scope = self.parser, cast(dict[str, Any], self.scope)
        path, _, query = self.url.partition(b"?")
        alone = not self.pipeline and (self.cycle is None or self.cycle.response_complete)
        plain = parser.get_method() == b"GET" and parser.should_keep_alive() and not parser.should_upgrade()
        names = {name for name, _ in self.headers}
        if not (alone and plain) or self.root_path or b"#" in query or not _BODIES.isdisjoint(names):
            return None
        if self.flow.write_paused or len(self.connections) >= _CONNECTIONS or parser.get_http_version() != "1.1":
            return None
        scope |= {"method": "GET", "path": path.decode("ascii", "replace"), "query_string": query}
        return self._at_once(scope)

    def _wait_for(self, what: str) -> None:
        self._waits = (what, time.monotonic())

    def overdue(self, now: float) -> bool:
        """Whether the client has let us wait too long: for its request, or while we write."""
        unsent = self.transport.get_write_buffer_size()
        if unsent != self._unsent[0]:
            self._unsent = (unsent, now)
        if unsent and now - self._unsent[1] > _STALL_SECONDS:
            return True
        if self._waits is None:
            return False
        what, since = self._waits
        return now - since > (_HEAD_SECONDS if what == "head" else _BODY_SECONDS)


class GuardedServer(uvicorn.Server):
    """A server that breaks off connections that are overdue, once a second, and tells where it listens."""

    started_at: Callable[[str], None] = staticmethod(lambda _address: None)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            self.started_at(f"http://{f'[{host}]' if ':' in host else host}:{port}/")

    async def on_tick(self, counter: int) -> bool:
        if counter % 10 == 0:
            now = time.monotonic()
            for connection in list(self.server_state.connections):
                if isinstance(connection, GuardedProtocol) and connection.overdue(now):
                    connection.transport.abort()
        return await super().on_tick(counter)


def run(app: FastAPI, host: str, port: int, started_at: Callable[[str], None], *, quiet: bool = False) -> None:
    """Serve until a signal comes, and let requests finish; `started_at` is told the address.

    Every request is logged, or only what went wrong, when `quiet`.

    Raises:
        DatasetError: what is to be served cannot be opened.
    """
    configure_logs(quiet=quiet)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(app, host, port, started_at))


async def _serve(app: FastAPI, host: str, port: int, started_at: Callable[[str], None]) -> None:
    await app.state.service.start()
    gc.collect()
    gc.freeze()  # what was imported and built stays: let no collection walk through it again
    gc.set_threshold(20_000, 20, 20)
    server = make_server(app, host, port)
    server.started_at = started_at
    try:
        await server.serve()
    finally:
        await app.state.service.close()


def make_server(app: FastAPI, host: str, port: int) -> GuardedServer:
    """The server for `app`, not yet running."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        http=cast(type[asyncio.Protocol], partial(GuardedProtocol, at_once=app.state.at_once)),
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=10,
    )
    return GuardedServer(config)
