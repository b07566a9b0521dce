"""What does the web application say when it cannot answer? One shape for every error: RFC 9457."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

from graphs.excerpt import excerpt
from graphs.pool import Busy, Left
from graphs.process import OutOfMemory
from graphs.receiving import WorkerLost
from graphs.worker import NotAcceptable
from ontology.errors import DatasetError, PrisongraphError, QueryError, QueryTimeout, StoreUnavailable, UsageError
from ontology.iris import BASE

MEDIA_TYPE = "application/problem+json"
TYPES = f"{BASE}problems/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An error as it goes to the client. `kind` is the last part of its type's address."""

    status: int
    kind: str
    detail: str
    hint: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The members of the problem document."""
        hint = {"hint": self.hint} if self.hint else {}
        title = HTTPStatus(self.status).phrase
        return {
            "type": TYPES + self.kind, "title": title, "status": self.status, "detail": self.detail, **hint, **self.more
        }  # fmt: skip

    def response(self) -> Response:
        """The problem as a response, which no cache keeps."""
        content = json.dumps(self.as_json(), ensure_ascii=False) + "\n"
        headers = {"Cache-Control": "no-store", **self.headers}
        return Response(content, self.status, headers, MEDIA_TYPE)


def problem_of(error: PrisongraphError, query: str = "") -> Problem:
    """The problem that an error of ours is to a client; with the place in their query that it is about."""
    if isinstance(error, Busy):
        code, name = (429, "too-many-queries") if error.own else (503, "busy")
        headers = {"Retry-After": str(error.after)}
        return Problem(status=code, kind=name, detail=error.message, hint=error.hint, headers=headers)
    status, kind = next(((status, kind) for cause, status, kind in _KINDS if isinstance(error, cause)), (500, "fault"))
    headers = {"Retry-After": "10"} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    place: dict[str, int | str | None] = {}
    if isinstance(error, QueryError) and error.line is not None:
        place = {"line": error.line, "column": error.column}
        if query and error.column is not None:
            place["excerpt"] = excerpt(query, error.line, error.column)
    return Problem(status=status, kind=kind, detail=error.message, hint=error.hint, headers=headers, more=place)


_KINDS: tuple[tuple[type[PrisongraphError], int, str], ...] = (
    (QueryTimeout, 504, "query-timeout"),
    (Left, 503, "gone"),
    (WorkerLost, 503, "query-too-heavy"),
    (OutOfMemory, 503, "query-too-heavy"),
    (NotAcceptable, 406, "not-acceptable"),
    (StoreUnavailable, 503, "store"),
    (QueryError, 400, "query"),
    (DatasetError, 503, "dataset"),
    (UsageError, 400, "request"),
)
