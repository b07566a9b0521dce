"""Does this graph hold what it must? `POST /api/v1/validate`: a SHACL report in words, made in a process of its own."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any, Literal

import structlog
from fastapi import APIRouter
from pydantic import Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.problems import Problem
from api.protocol import Refused, read_body
from api.resources.answering import API
from api.resources.describing import PROBLEMS, problem
from api.resources.models import Model
from graphs.last_words import last_words
from graphs.process import where_code_is

log = structlog.get_logger("prisongraph")

LARGEST = 1024 * 1024
"""Bytes that are taken."""

SECONDS = 30.0
"""Seconds that a validation may take."""

_AT_ONCE, _WAITING = 1, 4
_TYPES = {
    "text/turtle": "text/turtle",
    "application/x-turtle": "text/turtle",
    "application/ld+json": "application/ld+json",
    "application/n-triples": "application/n-triples",
}


class Result(Model):
    """One breach of one rule."""

    severity: Literal["error", "warning", "info"]
    code: str = Field(examples=["S18"])
    message: str
    hint: str
    rule: str
    focus: str = Field(description="The IRI of the node at fault.")
    report: str | None = None
    paragraph: str | None = None
    page: int | None = None
    quote: str | None = None


class Report(Model):
    """What validation found: warnings flag a report, errors keep it out."""

    conforms: bool
    triples: int = Field(examples=[2813])
    results: list[Result]


def validation_routes() -> APIRouter:
    """The route of the validation service."""
    router = APIRouter(prefix=API, tags=["validation"])
    router.add_api_route(
        "/validate", _Validating().validate, methods=["POST"], response_model=Report, operation_id="validate",
        summary="Does a report's graph hold what it must?",
        responses={
            400: problem("It does not parse, or holds too much."), 413: problem("It is too long."),
            415: problem("It is in no format that is understood."), 503: PROBLEMS[503],
            504: problem("It takes too long."),
        },
        openapi_extra={
            "requestBody": {
                "required": True,
                "content": {kind: {"schema": {"type": "string"}} for kind in sorted(set(_TYPES.values()))},
            }
        },
    )  # fmt: skip
    return router


class _Validating:
    """Validates one graph at a time; a few may wait."""

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore(_AT_ONCE)
        self._waiting = 0

    async def validate(self, request: Request) -> Response:
        """What is wrong with the graph in the body."""
        kind = _TYPES.get(request.headers.get("content-type", "").partition(";")[0].strip().lower())
        if kind is None:
            detail, hint = "the body is in no format that is understood", f"send {', '.join(sorted(_TYPES))}"
            raise Refused(Problem(status=415, kind="media-type", detail=detail, hint=hint))
        if self._waiting > _WAITING:
            retry = {"Retry-After": "20"}
            raise Refused(Problem(status=503, kind="busy", detail="others are being validated", headers=retry))
        data = await read_body(request, LARGEST)
        self._waiting += 1
        try:
            async with self._turn:
                found = await _checked(data, kind)
        finally:
            self._waiting -= 1
        if "problem" in found:
            raise Refused(Problem(status=400, kind="rdf", detail=f"the graph cannot be validated: {found['problem']}"))
        return JSONResponse(found, headers={"Cache-Control": "no-store"})


async def _checked(data: bytes, kind: str) -> dict[str, Any]:
    """What the process says; it is killed when its time is up, or when the client has gone."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "api.checking", kind,
        stdin=pipe, stdout=pipe, stderr=pipe, env=where_code_is(), cwd="/",
    )  # fmt: skip
    try:
        output, said = await asyncio.wait_for(process.communicate(data), SECONDS)
    except TimeoutError as error:
        detail = f"validation took more than {SECONDS:.0f} s"
        raise Refused(Problem(status=504, kind="timeout", detail=detail, hint="send less at a time")) from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        log.warning("validation died", said=last_words(process.returncode, said))
        return {"problem": "it nests too deeply, or needs too much memory"}
    found: dict[str, Any] = json.loads(output)
    return found
