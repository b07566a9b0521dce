"""The pages for people: every kind of page, its address, and the files that pages need."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from importlib.resources import files
from secrets import token_hex

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from api.asked import AskedStore, made_for
from api.negotiation import wants_page
from api.overviews import BEFORE
from api.pages import sites, tables, taking
from api.pages.deciding import Deciding
from api.pages.frame import environment, render, short_name
from api.pages.ratings import steps
from api.pages.reading import Reading
from api.pages.view import Page, View
from api.problems import Problem, problem_of
from api.service import Answer, Service
from api.sharing import Shared
from api.urls import here
from graphs.pool import Left
from ontology.errors import QueryError, UsageError

__all__ = ["Pages", "environment", "render", "short_name"]

_STATIC = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_LASTING = {"Cache-Control": "public, max-age=0, must-revalidate", "Vary": "Accept-Encoding"}
_TOO_LONG = 504
_HTML = "text/html; charset=utf-8"

_HERE = f"here-{token_hex(16)}"
"""What stands for the address of this server in a page that is kept, which is for all addresses that it has."""


class Pages:
    """The pages of a service."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._making: Shared[str, tuple[bytes, bool]] = Shared()

    @property
    def routes(self) -> list[Route]:
        """Every page's address, what gives its tables as data, and the static files."""
        found = [Route(path, self._answering(page)) for path, page in sites.PAGES.items()]
        return [
            *found,
            Route("/prisons/{key}/", _without_slash),
            Route("/links/{key}", Deciding(self._service, self.show).answer, methods=["POST"]),
            Route("/tables/{name}.{suffix}", self._tables),
            Route("/charts/{name}.{suffix}", self._taken),
            Route("/static/{name:path}", self.static),
        ]

    def show(self, view: View, reading: Reading, status: int = 200) -> Response:
        """A view as a response."""
        body = self._html(view, reading).encode("utf-8", "replace")
        return HTMLResponse(_addressed(reading.request, body), status, headers={"Cache-Control": "no-cache"})

    async def static(self, request: Request) -> Response:
        """A style sheet, script or picture of the package."""
        name = str(request.path_params["name"])
        kind = next((media for suffix, media in _STATIC.items() if name.endswith(suffix)), None)
        file = files("api").joinpath("static", *name.split("/"))
        if kind is None or any(part.startswith(".") or not part for part in name.split("/")) or not file.is_file():
            raise HTTPException(404)
        return Response(file.read_bytes(), media_type=kind, headers={"Cache-Control": "public, max-age=3600"})

    def _answering(self, page: Page) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            if self._service.store is None:
                return HTMLResponse(self._nothing(), 200 if request.url.path == "/" else 503)
            kept = self._kept(request)
            if isinstance(kept, Response):
                return kept
            store = AskedStore(self._service, request)
            return await self._told(request, store, lambda: self._made(page, request, store, kept))

        return answer

    async def _told(self, request: Request, store: AskedStore, make: Callable[[], Response]) -> Response:
        """A page, or in words why there is none."""
        try:
            return await made_for(request, store, make)
        except (HTTPException, UsageError) as error:
            return self.missing(request, error.status_code if isinstance(error, HTTPException) else 404)
        except QueryError as error:
            problem = problem_of(error)
            headers = {"Cache-Control": "no-store", **problem.headers}
            return HTMLResponse(self._busy(request, problem), problem.status, headers=headers)

    def _kept(self, request: Request) -> Response | str:
        """The page as it was made before, or the name to keep it under."""
        asked = f"{self._service.decisions.mark(self._service.pool.version)} {request.url.path}?{request.url.query}"
        name = hashlib.blake2b(asked.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        answer = self._service.cache.get(f"page {name}")
        return name if answer is None else _lasting(request, answer.body, name)

    def _made(self, page: Page, request: Request, store: AskedStore, name: str) -> Response:
        try:
            body, lasting = self._making.get(name, lambda: self._body(page, request, store, name))
        except Left:
            store.check()
            return self._made(page, request, store, name)  # who was making it has left, and we have not
        if lasting:
            return _lasting(request, body, name)
        return HTMLResponse(_addressed(request, body), headers={"Cache-Control": "no-cache"})

    def _body(self, page: Page, request: Request, store: AskedStore, name: str) -> tuple[bytes, bool]:
        """The page, and whether it stays as it is while its version answers: then it is kept."""
        reading = Reading(request, store)
        view = page(reading)
        body = self._html(view, reading).encode("utf-8", "replace")
        lasting = view.lasting and not reading.earlier
        if lasting:
            self._service.cache.put(f"page {name}", Answer(_HTML, body))
        return body, lasting

    def _html(self, view: View, reading: Reading) -> str:
        return render(
            view.template,
            title=view.title,
            trail=view.trail,
            about=view.about,
            here=_HERE,
            path=reading.request.url.path,
            query_string=reading.request.url.query,
            tables=reading.used,
            before=BEFORE if reading.earlier else "",
            version=self._service.version,
            ratings=steps(reading.store),
            **view.values,
        )

    def _nothing(self) -> str:
        return render("nothing.html", title="Nothing is served yet", version=None)

    def missing_to_people(self, request: Request) -> Response | None:
        """The same where a person is to read it: a browser asks, and not for what only programs ask for."""
        browsed = wants_page(request.headers.get("accept", "")) and not request.url.path.startswith(
            ("/api/", "/sparql")
        )
        return self.missing(request) if browsed else None

    def missing(self, request: Request, status: int = 404) -> Response:
        """That there is nothing at an address, in words."""
        body = render("missing.html", title="Page not found", version=self._service.version, path=request.url.path)
        return HTMLResponse(body, status, headers={"Cache-Control": "no-store"})

    def _busy(self, request: Request, problem: Problem) -> str:
        title = "This page takes too long" if problem.status == _TOO_LONG else "This page cannot be made just now"
        return render("busy.html", title=title, version=self._service.version, path=request.url.path, problem=problem)

    async def _tables(self, request: Request) -> Response:
        return await tables.answer(request, AskedStore(self._service, request))

    async def _taken(self, request: Request) -> Response:
        store = AskedStore(self._service, request)
        return await made_for(request, store, lambda: taking.answer(request, store))


def _lasting(request: Request, body: bytes, name: str) -> Response:
    headers = {"ETag": f'W/"{name}"', **_LASTING}
    if f'"{name}"' in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(_addressed(request, body), headers=headers, media_type=_HTML)


def _addressed(request: Request, body: bytes) -> bytes:
    """A page in which this server has the address that it was asked under."""
    return body.replace(_HERE.encode(), here(request.scope).rstrip("/").encode())


async def _without_slash(request: Request) -> Response:
    return RedirectResponse(request.url.path.rstrip("/"), 308)
