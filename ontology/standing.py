"""Which graphs stand in every version of a dataset, whatever was read? The ontology, its schemes and the register."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rdflib import Graph
from rdflib.compare import to_canonical_graph

from ontology.iris import GRAPH
from ontology.vocabulary import ontology_graph, register_graph, scheme_graph


@cache
def standing_graphs() -> Mapping[str, bytes]:
    """Canonical N-Quads by name: `ontology`, `schemes`, `register`, each in the named graph of that name."""
    graphs = {"ontology": ontology_graph(), "schemes": scheme_graph(), "register": register_graph()}
    return {name: _nquads(graph, f"<{GRAPH}{name}>".encode()) for name, graph in graphs.items()}


def _nquads(graph: Graph, name: bytes) -> bytes:
    triples = to_canonical_graph(graph).serialize(format="nt", encoding="utf-8")
    lines = sorted(line.removesuffix(b".") + name + b" .\n" for line in triples.splitlines() if line)
    return b"".join(lines)
