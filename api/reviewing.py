"""Which links wait for a person, what was decided about one, and how is one decided? `/api/v1/links/...`."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import APIRouter
from pydantic import Field, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.answers import bad
from api.deciding import LARGEST, Decisions
from api.opening import opened
from api.problems import Problem
from api.protocol import Refused, read_body
from api.resources.answering import API
from api.resources.describing import PROBLEMS, described, problem
from api.resources.models import Model
from api.resources.routes import pairs_of
from api.resources.values import iris_of, is_key, schema_of
from api.service import Service
from graphs.linking.held import Held
from graphs.linking.links import Link, LinkType
from graphs.linking.listing import Wish
from graphs.linking.paging import Wanted
from graphs.linking.reviews import MOST_NAME, MOST_WHY, Decision, Review
from ontology.errors import UsageError
from ontology.iris import Kind, mint

MOST = 100
"""Links on a page of the queue."""

FURTHEST = 1_000_000
"""Links that can be passed over."""

_NO_STORE = {"Cache-Control": "no-store"}


class NewDecision(Model):
    """What a person decides about a link."""

    decision: Decision
    by: str = Field(min_length=1, max_length=MOST_NAME, description="Who decides.", examples=["A. Reader"])
    why: str = Field("", max_length=MOST_WHY, description="The reason; a rejection needs one.")
    type: LinkType | None = Field(None, description="What a retyped link becomes.")


class Decided(Model):
    """A decision as it was recorded."""

    link: str = Field(description="The key of the link.", examples=["0f3a5c7e9b1d2468"])
    decision: Decision
    by: str
    on: str = Field(description="When it was recorded, ISO 8601 in UTC.", examples=["2026-01-02T03:04:05.000006+00:00"])
    why: str | None = None
    type: LinkType | None = None
    confidence: float | None = Field(None, description="How sure the link was then.")


class DecisionList(Model):
    """The decisions on a link, oldest first; the last one holds."""

    items: list[Decided]


class Waiting(Model):
    """A link that waits for a person."""

    key: str
    iri: str = Field(alias="@id")
    first: str = Field(alias="from", description="The IRI of one end.")
    to: str = Field(description="The IRI of the other end.")
    type: LinkType
    confidence: float


class Queue(Model):
    """A page of the links that wait, those nearest to an even chance first."""

    items: list[Waiting]
    total: int
    version: str


def review_routes(service: Service) -> APIRouter:
    """The routes; they stand before those of the links themselves."""
    found = _Reviewing(service)
    router = APIRouter(prefix=f"{API}/links", tags=["links"])
    router.add_api_route(
        "/queue", found.queue, response_model=Queue, operation_id="queue_links",
        summary="Which links wait for a person, those nearest to an even chance first?",
        responses={400: PROBLEMS[400], 503: PROBLEMS[503]},
        openapi_extra={"parameters": [
            described("type", "Only links of this type.", {"type": "string", "enum": [*LinkType]}),
            described("prison", "Only links with an end at this prison.", schema_of("prison")),
            described("limit", "Links on a page.", {"type": "integer", "minimum": 1, "maximum": MOST, "default": 20}),
            described("offset", "Links that are passed over.",
                      {"type": "integer", "minimum": 0, "maximum": FURTHEST, "default": 0}),
        ]},
    )  # fmt: skip
    router.add_api_route(
        "/{key}/decisions", found.decisions, response_model=DecisionList, operation_id="list_decisions",
        summary="What was decided about a link, by whom, when and why?", responses=PROBLEMS,
    )  # fmt: skip
    router.add_api_route(
        "/{key}/decisions", found.decide, methods=["POST"], status_code=201, response_model=Decided,
        operation_id="decide_link", summary="Accept, reject or retype a link, or leave it open. Needs the token.",
        responses={
            400: problem("The decision makes no sense."), 401: problem("The token is missing, or another."),
            403: problem("No decisions are taken here."), 404: PROBLEMS[404], 413: problem("It is too long."),
            415: problem("It is no JSON."), 429: problem("You try too often."), 503: PROBLEMS[503],
            507: problem("It could not be kept."),
        },
        openapi_extra={
            "security": [{"BearerToken": []}],
            "requestBody": {
                "required": True, "content": {"application/json": {"schema": _inline(NewDecision.model_json_schema())}}
            },
        },
    )  # fmt: skip
    return router


class _Reviewing:
    def __init__(self, service: Service) -> None:
        self._service = service

    @property
    def _door(self) -> Decisions:
        return self._service.decisions

    async def queue(self, request: Request) -> Response:
        """The links that wait."""
        asked = _asked(request)
        store, version = opened(self._service)
        wanted = Wanted(type=asked.type, places=_places(asked.prison))
        found = await asyncio.to_thread(self._door.page, store, version, wanted, asked.offset, asked.limit)
        items = [_waiting(link) for link in found.links]
        return JSONResponse({"items": items, "total": found.total, "version": version}, headers=_NO_STORE)

    async def decisions(self, request: Request, key: str) -> Response:
        """What was decided about a link."""
        if pairs := pairs_of(request):
            raise bad(f"there is no parameter {pairs[0][0][:60]!r}")
        held = await self._held()
        link = await asyncio.to_thread(_link, held, key)
        found = [each for each in held.reviews if (each.first, each.second) == link.ends]
        return JSONResponse({"items": [_told(link, each) for each in found]}, headers=_NO_STORE)

    async def decide(self, request: Request, key: str) -> Response:
        """Record a decision."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        self._door.admit(request, token.strip() if scheme.lower() == "bearer" else "")
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            detail, hint = "the body is no JSON", "send application/json"
            raise Refused(Problem(status=415, kind="media-type", detail=detail, hint=hint))
        wish = _wish(await read_body(request, LARGEST))
        held = await self._held()
        review = await self._door.decide(held, _safe(key), wish)
        told = _told(await asyncio.to_thread(held.one, key), review)
        headers = {**_NO_STORE, "Location": f"{API}/links/{key}/decisions"}
        return JSONResponse(told, 201, headers=headers)

    async def _held(self) -> Held:
        return await asyncio.to_thread(self._door.held, *opened(self._service))


class _Asked(Model):
    type: LinkType | None = None
    prison: str = ""
    limit: int = Field(20, ge=1, le=MOST)
    offset: int = Field(0, ge=0, le=FURTHEST)


def _asked(request: Request) -> _Asked:
    pairs = pairs_of(request)
    if len({name for name, _ in pairs}) < len(pairs):
        raise bad("a parameter is there more than once")
    try:
        return _Asked.model_validate({name: value for name, value in pairs if value})
    except ValidationError as error:
        raise _wrong(error, "the parameters make no sense") from error


def _places(prison: str) -> tuple[str, ...] | None:
    try:
        return tuple(iris_of("prison", prison)) if prison else None
    except UsageError as error:
        raise bad(error.message, error.hint) from error


def _wish(body: bytes) -> Wish:
    try:
        found = NewDecision.model_validate_json(body)
    except ValidationError as error:
        raise _wrong(error, "the decision makes no sense") from error
    return wish_of(found.decision, found.by, found.why, found.type)


def wish_of(decision: Decision, by: str, why: str, kind: LinkType | None) -> Wish:
    """What a person wants to decide.

    Raises:
        Refused: 400 for a rejection without a reason.
    """
    if decision is Decision.REJECT and not why.strip():
        raise bad("a rejection needs a reason", "say in a sentence why the two have nothing to do with each other")
    return Wish(decision=decision, by=by, why=why, to=kind)


def _wrong(error: ValidationError, detail: str) -> Refused:
    told = [{"name": ".".join(map(str, each["loc"])), "detail": each["msg"]} for each in error.errors()[:20]]
    return Refused(Problem(status=400, kind="decision", detail=detail, more={"errors": told}))


def _safe(key: str) -> str:
    if not is_key(key):
        raise Refused(Problem(status=404, kind="not-found", detail=f"there is no link {key[:100]!r}"))
    return key


def _link(held: Held, key: str) -> Link:
    try:
        return held.one(_safe(key))
    except UsageError as error:
        raise Refused(Problem(status=404, kind="not-found", detail=error.message)) from error


def _waiting(link: Link) -> dict[str, Any]:
    return {
        "key": link.key, "@id": mint(Kind.LINK, link.key), "from": link.first, "to": link.second,
        "type": link.type.value, "confidence": link.confidence,
    }  # fmt: skip


def _told(link: Link, review: Review) -> dict[str, Any]:
    kept = {name: value for name, value in review.as_json().items() if name in Decided.model_fields}
    return Decided.model_validate({"link": link.key, **kept}).model_dump(mode="json")


def _inline(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema that refers to nothing: what it defines stands where it is used."""
    defined = schema.pop("$defs", {})

    def opened_up(value: Any) -> Any:
        if isinstance(value, dict):
            known = defined.get(str(value.get("$ref", "")).rpartition("/")[2])
            return known or {name: opened_up(each) for name, each in value.items()}
        return [opened_up(each) for each in value] if isinstance(value, list) else value

    found: dict[str, Any] = opened_up(schema)
    return found
