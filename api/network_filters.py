"""What is asked of a network in its address? What it is narrowed to, how much of it, and nothing else."""

from __future__ import annotations

import re

from starlette.requests import Request

from api.resources.asking import Parameters
from api.resources.routes import pairs_of
from graphs.network import Filters
from graphs.network.form import MOST
from ontology.errors import UsageError
from ontology.iris import SCHEME

_YEAR = re.compile(r"\d{4}")


def read_filters(request: Request) -> Filters:
    """The filters in an address; concepts may be named by the end of their IRI (`topic/irmt`).

    Raises:
        UsageError: a year is none, or a limit no number.
    """
    asked = request.query_params
    for name in ("from", "to"):
        if asked.get(name) and not _YEAR.fullmatch(asked[name]):
            raise UsageError(f"{asked[name][:20]} is no year", hint="such as 2023")
    return Filters(
        topic=_concept(asked.get("topic")),
        rating=_concept(asked.get("rating")),
        since=asked.get("from") or None,
        until=asked.get("to") or None,
        types=tuple(sorted(set(asked.getlist("type")))),
        limit=count_in(request, "limit", Filters().limit, MOST),
    )


def only(request: Request, *names: str) -> None:
    """Raises Refused where there are parameters of other names."""
    asking = Parameters(pairs_of(request))
    asking.known(names)
    asking.check()


def _concept(value: str | None) -> str | None:
    if not value:
        return None
    return value if value.startswith("http") else SCHEME + value


def count_in(request: Request, name: str, usual: int, most: int) -> int:
    """The number under a name, `usual` where there is none, `most` where it is more.

    Raises:
        UsageError: it is no number.
    """
    value = request.query_params.get(name, "")
    if not value:
        return usual
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        raise UsageError(f"{name}={value[:20]} is no number", hint=f"give 0 to {most}")
    return min(int(value), most)
