"""In what does a version's store differ from that of the version it was copied from? Kept small: nodes, and triples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from graphs.filling import quads_in
from graphs.records import GraphEntry
from graphs.versions import Version

RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

_MOST = 200_000
"""Triples that are noted. Where more came and went, it is quicker to count all anew."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How many more triples of each property, things of each class, subjects and objects a store holds."""

    properties: Counter[str]
    classes: Counter[str]
    subjects: int
    objects: int


@dataclass(slots=True)
class Difference:
    """What differs from `base`. Whatever is told of a node that is not among `nodes` is told as it was there.

    `triples` came to some graph, or went from one; None where they are too many to note.
    """

    base: Version
    nodes: set[str] = field(default_factory=set)
    triples: set[ox.Triple] | None = field(default_factory=set)

    def note(self, quads: Iterable[ox.Quad]) -> None:
        """Note quads that came or went, though not the nodes that they tell of: for what was inferred of these."""
        for quad in quads:
            if self.triples is None:
                return
            self.triples.add(quad.triple)
            if len(self.triples) > _MOST:
                self.triples = None

    def shift(self, store: ox.Store) -> Shift | None:
        """How much more the merge of all graphs in `store` holds than that of the base version."""
        if self.triples is None:
            return None
        before = self.base.open().raw
        subjects = sum(
            _tells_of(store, node) - _tells_of(before, node) for node in {each.subject for each in self.triples}
        )
        objects = sum(_holds(store, term) - _holds(before, term) for term in {each.object for each in self.triples})
        found = Shift(Counter(), Counter(), subjects, objects)
        for triple in self.triples:
            quad = ox.Quad(triple.subject, triple.predicate, triple.object, ox.DefaultGraph())
            more = (quad in store) - (quad in before)
            found.properties[triple.predicate.value] += more
            if triple.predicate == RDF_TYPE and isinstance(triple.object, ox.NamedNode):
                found.classes[triple.object.value] += more
        return found


def difference(base: Version, gone: Sequence[GraphEntry], new: Sequence[GraphEntry], store: ox.Store) -> Difference:
    """What differs in `store`, from which the graphs of `gone` were taken, and into which those of `new` were put.

    Of a report that changed every node counts as told of otherwise, since what is read of one part of a report hangs
    on others; of other graphs only those of the triples that differ.
    """
    found, before = Difference(base), base.open().raw
    went, came = ({entry.name: entry for entry in entries} for entries in (gone, new))
    for name in sorted(went.keys() | came.keys()):
        old, now = _quads(before, went.get(name)), _quads(store, came.get(name))
        whole = any(entry is not None and entry.kind == "report" for entry in (went.get(name), came.get(name)))
        found.note(now ^ old)
        for quad in now | old if whole else now ^ old:
            found.nodes.update(node.value for node in (quad.subject, quad.object) if isinstance(node, ox.NamedNode))
    return found


def _tells_of(store: ox.Store, node: ox.NamedNode | ox.BlankNode | ox.Triple) -> bool:
    return next(iter(store.quads_for_pattern(node, None, None, ox.DefaultGraph())), None) is not None


def _holds(store: ox.Store, term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> bool:
    return next(iter(store.quads_for_pattern(None, None, term, ox.DefaultGraph())), None) is not None


def _quads(store: ox.Store, entry: GraphEntry | None) -> set[ox.Quad]:
    return {quad for graph in (entry.graphs if entry else ()) for quad in quads_in(store, graph)}
