"""By which methods is an address asked? The Allow header, of all that answers there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from starlette.routing import BaseRoute, Match
from starlette.types import Scope

HEAD = "prisongraph.head"
"""Where a scope says that its head alone is wanted."""

_ORDER = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")


def allowed(routes: Iterable[BaseRoute], scope: Scope) -> str:
    """The methods at the scope's path: of several routes, those of each."""
    found = {"OPTIONS"}
    for route in _flat(routes):
        if route.matches(scope)[0] is not Match.NONE:
            found |= getattr(route, "methods", None) or set()
    if "GET" in found:
        found.add("HEAD")
    return ", ".join(method for method in _ORDER if method in found)


def _flat(routes: Iterable[BaseRoute]) -> Iterator[BaseRoute]:
    for route in routes:
        router = getattr(route, "original_router", None)  # of one that is included, which has no methods itself
        yield from [route] if router is None else _flat(router.routes)


def as_get(scope: Scope) -> Scope:
    """A request for a head alone, as one for all of it: what is not to be sent, the server leaves out."""
    return {**scope, "method": "GET", HEAD: True} if scope["method"] == "HEAD" else scope
