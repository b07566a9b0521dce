"""How does the server bear bad connections? uvicorn, with limits on slow, silent and overlong ones."""

from __future__ import annotations

import asyncio
import gc
import socket
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import cast

import uvicorn
import uvloop
from anyio import to_thread
from fastapi import FastAPI

from api.app import Application
from api.bounded import CONNECTIONS, BoundedProtocol
from api.familiar import FamiliarProtocol
from api.inside import ask_inside
from api.logs import configure_logs
from ontology.errors import UsageError

_LAST_PORT = 65535

_TURN = 0.001
"""Seconds for which a thread may compute while others wait for their turn, the event loop among them."""

_STREAMING = 4
"""Threads that write long answers a piece at a time. More would be no faster, and the loop one of many."""


class GuardedServer(uvicorn.Server):
    """A server that breaks off connections that are overdue, once a second, and tells where it listens."""

    started_at: Callable[[str], None] = staticmethod(lambda _address: None)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        except SystemExit:
            where = f"{self.config.host}:{self.config.port}"
            raise UsageError(f"cannot listen on {where}", hint="is it free, and an address of this machine?") from None
        if self.started:
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            self.started_at(f"http://{f'[{host}]' if ':' in host else host}:{port}/")

    async def on_tick(self, counter: int) -> bool:
        if counter % 10 == 0:
            now = time.monotonic()
            for connection in list(self.server_state.connections):
                if isinstance(connection, BoundedProtocol) and connection.overdue(now):
                    connection.transport.abort()
        return await super().on_tick(counter)


def run(app: Application, host: str, port: int, started_at: Callable[[str], None], *, quiet: bool = False) -> None:
    """Serve until a signal comes, and let requests finish; `started_at` is told the address.

    Every request is logged, or only what went wrong, when `quiet`.

    Raises:
        DatasetError: what is to be served cannot be opened.
        UsageError: nobody can listen there.
    """
    if not 0 <= port <= _LAST_PORT:  # the system would take the rest of a division by it
        raise UsageError(f"there is no port {port}", hint="give one from 0 to 65535")
    configure_logs(quiet=quiet)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(app, host, port, started_at))


async def _serve(app: Application, host: str, port: int, started_at: Callable[[str], None]) -> None:
    await app.state.service.start()
    await ask_inside(app.inner, "/nothing-here")  # what is put together for the first request is, before anybody asks
    gc.collect()
    gc.freeze()  # what was imported and built stays: let no collection walk through it again
    gc.set_threshold(20_000, 20, 20)
    sys.setswitchinterval(_TURN)
    to_thread.current_default_thread_limiter().total_tokens = _STREAMING
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
        http=cast(type[asyncio.Protocol], partial(FamiliarProtocol, at_once=app.state.at_once, like=app.state.like)),
        ws="none",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=10,
    )
    return GuardedServer(config)
