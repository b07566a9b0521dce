"""Which named questions are there, and what are their answers? `/api/v1/questions`, as JSON, CSV and SPARQL."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from api.answers import answered, opened
from api.problems import Problem
from api.protocol import Refused
from api.resources.answering import API, csv_line
from api.resources.asking import Parameters
from api.resources.describing import CSV_ANSWER, PROBLEMS, problem
from api.resources.models import Model
from api.resources.routes import pairs_of
from api.resources.values import iris_of, literal
from api.service import Service
from graphs.questions import Question, questions
from ontology.errors import UsageError
from ontology.iris import local_name

_PATH = {"name": "name", "in": "path", "required": True, "schema": {"type": "string", "enum": sorted(questions())}}
_SPARQL = {"description": "The query.", "content": {"application/sparql-query": {"schema": {"type": "string"}}}}


class Taken(Model):
    """What a question takes; nothing that it takes is required."""

    name: str = Field(examples=["prison"])
    kind: str = Field(description="`text`, or what the key is of.", examples=["text"])
    words: str = Field(examples=["a prison's name, or part of it"])


class Named(Model):
    """A named question."""

    name: str = Field(examples=["what-improved"])
    words: str = Field(examples=["Which quantities improved, from what to what?"])
    takes: list[Taken]
    gives: dict[str, str] = Field(description="The columns with their kinds.", examples=[{"prison": "text"}])
    url: str
    csv: str
    query: str = Field(description="Where its SPARQL is.")


class NamedQuestions(Model):
    """All named questions."""

    items: list[Named]
    total: int = Field(examples=[31])


class AnswerPage(Model):
    """The answer to a named question, whole."""

    name: str
    words: str
    columns: dict[str, str]
    rows: list[dict[str, str | int | float | bool | None]]
    total: int
    denominator: dict[str, int] = Field(description="Reports held.", examples=[{"reports": 15}])
    csv: str
    query: str = Field(description="The SPARQL that gives these rows.")
    version: str


def question_routes(service: Service) -> APIRouter:
    """The routes of the named questions."""
    router = APIRouter(prefix=f"{API}/questions", tags=["questions"])
    asking = _Asking(service)
    several: dict[int | str, dict[str, Any]] = {
        400: PROBLEMS[400],
        404: PROBLEMS[404],
        503: PROBLEMS[503],
        504: problem("It takes too long."),
    }
    extra = {"parameters": [_PATH, *_parameters()]}
    router.add_api_route(
        "", asking.listed, response_model=NamedQuestions, responses=PROBLEMS, operation_id="list_questions",
        summary="Which named questions are there?",
    )  # fmt: skip
    router.add_api_route(
        "/{name}.csv", asking.table, responses={**several, 200: CSV_ANSWER}, openapi_extra=extra,
        operation_id="table_question", summary="The answer to a named question, as CSV.", response_class=Response,
    )  # fmt: skip
    router.add_api_route(
        "/{name}.rq", asking.sparql, responses={**several, 200: _SPARQL}, openapi_extra=extra,
        operation_id="sparql_question", summary="The SPARQL of a named question.", response_class=Response,
    )  # fmt: skip
    router.add_api_route(
        "/{name}", asking.answer, response_model=AnswerPage, responses=several, openapi_extra=extra,
        operation_id="answer_question", summary="The answer to a named question.",
    )  # fmt: skip
    return router


class _Asking:
    """The handlers."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def listed(self, request: Request) -> Response:
        _, version = opened(self._service)
        asking = Parameters(pairs_of(request))
        asking.known(())
        asking.check()
        found = [_named(each) for each in questions().values()]
        return await answered(self._service, request, version, lambda: {"items": found, "total": len(found)})

    async def answer(self, request: Request) -> Response:
        store, version = opened(self._service)
        question, values = _read(request)

        def compute() -> dict[str, Any]:
            rows = [{name: _plain(value) for name, value in row.items()} for row in question.rows(store, values)]
            asked = f"?{urlencode(values)}" if values else ""
            return {
                "name": question.name,
                "words": question.words,
                "columns": dict(question.columns),
                "rows": rows,
                "total": len(rows),
                "denominator": {"reports": _held(self._service)},
                "csv": f"{API}/questions/{question.name}.csv{asked}",
                "query": question.sparql(values),
                "version": version,
            }

        return await answered(self._service, request, version, compute)

    async def table(self, request: Request) -> Response:
        store, version = opened(self._service)
        question, values = _read(request)
        rows = await asyncio.to_thread(lambda: list(question.rows(store, values)))
        headers = {
            "X-Total-Count": str(len(rows)),
            "X-Dataset-Version": version,
            "Content-Disposition": f'attachment; filename="{question.name}.csv"',
        }
        return StreamingResponse(_lines(question, rows), headers=headers, media_type="text/csv; charset=utf-8")

    async def sparql(self, request: Request) -> Response:
        question, values = _read(request)
        return Response(question.sparql(values), media_type="application/sparql-query; charset=utf-8")


def _named(question: Question) -> dict[str, Any]:
    url = f"{API}/questions/{question.name}"
    takes = [{"name": each.name, "kind": each.kind, "words": each.words} for each in question.parameters]
    return {
        "name": question.name,
        "words": question.words,
        "takes": takes,
        "gives": dict(question.columns),
        "url": url,
        "csv": f"{url}.csv",
        "query": f"{url}.rq",
    }


def _read(request: Request) -> tuple[Question, Mapping[str, str]]:
    """The question that is asked for by name, and what is given to it."""
    name = str(request.path_params["name"])
    if name not in questions():
        detail, hint = f"there is no question {name[:60]!r}", f"{API}/questions lists them"
        raise Refused(Problem(status=404, kind="not-found", detail=detail, hint=hint))
    question, asking = questions()[name], Parameters(pairs_of(request))
    asking.known([each.name for each in question.parameters])
    values: dict[str, str] = {}
    for each in question.parameters:
        value = asking.one(each.name)
        if value is not None:
            values[each.name] = _checked(asking, each.name, each.kind, value)
    asking.check()
    return question, values


def _checked(asking: Parameters, name: str, kind: str, value: str) -> str:
    """The value as a question takes it: a text, or the key of a thing."""
    try:
        found = iris_of(kind, value)
    except UsageError as error:
        asking.complain(name, error.message, error.hint)
        return value
    return value if found == [literal(value)] else local_name(found[0])


def _parameters() -> list[dict[str, Any]]:
    """What any question takes; each takes some of them."""
    names = {each.name: each.words for question in questions().values() for each in question.parameters}
    schema = {"type": "string", "minLength": 1, "maxLength": 500}
    return [
        {"name": name, "in": "query", "required": False, "description": words, "schema": schema}
        for name, words in sorted(names.items())
    ]


def _lines(question: Question, rows: list[Mapping[str, Any]]) -> Iterator[str]:
    yield csv_line(list(question.columns))
    for row in rows:
        yield csv_line(["" if value is None else str(_plain(value)) for value in row.values()])


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def _held(service: Service) -> int:
    return len(service.version.manifest.reports) if service.version else 0
