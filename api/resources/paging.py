"""Which page of a list is asked for, and where do those before and after it begin?

A page begins behind a thing, by its key and IRI, or ends before one. So no page has a gap or says a thing twice, also
where another version answers by then.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass

from api.asked import AskedStore
from api.resources.listed import Asked, Listing, Order
from api.resources.values import literal
from graphs.first import Cut, First
from graphs.rdf_terms import text_of
from graphs.store import OxigraphStore, Store


@dataclass(frozen=True, slots=True)
class Spot:
    """A thing's place in an order: its key and its IRI."""

    key: str
    iri: str


@dataclass(frozen=True, slots=True)
class Start:
    """Where a page begins: behind a spot; or it ends before one, if read `backwards`. No spot: at that end."""

    spot: Spot | None = None
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """The things of a page, in order; where the pages before and after it begin, None where there are none.

    `total` is how many there are on all pages, where that is known by then.
    """

    spots: list[Spot]
    before: Start | None
    after: Start | None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Ordered:
    """A list under filters, in an order."""

    listing: Listing
    asked: Asked
    order: Order


def stretch_of(store: Store, ordered: Ordered, start: Start, limit: int) -> Stretch:
    """The page of so many things that begins there."""
    way = ordered.order.turned if start.backwards else ordered.order
    found, total = _first(store, Ordered(ordered.listing, ordered.asked, way), start.spot, limit + 1)
    more, found = len(found) > limit, found[:limit]
    if start.backwards:
        found.reverse()
    if not found:
        return Stretch([], *_from_nowhere(start), total)
    came = start.spot is not None
    before, after = (more, came) if start.backwards else (came, more)
    return Stretch(found, Start(found[0], True) if before else None, Start(found[-1]) if after else None, total)


def cursor_of(order: Order, start: Start) -> str:
    """Where a page begins, opaque to clients; empty for the first."""
    if start == Start():
        return ""
    spot = [start.spot.key, start.spot.iri] if start.spot else [None, None]
    value = [order.name, order.descending, *spot, *([True] if start.backwards else [])]
    return base64.urlsafe_b64encode(json.dumps(value, ensure_ascii=False).encode()).decode().rstrip("=")


def start_at(order: Order, cursor: str) -> Start | None:
    """Where the page of a cursor begins; None where it is none of this order."""
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)))
        name, descending, key, iri, *backwards = found
        if (name, descending) != (order.name, order.descending) or backwards not in ([], [True]):
            return None
        if key is None and iri is None and backwards:
            return Start(None, True)
        if isinstance(key, str) and isinstance(iri, str):
            f"{key}{iri}".encode()
            return Start(Spot(key, iri), bool(backwards))
    except (ValueError, TypeError, RecursionError):
        pass
    return None


def _first(store: Store, ordered: Ordered, spot: Spot | None, number: int) -> tuple[list[Spot], int | None]:
    """So many things behind a spot, and how many there are in all, where the store tells of both at once."""
    listing, order = ordered.listing, ordered.order
    cut = Cut(number, order.descending, (spot.key, spot.iri) if spot else None)
    first = _cut(store, listing.keys(ordered.asked, order), cut)
    if first is not None:
        return [Spot(*each) for each in first.spots], first.total
    query = listing.ids(ordered.asked, order, after=_written(spot), limit=number)
    return [Spot(text_of(row, "key"), text_of(row, "id")) for row in store.select(query)], None


def _cut(store: Store, query: str, cut: Cut) -> First | None:
    return store.first(query, cut) if isinstance(store, AskedStore | OxigraphStore) else None


def _from_nowhere(start: Start) -> tuple[Start | None, Start | None]:
    """The pages around one that has nothing: another version may have less."""
    if start.backwards:
        return None, Start() if start.spot else None
    return Start(None, True) if start.spot else None, None


def _written(spot: Spot | None) -> tuple[str, str] | None:
    return (literal(spot.key), literal(spot.iri)) if spot else None
