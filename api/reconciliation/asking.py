"""Which establishment or organisation does a name mean, and what is known of it? What the service is asked first."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.answers import bad, here
from api.protocol import read_body
from api.reconciliation.extending import EXTENDED, EXTENSION, Extending
from api.reconciliation.suggesting import HEIGHT, SUGGESTED, WIDTH, Known, add_suggestions
from api.resources.answering import API
from api.resources.describing import PROBLEMS, problem
from api.service import Service
from api.written import LongJson
from graphs.names import TYPES, Names
from ontology.iris import DEF, ID

_MOST, _LONGEST, _LIMIT = 50, 300, 5
_LARGEST = 100_000
"""Bytes of a request."""

_QUERY = {
    "type": "object",
    "required": ["query"],
    "properties": {
        "query": {"type": "string", "maxLength": _LONGEST},
        "type": {"type": "string", "enum": list(TYPES)},
        "limit": {"type": "integer", "description": f"Candidates at most; {_LIMIT} if it is none from 1 to {_MOST}."},
    },
}
_QUERIES = {"type": "object", "maxProperties": _MOST, "additionalProperties": _QUERY}
_BATCH = {
    "name": "queries",
    "in": "query",
    "required": False,
    "description": "Queries by name, as JSON; without them the service tells what it is.",
    "content": {"application/json": {"schema": _QUERIES, "example": {"q0": {"query": "Thornby Moor"}}}},
}


_EXTENDS = {
    "name": "extend",
    "in": "query",
    "required": False,
    "description": "Things, by their ids, and which of their properties are wanted, as JSON.",
    "content": {"application/json": {"schema": EXTENSION, "example": EXTENDED}},
}
_UNFIT = {**PROBLEMS, 413: problem("It is too long."), 431: {"description": "It is too long for an address: post it."}}
_NO_STORE = {"Cache-Control": "no-store"}


def reconcile_routes(service: Service) -> APIRouter:
    """The route of the service: what it is, or the candidates for what is asked."""
    router = APIRouter(prefix=API, tags=["reconciliation"])
    names, extending = Known(service), Extending(service)

    async def reconcile(request: Request) -> Response:
        pairs = dict(parse_qsl(request.scope["query_string"].decode("latin-1"), keep_blank_values=True))
        if request.method == "POST":
            pairs |= dict(parse_qsl((await read_body(request, _LARGEST)).decode("utf-8", "replace")))
        if "extend" in pairs:
            return LongJson(await extending.extended(request, pairs["extend"]), headers=_NO_STORE)
        if "queries" not in pairs:
            return JSONResponse(manifest(here(request)))
        queries = _read(pairs["queries"])
        known = await names.get()
        found = await asyncio.to_thread(lambda: {name: _answer(known, query) for name, query in queries.items()})
        return JSONResponse(found, headers=_NO_STORE)

    for method in ("GET", "POST"):
        router.add_api_route(
            "/reconcile", reconcile, methods=[method], responses=_UNFIT, response_class=JSONResponse,
            operation_id=f"reconcile_{method.lower()}", summary="Which establishment or organisation does a name mean?",
            openapi_extra={"parameters": [_BATCH, _EXTENDS]} if method == "GET" else {"requestBody": _form()},
        )  # fmt: skip
    add_suggestions(router, service, names)
    return router


def manifest(address: str) -> Mapping[str, Any]:
    """What the service is, and where its parts are, at a server with this address."""
    service = f"{address}{API[1:]}/reconcile"
    return {
        "versions": ["0.1", "0.2"],
        "name": "prisongraph",
        "identifierSpace": ID,
        "schemaSpace": DEF,
        "defaultTypes": [{"id": name, "name": words} for name, words in TYPES.items()],
        "documentation": f"{address}data",
        "view": {"url": address + "id/{{id}}"},
        "preview": {"url": service + "/preview?id={{id}}", "width": WIDTH, "height": HEIGHT},
        "suggest": {what: {"service_url": service, "service_path": f"/suggest/{what}"} for what in SUGGESTED},
        "extend": {
            "propose_properties": {"service_url": service, "service_path": "/properties"},
            "property_settings": [],
        },
    }


def _read(text: str) -> Mapping[str, Mapping[str, Any]]:
    try:
        queries = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise bad("`queries` is no JSON") from error
    if not isinstance(queries, dict) or len(queries) > _MOST:
        raise bad(f"`queries` is no object of at most {_MOST} queries")
    for name, query in queries.items():
        if not isinstance(query, dict) or not isinstance(query.get("query"), str) or len(query["query"]) > _LONGEST:
            raise bad(f"{name[:60]!r} is no query", "each is an object with a `query` that is a string")
    return queries


def _answer(known: Names, query: Mapping[str, Any]) -> Mapping[str, Any]:
    wished = query.get("type")
    types = (
        {wished}
        if isinstance(wished, str)
        else {each for each in wished if isinstance(each, str)}
        if isinstance(wished, list)
        else set()
    )
    limit = query.get("limit")
    most = limit if isinstance(limit, int) and 0 < limit <= _MOST else _LIMIT
    return {"result": [each.as_json() for each in known.candidates(query["query"], types & set(TYPES), most)]}


def _form() -> dict[str, Any]:
    schema = {"type": "object", "properties": {"queries": _QUERIES, "extend": EXTENSION}}
    encoding = {name: {"contentType": "application/json"} for name in ("queries", "extend")}
    return {"content": {"application/x-www-form-urlencoded": {"schema": schema, "encoding": encoding}}}
