"""How does an answer go out? As ASGI messages, compressed where the client takes that."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Message, Receive, Scope, Send

from api.service import Answer

WORTH_COMPRESSING = 1024
"""Bytes from which an answer is compressed."""

LEVEL = 5
"""How hard."""


def start(status: int, media_type: str, headers: Mapping[str, str], length: int | None = None) -> Message:
    """The message with the head of an answer."""
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    raw.append((b"content-type", typed(media_type)))
    if length is not None:
        raw.append((b"content-length", b"%d" % length))
    return {"type": "http.response.start", "status": status, "headers": raw}


def piece(body: bytes, *, more: bool = True) -> Message:
    """The message with a piece of its body."""
    return {"type": "http.response.body", "body": body, "more_body": more}


async def send_whole(scope: Scope, send: Send, answer: Answer, headers: Mapping[str, str]) -> None:
    """Send a finished answer."""

    async def both(send: Send) -> None:
        await send(start(200, answer.media_type, headers, len(answer.body)))
        await send(piece(answer.body, more=False))

    await (both(send) if len(answer.body) < WORTH_COMPRESSING else compressed(scope, send, both))


async def compressed(scope: Scope, send: Send, work: Callable[[Send], Awaitable[None]]) -> None:
    """Do the work of sending; what it sends is compressed where the client takes that."""

    async def sends(_scope: Scope, _receive: Receive, send: Send) -> None:
        await work(send)

    await GZipMiddleware(sends, minimum_size=WORTH_COMPRESSING, compresslevel=LEVEL)(scope, _no_receive, send)


def head_lines(*headers: Mapping[str, str]) -> bytes:
    """The lines of a head that has these headers."""
    return "".join(f"{name.lower()}: {value}\r\n" for each in headers for name, value in each.items()).encode()


@lru_cache(maxsize=64)
def typed(media_type: str) -> bytes:
    """The Content-Type of a media type."""
    return (f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type).encode()


async def _no_receive() -> Message:
    return {"type": "http.disconnect"}
