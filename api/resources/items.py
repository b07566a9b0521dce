"""What is on a page of a list? The things, their columns and their sources, asked for in small steps."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, Union, get_args, get_origin

from api.asked import nearby
from api.resources.listed import Asked, Column, Listing, Order
from api.resources.models import Item, Part, Source, Thing
from api.resources.paging import Ordered, Start, stretch_of
from graphs.rdf_terms import Row, text_of
from graphs.store import OxigraphStore, Store
from ontology.iris import local_name

BATCH = 500
"""Things whose columns are asked for at a time."""

_LONG, _LONGEST = 5_000, 100_000
"""Things that are put in order at a time: what any store gives in one answer, and what ours does."""

_FEW = 100
"""Reports from which it is quicker to begin than from all things."""

REPORT = "report"
"""Where the ways of lists lead."""

SHOWN_SOURCES = 20
"""Sources of one thing that are shown."""

Found = TypeVar("Found", bound=Item)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of resource: its name in addresses, the listing and the model of its items."""

    name: str
    listing: Listing
    model: type[Item]
    space: str
    """What the IRIs of its things begin with."""
    sort: str = "id"
    """What its lists are sorted by; a `-` before it turns them round."""
    of_register: bool = False
    """Whether its things stand in the graph whatever is read, so that they may lack sources."""


def narrowed(store: Store, listing: Listing, asked: Asked) -> tuple[Listing, Asked]:
    """The same things, found from the reports that filters leave where those are few, which are asked for first."""
    query = listing.far(asked)
    if not query:
        return listing, asked
    reports = [text_of(row, REPORT) for row in store.select(f"{query} LIMIT {_FEW + 1}")]
    return (listing, asked) if len(reports) > _FEW else listing.at(asked, REPORT, reports)


def values_of(store: Store, kind: Kind, iris: Sequence[str]) -> list[Mapping[str, Any]]:
    """What the columns hold of these things: a value by name, or a list of rows for what has many."""
    values: dict[str, dict[str, Any]] = {iri: {"@id": iri, "key": local_name(iri)} for iri in iris}
    if not iris:
        return []
    ids = " ".join(f"<{iri}>" for iri in iris)
    for column in kind.listing.columns:
        for row in store.select(kind.listing.prefixes + column.of(ids)):
            _take(values[text_of(row, "id")], column, row)
    return [values[iri] for iri in iris]


def sources_of(store: Store, kind: Kind, iris: Sequence[str]) -> Mapping[str, list[Mapping[str, Any]]]:
    """Where these things are stated, by their IRIs, in order of place."""
    found: dict[str, list[Mapping[str, Any]]] = {iri: [] for iri in iris}
    columns = [column for column in kind.listing.columns if column.many == "sources"]
    for start in range(0, len(iris), BATCH):
        ids = " ".join(f"<{iri}>" for iri in iris[start : start + BATCH])
        for row in (row for column in columns for row in store.select(kind.listing.prefixes + column.of(ids))):
            source = _source({name: term.value for name, term in row.items() if term})
            if source not in found[text_of(row, "id")]:
                found[text_of(row, "id")].append(source)
    return {iri: sorted(sources, key=_by_place) for iri, sources in found.items()}


def batches(store: Store, kind: Kind, asked: Asked, order: Order) -> Iterator[list[Mapping[str, Any]]]:
    """The whole list, a batch at a time. It is put in order anew for every stretch of it, so those are long."""
    stretch = _LONGEST if isinstance(nearby(store), OxigraphStore) else _LONG
    begins: Start | None = Start()
    ordered = Ordered(*narrowed(store, kind.listing, asked), order)
    while begins:
        found = stretch_of(store, ordered, begins, stretch)
        for start in range(0, len(found.spots), BATCH):
            yield values_of(store, kind, [each.iri for each in found.spots[start : start + BATCH]])
        begins = found.after


def as_item(kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
    """The item as plain JSON values, in the shape of the kind's model."""
    shaped: dict[str, Any] = {"@id": values["@id"], "key": values["key"]}
    sources = [_source(row) for row in values.get("sources", [])]
    for name, field in kind.model.model_fields.items():
        if name not in {"iri", "key", "sources", "source_count"}:
            value = _shaped(values, field.alias or name, field.annotation)
            shaped |= {} if value is None else {field.alias or name: value}
    shaped["sources"] = sorted(sources, key=_by_place)[:SHOWN_SOURCES]
    shaped["source_count"] = len(sources)
    return kind.model.model_validate(shaped).model_dump(mode="json", by_alias=True)


def flat(values: Mapping[str, Any], columns: Iterable[Column]) -> Iterator[str]:
    """The values as cells of a table: many in one cell are joined by `; `."""
    for column in columns:
        if column.many:
            yield "; ".join(sorted({_told(column, row) for row in values.get(column.many, [])}))
        else:
            yield from (str(values.get(name) if values.get(name) is not None else "") for name in column.names)


def _told(column: Column, row: Mapping[str, str]) -> str:
    """One of many as the query tells it: by its name, or by its place."""
    if column.many == "sources":
        paragraph = f" paragraph {row['paragraph']}" if row.get("paragraph") else ""
        return f"{local_name(row['report'])}{paragraph}{' page ' + row['page'] if row.get('page') else ''}"
    *first, last = (row.get(part, "") for part in column.parts)
    return last or local_name(first[0] if first else "")


def _take(values: dict[str, Any], column: Column, row: Row) -> None:
    if column.many:
        found = {part: term.value for part in column.parts if (term := row.get(part))}
        if found and found not in values.setdefault(column.many, []):
            values[column.many].append(found)
    else:
        values.update({name: term.value for name in column.names if (term := row.get(name))})


def _shaped(values: Mapping[str, Any], name: str, annotation: Any) -> Any:
    plain = next((each for each in _options(annotation) if each is not type(None)), annotation)
    if plain is Thing:
        return {"@id": values[name], "name": values.get(f"{name}_name")} if values.get(name) else None
    if get_origin(plain) is list:
        of = get_args(plain)[0]
        return sorted((_one(row, of) for row in values.get(name, [])), key=str)
    return values.get(name)


def _one(row: Mapping[str, str], of: Any) -> Any:
    first, *rest = row.values()
    if of is Thing:
        return {"@id": first, "name": rest[0] if rest else None}
    if of is Part:
        return {"@id": first, "number": rest[0] if rest else None}
    return first


def _options(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in {Union, types.UnionType} else (annotation,)


def _source(row: Mapping[str, str]) -> Mapping[str, Any]:
    report = {"@id": row["report"], "name": row.get("report_name")}
    rest = {name: row.get(name) for name in ("part", "paragraph", "page", "quote", "anchor")}
    return Source.model_validate({"report": report, **rest}).model_dump(by_alias=True)


def _by_place(source: Mapping[str, Any]) -> tuple[str, int, str]:
    return source["report"]["@id"], source["page"] or 0, str(source["anchor"] or source["quote"])
