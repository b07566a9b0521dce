"""Who answers what can be answered at once, and what of a connection is not HTTP as we take it?"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, cast

from starlette.types import Scope
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, RequestResponseCycle

from api.bounded import CONNECTIONS, BoundedProtocol
from api.ending import ENDING, Ending
from api.problems import Problem
from api.together import Together

WHOLE = "prisongraph.whole"
"""The ASGI extension that sends a whole response at once: `SendWhole`."""

SendWhole = Callable[[int, bytes, bytes], Awaitable[None]]
"""Sends a status, a head of complete lines, and a body."""

Whole = tuple[int, bytes, bytes]
"""A whole response: its status, a head of complete lines, and its body."""

BODY = "prisongraph.body"
"""Where a scope has the whole body of its request, if that is small and was there before the application was asked."""

AtOnce = Callable[[Scope], Whole | None]
"""Answers a request as soon as it is read, or leaves it to the application."""

_TARGET = re.compile(rb"https?://(?:[^/?#@]*@)?([^/?#@]+)", re.IGNORECASE)
"""The host of an address that is told whole, as to a proxy: `http://example.org/sparql`."""

_BODIES = frozenset({b"content-length", b"transfer-encoding", b"expect"})
_SMALL_BODY = re.compile(rb"\d{1,4}")
"""The length of a body that is waited for before the application is asked: `417`."""

_METHOD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]{1,32})(?= [/*]\S*+ HTTP/1\.[01]\r\n)")
"""The method of a request whose first line is well-formed, as in `FOO /sparql HTTP/1.1`."""

_STRANGE = b"SOURCE"
"""A method that the parser knows and nothing answers. In its name those are read that the parser does not know."""

_USUAL = (b"GET ", b"POST ")
_METHODS = frozenset(b"GET HEAD POST PUT DELETE PATCH OPTIONS TRACE CONNECT".split())
_PIPELINED = 128
"""Requests that may wait on one connection for the one before them."""

_MALFORMED = (
    b"content-type: application/problem+json\r\ncontent-length: %d\r\ncache-control: no-store\r\n"
    b"x-content-type-options: nosniff\r\nconnection: close\r\n\r\n"
)


class GuardedProtocol(BoundedProtocol):
    """A connection that answers at once what can be, and refuses by name what nobody knows."""

    _one_more = False
    """Whether a request of what was read last may still be answered at once: one, so that others get their turn."""
    _answered = False
    """Whether the request that is being read is answered already."""
    _reading = False
    """Whether a request has begun to be read, and has not ended."""
    _method = b""
    """The method of the request that is being read, where the parser does not know it."""
    _body: bytearray | None = None
    """The small body that is waited for."""

    def __init__(self, *args: Any, at_once: AtOnce, **more: Any) -> None:
        super().__init__(*args, **more)
        self._at_once = at_once

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._file = transport.get_extra_info("socket").fileno()

    def data_received(self, data: bytes) -> None:
        self._one_more = True
        super().data_received(data if self._reading else self._legible(data))

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._reading, self._answered = True, False
        cast(dict[str, Any], self.scope)["extensions"] = {}

    def on_headers_complete(self) -> None:
        if len(self.pipeline) >= _PIPELINED:
            self.transport.abort()
            return
        if [name for name, _ in self.headers].count(b"host") != 1 and self.parser.get_http_version() == "1.1":
            raise ValueError("RFC 9112, 3.2: one Host header, no fewer, no more")
        if (target := _TARGET.match(self.url)) is not None:  # RFC 9112, 3.2.2: it counts, and not the Host header
            self.headers[:] = [(name, target[1] if name == b"host" else value) for name, value in self.headers]
        self.head_read()
        if self._one_more and self._plainly_asked():
            self._one_more = False
            if self.parser.get_method() == b"POST":
                self._body = bytearray()
                return
            if self._answer_at_once():
                return
        self._begin()

    def on_body(self, body: bytes) -> None:
        self.some_read()
        if self._body is None:
            super().on_body(body)
        else:
            self._body += body

    def on_message_complete(self) -> None:
        self.all_read()
        self._reading = False
        if self._body is not None:
            body, self._body = bytes(self._body), None
            cast(dict[str, Any], self.scope)[BODY] = body
            if not self._answer_at_once():
                self._begin()
                super().on_body(body)
        if not self._answered:
            super().on_message_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.pipeline:
            self.flow.pause_reading()  # what came at once is answered first

    def send_400_response(self, msg: str) -> None:
        problem = Problem(status=400, kind="request", detail=msg[:1].lower() + msg[1:].rstrip("."))
        if self.asked_too_long:
            problem = Problem(status=414, kind="too-large", detail="the address is too long", hint="post the query")
        body = problem.response().body
        head = b"".join(b"%b: %b\r\n" % pair for pair in self.server_state.default_headers) + _MALFORMED % len(body)
        self.transport.write(STATUS_LINE[problem.status] + head + bytes(body))
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
        parts = b"".join((STATUS_LINE[status], lines, head, b"\r\n")), body
        sent = 0
        if not self.transport.get_write_buffer_size() and not self.transport.is_closing():
            with contextlib.suppress(OSError):  # it cannot take more now, or is gone: the loop sees to either
                sent = os.writev(self._file, parts)
        for part in parts:
            if sent < len(part):
                self.transport.write(memoryview(part)[sent:] if sent else part)
            sent = max(sent - len(part), 0)

    def _legible(self, data: bytes) -> bytes:
        """The beginning of a request, with a method that the parser knows, so that others can be refused by name."""
        self._method = b""
        method = None if data.startswith(_USUAL) else _METHOD.match(data)
        if method is None or method[1] in _METHODS:
            return data
        self._method = method[1]
        return _STRANGE + data[method.end() :]

    def _begin(self) -> None:
        """Let the application have the request."""
        before = self.cycle
        super().on_headers_complete()
        scope = cast(dict[str, Any], self.scope)
        if self._method:
            scope["method"], self._method = self._method.decode(), b""
        together: Together | None = None
        if self.cycle is not None and self.cycle is not before and scope["method"] != "HEAD":
            together = Together(self.transport, self.cycle)
            self.cycle.transport = cast(asyncio.Transport, together)
            scope["extensions"][WHOLE] = partial(self._send_whole, self.cycle)
        scope["extensions"][ENDING] = {"end": Ending(self.transport, together, self.headers)}

    def _plainly_asked(self) -> bool:
        """Whether a request is a GET without a body, or a POST with a small one, that has the connection to itself."""
        parser, headers = self.parser, self.headers
        if self.pipeline or not (self.cycle is None or self.cycle.response_complete) or self.root_path:
            return False
        if not parser.should_keep_alive() or parser.should_upgrade() or parser.get_http_version() != "1.1":
            return False
        if self.flow.write_paused or len(self.connections) >= CONNECTIONS or b"#" in self.url:
            return False
        bodies = [(name, value) for name, value in headers if name in _BODIES]
        if parser.get_method() == b"POST":
            return len(bodies) == 1 and bodies[0][0] == b"content-length" and bool(_SMALL_BODY.fullmatch(bodies[0][1]))
        return parser.get_method() == b"GET" and not bodies

    def _answer_at_once(self) -> bool:
        """Whether the request is answered at once, and so was."""
        path, _, query = self.url.partition(b"?")
        scope = cast(dict[str, Any], self.scope)
        scope |= {"method": self.parser.get_method().decode(), "path": path.decode("ascii", "replace")}
        scope["query_string"] = query
        whole = self._at_once(scope)
        if whole is None:
            return False
        self._answered = True
        self._write(*whole, self.server_state.default_headers)
        self.on_response_complete()
        return True
