"""How is a report written so that the same report gives the same bytes? Canonical N-Quads, without blank nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import XSD, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.mapping.mapper import inferred, said
from ontology.model import Report

_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
    | {chr(code): f"\\u{code:04X}" for code in (*range(0x08), 0x0B, *range(0x0E, 0x20), 0x7F)}
)
"""The escapes of canonical N-Triples (RDF 1.2, section 3); every other character stands for itself, in UTF-8."""


def canonical_nquads(report: Report) -> bytes:
    """The quads of a report, one a line, sorted; UTF-8."""
    return canonical((said(report), inferred(report)))


def canonical(graphs: Iterable[Graph]) -> bytes:
    """The quads of graphs without blank nodes, each under its own name, one a line, sorted; UTF-8."""
    return "".join(sorted({line for graph in graphs for line in nquads(graph)})).encode()


def nquads(graph: Graph) -> Iterator[str]:
    """The triples of a graph as lines of N-Quads under the graph's own name, in no order."""
    name = _term(graph.identifier)
    for subject, predicate, thing in graph:
        yield f"{_term(subject)} {_term(predicate)} {_term(thing)} {name} .\n"


def _term(node: Node) -> str:
    if isinstance(node, URIRef):
        return f"<{node}>"
    if not isinstance(node, Literal):
        raise TypeError(f"a report's graph holds IRIs and literals, not {node!r}")
    quoted = f'"{str(node).translate(_ESCAPES)}"'
    if node.language:
        return f"{quoted}@{node.language}"
    return quoted if node.datatype in (None, XSD.string) else f"{quoted}^^<{node.datatype}>"
