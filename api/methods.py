"""By which methods is an address asked? The Allow header, of all that answers there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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


def beside(routes: Sequence[BaseRoute], scope: Scope) -> str:
    """The address with a slash more or less at its end, where that is what answers and this is not; empty elsewhere.

    It names no host, and cannot be taken for one: `//example.org` is none of ours.
    """
    path, raw = scope["path"], scope.get("raw_path", b"").decode("ascii")
    other, there = (each[:-1] if each.endswith("/") else f"{each}/" for each in (path, raw))
    if there[:2] in {"", "//", "/\\"} or _answers(routes, scope) or not _answers(routes, {**scope, "path": other}):
        return ""
    query = scope["query_string"].decode("ascii", "replace")
    return there + (f"?{query}" if query else "")


def _answers(routes: Iterable[BaseRoute], scope: Scope) -> bool:
    return any(route.matches(scope)[0] is not Match.NONE for route in _flat(routes))


def _flat(routes: Iterable[BaseRoute]) -> Iterator[BaseRoute]:
    for route in routes:
        router = getattr(route, "original_router", None)  # of one that is included, which has no methods itself
        yield from [route] if router is None else _flat(router.routes)


def as_get(scope: Scope) -> Scope:
    """A request for a head alone, as one for all of it: what is not to be sent, the server leaves out."""
    return {**scope, "method": "GET", HEAD: True} if scope["method"] == "HEAD" else scope
