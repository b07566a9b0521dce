"""What do the axioms entail? RDFS closure over a report: our nodes become nothing that nobody meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from owlrl import DeductiveClosure, RDFS_Semantics
from rdflib import RDF, RDFS, Graph, URIRef
from rdflib.term import Node

from ontology import terms as insp
from ontology.iris import BASE, DEF
from ontology.mapping import map_report
from ontology.vocabulary import ontology_graph, register_graph, scheme_graph
from tests.ontology.small_report import small_report

REUSED = Path(__file__).parent / "reused_axioms.ttl"
PROV = "http://www.w3.org/ns/prov#"


@pytest.fixture(scope="module")
def asserted() -> Graph:
    return map_report(small_report()) + scheme_graph() + some_of_the_register()


def some_of_the_register() -> Graph:
    """Two prisons of each kind that the register tells them by, with all that it says of them: they are alike."""
    register = register_graph()
    alike: dict[frozenset[object], list[Node]] = {}
    for node in sorted(set(register.subjects()), key=str):
        alike.setdefault(frozenset(register.predicates(node)), []).append(node)
    some = Graph()
    for nodes in alike.values():
        for node in nodes[:2]:
            some += register.triples((node, None, None))
    return some


@pytest.fixture(scope="module")
def closed(asserted: Graph) -> Graph:
    graph = asserted + ontology_graph() + Graph().parse(REUSED)
    DeductiveClosure(RDFS_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    return graph


def types(graph: Graph, node: URIRef) -> set[str]:
    """The classes of a node, those of RDFS itself left out."""
    return {str(kind) for kind in graph.objects(node, RDF.type)} - {str(RDFS.Resource)}


def above(kinds: set[str]) -> set[str]:
    """The classes with all that stands above them in our ontology."""
    every = set(kinds)
    for kind in kinds:
        every |= {str(parent) for parent in ontology_graph().transitive_objects(URIRef(kind), RDFS.subClassOf)}
    return every


def test_closure_adds_none_of_our_classes_but_those_above_what_is_asserted(asserted: Graph, closed: Graph) -> None:
    surprises = {}
    for node in {node for node in asserted.subjects() if isinstance(node, URIRef) and str(node).startswith(BASE)}:
        own = {kind for kind in types(closed, node) if kind.startswith(DEF)}
        if extra := own - above(types(asserted, node)):
            surprises[str(node)] = extra
    assert surprises == {}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (insp.Concern, {insp.Concern, f"{PROV}Entity"}),
        (insp.FollowUp, {insp.FollowUp, f"{PROV}Entity"}),
        (insp.ProgressJudgement, {insp.ProgressJudgement, insp.Judgement, f"{PROV}Entity"}),
        (insp.ServiceProvision, {insp.ServiceProvision, f"{PROV}Entity"}),
        (insp.EstablishmentPeriod, {insp.EstablishmentPeriod, f"{PROV}Entity"}),
        (insp.IndependentReviewOfProgress, {insp.IndependentReviewOfProgress, insp.Visit, f"{PROV}Activity"}),
    ],
)
def test_a_kind_of_node_gets_these_types_alone(closed: Graph, kind: str, expected: set[str]) -> None:
    nodes = [URIRef(str(node)) for node in closed.subjects(RDF.type, URIRef(kind)) if "/id/" in str(node)]
    assert nodes
    for node in nodes:
        assert types(closed, node) - {insp.Theme} == expected


def test_no_concern_or_period_becomes_a_concept_or_an_organisation(closed: Graph) -> None:
    for kind in (insp.Concern, insp.Recommendation, insp.EstablishmentPeriod, insp.Quantity):
        for node in closed.subjects(RDF.type, URIRef(kind)):
            assert not types(closed, URIRef(str(node))) & {insp.SKOS.Concept, insp.ORG.Organization}
