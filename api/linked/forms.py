"""In which form does a client want a document of the graph, and how does it go out?"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from api.answers import answered, here
from api.asked import AskedStore
from api.negotiation import TRIPLES, named_format, negotiate
from api.problems import Problem
from api.protocol import Refused, not_acceptable
from graphs.documents import rewritten

HTML = "text/html"
SUFFIXES = {
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".nt": "application/n-triples",
    ".rdf": "application/rdf+xml",
    ".html": HTML,
}
"""What may stand at the end of an address of a document, and the form that it asks for."""

_OFFERS = {**TRIPLES, HTML: HTML, "application/xhtml+xml": HTML}


def split_suffix(path: str) -> tuple[str, str | None]:
    """A path and the form that its suffix asks for: `x.ttl` is `x` in Turtle; other dots belong to the path."""
    for suffix, form in SUFFIXES.items():
        if path.endswith(suffix):
            return path.removesuffix(suffix), form
    return path, None


def form_asked(request: Request, suffix: str | None = None) -> str:
    """The media type wanted: by suffix, else by `?format=`, else by Accept.

    Raises:
        Refused: 406 where none of those can be given.
    """
    name = request.query_params.get("format")
    if suffix is not None:
        return suffix
    if name is not None:
        form = HTML if name == "html" else (named_format(name) or (None, None))[1]
    else:
        form = negotiate(",".join(request.headers.getlist("accept")), _OFFERS)
    if form is None:
        raise Refused(not_acceptable("a document is given in RDF or HTML", f"forms: {', '.join(SUFFIXES)}"))
    return form


def nothing(what: str) -> Refused:
    """A 404."""
    return Refused(Problem(status=404, kind="not-found", detail=f"the graph says nothing of {what[:200]}"))


async def triples_sent(
    store: AskedStore, request: Request, form: str, about: str, compute: Callable[[], bytes | None]
) -> Response:
    """N-Triples that `compute` finds, in the form asked for. `?base=here` makes the IRIs lead to this server."""
    address = here(request)
    base = address if request.query_params.get("base") == "here" else None

    def written() -> bytes:
        found = compute()
        if found is None:
            raise nothing(about)
        return rewritten(found, form, base=base)

    response = await answered(store.service, request, store, written, media_type=form, variant=f"{form} {address}")
    response.headers["Vary"] = "Accept, Accept-Encoding"
    response.headers["Link"] = _links(request, about)
    return response


def _links(request: Request, about: str) -> str:
    path, _ = split_suffix(request.url.path)
    stable = quote(about, safe="/:#%+~.-_")
    others = [f'<{quote(path)}{suffix}>; rel="alternate"; type="{form}"' for suffix, form in SUFFIXES.items()]
    return ", ".join([f'<{stable}>; rel="describes"', *others])
