"""Where do these words stand? `/api/v1/search`: passages with the words found as offsets, best first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from fastapi import APIRouter
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from api.answers import answered
from api.opening import opened
from api.paging import by_offset
from api.problems import Problem
from api.protocol import Refused
from api.resources.answering import API
from api.resources.asking import Parameters
from api.resources.describing import PROBLEMS, described, listed
from api.resources.models import Count, Model, Thing
from api.resources.routes import pairs_of
from api.resources.values import iris_of, schema_of
from api.service import Service
from graphs.search import INDEX, Found, Hit, Narrowing, find
from graphs.search.asked import LONGEST
from graphs.search.finding import FACETS
from ontology.errors import UsageError
from ontology.iris import local_name

_USUAL, _MOST, _DEEPEST = 20, 100, 10_000
_NAMES = ("q", "kind", "report", "prison", "year_from", "year_to", "limit", "offset", "facets")


class SearchHit(Model):
    """A paragraph, or the statement of a concern or recommendation."""

    iri: str = Field(alias="@id")
    kind: Literal["paragraph", "statement"]
    about: str | None = Field(None, description="The IRI of what is stated, or of the report.")
    report: Thing | None = None
    prison: Thing | None = None
    year: int | None = Field(None, examples=[2024])
    paragraph: str | None = Field(None, examples=["3.13"])
    page: int | None = Field(None, examples=[9])
    snippet: str = Field(description="A piece of the text, plain.", examples=["Use of force was not overseen."])
    start: int = Field(description="Where in the text the snippet begins.", examples=[0])
    highlights: list[tuple[int, int]] = Field(
        description="The words found, as spans of the snippet in code points: from, to.", examples=[[[0, 3]]]
    )
    score: float = Field(description="How well it fits; only for comparing within one search.", examples=[7.1])


class SearchPage(Model):
    """A page of hits."""

    items: list[SearchHit]
    total: int = Field(examples=[18])
    prev: str | None = None
    next: str | None = None
    denominator: dict[str, int] = Field(description="Reports searched.", examples=[{"reports": 15}])
    facets: dict[str, list[Count]] = Field({})
    version: str


def search_routes(service: Service) -> APIRouter:
    """The route of the search."""
    router = APIRouter(prefix=API)

    async def search(request: Request) -> Response:
        asking = Parameters(pairs_of(request))
        asking.known(_NAMES)
        asked, narrowing = asking.one("q") or "", _narrowing(asking)
        if not asked:
            asking.complain("q", "is missing", "give the words to look for")
        limit = asking.whole("limit", _USUAL, _MOST)
        offset = asking.whole("offset", 1, _DEEPEST) if asking.all("offset") else 0
        facets = asking.names("facets", FACETS)
        asking.check()
        _, version = opened(service)
        index = _index(service)

        def compute() -> dict[str, Any]:
            try:
                found = find(index / INDEX, asked, narrowing, offset=offset, limit=limit, facets=bool(facets))
            except UsageError as error:
                asking.complain("q", error.message, error.hint)
                asking.check()
                raise
            return _page(found, asking.pairs, (offset, limit), facets, version)

        return await answered(service, request, version, compute)

    router.add_api_route(
        "/search", search, response_model=SearchPage, responses=PROBLEMS, operation_id="search", tags=["search"],
        summary="Where do these words stand?", openapi_extra={"parameters": _parameters()},
    )  # fmt: skip
    return router


def _index(service: Service) -> Any:
    if service.version is None:
        detail = "what is served has no search index"
        raise Refused(Problem(status=404, kind="not-found", detail=detail, hint="serve a dataset"))
    return service.version.path


def _narrowing(asking: Parameters) -> Narrowing:
    kinds = asking.all("kind")
    for kind in kinds:
        if kind not in {"paragraph", "statement"}:
            asking.complain("kind", f"{kind[:60]!r} is neither paragraph nor statement")
    return Narrowing(
        kinds=kinds,
        reports=_iris(asking, "report"),
        prisons=_iris(asking, "prison"),
        year_from=asking.whole("year_from", 1, 9999) if asking.all("year_from") else None,
        year_to=asking.whole("year_to", 1, 9999) if asking.all("year_to") else None,
    )


def _iris(asking: Parameters, name: str) -> list[str]:
    found: list[str] = []
    for value in asking.all(name)[:20]:
        try:
            found += iris_of(name, value)
        except UsageError as error:
            asking.complain(name, error.message, error.hint)
    return found


def _page(found: Found, pairs: Any, place: tuple[int, int], facets: tuple[str, ...], version: str) -> dict[str, Any]:
    offset, limit = place
    around = by_offset(f"{API}/search", pairs, offset=offset, limit=limit, total=min(found.total, _DEEPEST))
    return {
        "items": [_item(hit) for hit in found.hits],
        "total": found.total,
        **around,
        "denominator": {"reports": found.reports},
        "facets": {name: [_count(name, *each) for each in found.facets[name]] for name in facets},
        "version": version,
    }


def _count(facet: str, value: str, name: str, count: int) -> Mapping[str, Any]:
    return {"value": local_name(value) if facet in {"report", "prison"} else value, "name": name, "count": count}


def _item(hit: Hit) -> Mapping[str, Any]:
    return {
        "@id": hit.id,
        "kind": hit.kind,
        "about": hit.about,
        "report": {"@id": hit.report, "name": hit.title} if hit.report else None,
        "prison": {"@id": hit.prison, "name": hit.prison_name} if hit.prison else None,
        "year": hit.year,
        "paragraph": hit.number,
        "page": hit.page,
        "snippet": hit.snippet,
        "start": hit.start,
        "highlights": hit.highlights,
        "score": hit.score,
    }


def _parameters() -> list[dict[str, Any]]:
    year = {"type": "integer", "minimum": 1, "maximum": 9999}
    words = {"type": "array", "items": schema_of("prison"), "maxItems": 20}
    kinds = {"type": "array", "items": {"type": "string", "enum": ["paragraph", "statement"]}}
    asked = {"type": "string", "minLength": 1, "maxLength": LONGEST}
    return [
        {**described("q", 'Words, "phrases", beginnings* and -words to leave out.', asked), "required": True},
        described("kind", "Paragraphs of reports, or statements of concerns and recommendations.", kinds),
        described("report", "A report, by key.", words),
        described("prison", "A prison, by code, key or name.", words),
        described("year_from", "The year of the visit, at the earliest.", year),
        described("year_to", "The year of the visit, at the latest.", year),
        described("limit", "Hits on a page.", {"type": "integer", "minimum": 1, "maximum": _MOST, "default": _USUAL}),
        described("offset", "Hits to pass over.", {"type": "integer", "minimum": 1, "maximum": _DEEPEST}),
        listed("facets", "What to count by, between commas.", list(FACETS)),
    ]
