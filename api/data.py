"""Which addresses speak to programs? The JSON API, linked data, search, questions and dumps."""

from __future__ import annotations

import asyncio

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.asking import question_routes
from api.linked.mapped import Mapped
from api.linked.taking import Taking
from api.linked.things import Things
from api.linked.vocabulary import Vocabulary
from api.pages import Pages
from api.protocol import Refused
from api.reconciliation.asking import reconcile_routes
from api.resources.routes import resource_routes
from api.results import results_routes
from api.reviewing import review_routes
from api.searching import search_routes
from api.service import Service
from api.validating import validation_routes
from api.written import json_bytes


def add_data_routes(app: FastAPI, service: Service, pages: Pages) -> None:
    """Let `app` answer programs; `pages` show people what has no page of its own."""
    for part in (Things(service, pages), Vocabulary(service), Taking(service), Mapped(service)):
        app.router.routes += part.routes
    app.router.routes.append(Route("/api/v1/openapi.json", _description))
    routers = (
        review_routes(service),
        resource_routes(service),
        search_routes(service),
        question_routes(service),
        reconcile_routes(service),
        results_routes(service),
        validation_routes(),
    )
    for router in routers:
        app.include_router(router)
    app.add_exception_handler(Refused, _declined)


async def _description(request: Request) -> Response:
    """The description of the API, made in a thread when it is first asked for: it takes a second."""
    body = await asyncio.to_thread(lambda: json_bytes(request.app.openapi()))
    return Response(body, headers={"Cache-Control": "max-age=300"}, media_type="application/json")


async def _declined(request: Request, error: Exception) -> Response:
    if not isinstance(error, Refused):
        raise error
    pages: Pages = request.app.state.pages
    missing = pages.missing_to_people(request) if error.problem.status == 404 else None
    return missing or error.problem.response()
