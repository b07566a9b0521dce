"""Which addresses list the resources? For each kind its page, its CSV twin and its items, with their descriptions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter
from pydantic import create_model
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from api.answers import answered, bad, opened
from api.problems import Problem
from api.protocol import Refused
from api.resources.answering import API, count, csv_rows, list_page, one_item
from api.resources.asking import read_wish
from api.resources.describing import CSV_ANSWER, PROBLEMS, parameters
from api.resources.items import Kind
from api.resources.kinds import KINDS
from api.resources.models import Page
from api.resources.present import present
from api.resources.values import is_key
from api.service import Service
from graphs.store import Store

Handler = Callable[..., Coroutine[Any, Any, Response]]


def resource_routes(service: Service) -> APIRouter:
    """The routes of every kind."""
    router = APIRouter(prefix=API)
    for kind in KINDS.values():
        name = kind.name.replace("-", "_")
        page = create_model(f"{kind.model.__name__}Page", __base__=Page, items=(list[kind.model], ...))  # type: ignore[name-defined] # a class is a type
        words = kind.listing.words
        common: dict[str, Any] = {"tags": [kind.name], "responses": PROBLEMS}
        router.add_api_route(
            f"/{kind.name}", _lists(service, kind), response_model=page, summary=words, operation_id=f"list_{name}",
            openapi_extra={"parameters": parameters(kind)}, **common,
        )  # fmt: skip
        router.add_api_route(
            f"/{kind.name}.csv", _tables(service, kind), response_class=StreamingResponse,
            summary=f"{words} All of them, as CSV.", operation_id=f"table_{name}",
            openapi_extra={"parameters": parameters(kind, paged=False)},
            tags=[kind.name], responses={**PROBLEMS, 200: CSV_ANSWER},
        )  # fmt: skip
        router.add_api_route(
            f"/{kind.name}/{{key}}", _items(service, kind), response_model=kind.model,
            summary=f"One of the {kind.name}, by its key.", operation_id=f"get_{name}", **common,
        )  # fmt: skip
    return router


def _lists(service: Service, kind: Kind) -> Handler:
    async def page(request: Request) -> Response:
        wish = read_wish(kind, pairs_of(request))
        store, version = opened(service)
        now, mark = await asyncio.to_thread(present, service, kind)
        return await answered(service, request, version, lambda: list_page(store, now, wish, version), variant=mark)

    return page


def _tables(service: Service, kind: Kind) -> Handler:
    async def table(request: Request) -> Response:
        wish = read_wish(kind, pairs_of(request), paged=False)
        store, version = opened(service)
        now, _ = await asyncio.to_thread(present, service, kind)
        rows = await asyncio.to_thread(count, store, now, wish)
        headers = {
            "X-Total-Count": str(rows),
            "X-Dataset-Version": version,
            "Content-Disposition": f'attachment; filename="{kind.name}.csv"',
            "Cache-Control": "no-cache",
        }
        return StreamingResponse(csv_rows(store, now, wish), headers=headers, media_type="text/csv; charset=utf-8")

    return table


def _items(service: Service, kind: Kind) -> Handler:
    async def item(request: Request, key: str) -> Response:
        if pairs := pairs_of(request):
            raise bad(f"there is no parameter {pairs[0][0][:60]!r}")
        store, version = opened(service)
        now, mark = await asyncio.to_thread(present, service, kind)
        return await answered(service, request, version, lambda: _found(store, now, key), variant=mark)

    return item


def _found(store: Store, kind: Kind, key: str) -> dict[str, Any]:
    found = one_item(store, kind, key) if is_key(key) else None
    if found is None:
        detail = f"there is no {key[:100]!r} among the {kind.name}"
        raise Refused(Problem(status=404, kind="not-found", detail=detail, hint=f"{API}/{kind.name} lists them"))
    return found


def pairs_of(request: Request) -> list[tuple[str, str]]:
    """The parameters of a request, read strictly.

    Raises:
        Refused: 400 for what is not UTF-8, or too much.
    """
    try:
        text = request.scope["query_string"].decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=200)
    except (UnicodeDecodeError, ValueError) as error:
        raise bad("the parameters are not UTF-8, or there are too many") from error
