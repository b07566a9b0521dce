"""Where are the ontology, the shapes, and the description of the dataset to be had?"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api.answers import here
from api.asked import AskedStore
from api.linked.forms import HTML, form_asked, split_suffix, triples_sent
from api.service import Service
from graphs.catalogue import access, catalogue
from graphs.documents import as_ntriples
from graphs.dumps import dumps
from ontology.iris import BASE, ID
from ontology.vocabulary import ONTOLOGY
from shapes.rules import shapes_text

_PAGES = {"ontology": "/vocabulary", "shapes": "/validation", "void": "/data", "catalogue": "/data"}
"""Where people read about it."""


class Vocabulary:
    """The documents that stand for the whole."""

    def __init__(self, service: Service) -> None:
        self._service = service

    @property
    def routes(self) -> list[Route]:
        """Each with its suffixes."""
        names = [name for each in _PAGES for name in (f"/{each}", f"/{each}.{{suffix}}")]
        return [
            *(Route(name, self.document) for name in names),
            Route("/def", self.definition),
            Route("/api/v1", self.programs),
            Route("/.well-known/void", self.well_known),
        ]

    async def definition(self, _request: Request) -> Response:
        """The namespace of the terms leads to the ontology."""
        return RedirectResponse("/ontology", 303)

    async def programs(self, _request: Request) -> Response:
        """The JSON API leads to its description."""
        return RedirectResponse("/api/v1/openapi.json", 303)

    async def well_known(self, _request: Request) -> Response:
        """Where machines look for the description first."""
        return RedirectResponse("/void", 303)

    async def document(self, request: Request) -> Response:
        """The ontology, the shapes, the VoID description or the catalogue."""
        path, suffix = split_suffix(request.url.path)
        name = path.strip("/").partition(".")[0]
        form = form_asked(request, suffix)
        if form == HTML:
            return RedirectResponse(_PAGES[name], 303, {"Vary": "Accept"})
        store = AskedStore(self._service, request)
        address = here(request)
        about = {"ontology": f"{BASE}def", "void": f"{ID}dataset"}.get(name, BASE + name)
        return await triples_sent(store, request, form, about, lambda: self._text(name, address))

    def _text(self, name: str, address: str) -> bytes:
        if name == "ontology":
            return as_ntriples(ONTOLOGY.read_bytes())
        if name == "shapes":
            return shapes_text()
        version = self._service.version
        held = as_ntriples((version.path / "void.ttl").read_bytes()) if version else b""
        void = held + access(address)
        files = dumps(version, self._service.scratch()) if version else iter(())
        return void if name == "void" else void + catalogue(address, version, files)
