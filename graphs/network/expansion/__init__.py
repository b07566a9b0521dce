"""What surrounds a thing? Its relations with how many things each leads to, and those that one of them leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graphs.network.model import Edge, Node
from graphs.network.naming import name_nodes, with_topics
from graphs.rdf_terms import is_iri
from graphs.store import Store
from ontology.errors import UsageError
from ontology.iris import local_name
from ontology.yaml_files import read_yaml

PAGE = 50
"""Things that one expansion gives, unless more are asked for."""

_OUT, _IN = ">", "<"
_MACHINERY = frozenset(
    {
        "type", "inSource", "hasAnchor", "readFrom", "wasGeneratedBy", "inScheme", "topConceptOf", "hasTopConcept",
        "wasDerivedFrom", "inDataset", "isDefinedBy", "linkFrom", "linkTo", "source", "license",
    }
)  # fmt: skip
"""Properties that lead to no thing a reader would walk to; they stand on the thing's own page."""

_SAME = frozenset({"concern", "recommendation", "finding"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation that leads from a thing to others. `key` names it in addresses; `number` counts the others."""

    key: str
    label: str
    number: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """What one relation of a thing leads to: the first of `number` things, and an edge to each."""

    relation: Relation
    nodes: Sequence[Node]
    edges: Sequence[Edge]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    """A relation of `relations.yml`: a property path between two kinds."""

    key: str
    label: str
    back: str
    start: str
    end: str
    path: str
    same: bool = False

    def ways(self, kind: str) -> Iterator[tuple[str, str, str]]:
        """Key, label and path of the walks from a thing of this kind."""
        if _fits(kind, self.start):
            yield self.key + _OUT, self.label, f"({self.path})"
        if _fits(kind, self.end) and not self.same:
            yield self.key + _IN, self.back, f"^({self.path})"


def relations_of(store: Store, node: str) -> Sequence[Relation]:
    """The relations of a thing: first those by several steps, then its properties, each with its count (never 0).

    Raises:
        UsageError: `node` is no IRI.
    """
    if not is_iri(node):
        raise UsageError(f"{node[:100]} is no IRI", hint="give the id of a node")
    kind = name_nodes(store, [node])[node].type
    found = []
    for key, label, path in (way for walk in _walks() for way in walk.ways(kind)):
        number = _number(store, node, path)
        if number:
            found.append(Relation(key=key, label=label, number=number, path=path))
    single = {relation.path.strip("()").replace("insp:", "") for relation in found}
    return [*found, *(each for each in _properties(store, node) if local_name(each.path.strip("^<>")) not in single)]


def expand(store: Store, node: str, key: str, *, most: int = PAGE, skip: int = 0) -> Expansion:
    """The things that a relation (by its key) of a thing leads to, by IRI, from number `skip` on.

    Raises:
        UsageError: the thing has no such relation.
    """
    relation = next((each for each in relations_of(store, node) if each.key == key), None)
    if relation is None:
        raise UsageError(f"{local_name(node)} has no relation {key}", hint="ask without one for those it has")
    query = _walked("things", node, relation.path) + f"LIMIT {most:d} OFFSET {skip:d}"
    others = [str(row["other"]) for row in store.select(query)]
    named = with_topics(store, name_nodes(store, others))
    return Expansion(
        relation=relation,
        nodes=[named[other] for other in others],
        edges=[Edge(source=node, target=other, relation=relation.label) for other in others],
    )


def _properties(store: Store, node: str) -> Iterator[Relation]:
    for name, mark, prefix in (("outgoing", _OUT, ""), ("incoming", _IN, "^")):
        rows = store.select(_walked(name, node))
        counted = {str(row["property"]): int(str(row["number"])) for row in rows if row["property"]}
        named = name_nodes(store, counted)
        for iri in sorted(counted, key=lambda each: (named[each].label, each)):
            if local_name(iri) not in _MACHINERY:
                label = named[iri].label if mark == _OUT else f"is “{named[iri].label}” of"
                yield Relation(key=iri + mark, label=label, number=counted[iri], path=f"{prefix}<{iri}>")


def _number(store: Store, node: str, path: str) -> int:
    row = next(store.select(_walked("number", node, path)))
    return int(str(row["number"]))


def _fits(kind: str, wanted: str) -> bool:
    return kind == wanted or (wanted == "concern" and kind in _SAME)


@cache
def _walks() -> Sequence[_Walk]:
    entries = read_yaml(files("graphs.network.expansion") / "relations.yml")
    return [_Walk(key=key, start=entry.pop("from"), end=entry.pop("to"), **entry) for key, entry in entries.items()]


@cache
def _query(name: str) -> str:
    return (files("graphs.network.expansion") / f"{name}.rq").read_text("utf-8")


def _walked(name: str, node: str, path: str = "") -> str:
    """A query about a thing. Its IRI is put into the text, so that the engine starts from it."""
    return (
        _query(name).replace("insp:PATH ", f"{path} ").replace("?node ", f"<{node}> ").replace("?node)", f"<{node}>)")
    )
