"""How is a list answered? A page as JSON with its counts and its query, or the whole as CSV, row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from api.resources.asking import PLAIN, Wish
from api.resources.items import Kind, as_item, batches, flat, narrowed, values_of
from api.resources.kinds import KINDS
from api.resources.listed import Asked, Column, Listing
from api.resources.paging import Ordered, Start, cursor_of, stretch_of
from graphs.cells import safe_cell
from graphs.rdf_terms import Term
from graphs.store import Store
from ontology import concepts
from ontology.iris import ID, SCHEME, local_name

API = "/api/v1"
LARGEST_FACET = 100
"""Values of a facet that are counted out; the most frequent ones."""

_ALWAYS = ("@id", "key", "sources", "source_count")


def list_page(store: Store, kind: Kind, wish: Wish, version: str) -> dict[str, Any]:
    """One page of a list, in the shape of `models.Page`."""
    listing, asked = narrowed(store, kind.listing, wish.asked)
    page = stretch_of(store, Ordered(listing, asked, wish.order), wish.start, wish.limit)
    values = values_of(store, kind, [each.iri for each in page.spots])
    rest = wish.query("limit", "cursor", "facets")
    return {
        "items": [_chosen(as_item(kind, each), wish) for each in values],
        "total": page.total if page.total is not None else _number(store, listing.count(asked)),
        "prev": _address(kind, wish, page.before),
        "next": _address(kind, wish, page.after),
        "denominator": _denominator(store, wish.asked),
        "facets": {name: _facet(store, kind.listing, name, wish.asked) for name in wish.facets},
        "csv": f"{API}/{kind.name}.csv" + (f"?{rest}" if rest else ""),
        "query": kind.listing.whole(wish.asked, wish.order),
        "version": version,
    }


def _address(kind: Kind, wish: Wish, start: Start | None) -> str | None:
    if start is None:
        return None
    cursor = cursor_of(wish.order, start)
    asked = wish.query("cursor", **({"cursor": cursor} if cursor else {}))
    return f"{API}/{kind.name}?{asked}" if asked else f"{API}/{kind.name}"


def one_item(store: Store, kind: Kind, key: str) -> dict[str, Any] | None:
    """The item with that key; None where there is none."""
    iri = kind.space + key
    if not store.ask(f"{kind.listing.prefixes}ASK {{ VALUES ?id {{ <{iri}> }} {kind.listing.what} }}"):
        return None
    return as_item(kind, values_of(store, kind, [iri])[0])


def count(store: Store, kind: Kind, wish: Wish) -> int:
    """How many rows the whole list has."""
    listing, asked = narrowed(store, kind.listing, wish.asked)
    return _number(store, listing.count(asked))


def csv_rows(store: Store, kind: Kind, wish: Wish) -> Iterator[str]:
    """The whole list as CSV, a batch at a time, its heading first. No cell is read as a formula."""
    columns = [column for column in kind.listing.columns if _wished(column, wish)]
    yield csv_line(["id", *(name for column in columns for name in column.names)])
    for batch in batches(store, kind, wish.asked, wish.order):
        yield "".join(csv_line([each["@id"], *flat(each, columns)]) for each in batch)


def csv_line(cells: list[str]) -> str:
    """A line of CSV, each cell made safe."""
    output = io.StringIO()
    csv.writer(output).writerow([safe_cell(cell) for cell in cells])
    return output.getvalue()


def _wished(column: Column, wish: Wish) -> bool:
    if wish.fields is None or column.many == "sources":
        return True
    return any(name.removesuffix("_name") in wish.fields or name in wish.fields for name in column.names)


def _chosen(item: dict[str, Any], wish: Wish) -> dict[str, Any]:
    if wish.fields is None:
        return item
    return {name: value for name, value in item.items() if name in wish.fields or name in _ALWAYS}


def _denominator(store: Store, asked: Asked) -> Mapping[str, int]:
    """The reports that a list speaks of: those held that meet what was asked of reports."""
    reports = KINDS["reports"].listing
    of_reports = {name: asked[name] for name, each in reports.filters.items() if each.way and name in asked}
    return {"reports": _number(store, reports.count(of_reports)), "held": _number(store, reports.count({}))}


def _facet(store: Store, listing: Listing, name: str, asked: Asked) -> list[dict[str, Any]]:
    own = listing.filters[name]
    if own.kind in PLAIN:
        return []
    others = {other: values for other, values in asked.items() if other != name}
    within, rest = narrowed(store, listing, others)
    rows = list(store.select(f"{within.facet(name, rest)} LIMIT {LARGEST_FACET}"))
    found = [(term, row["n"]) for row in rows if (term := row.get(own.variable))]
    names = labels(store, [term.value for term, _ in found if term.kind == "iri"])
    return [
        {"value": _taken(term), "name": names.get(term.value) or local_name(term.value), "count": int(str(n))}
        for term, n in found
    ]


def labels(store: Store, iris: list[str]) -> Mapping[str, str]:
    """What things are called, by IRI."""
    if not iris:
        return {}
    query = _labels().replace("UNDEF", " ".join(f"<{iri}>" for iri in iris), 1)
    return {str(row["id"]): str(row["name"]) for row in store.select(query)}


@cache
def _labels() -> str:
    return (files("api.resources") / "queries/labels.rq").read_text("utf-8")


def _taken(term: Term) -> str:
    """A value as its filter takes it: the key of a thing, of a rating with its scale, a class, or the words."""
    if term.kind != "iri":
        return term.value
    if term.value.startswith(SCHEME):
        of_scheme, _, key = term.value.removeprefix(SCHEME).rpartition("/")
        return f"{of_scheme}/{key}" if of_scheme in concepts.rating_scales() else key
    return term.value.removeprefix(ID).partition("/")[2] if term.value.startswith(ID) else local_name(term.value)


def _number(store: Store, query: str) -> int:
    return int(str(next(iter(store.select(query)))["n"]))
