"""What must stand beside a report's graph for its shapes to be asked? Classes, concepts, scales, bodies, places."""

from __future__ import annotations

from functools import cache

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import Node

from ontology import terms
from ontology.vocabulary import ontology_graph, register_graph, scheme_graph

STRUCTURE = frozenset(
    {RDF.type, RDFS.subClassOf, SKOS.inScheme, SKOS.broader, URIRef(terms.scaleOf), URIRef(terms.forKind)}
)
"""What rules ask of the vocabulary."""

LABELLED = (
    (RDF.type, URIRef(terms.JudgementScale)),
    (RDF.type, URIRef(terms.Rating)),
    (SKOS.inScheme, URIRef(terms.HEALTHY_PRISON_TEST.scheme)),
)
"""Whose labels their messages print."""


@cache
def vocabulary() -> Graph:
    """The structure of the ontology and its schemes, about 1,300 triples. Shared: do not change it."""
    graph = Graph(bind_namespaces="none")
    for source in (ontology_graph(), scheme_graph()):
        for triple in source:
            if triple[1] in STRUCTURE:
                graph.add(triple)
    for predicate, thing in LABELLED:
        for labelled in graph.subjects(predicate, thing):
            graph += scheme_graph().triples((labelled, SKOS.prefLabel, None))
    return graph + mentioned(graph)


def mentioned(graph: Graph) -> Graph:
    """What the register calls the bodies and establishments that the graph points at."""
    found = Graph(bind_namespaces="none")
    for node in _registered().intersection(graph.objects()):
        for predicate in (RDF.type, SKOS.prefLabel):
            found += register_graph().triples((node, predicate, None))
    return found


@cache
def _registered() -> frozenset[Node]:
    return frozenset(register_graph().subjects(RDF.type))
