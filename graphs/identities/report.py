"""How is it told that two nodes are one? The identity graph, which keeps the old names."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from graphs.identities.matching import Match
from ontology import terms as insp
from ontology.iris import graph

_GRAPH = ox.NamedNode(graph("identity"))
_DECIMAL = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")


def identity_graph(matches: Iterable[Match]) -> bytes:
    """N-Quads of the identity graph, sorted: each old name with what replaces it, why, and how certain that is."""
    lines = []
    for each in matches:
        old = ox.NamedNode(each.old)
        for predicate, value in (
            (insp.DCTERMS.isReplacedBy, ox.NamedNode(each.new)),
            (insp.identityReason, ox.Literal(each.reason)),
            (insp.confidence, ox.Literal(f"{each.certainty:.2f}", datatype=_DECIMAL)),
        ):
            lines.append(f"{ox.Quad(old, ox.NamedNode(predicate), value, _GRAPH)} .\n")
    return "".join(sorted(lines)).encode()
