"""Which things come first, by their keys, and how many are there? Told in one pass over them.

The engine would put all of them in order, and read the store for each comparison: of 13,000 things that is most of what
a page of them costs.
"""

from __future__ import annotations

from heapq import nlargest, nsmallest
from typing import NamedTuple

import pyoxigraph as ox

QUERIED = ("id", "key")
"""What a query selects, in this order, whose rows are to be cut: a thing, and a key as a string.

Without a key, things stand in the order of their IRIs, each of which is read from the store once and not twice."""

Spot = tuple[str, str]
"""A thing's place in an order: its key and its IRI."""


class Cut(NamedTuple):
    """So many things from one end of an order, or from behind a spot on."""

    number: int
    descending: bool = False
    after: Spot | None = None


class First(NamedTuple):
    """The things that come first, and how many there are in all."""

    spots: list[Spot]
    total: int


def first_of(rows: ox.QuerySolutions, cut: Cut) -> First:
    """The things that come first. One of several keys stands by the least of them, and one without by an empty one."""
    least: dict[str, str] = {}
    keyed = len(rows.variables) == len(QUERIED)
    for row in rows:
        iri = row[0].value
        key = (row[1].value if row[1] is not None else "") if keyed else iri
        known = least.get(iri)
        if known is None or key < known:
            least[iri] = key
    spots = ((key, iri) for iri, key in least.items())
    if cut.after is not None:
        after = tuple(cut.after)
        spots = (spot for spot in spots if (spot < after if cut.descending else spot > after))
    return First((nlargest if cut.descending else nsmallest)(cut.number, spots), len(least))
