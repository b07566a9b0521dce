"""What is made before anybody asks for it? Pages over everything and each list's first, which visitors would wait for.

What they are made of depends on the version alone, and is kept while that answers: see `Pages`, `Networks` and
`Decisions`. One is made after the other, with a rest as long as the work, so that visitors come first.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

import structlog
from starlette.types import ASGIApp

from api.inside import ask_inside
from api.pages.sites import PAGES
from api.resources.answering import API
from api.resources.kinds import KINDS
from api.service import Service
from graphs.network import ready_made
from graphs.questions import questions
from ontology.concepts import concepts

log = structlog.get_logger("prisongraph")

_LOOK = 0.5
"""Seconds between looks for a version that is not warm."""


def paths() -> Iterator[str]:
    """The addresses of pages over everything, those first that most visitors come to."""
    yield from (path for path in PAGES if "{" not in path)
    yield from (f"/explore?network={name}" for name in ready_made())
    ordered = sorted(concepts("topic"), key=lambda topic: (topic.broader is not None, topic.key))
    yield from (f"/topics/{topic.key}" for topic in ordered)
    yield from (f"/questions/{name}" for name in questions())
    yield "/links?order=surest+first"
    yield from (f"{API}/{name}" for name in KINDS)


async def keep_warm(service: Service, app: ASGIApp) -> None:
    """Warm every version that comes to answer, until cancelled."""
    warm = ""
    while True:
        if service.ready and service.pool.version != warm:
            warm = service.pool.version
            await _warm(service, app, warm)
        await asyncio.sleep(_LOOK)


async def _warm(service: Service, app: ASGIApp, version: str) -> None:
    started, cold = time.monotonic(), 0
    for path in paths():
        if service.pool.version != version:
            return
        before = time.monotonic()
        try:
            cold += await ask_inside(app, path) >= 500
        except Exception as error:  # noqa: BLE001 # a visitor will be told; the other pages are made all the same
            cold += 1
            log.warning("page not made", path=path, error=repr(error))
        await asyncio.sleep(time.monotonic() - before)
    log.info("warm", version=version, cold=cold, seconds=round(time.monotonic() - started, 1))
