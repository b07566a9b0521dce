"""What may be meant by what has been typed so far, and what is it? Suggestions, and a preview in a small frame."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from api.asked import AskedStore, made_for
from api.opening import opened
from api.pages.addresses import page_path
from api.pages.frame import render
from api.problems import Problem
from api.protocol import Refused
from api.reconciliation.extending import OF_TYPES, properties_of
from api.resources.answering import one_item
from api.resources.asking import Parameters
from api.resources.describing import PROBLEMS, described
from api.resources.routes import pairs_of
from api.resources.values import is_key
from api.service import Service
from graphs.names import TYPES, Names, begins
from ontology.iris import ID

SUGGESTED = ("entity", "type", "property")
"""What is suggested."""

WIDTH, HEIGHT = 430, 300
"""The size of a preview, in pixels."""

_PAGE, _LONGEST, _DEEPEST = 20, 300, 10_000
_FRAMED = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors http: https:"
"""A preview is made to be framed by others. It can do nothing, and holds nothing that is not public."""

_ID = described("id", "The id of a thing, as candidates have it.", {"type": "string", "maxLength": _LONGEST})
_TYPE = described("type", "The type of the things.", {"type": "string", "enum": list(TYPES)})
_TYPED = [
    {**described("prefix", "What has been typed.", {"type": "string", "maxLength": _LONGEST}), "required": True},
    described("cursor", "How many to pass over.", {"type": "integer", "minimum": 0, "maximum": _DEEPEST}),
]


class Known:
    """The names of the version that answers, read once."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._version = ""
        self._names: Names | None = None

    async def get(self) -> Names:
        """The names."""
        store, version = opened(self._service)
        if self._names is None or version != self._version:
            self._names, self._version = await asyncio.to_thread(Names.read, store), version
        return self._names


def add_suggestions(router: APIRouter, service: Service, names: Known) -> None:
    """Add the addresses of suggestions, properties and previews."""
    suggesting = _Suggesting(service, names)
    common: dict[str, Any] = {"response_class": JSONResponse, "responses": PROBLEMS}
    for what in SUGGESTED:
        router.add_api_route(
            f"/reconcile/suggest/{what}", getattr(suggesting, what), operation_id=f"suggest_{what}",
            summary=f"Which {what} may be meant?", openapi_extra={"parameters": _TYPED}, **common,
        )  # fmt: skip
    router.add_api_route(
        "/reconcile/properties", suggesting.properties, operation_id="propose_properties",
        summary="Which properties do things of a type have?", openapi_extra={"parameters": [_TYPE]}, **common,
    )  # fmt: skip
    router.add_api_route(
        "/reconcile/preview", suggesting.preview, operation_id="preview_entity", responses=PROBLEMS,
        response_class=HTMLResponse, summary="What is a thing? A small page to be framed.",
        openapi_extra={"parameters": [{**_ID, "required": True}]},
    )  # fmt: skip


class _Suggesting:
    """The handlers."""

    def __init__(self, service: Service, names: Known) -> None:
        self._service = service
        self._names = names

    async def entity(self, request: Request) -> Response:
        """Things whose name, or a word of it, begins so."""
        prefix, skip = _typed(request)
        known = await self._names.get()
        found = await asyncio.to_thread(known.beginning, prefix, _PAGE, skip)
        return JSONResponse({"result": [each.as_suggestion() for each in found]}, headers=_FRESH)

    async def type(self, request: Request) -> Response:
        """Types whose name begins so."""
        return _matching(request, ({"id": name, "name": words} for name, words in TYPES.items()))

    async def property(self, request: Request) -> Response:
        """Properties whose name, or a word of it, begins so."""
        return _matching(request, properties_of(TYPES))

    async def properties(self, request: Request) -> Response:
        """The properties that can be asked of things of a type."""
        asking = Parameters(pairs_of(request))
        asking.known(("type", "limit"))
        wished, limit = asking.one("type"), asking.whole("limit", 100, 1000)
        if wished is not None and wished not in TYPES:
            asking.complain("type", f"there is no {wished[:60]!r}", f"there are: {', '.join(TYPES)}")
        asking.check()
        found = properties_of([wished] if wished else TYPES)
        return JSONResponse({"type": wished, "limit": limit, "properties": found[:limit]}, headers=_FRESH)

    async def preview(self, request: Request) -> Response:
        """A thing in a few words."""
        asking = Parameters(pairs_of(request))
        asking.known(("id",))
        asked = asking.one("id") or ""
        asking.check()
        store = AskedStore(self._service, request)
        kind = next((each for each in OF_TYPES.values() if f"{ID}{asked}".startswith(each.space)), None)
        key = f"{ID}{asked}".removeprefix(kind.space) if kind else ""
        found = partial(one_item, store, kind, key) if kind and is_key(key) else None
        item = await made_for(request, store, found) if found else None
        if item is None:
            raise Refused(Problem(status=404, kind="not-found", detail=f"there is no {asked[:100]!r}"))
        facts = {each["name"]: _words(item.get(each["id"])) for each in properties_of(TYPES) if each["id"] != "name"}
        page = render(
            "preview.html", title=item["name"], page=page_path(item["@id"]), facts={k: v for k, v in facts.items() if v}
        )
        return HTMLResponse(page, headers={"Content-Security-Policy": _FRAMED, **_FRESH})


_FRESH = {"Cache-Control": "no-cache"}


def _typed(request: Request) -> tuple[str, int]:
    """What has been typed, and how many suggestions are passed over."""
    asking = Parameters(pairs_of(request))
    asking.known(("prefix", "cursor"))
    prefix = asking.one("prefix")
    if prefix is None or len(prefix) > _LONGEST:
        asking.complain("prefix", "is missing, or too long")
    skip = asking.whole("cursor", 1, _DEEPEST) if asking.all("cursor") not in ([], ["0"]) else 0
    asking.check()
    return prefix or "", skip


def _matching(request: Request, offered: Iterable[Mapping[str, str]]) -> Response:
    prefix, skip = _typed(request)
    found = [each for each in offered if begins(each["name"], prefix)]
    return JSONResponse({"result": found[skip : skip + _PAGE]}, headers=_FRESH)


def _words(value: Any) -> str:
    """A value in words; empty where there is none."""
    if isinstance(value, list):
        return "; ".join(_words(each) for each in value[:8]) + (f"; {len(value) - 8} more" if len(value) > 8 else "")
    if isinstance(value, Mapping):
        return str(value["name"] or value["@id"])
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
