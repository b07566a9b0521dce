"""Which establishment or organisation does a name mean? The reconciliation service that OpenRefine speaks to."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.answers import bad, here, opened
from api.protocol import read_body
from api.resources.answering import API
from api.resources.describing import PROBLEMS
from api.service import Service
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
        "limit": {"type": "integer", "minimum": 1, "maximum": _MOST},
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


def reconcile_routes(service: Service) -> APIRouter:
    """The route of the service: what it is, or the candidates for what is asked."""
    router = APIRouter(prefix=API, tags=["reconciliation"])
    names = _Known(service)

    async def reconcile(request: Request) -> Response:
        pairs = dict(parse_qsl(request.scope["query_string"].decode("latin-1"), keep_blank_values=True))
        if request.method == "POST":
            pairs |= dict(parse_qsl((await read_body(request, _LARGEST)).decode("utf-8", "replace")))
        if "queries" not in pairs:
            return JSONResponse(_manifest(here(request)))
        queries = _read(pairs["queries"])
        known = await names.get()
        found = await asyncio.to_thread(lambda: {name: _answer(known, query) for name, query in queries.items()})
        return JSONResponse(found, headers={"Cache-Control": "no-store"})

    for method in ("GET", "POST"):
        router.add_api_route(
            "/reconcile", reconcile, methods=[method], responses=PROBLEMS, response_class=JSONResponse,
            operation_id=f"reconcile_{method.lower()}", summary="Which establishment or organisation does a name mean?",
            openapi_extra={"parameters": [_BATCH]} if method == "GET" else {"requestBody": _form()},
        )  # fmt: skip
    return router


class _Known:
    """The names of the version that answers, read once."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._version = ""
        self._names: Names | None = None

    async def get(self) -> Names:
        store, version = opened(self._service)
        if self._names is None or version != self._version:
            self._names, self._version = await asyncio.to_thread(Names.read, store), version
        return self._names


def _manifest(address: str) -> Mapping[str, Any]:
    return {
        "versions": ["0.1", "0.2"],
        "name": "prisongraph",
        "identifierSpace": ID,
        "schemaSpace": DEF,
        "defaultTypes": [{"id": name, "name": words} for name, words in TYPES.items()],
        "view": {"url": address + "id/{{id}}"},
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
    schema = {"type": "object", "properties": {"queries": _QUERIES}}
    encoding = {"queries": {"contentType": "application/json"}}
    return {"content": {"application/x-www-form-urlencoded": {"schema": schema, "encoding": encoding}}}
