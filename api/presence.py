"""Is the client still there? Work for one that has left is dropped."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from starlette.types import Receive

_LOOK_AFTER = 0.02
"""Seconds after which we look whether the client is still there."""


async def while_connected(receive: Receive, work: Coroutine[Any, Any, None]) -> None:
    """Do the work, and drop it when the client leaves. Most work is done before it is worth looking."""
    doing, loop = asyncio.current_task(), asyncio.get_running_loop()
    watch: list[asyncio.Task[None]] = []

    def gone(leaving: asyncio.Task[None]) -> None:
        if doing is not None and not leaving.cancelled():
            doing.cancel()

    def look() -> None:
        watch.append(loop.create_task(_left(receive)))
        watch[0].add_done_callback(gone)

    later = loop.call_later(_LOOK_AFTER, look)
    try:
        await work
    except asyncio.CancelledError:
        if doing is None or not (watch and watch[0].done()):
            raise
        doing.uncancel()  # it was us, not the server on its way out
    finally:
        later.cancel()
        for leaving in watch:
            leaving.cancel()


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
