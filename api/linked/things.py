"""What lies behind the IRI of a thing? `/id/...` leads to `/doc/...`, which tells of it in the form asked for."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api.asked import AskedStore, made_for
from api.linked.forms import HTML, form_asked, nothing, split_suffix, triples_sent
from api.opening import opened
from api.pages import Pages
from api.pages.addresses import page_path
from api.pages.reading import Reading
from api.pages.view import View
from api.service import Service
from api.turns import TURNS
from api.urls import local_path
from graphs.documents import Statement, document, graph_document, is_known, scheme_document, statements
from ontology.iris import GRAPH, ID, SCHEME, local_name, scheme

_SEE_OTHER = 303


class Things:
    """The addresses of things, schemes, concepts and named graphs."""

    def __init__(self, service: Service, pages: Pages) -> None:
        self._service = service
        self._pages = pages

    @property
    def routes(self) -> list[Route]:
        """Every address that begins as an IRI of ours does."""
        return [
            Route("/id/{path:path}", self.thing),
            Route("/doc/{path:path}", self.document),
            Route("/scheme/{name}", self.scheme),
            Route("/scheme/{scheme}/{name}", self.concept),
            Route("/graph/{name}", self.graph),
        ]

    async def thing(self, request: Request) -> Response:
        """303 to the document about a thing."""
        path = str(request.path_params["path"])
        store, _ = opened(self._service)
        bare, suffix = split_suffix(path)
        paths = (path, bare) if suffix else (path,)
        if not any([await TURNS.thread(partial(is_known, store, ID + each)) for each in paths]):
            raise nothing(ID + path)
        asked = f"?{request.url.query}" if request.url.query else ""
        headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
        return RedirectResponse(f"/doc/{quote(path, safe='/+~.-_')}{asked}", _SEE_OTHER, headers)

    async def document(self, request: Request) -> Response:
        """The document about a thing."""
        path = str(request.path_params["path"])
        bare, suffix = split_suffix(path)
        return await self._told(request, ID + (bare if suffix else path), form_asked(request, suffix))

    async def scheme(self, request: Request) -> Response:
        """A concept scheme with its concepts."""
        bare, suffix = split_suffix(str(request.path_params["name"]))
        iri, form = scheme(bare), form_asked(request, suffix)
        if form == HTML:
            return await self._told(request, iri, form)
        store = AskedStore(self._service, request)
        return await triples_sent(store, request, form, iri, lambda: scheme_document(store, iri))

    async def concept(self, request: Request) -> Response:
        """A concept."""
        bare, suffix = split_suffix(str(request.path_params["name"]))
        return await self._told(request, f"{SCHEME}{request.path_params['scheme']}/{bare}", form_asked(request, suffix))

    async def graph(self, request: Request) -> Response:
        """All that a named graph holds."""
        name = str(request.path_params["name"])
        bare, suffix = split_suffix(name)
        iri, form = GRAPH + (bare if suffix else name), form_asked(request, suffix)
        store = AskedStore(self._service, request)
        form = "text/turtle" if form == HTML else form
        return await triples_sent(store, request, form, iri, lambda: graph_document(store, iri))

    async def _told(self, request: Request, iri: str, form: str) -> Response:
        store = AskedStore(self._service, request)
        if form != HTML:
            return await triples_sent(store, request, form, iri, lambda: document(store, iri))
        own = page_path(iri)
        if own and own.partition("#")[0] != request.url.path and not own.startswith("/doc/"):
            if not await TURNS.thread(partial(is_known, store.near, iri)):
                raise nothing(iri)
            return RedirectResponse(own, _SEE_OTHER, {"Vary": "Accept", "Cache-Control": "no-cache"})
        return await made_for(request, store, lambda: self._page(request, store, iri))

    def _page(self, request: Request, store: AskedStore, iri: str) -> Response:
        found = document(store, iri)
        if found is None:
            raise nothing(iri)
        said = statements(found)
        names = {each.subject: each.value for each in said if each.subject != iri and each.naming}
        own = [each for each in said if each.subject == iri]
        title = next((each.value for each in own if each.naming), local_name(iri))
        pointing = [each for each in said if each.value == iri and each.link]
        values = {
            "iri": iri,
            "own": _by_property(own),
            "pointing": _by_property(pointing),
            "names": names,
            "local": _local,
        }
        view = View(template="thing.html", title=title, values=values, about=iri)
        response = self._pages.show(view, Reading(request, store))
        response.headers["Vary"] = "Accept, Accept-Encoding"
        return response


def _by_property(found: list[Statement]) -> list[tuple[str, list[Statement]]]:
    grouped: dict[str, list[Statement]] = defaultdict(list)
    for each in found:
        grouped[each.property].append(each)
    return sorted(grouped.items())


def _local(iri: str) -> str:
    """Where a link leads: to this server for IRIs of ours, out for those of others that a browser can follow."""
    return local_path(iri) or (iri if iri.startswith(("https://", "http://")) else "#")
