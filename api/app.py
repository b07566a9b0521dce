"""The web application: which address is answered by what."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Any, cast

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from api.alive import alive
from api.data import add_data_routes
from api.explore import Tools
from api.lane import Lane
from api.logs import flush_logs
from api.methods import allowed, as_get, beside
from api.networks import Networks
from api.operations import Front, Metrics, Operations, Shield
from api.pages import Pages
from api.problems import Problem, problem_of
from api.resources.describing import with_problems
from api.service import Service
from api.settings import ServerSettings
from api.sparql import SparqlEndpoint
from api.vocabulary import Vocabulary
from api.warming import keep_warm
from ontology.concepts import label
from ontology.errors import PrisongraphError
from ontology.iris import DEF
from ontology.yaml_files import read_yaml


class Application(FastAPI):
    """The web application. `outer` has each request first; what it does not answer itself comes to `inner`."""

    outer: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await (self.outer if scope["type"] == "http" else self.inner)(scope, receive, send)

    def openapi(self) -> dict[str, Any]:
        """The description of the API, with the one shape of its errors, and of `/sparql`."""
        if not self.openapi_schema:
            self.openapi_schema = with_problems(super().openapi())
            self.openapi_schema["paths"]["/sparql"] = read_yaml(files("api") / "sparql.yml")
        return self.openapi_schema

    async def inner(self, scope: Scope, receive: Receive, send: Send) -> None:
        """All that is found by routing."""
        await super().__call__(as_get(scope) if scope["type"] == "http" else scope, receive, send)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Start the service of an `Application`, warm its pages if that is wanted, and end both.

    The vocabulary takes a third of a second to read, for which the first visitor need not wait.
    """
    service: Service = app.state.service
    warming: asyncio.Task[None] | None = None
    try:
        await service.start()
        threading.Thread(target=label, args=(DEF,), name="reading the vocabulary", daemon=True).start()
        if service.settings.warm:
            warming = asyncio.create_task(keep_warm(service, cast(Application, app).inner))
        yield
    finally:
        if warming is not None:
            warming.cancel()
        await service.close()
        flush_logs()


def create_app(settings: ServerSettings) -> Application:
    """The application for `settings`; its service starts and ends with it (`app.state.service`).

    Raises:
        UsageError: neither a dataset nor a file is given, or both.
        DatasetError: the dataset is none.
    """
    service = Service(settings)
    metrics = Metrics(service)

    app = Application(
        title="prisongraph",
        description="Prison inspection reports as a graph: questions, facts and their sources.",
        version="1",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,  # ours is made in a thread: see api.data
        redirect_slashes=False,  # it would send to whatever host the client says that we are: see api.methods
    )
    app.state.service = service
    app.state.metrics = metrics
    app.state.pages = pages = Pages(service)
    sparql, operations = SparqlEndpoint(service, metrics), Operations(service, metrics)
    networks = Networks(service)
    app.router.routes += [
        Route("/sparql", sparql),
        Route("/healthz", operations.health),
        Route("/readyz", operations.ready),
        Route("/metrics", operations.metrics),
        *Tools(service, networks).routes,
        *pages.routes,
    ]
    for router in (networks.router, Vocabulary(service).router):
        app.include_router(router)
    add_data_routes(app, service, pages)
    app.add_exception_handler(PrisongraphError, _told)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _fault)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)
    asked_most = {"/sparql": ServerErrorMiddleware(sparql, handler=_fault)}
    shield = Shield(Front(app.inner, asked_most), rate=settings.rate)
    app.outer = lane = Lane(shield, service, metrics, shield)
    app.state.at_once, app.state.like = (lambda scope: alive(scope) or lane.at_once(scope)), lane.like
    return app


async def _told(_request: Request, error: Exception) -> Response:
    if not isinstance(error, PrisongraphError):
        raise error
    return problem_of(error).response()


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    headers = dict(error.headers or {})
    if error.status_code == 404 and (elsewhere := beside(request.app.router.routes, request.scope)):
        return Response(status_code=307, headers={"Location": elsewhere})
    if request.method == "OPTIONS" and request.scope["path"] == "*":  # RFC 9110, 9.3.7: of the server as a whole
        return Response(status_code=204, headers={"Allow": "GET, HEAD, POST, OPTIONS"})
    if error.status_code == 405:
        headers["Allow"] = allowed(request.app.router.routes, request.scope)
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=headers)
    pages: Pages = request.app.state.pages
    if error.status_code == 404 and (missing := pages.missing_to_people(request)):
        return missing
    detail = f"there is nothing at {request.url.path[:200]}" if error.status_code == 404 else str(error.detail)
    kind = {404: "not-found", 405: "method"}.get(error.status_code, "request")
    return Problem(status=error.status_code, kind=kind, detail=detail, headers=headers).response()


async def _fault(_request: Request, _error: Exception) -> Response:
    detail = "this is a fault of the program"
    return Problem(status=500, kind="fault", detail=detail, hint="tell its keepers the X-Request-Id").response()
