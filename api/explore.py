"""The network explorer and the query editor: pages that work without scripts, and better with them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from api.network_filters import read_filters
from api.networks import FILES, Networks, address_of
from api.pages.frame import render
from api.service import Service
from api.turns import in_thread
from api.urls import here
from graphs.network import Filters, Network, Node, ready_made
from graphs.network.kinds import node_kinds
from graphs.picture.page import inline_json
from graphs.questions import questions
from ontology.concepts import concepts
from ontology.errors import UsageError
from ontology.iris import DEF, SCHEME

_ROWS = 200
"""Rows of a table that a page without scripts shows; the files hold all."""

_FIRST_QUERY = (
    f"PREFIX insp: <{DEF}>"
    + """

SELECT ?class (COUNT(DISTINCT ?thing) AS ?number) WHERE {
  ?thing a ?class
}
GROUP BY ?class
ORDER BY DESC(?number)
"""
)


class Tools:
    """The pages `/explore` and `/query` of a service."""

    def __init__(self, service: Service, networks: Networks) -> None:
        self._service = service
        self._networks = networks

    @property
    def routes(self) -> list[Route]:
        """The addresses."""
        return [Route("/explore", in_thread(self._explore)), Route("/query", in_thread(self._query))]

    def _explore(self, request: Request) -> Response:
        name = request.query_params.get("network", "")
        shown: Network | None = None
        wrong = ""
        filters = Filters()
        try:
            filters = read_filters(request)
            shown = self._networks.network(name, filters) if name and self._service.ready else None
        except UsageError as error:
            wrong = f"{error.message}. {error.hint}"
        page = render(
            "explore.html",
            **_frame(self._service, request, "Explore the network"),
            networks=ready_made(),
            name=name,
            start=request.query_params.get("start", ""),
            network=shown,
            wrong=wrong,
            nodes=_first_nodes(shown),
            rows=_ROWS,
            kinds=node_kinds(),
            kinds_json=_kinds(),
            topics_json=_topics(),
            named={node.id: node.label for node in shown.nodes} if shown else {},
            address=address_of,
            scheme=SCHEME,
            filters=filters,
            endings=tuple(FILES),
            built=_built("explore.js"),
        )
        return HTMLResponse(page, 400 if wrong else 200, headers={"Cache-Control": "no-cache"})

    def _query(self, request: Request) -> Response:
        page = render(
            "query.html",
            **_frame(self._service, request, "Ask in SPARQL"),
            questions=questions(),
            query=request.query_params.get("query") or _asked(request.query_params.get("question")) or _FIRST_QUERY,
            built=_built("query.js"),
        )
        return HTMLResponse(page, headers={"Cache-Control": "no-cache"})


def _kinds() -> Markup:
    kinds = node_kinds().values()
    return inline_json(
        [{"key": k.key, "label": k.label, "shape": k.shape, "colour": k.colour, "all": 0} for k in kinds]
    )


def _topics() -> Markup:
    """Every topic with the one above it, by IRI, in the order of their labels."""
    ordered = sorted(concepts("topic"), key=lambda topic: topic.label.casefold())
    above = {topic.key: topic.iri for topic in ordered}
    return inline_json([{"id": t.iri, "label": t.label, "broader": above.get(t.broader or "")} for t in ordered])


def _asked(name: str | None) -> str | None:
    found = questions().get(name or "")
    return found.query if found else None


def _first_nodes(network: Network | None) -> Sequence[Node]:
    """The nodes for a page without scripts, the most connected first."""
    nodes = network.nodes if network else ()
    return sorted(nodes, key=lambda node: (-node.degree, node.label.casefold(), node.id))[:_ROWS]


def _frame(service: Service, request: Request, title: str) -> dict[str, object]:
    return {
        "title": title,
        "path": request.url.path,
        "query_string": request.url.query,
        "here": here(request.scope).rstrip("/"),
        "version": service.version,
        "trail": (),
        "about": "",
        "tables": (),
    }


def _built(name: str) -> bool:
    """Whether the front end was built: `make web`."""
    return files("api").joinpath("static", "built", name).is_file()
