"""What did the shapes find in the reports held? `/api/v1/validation`: the results as they were when each was read."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from fastapi import APIRouter
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from api.answers import answered
from api.opening import opened
from api.paging import by_offset
from api.resources.answering import API, csv_line
from api.resources.asking import DEFAULT_LIMIT, LARGEST_LIMIT, Parameters
from api.resources.describing import CSV_ANSWER, PROBLEMS, described, listed
from api.resources.models import Count, Denominator, Model, Source
from api.resources.routes import pairs_of
from api.service import Service
from ontology.iris import Kind, mint

_FACETS = ("severity", "code", "report")
_COLUMNS = ("id", "report", "severity", "code", "message", "hint", "rule", "paragraph", "page", "quote")
_SEVERITIES = ("error", "warning", "info")
_DEEPEST = 1_000_000


class ValidationResult(Model):
    """One breach of one rule in a report that is held."""

    iri: str = Field(alias="@id", description="The node at fault.")
    key: str = Field(description="The report, by key.", examples=["irp-thornby-moor-2024-12"])
    severity: Literal["error", "warning", "info"]
    code: str = Field(examples=["S18"])
    message: str
    hint: str
    rule: str
    sources: list[Source]


class ValidationPage(Model):
    """A page of results."""

    items: list[ValidationResult]
    total: int = Field(examples=[3])
    prev: str | None = None
    next: str | None = None
    denominator: Denominator
    facets: dict[str, list[Count]] = Field({})
    csv: str
    query: str | None = Field(None, description="Always null: results are kept beside the graph, not in it.")
    version: str


def results_routes(service: Service) -> APIRouter:
    """The routes of the validation results."""
    router = APIRouter(prefix=API, tags=["validation"])
    listing = _Listing(service)
    router.add_api_route(
        "/validation", listing.page, response_model=ValidationPage, responses=PROBLEMS, operation_id="list_validation",
        summary="What did the shapes find in the reports held?", openapi_extra={"parameters": _parameters(paged=True)},
    )  # fmt: skip
    router.add_api_route(
        "/validation.csv", listing.table, responses={**PROBLEMS, 200: CSV_ANSWER}, operation_id="table_validation",
        summary="What did the shapes find in the reports held? All of it, as CSV.", response_class=StreamingResponse,
        openapi_extra={"parameters": _parameters(paged=False)},
    )  # fmt: skip
    return router


class _Listing:
    """The handlers."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def page(self, request: Request) -> Response:
        """One page."""
        asking = Parameters(pairs_of(request))
        asking.known({*_FACETS, "limit", "offset", "facets"})
        limit = asking.whole("limit", DEFAULT_LIMIT, LARGEST_LIMIT)
        offset = asking.whole("offset", 1, _DEEPEST) if asking.all("offset") else 0
        facets = asking.names("facets", _FACETS)
        _check(asking)
        _, version = opened(self._service)

        def compute() -> dict[str, Any]:
            found = list(self._found(asking))
            around = by_offset(f"{API}/validation", asking.pairs, offset=offset, limit=limit, total=len(found))
            return {
                "items": [_item(each) for each in found[offset : offset + limit]],
                "total": len(found),
                **around,
                "denominator": {"reports": len(self._reports(asking)), "held": len(self._reports(None))},
                "facets": {name: _counted(found, name) for name in facets},
                "csv": f"{API}/validation.csv",
                "query": None,
                "version": version,
            }

        return await answered(self._service, request, version, compute)

    async def table(self, request: Request) -> Response:
        """All of it."""
        asking = Parameters(pairs_of(request))
        asking.known(_FACETS)
        _check(asking)
        _, version = opened(self._service)
        found = await asyncio.to_thread(lambda: list(self._found(asking)))
        headers = {
            "X-Total-Count": str(len(found)),
            "X-Dataset-Version": version,
            "Content-Disposition": 'attachment; filename="validation.csv"',
        }
        return StreamingResponse(_lines(found), headers=headers, media_type="text/csv; charset=utf-8")

    def _reports(self, asking: Parameters | None) -> list[str]:
        """The reports in scope."""
        version = self._service.version
        wished = asking.all("report") if asking else []
        return [key for key in (version.manifest.reports if version else ()) if not wished or key in wished]

    def _found(self, asking: Parameters) -> Iterator[Mapping[str, Any]]:
        severities, codes = asking.all("severity"), asking.all("code")
        for key in self._reports(asking):
            for result in self._service.dataset.validation(key) if self._service.dataset else ():
                if (not severities or result["severity"] in severities) and (not codes or result["code"] in codes):
                    yield {**result, "report": key, "title": result.get("report"), "id": result["focus"]}


def _check(asking: Parameters) -> None:
    for value in asking.all("severity"):
        if value not in _SEVERITIES:
            asking.complain("severity", f"there is no {value[:60]!r}", f"there are: {', '.join(_SEVERITIES)}")
    asking.check()


def _item(result: Mapping[str, Any]) -> dict[str, Any]:
    same = {name: result[name] for name in ("severity", "code", "message", "hint", "rule")}
    report = {"@id": mint(Kind.REPORT, result["report"]), "name": result["title"]}
    place = {name: result.get(name) for name in ("paragraph", "page", "quote")}
    return {"@id": result["focus"], "key": result["report"], **same, "sources": [{"report": report, **place}]}


def _counted(found: list[Mapping[str, Any]], name: str) -> list[dict[str, Any]]:
    counts = Counter(str(each[name]) for each in found)
    return [{"value": value, "name": value, "count": count} for value, count in counts.most_common(100)]


def _lines(found: list[Mapping[str, Any]]) -> Iterator[str]:
    yield csv_line(list(_COLUMNS))
    for each in found:
        yield csv_line(["" if each.get(name) is None else str(each[name]) for name in _COLUMNS])


def _parameters(*, paged: bool) -> list[dict[str, Any]]:
    words = {"type": "array", "items": {"type": "string"}}
    grades = {"type": "array", "items": {"type": "string", "enum": list(_SEVERITIES)}}
    found = [
        described("severity", "How grave.", grades),
        described("code", "The code of a rule.", words),
        described("report", "A report, by key.", words),
    ]
    if paged:
        limit = {"type": "integer", "minimum": 1, "maximum": LARGEST_LIMIT, "default": DEFAULT_LIMIT}
        found.append(described("limit", "Results on a page.", limit))
        found.append(
            described("offset", "Results to pass over.", {"type": "integer", "minimum": 1, "maximum": _DEEPEST})
        )
        found.append(listed("facets", "What to count by, between commas.", list(_FACETS)))
    return found
