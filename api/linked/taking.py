"""What may be taken whole? Dumps with their digests, and what crawlers look for: the sitemap and robots.txt."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Iterator
from dataclasses import asdict
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from api.answers import answered, here, opened
from api.linked.forms import nothing
from api.pages.addresses import page_path
from api.problems import Problem
from api.protocol import Refused
from api.resources.items import Kind
from api.resources.kinds import KINDS
from api.service import Service
from graphs.dumps import NAMES, dump, dumps
from graphs.store import Store
from graphs.versions import Version

LARGEST_MAP = 50_000
"""Addresses in one sitemap: the most that the format allows."""

_MAPPED = ("establishments", "reports", "topics", "concerns", "recommendations", "organisations", "people")
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ROBOTS = "User-agent: *\nDisallow: /sparql\nDisallow: /api/\nDisallow: /dumps/\nSitemap: {here}sitemap.xml\n"


class Taking:
    """Dumps and sitemaps of the version that answers."""

    def __init__(self, service: Service) -> None:
        self._service = service

    @property
    def routes(self) -> list[Route]:
        """Their addresses."""
        return [
            Route("/dumps", self.moved),
            Route("/dumps/", self.listed),
            Route("/dumps/{name}", self.file),
            Route("/sitemap.xml", self.maps),
            Route("/sitemap-{kind}-{number:int}.xml", self.map),
            Route("/robots.txt", self.robots),
        ]

    async def moved(self, _request: Request) -> Response:
        """The folder has a slash at its end."""
        return RedirectResponse("/dumps/", 308)

    async def listed(self, request: Request) -> Response:
        """The manifest: what there is, how large, with digests."""
        version = self._version()
        found = await asyncio.to_thread(lambda: list(dumps(version, self._service.scratch())))
        files = [{**asdict(each), "url": here(request) + f"dumps/{each.name}"} for each in found]
        made = {"version": version.id, "made": version.manifest.made, "reports": version.manifest.reports}
        return JSONResponse({**made, "files": files}, headers={"Cache-Control": "no-cache"})

    async def file(self, request: Request) -> Response:
        """One file, in parts if asked for."""
        name = str(request.path_params["name"])
        if name == "manifest.json":
            return await self.listed(request)
        if name not in NAMES:
            raise nothing(f"a file {name[:60]!r}; there are {', '.join(NAMES)}")
        path, made = await asyncio.to_thread(dump, self._version(), name, self._service.scratch())
        headers = {"ETag": f'"{made.sha256[:32]}"', "Repr-Digest": f"sha-256=:{_base64(made.sha256)}:"}
        return FileResponse(path, media_type="application/gzip", filename=name, headers=headers)

    async def robots(self, request: Request) -> Response:
        """What crawlers may do."""
        return Response(_ROBOTS.format(here=here(request)), media_type="text/plain; charset=utf-8")

    async def maps(self, request: Request) -> Response:
        """The sitemap of sitemaps, a part for each kind of page."""
        store, version = opened(self._service)
        address = here(request)
        return await answered(
            self._service,
            request,
            version,
            lambda: _index(store, address),
            media_type="application/xml",
            variant=address,
        )

    async def map(self, request: Request) -> Response:
        """One sitemap."""
        store, version = opened(self._service)
        name, number = str(request.path_params["kind"]), int(request.path_params["number"])
        if name not in _MAPPED:
            raise nothing(f"a sitemap of {name[:60]!r}")
        address = here(request)
        return await answered(
            self._service,
            request,
            version,
            lambda: _addresses(store, KINDS[name], number, address),
            media_type="application/xml",
            variant=address,
        )

    def _version(self) -> Version:
        version = self._service.version
        if version is None:
            raise Refused(Problem(status=503, kind="dataset", detail="no version of a dataset is served"))
        return version


def _index(store: Store, here: str) -> bytes:
    maps = [f"{here}sitemap-{name}-{part}.xml" for name in _MAPPED for part in _parts(store, KINDS[name])]
    inner = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>\n" for address in maps)
    return _xml("sitemapindex", inner)


def _parts(store: Store, kind: Kind) -> Iterator[int]:
    size = int(str(next(iter(store.select(kind.listing.count({}))))["n"]))
    return iter(range(1, -(-size // LARGEST_MAP) + 1))


def _addresses(store: Store, kind: Kind, number: int, here: str) -> bytes:
    query = f"{kind.listing.prefixes}SELECT DISTINCT ?id WHERE {{ {kind.listing.what} }} ORDER BY ?id"
    rows = store.select(f"{query} OFFSET {max(number - 1, 0) * LARGEST_MAP} LIMIT {LARGEST_MAP}")
    pages = [here + page_path(str(row["id"])).lstrip("/") for row in rows]
    if not pages:
        raise nothing("a sitemap of that number")
    return _xml("urlset", "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in pages))


def _xml(element: str, inner: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{element} xmlns="{_SPACE}">\n{inner}</{element}>\n'.encode()


def _base64(hexadecimal: str) -> str:
    return base64.b64encode(bytes.fromhex(hexadecimal)).decode()
