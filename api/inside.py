"""How is the web application asked from inside, without a connection?"""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.types import ASGIApp, Message, Receive


def scope_of(path: str, accept: str) -> dict[str, Any]:
    """The scope of a GET for `path`, with its query string, as a server would tell it."""
    address, _, query = path.partition("?")
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": address,
        "raw_path": address.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost"), (b"accept", accept.encode("latin-1", "replace"))],
        "client": ("127.0.0.1", 0),
        "server": ("localhost", 80),
    }


def nothing_more() -> Receive:
    """What such a client sends: a request without a body, and then nothing, for it does not leave."""
    first: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        if not first:
            await asyncio.Event().wait()
        return first.pop()

    return receive


async def ask_inside(app: ASGIApp, path: str) -> int:
    """The status that a page answers with; what it says is dropped."""
    status: list[int] = []

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            status.append(message["status"])

    await app(scope_of(path, "text/html"), nothing_more(), send)
    return status[0]
