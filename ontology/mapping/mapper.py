"""Which modules turn which facts of a report into triples?"""

from __future__ import annotations

from rdflib import Graph

from ontology import iris
from ontology.mapping import (
    background,
    concerns,
    counts,
    document,
    establishments,
    findings,
    follow_ups,
    judgements,
    methods,
    people,
    practices,
    providers,
    quantities,
    references,
    tables,
    topics,
    visits,
)
from ontology.mapping.frame import Frame
from ontology.mapping.triples import Triples
from ontology.model import Report

_MAPPERS = (
    document, visits, establishments, concerns, follow_ups, judgements, counts, people, providers, practices,
    findings, quantities, references, tables, methods, background,
)  # fmt: skip


def map_report(report: Report) -> Graph:
    """Everything known of a report, said and inferred, as one graph named for the report."""
    return together(said(report), inferred(report))


def together(stated: Graph, added: Graph) -> Graph:
    """The first graph with the triples of the second put into it."""
    for triple in added:
        stated.add(triple)
    return stated


def said(report: Report) -> Graph:
    """What the report says, as the graph `.../graph/{report key}`."""
    triples = Triples(iris.graph(report.key))
    frame = Frame(report, triples)
    for mapper in _MAPPERS:
        mapper.add(frame)
    return triples.graph


def inferred(report: Report) -> Graph:
    """What the program inferred of the report, its topics, as the graph `.../graph/{report key}_topics`."""
    triples = Triples(iris.graph(f"{report.key}_topics"))
    topics.add(Frame(report, triples))
    return triples.graph
