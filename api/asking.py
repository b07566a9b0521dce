"""Which named questions are there, and what are their answers? `/api/v1/questions`, as JSON, CSV and SPARQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from api.answers import JSON, answered
from api.asked import AskedStore, Rows
from api.opening import opened
from api.resources.answering import API, csv_line
from api.resources.asking import Parameters
from api.resources.describing import CSV_ANSWER, PROBLEMS, described
from api.resources.items import BATCH
from api.resources.models import Model, Source
from api.resources.routes import Handler, pairs_of
from api.resources.sourcing import COLUMNS, Row, Sources, cells_of, sources_of_rows
from api.resources.values import iris_of, literal, schema_of
from api.service import Service
from api.streaming import CSV, Begun, streamed
from api.written import json_around
from graphs.questions import Question, questions
from ontology.errors import UsageError
from ontology.iris import local_name

_SPARQL = {"description": "The query.", "content": {"application/sparql-query": {"schema": {"type": "string"}}}}


class Taken(Model):
    """What a question takes."""

    name: str = Field(examples=["prison"])
    kind: str = Field(description="`text`, `prison-name`, or what the key is of.", examples=["text"])
    words: str = Field(examples=["a prison's name, or part of it"])
    needed: bool = Field(description="Whether it is not answered without.")


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
    rows: list[dict[str, str | int | float | bool | list[Source] | None]] = Field(
        description="The columns; `sources`, which sentences say so; `behind`, the address of what a row sums up."
    )
    total: int
    denominator: dict[str, int] = Field(description="Reports held.", examples=[{"reports": 15}])
    csv: str
    query: str = Field(description="The SPARQL that gives these rows.")
    version: str


def question_routes(service: Service) -> APIRouter:
    """The routes of the named questions."""
    router = APIRouter(prefix=f"{API}/questions", tags=["questions"])
    asking = _Asking(service)
    router.add_api_route(
        "", asking.listed, response_model=NamedQuestions, responses=PROBLEMS, operation_id="list_questions",
        summary="Which named questions are there?",
    )  # fmt: skip
    for question in questions().values():
        _add(router, asking, question)
    return router


def _add(router: APIRouter, asking: _Asking, question: Question) -> None:
    """The three addresses of a question: its answer, the same as CSV, and its SPARQL."""
    path, name = f"/{question.name}", question.name.replace("-", "_")
    common: dict[str, Any] = {"openapi_extra": {"parameters": _parameters(question)}}
    router.add_api_route(
        f"{path}.csv", asking.table(question), responses={**PROBLEMS, 200: CSV_ANSWER}, operation_id=f"table_{name}",
        summary=f"{question.words} As CSV.", response_class=Response, **common,
    )  # fmt: skip
    router.add_api_route(
        f"{path}.rq", asking.sparql(question), responses={**PROBLEMS, 200: _SPARQL}, operation_id=f"sparql_{name}",
        summary=f"{question.words} Its SPARQL.", response_class=Response, **common,
    )  # fmt: skip
    router.add_api_route(
        path, asking.answer(question), response_model=AnswerPage, responses=PROBLEMS, operation_id=f"answer_{name}",
        summary=question.words, **common,
    )  # fmt: skip


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

    def answer(self, question: Question) -> Handler:
        """The answer, whole."""
        return self._telling(question, _as_json, JSON)

    def table(self, question: Question) -> Handler:
        """The answer as CSV."""
        return self._telling(question, _as_csv, CSV)

    def _telling(self, question: Question, tell: Callable[[_Answer], Begun], media_type: str) -> Handler:
        async def handle(request: Request) -> Response:
            store = AskedStore(self._service, request)
            values = _read(request, question)
            held = len(self._service.version.manifest.reports) if self._service.version else 0
            return await streamed(store, request, lambda: tell(_Answer.to(question, values, store, held)), media_type)

        return handle

    def sparql(self, question: Question) -> Handler:
        """The query."""

        async def handle(request: Request) -> Response:
            query = question.sparql(_read(request, question))
            return Response(query, media_type="application/sparql-query; charset=utf-8")

        return handle


@dataclass(frozen=True, slots=True)
class _Answer:
    """The answer to a question: its rows on their way, of so many reports."""

    question: Question
    values: Mapping[str, str]
    store: AskedStore
    found: Rows
    held: int

    @classmethod
    def to(cls, question: Question, values: Mapping[str, str], store: AskedStore, held: int) -> _Answer:
        """The answer, once it is there."""
        return cls(question, values, store, store.select(question.sparql(values)), held)

    def rows(self) -> Iterator[tuple[Row, Sources]]:
        """The rows, each with its sources."""
        rows = self.question.read(self.found)
        while batch := list(islice(rows, BATCH)):
            yield from zip(batch, sources_of_rows(self.store, self.question, batch), strict=True)


def _as_json(answer: _Answer) -> Begun:
    question = answer.question
    asked = f"?{urlencode(answer.values)}" if answer.values else ""
    before = {"name": question.name, "words": question.words, "columns": dict(question.columns)}
    after = {
        "total": answer.found.total,
        "denominator": {"reports": answer.held},
        "csv": f"{API}/questions/{question.name}.csv{asked}",
        "query": question.sparql(answer.values),
        "version": answer.store.version,
    }
    rows = (_told(question, row, said) for row, said in answer.rows())
    return Begun(json_around(before, "rows", rows, after), {})


def _as_csv(answer: _Answer) -> Begun:
    question = answer.question
    headers = {
        "X-Total-Count": str(answer.found.total),
        "Content-Disposition": f'attachment; filename="{question.name}.csv"',
    }
    return Begun((line.encode("utf-8", "replace") for line in _lines(answer)), headers)


def _named(question: Question) -> dict[str, Any]:
    url = f"{API}/questions/{question.name}"
    takes = [
        {"name": each.name, "kind": each.kind, "words": each.words, "needed": each.needed}
        for each in question.parameters
    ]
    return {
        "name": question.name,
        "words": question.words,
        "takes": takes,
        "gives": dict(question.columns),
        "url": url,
        "csv": f"{url}.csv",
        "query": f"{url}.rq",
    }


def _read(request: Request, question: Question) -> Mapping[str, str]:
    """What is given to a question."""
    asking = Parameters(pairs_of(request))
    asking.known([each.name for each in question.parameters])
    values: dict[str, str] = {}
    for each in question.parameters:
        value = asking.one(each.name)
        if value is not None:
            values[each.name] = _checked(asking, each.name, each.kind, value)
    for missing in question.missing(values):
        asking.complain(missing.name, "is needed", missing.words)
    asking.check()
    return values


def _checked(asking: Parameters, name: str, kind: str, value: str) -> str:
    """The value as a question takes it: a text, or the key of a thing."""
    try:
        found = iris_of(kind, value)
    except UsageError as error:
        asking.complain(name, error.message, error.hint)
        return value
    return value if found == [literal(value)] else local_name(found[0])


def _parameters(question: Question) -> list[dict[str, Any]]:
    return [
        {**described(each.name, each.words, schema_of(each.kind)), "required": each.needed}
        for each in question.parameters
    ]


def _told(question: Question, row: Mapping[str, Any], sources: Sources) -> dict[str, Any]:
    """A row with where it is said, and the address of what it sums up."""
    behind = {"behind": f"{API}/{question.rows_behind(row)}"} if question.behind else {}
    return {name: _plain(value) for name, value in row.items()} | {"sources": sources} | behind


def _lines(answer: _Answer) -> Iterator[str]:
    question = answer.question
    yield csv_line([*question.columns, *COLUMNS, *(["behind"] if question.behind else [])])
    for row, said in answer.rows():
        behind = [f"{API}/{question.rows_behind(row)}"] if question.behind else []
        yield csv_line(
            ["" if value is None else str(_plain(value)) for value in row.values()] + cells_of(said) + behind
        )


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value
