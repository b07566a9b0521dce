"""How does an answer in JSON go out? Computed in a thread, kept for who asks again, with an ETag for who has it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from api import urls
from api.asked import AskedStore, made_for
from api.paging import link_header
from api.problems import Problem
from api.protocol import Refused
from api.service import Answer, Service
from api.tags import FRESH, key_of, matches, matches_any, tag_of
from api.turns import TURNS
from api.written import json_bytes

JSON = "application/json"


def here(request: Request) -> str:
    """The address of this server as its client knows it, with a slash at its end."""
    return urls.here(request.scope) or f"{request.url.scheme}://localhost/"


def bad(detail: str, hint: str = "") -> Refused:
    """A 400."""
    return Refused(Problem(status=400, kind="request", detail=detail, hint=hint))


async def answered(
    service: Service,
    request: Request,
    source: str | AskedStore,
    compute: Callable[[], Any],
    *,
    media_type: str = JSON,
    variant: str = "",
) -> Response:
    """The answer of a version to a GET: `compute` gives a JSON value, or bytes; it runs in a thread, if it must.

    `source` is the version, or the store that workers are asked through. `variant` tells apart what one address
    gives in several forms.
    """
    store = source if isinstance(source, AskedStore) else None
    version = store.version if store is not None else str(source)
    key = key_of(version, "api", variant, request.url.path, request.scope["query_string"])
    headers = {"ETag": tag_of(key), "Cache-Control": FRESH, "X-Dataset-Version": version}
    known = request.headers.get("if-none-match", "")
    if matches(known, key):
        return Response(status_code=304, headers=headers)
    answer = service.cache.get(key)
    if answer is None:
        work = partial(_answer, request, media_type, compute)
        answer = await (TURNS.thread(work) if store is None else made_for(request, store, work))
        if version == service.pool.version:
            service.cache.put(key, answer)
    headers |= answer.headers
    if matches_any(known):
        return Response(status_code=304, headers=headers)
    return Response(answer.body, headers=headers, media_type=answer.media_type)


def _answer(request: Request, media_type: str, compute: Callable[[], Any]) -> Answer:
    value = compute()
    if isinstance(value, bytes):
        return Answer(media_type, value)
    links = link_header(request.url.path, request.scope["query_string"], value)
    return Answer(media_type, json_bytes(value) + b"\n", {"Link": links} if links else {})
