"""The pages for people: the start page, which says what is in the graph, and the files that pages need."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from api.service import Service

_STATIC = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_SHOWN = 30

environment = Environment(loader=PackageLoader("api"), autoescape=True, undefined=StrictUndefined)


def short_name(iri: str) -> str:
    """The last part of an IRI, for people: `FollowUp`."""
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri


environment.filters["short_name"] = short_name


class Pages:
    """The pages of a service."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def start(self, _request: Request) -> Response:
        """What is in the graph, and where to ask."""
        service = self._service
        return self._page(
            "start.html",
            version=service.version,
            classes=service.counts.classes[:_SHOWN] if service.counts else (),
            ready=service.ready,
            file=service.settings.load,
        )

    async def static(self, request: Request) -> Response:
        """A style sheet, script or picture of the package."""
        name = str(request.path_params["name"])
        kind = next((media for suffix, media in _STATIC.items() if name.endswith(suffix)), None)
        file = files("api").joinpath("static", name)
        if kind is None or name.startswith(".") or not file.is_file():
            raise HTTPException(404)
        return Response(file.read_bytes(), media_type=kind, headers={"Cache-Control": "public, max-age=3600"})

    def _page(self, template: str, **values: object) -> Response:
        return HTMLResponse(environment.get_template(template).render(**values), headers={"Cache-Control": "no-cache"})
