"""What is wrong with these triples, in words? For what people send in, validated by the reference engine."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import Graph

from shapes.explain import Explanation, explain
from shapes.validate import Engine, conforms, validate


@dataclass(frozen=True, slots=True)
class Told:
    """Whether the triples conform, and every result in words, the gravest first."""

    conforms: bool
    triples: int
    results: tuple[Explanation, ...]


def told(ntriples: bytes, *, engine: Engine = Engine.REFERENCE) -> Told:
    """Validate N-Triples as the graph of a report."""
    graph = Graph(bind_namespaces="none").parse(data=ntriples, format="nt")
    results = validate(graph, engine=engine)
    return Told(conforms(results), len(graph), tuple(explain(result, graph) for result in results))
