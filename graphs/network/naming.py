"""What are these things called, of which kind are they, and what did they say? Asked for many at a time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from graphs.network.kinds import kind_of
from graphs.network.model import Node
from graphs.rdf_terms import Row
from graphs.store import Store
from ontology.iris import local_name

_BATCH = 2000
_SHORT = 64
_NAMED = frozenset({"prison", "provider", "body", "person", "topic", "rating", "issue", "report", "other"})
"""Kinds that have a name; the others are called by their words, their number or their visit."""

_VISITS = {"irp": "Review of progress", "full": "Inspection", "thematic": "Thematic"}

# what no label may hold: controls, the marks that turn the direction of writing, halves of surrogate pairs
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]+")


def plain(text: str) -> str:
    """Text that can stand in a label, an XML document or a cell: without controls and marks of direction."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def shortened(text: str, length: int = _SHORT) -> str:
    """The first words of a text, up to `length` characters."""
    if len(text) <= length:
        return text
    return (
        text[: text.rfind(" ", length // 2, length) if " " in text[length // 2 : length] else length].rstrip(",;:")
        + "…"
    )


def name_nodes(store: Store, things: Iterable[str]) -> dict[str, Node]:
    """A node for each of these IRIs, with kind, label, words, rating and year; not yet measured or placed."""
    asked = sorted(set(things))
    classes = _grouped(_ask(store, "kinds", asked), "class")
    kinds = {thing: kind_of(thing, classes.get(thing, ())) for thing in asked}
    names = _best_names(_ask(store, "labels", asked))
    said = _words(_ask(store, "words", [t for t in asked if kinds[t] not in _NAMED or t not in names]))
    visits = dict(_rows(_ask(store, "visits", [t for t in asked if kinds[t] not in _NAMED])))
    ratings = _ratings(_ask(store, "ratings", [t for t in asked if kinds[t] not in _NAMED]))
    return {
        thing: _node(thing, kinds[thing], names.get(thing), said.get(thing), visits.get(thing), ratings.get(thing))
        for thing in asked
    }


def with_topics(store: Store, nodes: Mapping[str, Node]) -> dict[str, Node]:
    """The nodes with what they are about: for the few that somebody walks to; a network is narrowed by its rows."""
    topics = _grouped(_ask(store, "topics", sorted(nodes)), "topic")
    return {thing: replace(node, topics=tuple(sorted(topics.get(thing, ())))) for thing, node in nodes.items()}


def _node(
    thing: str, kind: str, name: str | None, words: str | None, visit: Row | None, rating: tuple[str, int | None] | None
) -> Node:
    when = str(visit["when"]) if visit else None
    said = shortened(words) if words and kind not in _NAMED else None
    told = said or name or shortened(words or local_name(thing))
    label = _visit_label(thing, visit) if kind == "visit" and visit else told
    return Node(
        id=thing,
        label=shortened(plain(label), 90) or "unnamed",
        type=kind,
        words=plain(words) if words and kind not in _NAMED else None,
        rating=rating[0] if rating else None,
        rank=rating[1] if rating else None,
        year=when[:4] if when else None,
        url=thing,
    )


def _visit_label(thing: str, visit: Row) -> str:
    prison = f" of {visit['prison']}" if visit["prison"] else ""
    kind = _VISITS.get(local_name(thing).partition("-")[0], "Visit")
    title = "" if prison else f" {local_name(thing).partition('-')[2].rsplit('-', 2)[0].replace('-', ' ')}"
    return f"{kind}{prison}{title}, {visit['when']}"


def _best_names(rows: Iterable[Row]) -> dict[str, str]:
    """The best name of each thing; of several as good, the shortest, then the first in order."""
    found: dict[str, tuple[int, int, str]] = {}
    for row in rows:
        name = str(row["name"])
        candidate = (int(str(row["rank"])), len(name), name)
        thing = str(row["thing"])
        found[thing] = min(found.get(thing, candidate), candidate)
    return {thing: name for thing, (_, _, name) in found.items()}


def _words(rows: Iterable[Row]) -> dict[str, str]:
    """What each thing says; of several wordings, that of the inspection which raised it, then the first by IRI."""
    found: dict[str, tuple[bool, str, str]] = {}
    for row in rows:
        statement = str(row["statement"])
        candidate = ("/full-" not in statement, statement, str(row["words"]))
        thing = str(row["thing"])
        found[thing] = min(found.get(thing, candidate), candidate)
    return {thing: words for thing, (_, _, words) in found.items()}


def _ratings(rows: Iterable[Row]) -> dict[str, tuple[str, int | None]]:
    """The latest rating of each thing, the worst of those of one day."""
    found: dict[str, tuple[str, int, str]] = {}
    for row in rows:
        rank = int(str(row["rank"])) if row["rank"] else 0
        candidate = (str(row["when"]), -rank, str(row["label"]))
        thing = str(row["thing"])
        found[thing] = max(found.get(thing, candidate), candidate)
    return {thing: (label, -rank or None) for thing, (_, rank, label) in found.items()}


def _rows(rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    ordered = sorted(rows, key=lambda row: (str(row["thing"]), str(row["when"]), str(row["prison"])), reverse=True)
    return ((str(row["thing"]), row) for row in ordered)


def _grouped(rows: Iterable[Row], column: str) -> Mapping[str, Sequence[str]]:
    found = defaultdict(list)
    for row in rows:
        found[str(row["thing"])].append(str(row[column]))
    return found


@cache
def _query(name: str) -> str:
    return (files("graphs.network") / "names" / f"{name}.rq").read_text("utf-8")


def _ask(store: Store, name: str, things: Sequence[str]) -> Iterator[Row]:
    for start in range(0, len(things), _BATCH):
        values = " ".join(f"<{thing}>" for thing in things[start : start + _BATCH])
        yield from store.select(_query(name).replace("UNDEF", values))
