"""Networks over HTTP: those that are ready-made, what surrounds a thing, and what is shown as a file.

    GET  /api/v1/networks                        which there are
    GET  /api/v1/networks/{name}[.json .svg .graphml .gexf .csv .html]?topic=&rating=&from=&to=&type=&limit=
    GET  /api/v1/networks/find?q=                things to begin at
    GET  /api/v1/networks/expand?node=           the relations of a thing, with counts
    GET  /api/v1/networks/expand?node=&relation= the things that one of them leads to
    POST /api/v1/networks/export?format=         the network in the body (its JSON form) as a file

The JSON form of a network is told in `graphs.network.model`.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.asked import AskedStore, made_for
from api.laid_out import LaidOut
from api.network_filters import count_in, only, read_filters
from api.network_models import EXPANDING, FILTERS, WORDS, NetworkForm, NetworkList, NodeList, Surroundings
from api.pages.addresses import page_path
from api.problems import Problem
from api.protocol import Refused, read_body
from api.resources.describing import PROBLEMS, described, problem
from api.service import Service
from api.turns import in_thread
from api.written import LongJson
from graphs.network import Filters, Network, find_ready_made, ready_made
from graphs.network.expansion import PAGE, expand, relations_of
from graphs.network.files import NetworkFormat, write_network
from graphs.network.finding import find_things
from graphs.network.form import MOST, as_json, edge_json, from_json, node_json
from graphs.network.naming import name_nodes, with_topics
from graphs.picture import draw, interactive_page
from ontology.errors import UsageError

Answer = Callable[[Request], Awaitable[Response]]

_BODY = 16 * 1024 * 1024
_MISSING = re.compile(r"there is no network|has no relation")  # there is no network "prisons"
_FRESH = {"Cache-Control": "no-cache"}

FILES: Mapping[str, tuple[str, Callable[[Network], bytes]]] = {
    "svg": ("image/svg+xml", lambda network: draw(network).encode()),
    "html": ("text/html; charset=utf-8", lambda network: interactive_page(network).encode()),
    "graphml": ("application/graphml+xml", lambda network: write_network(network, NetworkFormat.GRAPHML)),
    "gexf": ("application/gexf+xml", lambda network: write_network(network, NetworkFormat.GEXF)),
    "csv": ("text/csv; charset=utf-8", lambda network: write_network(network, NetworkFormat.CSV)),
    "json": ("application/json", lambda network: write_network(network, NetworkFormat.JSON)),
}
"""What a network can be downloaded as, by the ending of its address."""


_FORMAT = described("format", "What the file is.", {"type": "string", "enum": [*FILES], "default": "json"})
_NAME = {"name": "name", "in": "path", "required": True, "schema": {"type": "string", "enum": [*ready_made()]}}
_FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file.",
        "content": {kind.partition(";")[0]: {"schema": {}} for kind, _ in FILES.values()},
    }
}
_UNFIT: dict[int | str, dict[str, Any]] = {
    400: PROBLEMS[400],
    413: problem("It is too long."),
    415: problem("The body is compressed."),
}
_BODY_FORM = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "required": ["schema", "nodes", "edges"],
                "properties": {
                    "schema": {"const": 1},
                    "nodes": {"type": "array", "items": {"type": "object"}, "maxItems": MOST},
                    "edges": {"type": "array", "items": {"type": "object"}, "maxItems": 10 * MOST},
                },
            }
        }
    },
}


def address_of(iri: str) -> str | None:
    """Where a thing can be read of on this server."""
    return page_path(iri) or None


class Networks:
    """The networks of a service, kept while its version answers."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._laid_out = LaidOut(service)

    @property
    def router(self) -> APIRouter:
        """The addresses."""
        router = APIRouter(prefix="/api/v1/networks", tags=["networks"])
        router.add_api_route(
            "", _answering(in_thread(self._list)), response_model=NetworkList, operation_id="list_networks",
            summary="Which networks stand ready?", responses={400: PROBLEMS[400]},
        )  # fmt: skip
        router.add_api_route(
            "/find", _answering(self._asked(self._find)), response_model=NodeList, operation_id="find_nodes",
            summary="Which things have these words in their name?", responses=PROBLEMS,
            openapi_extra={"parameters": WORDS},
        )  # fmt: skip
        router.add_api_route(
            "/expand", _answering(self._asked(self._expand)), response_model=Surroundings, operation_id="expand_node",
            summary="What surrounds a thing?", responses=PROBLEMS, openapi_extra={"parameters": EXPANDING},
        )  # fmt: skip
        router.add_api_route(
            "/export", self._export, methods=["POST"], operation_id="export_network", response_class=Response,
            summary="A network, in the body, as a file.", responses={**_FILES, **_UNFIT},
            openapi_extra={"parameters": [_FORMAT], "requestBody": _BODY_FORM},
        )  # fmt: skip
        router.add_api_route(
            "/{name}", _answering(in_thread(self._one)), response_model=NetworkForm, operation_id="show_network",
            summary="A network; with an ending (`.svg .html .graphml .gexf .csv .json`) as a file.",
            responses=PROBLEMS, openapi_extra={"parameters": [_NAME, *FILTERS]},
        )  # fmt: skip
        return router

    def network(self, name: str, filters: Filters) -> Network:
        """A ready-made network under filters; made once for each version.

        Raises:
            UsageError: there is no such network.
        """
        return self._laid_out.network(name, filters)

    def _list(self, request: Request) -> Response:
        only(request)
        found = [
            {"name": each.name, "title": each.title, "question": each.question, "note": each.note,
             "url": f"/api/v1/networks/{each.name}", "page": f"/explore?network={each.name}"}
            for each in ready_made().values()
        ]  # fmt: skip
        return JSONResponse({"networks": found}, headers=_FRESH)

    def _one(self, request: Request) -> Response:
        name, _, ending = str(request.path_params["name"]).partition(".")
        if not ending:
            only(request, "topic", "rating", "from", "to", "type", "limit")
        network = self.network(name, read_filters(request))
        if ending and ending not in FILES:
            raise UsageError(f"a network is not to be had as {ending}", hint=f"there are {', '.join(FILES)}")
        if ending not in {"", "json"}:
            return _file(network, ending)
        form = {**as_json(network, address_of), "colour_by": find_ready_made(name).colour}
        return LongJson(form, headers=_FRESH)

    def _asked(self, answer: Callable[[Request, AskedStore], Response]) -> Answer:
        """What a stranger chooses the things of, workers are asked."""

        async def respond(request: Request) -> Response:
            store = AskedStore(self._service, request)
            return await made_for(request, store, lambda: answer(request, store))

        return respond

    def _find(self, request: Request, store: AskedStore) -> Response:
        only(request, "q")
        found = find_things(store, request.query_params.get("q", ""))
        return JSONResponse({"nodes": [node_json(node, address_of) for node in found]}, headers=_FRESH)

    def _expand(self, request: Request, store: AskedStore) -> Response:
        only(request, "node", "relation", "limit", "skip")
        asked = request.query_params
        node = asked.get("node", "")
        relation = asked.get("relation")
        most, skip = count_in(request, "limit", PAGE, 1000), count_in(request, "skip", 0, 1_000_000)
        if relation is None:
            relations = [
                {"key": each.key, "label": each.label, "number": each.number} for each in relations_of(store, node)
            ]
            named = with_topics(store, name_nodes(store, [node]))
            itself = node_json(named[node], address_of)
            return JSONResponse({"self": itself, "relations": relations}, headers=_FRESH)
        expansion = expand(store, node, relation, most=most, skip=skip)
        found: dict[str, Any] = {
            "node": node,
            "relation": {"key": relation, "label": expansion.relation.label, "number": expansion.relation.number},
            "nodes": [node_json(each, address_of) for each in expansion.nodes],
            "edges": [edge_json(each, address_of) for each in expansion.edges],
        }
        return LongJson(found, headers=_FRESH)

    async def _export(self, request: Request) -> Response:
        try:
            body = await read_body(request, _BODY)
            return await asyncio.to_thread(_exported, body, request.query_params.get("format", "json"))
        except Refused as error:
            return error.problem.response()
        except (UsageError, RecursionError, ValueError) as error:
            return _bad(error)


def _exported(body: bytes, ending: str) -> Response:
    if ending not in FILES:
        raise UsageError(f"a network is not to be had as {ending[:20]}", hint=f"there are {', '.join(FILES)}")
    return _file(from_json(json.loads(body)), ending)


def _file(network: Network, ending: str) -> Response:
    media_type, write = FILES[ending]
    name = re.sub(r"[^a-z0-9-]+", "-", network.name.lower()).strip("-") or "network"
    headers = {"Content-Disposition": f'attachment; filename="prisongraph-{name}.{ending}"', **_FRESH}
    return Response(write(network), media_type=media_type, headers=headers)


def _answering(answer: Answer) -> Answer:
    async def respond(request: Request) -> Response:
        try:
            return await answer(request)
        except UsageError as error:
            return _bad(error, 404 if _MISSING.search(error.message) else 400)

    return respond


def _bad(error: Exception, status: int = 400) -> Response:
    if isinstance(error, UsageError):
        kind = "not-found" if status == 404 else "request"
        return Problem(status=status, kind=kind, detail=error.message, hint=error.hint).response()
    return Problem(
        status=status, kind="request", detail="the body is no JSON", hint="send a network as JSON"
    ).response()
