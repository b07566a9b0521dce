"""In what does a version's store differ from that of the version it was copied from? Kept small: nodes and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from graphs.filling import quads_in
from graphs.records import GraphEntry
from graphs.versions import Version

RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@dataclass(slots=True)
class Difference:
    """What differs from `base`. Whatever is told of a node that is not among `nodes` is told as it was there.

    `properties` counts triples of named graphs by property, those that came less those that went; `typed` tells
    which things came or went with a class in some graph.
    """

    base: Version
    nodes: set[str] = field(default_factory=set)
    properties: Counter[str] = field(default_factory=Counter)
    typed: set[ox.Quad] = field(default_factory=set)

    def count(self, came: Iterable[ox.Quad], went: Iterable[ox.Quad]) -> None:
        """Note quads that came and went, though not the nodes that they tell of: for what was inferred of these."""
        for quads, way in ((came, 1), (went, -1)):
            for quad in quads:
                self.properties[quad.predicate.value] += way
                if quad.predicate == RDF_TYPE and isinstance(quad.object, ox.NamedNode):
                    self.typed.add(ox.Quad(quad.subject, RDF_TYPE, quad.object, ox.DefaultGraph()))

    def classes(self, store: ox.Store) -> Counter[str]:
        """How many more things of each class `store` holds than the base version."""
        more: Counter[str] = Counter()
        before = self.base.open().raw
        for quad in self.typed:
            more[str(quad.object).strip("<>")] += (quad in store) - (quad in before)
        return more


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
        found.count(now - old, old - now)
        for quad in now | old if whole else now ^ old:
            found.nodes.update(node.value for node in (quad.subject, quad.object) if isinstance(node, ox.NamedNode))
    return found


def _quads(store: ox.Store, entry: GraphEntry | None) -> set[ox.Quad]:
    return {quad for graph in (entry.graphs if entry else ()) for quad in quads_in(store, graph)}
