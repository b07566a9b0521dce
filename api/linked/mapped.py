"""Which pages have an address of their own? The sitemap, in parts that crawlers take, and robots.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.answers import answered, here
from api.asked import AskedStore
from api.linked.forms import nothing
from api.pages.addresses import page_path
from api.pages.reading import queries
from api.pages.regions import region_keys
from api.pages.sites import PAGES
from api.resources.kinds import KINDS
from api.service import Service
from graphs.questions import questions
from graphs.store import Store
from ontology.iris import local_name

LARGEST = 50_000
"""Addresses in one sitemap: the most that the format allows."""

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ROBOTS = "User-agent: *\nDisallow: /sparql\nDisallow: /api/\nDisallow: /dumps/\nSitemap: {here}sitemap.xml\n"
_TOOLS = ("/explore", "/query")

Paths = Callable[[Store], Iterator[str]]
"""The addresses of the pages of one kind, in the same order each time."""


def _alone(_store: Store) -> Iterator[str]:
    yield from (path for path in PAGES if "{" not in path)
    yield from _TOOLS
    yield from (f"/regions/{key}" for key in region_keys())
    yield from (f"/questions/{name}" for name in questions())


def _things(name: str, store: Store) -> Iterator[str]:
    listing = KINDS[name].listing
    rows = store.select(f"{listing.prefixes}SELECT DISTINCT ?id WHERE {{ {listing.what} }} ORDER BY ?id")
    return (page_path(str(row["id"])) for row in rows)


def _texts(store: Store) -> Iterator[str]:
    return (f"{path}/text" for path in _things("reports", store))


def _recurring(store: Store) -> Iterator[str]:
    return iter(sorted({page_path(row["issue"]) for row in queries()["recurring"].rows(store)}))


def _links(store: Store) -> Iterator[str]:
    return (f"/links/{local_name(path)}" for path in _things("links", store))


_THINGS = ("establishments", "reports", "topics", "concerns", "recommendations", "organisations", "people")
MAPPED: Mapping[str, Paths] = {
    "pages": _alone,
    **{name: partial(_things, name) for name in _THINGS},
    "texts": _texts,
    "recurring": _recurring,
    "links": _links,
}
"""The kinds of page."""


class Mapped:
    """The sitemap of the version that answers."""

    def __init__(self, service: Service) -> None:
        self._service = service

    @property
    def routes(self) -> list[Route]:
        """Its addresses."""
        return [
            Route("/sitemap.xml", self.index),
            Route("/sitemap-{kind}-{number:int}.xml", self.part),
            Route("/robots.txt", self.robots),
        ]

    async def robots(self, request: Request) -> Response:
        """What crawlers may do."""
        return Response(_ROBOTS.format(here=here(request)), media_type="text/plain; charset=utf-8")

    async def index(self, request: Request) -> Response:
        """The sitemap of sitemaps: the parts of each kind of page."""

        def parts(store: Store) -> Iterator[str]:
            for kind, paths in MAPPED.items():
                size = sum(1 for _ in paths(store))
                yield from (f"/sitemap-{kind}-{number + 1}.xml" for number in range(-(-size // LARGEST)))

        return await self._written(request, ("sitemapindex", "sitemap"), parts)

    async def part(self, request: Request) -> Response:
        """One sitemap."""
        kind, number = str(request.path_params["kind"]), int(request.path_params["number"])
        if kind not in MAPPED:
            raise nothing(f"a sitemap of {kind[:60]!r}")

        def paths(store: Store) -> Iterator[str]:
            first = min(max(number - 1, 0), LARGEST) * LARGEST
            return islice(MAPPED[kind](store), first, first + LARGEST)

        return await self._written(request, ("urlset", "url"), paths)

    async def _written(self, request: Request, elements: tuple[str, str], paths: Paths) -> Response:
        store = AskedStore(self._service, request)
        address = here(request)
        held = self._service.version
        dated = f"<lastmod>{held.manifest.made}</lastmod>" if held else ""

        def written() -> bytes:
            whole, each = elements
            places = [
                f"<{each}><loc>{escape(address + path[1:])}</loc>{dated}</{each}>\n" for path in paths(store) if path
            ]
            if not places:
                raise nothing("a sitemap of that number")
            head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{whole} xmlns="{_SPACE}">\n'
            return f"{head}{''.join(places)}</{whole}>\n".encode()

        return await answered(self._service, request, store, written, media_type="application/xml", variant=address)
