"""Which addresses list the resources? For each kind its page, its CSV twin and its items, with their descriptions."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter
from pydantic import create_model
from starlette.requests import Request
from starlette.responses import Response

from api.answers import answered, bad
from api.asked import AskedStore
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
from api.streaming import CSV, Begun, streamed
from api.turns import TURNS
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
            f"/{kind.name}.csv", _tables(service, kind), response_class=Response,
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
        store = AskedStore(service, request)
        now, mark = await TURNS.thread(lambda: present(service, kind))
        found = partial(list_page, store, now, wish, store.version)
        return await answered(service, request, store, found, variant=mark)

    return page


def _tables(service: Service, kind: Kind) -> Handler:
    async def table(request: Request) -> Response:
        wish = read_wish(kind, pairs_of(request), paged=False)
        store = AskedStore(service, request)
        now, mark = await TURNS.thread(lambda: present(service, kind))

        def begin() -> Begun:
            headers = {
                "X-Total-Count": str(count(store, now, wish)),
                "Content-Disposition": f'attachment; filename="{kind.name}.csv"',
            }
            return Begun((each.encode("utf-8", "replace") for each in csv_rows(store, now, wish)), headers)

        return await streamed(store, request, begin, CSV, variant=mark)

    return table


def _items(service: Service, kind: Kind) -> Handler:
    async def item(request: Request, key: str) -> Response:
        if pairs := pairs_of(request):
            raise bad(f"there is no parameter {pairs[0][0][:60]!r}")
        store = AskedStore(service, request)
        now, mark = await TURNS.thread(lambda: present(service, kind))
        found = partial(_found, store, now, key)
        return await answered(service, request, store, found, variant=mark)

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
