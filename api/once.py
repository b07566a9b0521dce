"""How is the web application asked once, without a server?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.types import Message

from api.app import create_app
from api.inside import nothing_more, scope_of
from api.logs import configure_logs
from api.settings import ServerSettings

Headers = list[tuple[str, str]]


async def request_once(
    settings: ServerSettings, path: str, accept: str, write: Callable[[bytes], object]
) -> tuple[int, Headers]:
    """The status and headers of a GET for `path`; the body goes to `write` as it comes."""
    configure_logs(quiet=True)
    app = create_app(settings)
    start: dict[str, Any] = {}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            write(message.get("body", b""))

    async with app.router.lifespan_context(app):
        await app(scope_of(path, accept), nothing_more(), send)
    return start["status"], [(name.decode(), value.decode()) for name, value in start["headers"]]
