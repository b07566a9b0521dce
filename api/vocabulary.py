"""Which words can a query hold? Prefixes, and the terms that the dataset itself defines or uses, with how often.

GET /api/v1/vocabulary
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.network_models import Words
from api.problems import Problem
from api.resources.asking import Parameters
from api.resources.describing import PROBLEMS
from api.resources.routes import pairs_of
from api.service import Service
from api.written import json_bytes
from graphs.export import PREFIXES
from ontology.iris import SCHEME, local_name

_MORE = {
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "topic": f"{SCHEME}topic/",
    "progress-hmip": f"{SCHEME}progress-hmip/",
    "progress-ofsted": f"{SCHEME}progress-ofsted/",
    "outcome": f"{SCHEME}outcome/",
}


class Vocabulary:
    """The vocabulary of a service, worked out once for each version."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._kept: tuple[str, bytes] | None = None

    @property
    def router(self) -> APIRouter:
        """The address."""
        router = APIRouter(prefix="/api/v1", tags=["vocabulary"])
        router.add_api_route(
            "/vocabulary", self._answer, response_model=Words, operation_id="list_vocabulary",
            summary="Which words can a query hold?", responses={400: PROBLEMS[400], 503: PROBLEMS[503]},
        )  # fmt: skip
        return router

    async def _answer(self, request: Request) -> Response:
        asking = Parameters(pairs_of(request))
        asking.known(())
        asking.check()
        if self._service.store is None:
            return Problem(status=503, kind="dataset", detail="nothing is served yet").response()
        version = self._service.pool.version
        if self._kept is None or self._kept[0] != version:
            self._kept = (version, await asyncio.to_thread(lambda: json_bytes(self._found())))
        return Response(self._kept[1], headers={"Cache-Control": "no-cache"}, media_type="application/json")

    def _found(self) -> dict[str, Any]:
        store, counts = self._service.store, self._service.counts
        rows = () if store is None else store.select((files("graphs") / "description" / "terms.rq").read_text("utf-8"))
        terms: dict[str, dict[str, tuple[str, str]]] = {"class": {}, "property": {}, "concept": {}}
        for row in rows:
            terms[str(row["kind"])].setdefault(str(row["term"]), (str(row["label"]), str(row["definition"] or "")))
        return {
            "prefixes": prefixes(),
            "classes": _terms(terms["class"], counts.classes if counts else ()),
            "properties": _terms(terms["property"], counts.properties if counts else ()),
            "concepts": _terms(terms["concept"], ()),
        }


def prefixes() -> Mapping[str, str]:
    """The prefixes that are offered."""
    return dict(sorted({**PREFIXES, **_MORE}.items()))


def _terms(defined: Mapping[str, tuple[str, str]], used: Iterable[tuple[str, int]]) -> list[dict[str, Any]]:
    numbers = dict(used)
    found = []
    for iri in sorted({*defined, *numbers}):
        label, definition = defined.get(iri, (local_name(iri), ""))
        found.append(
            {"iri": iri, "name": _name(iri), "label": label, "definition": definition, "number": numbers.get(iri)}
        )
    return found


def _name(iri: str) -> str:
    """A term as it is written in a query: `insp:FollowUp`, or the IRI in angle brackets."""
    known = [(space, prefix) for prefix, space in prefixes().items() if iri.startswith(space)]
    space, prefix = max(known, key=lambda pair: len(pair[0]), default=("", ""))
    local = iri[len(space) :]
    return f"{prefix}:{local}" if space and local.replace("-", "").replace("_", "").isalnum() else f"<{iri}>"
