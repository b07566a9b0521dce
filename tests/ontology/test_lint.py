"""The lint: that the vocabulary is clean, and that each kind of fault is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph

from ontology.iris import DEF
from ontology.lint import declared, foreign_terms, lint, main, own_iris
from ontology.mapping import map_report
from ontology.vocabulary import ontology_graph, register_graph, scheme_graph
from tests.ontology.small_report import small_report

ROOT = Path(__file__).parents[2]

_PREFIXES = """
@prefix insp: <https://w3id.org/prisongraph/def#> .
@prefix scale: <https://w3id.org/prisongraph/scheme/scale/> .
@prefix scheme: <https://w3id.org/prisongraph/scheme/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
_PROPERTY = "insp:p a owl:ObjectProperty ; rdfs:label 'p' ; skos:definition 'P.' ; "


def test_the_vocabulary_is_clean() -> None:
    assert list(lint(ontology_graph(), scheme_graph(), register_graph())) == []
    assert main() == 0


@pytest.mark.parametrize(
    ("turtle", "finding"),
    [
        ("insp:Shed a owl:Class ; skos:definition 'A shed.' .", "Shed needs one label"),
        ("insp:Shed a owl:Class ; rdfs:label 'shed' .", "Shed needs one definition"),
        (_PROPERTY + "rdfs:range insp:Visit .", "p needs a domain"),
        (_PROPERTY + "rdfs:domain insp:Visit .", "p needs a range"),
        ("insp:rank rdfs:domain insp:Visit .", "rank has several domains"),
        ("scale:a a skos:Concept ; skos:inScheme scheme:scale .", "scheme/scale/a needs one prefLabel"),
        ("scale:a a skos:Concept ; skos:prefLabel 'A' ; skos:inScheme scheme:other .", "is in another scheme"),
        ("scheme:scale a skos:ConceptScheme ; skos:definition 'X.' .", "scheme/scale needs a label"),
        ("scheme:scale a skos:ConceptScheme . scale:a skos:prefLabel 'A' ; skos:inScheme scheme:scale ."
         " scale:b skos:prefLabel 'a' ; skos:inScheme scheme:scale .", "two concepts called a"),
        ("scheme:scale a skos:ConceptScheme . scale:a skos:prefLabel 'A' ; skos:inScheme scheme:scale ."
         " scale:b skos:prefLabel 'b' ; skos:altLabel 'a' ; skos:inScheme scheme:scale .", "two concepts called a"),
        ("scheme:scale a insp:JudgementScale . scale:a skos:inScheme scheme:scale ; insp:rank 1 ."
         " scale:b skos:inScheme scheme:scale ; insp:rank 1 .", "scale has ranks [1, 1] for 2 ratings"),
        ("scale:a skos:inScheme scheme:scale ; skos:altLabel 'A' ; skos:hiddenLabel 'A' .",
         "scale/a has the label A in two senses"),
        ("scale:a skos:inScheme scheme:scale .", "scale/a is neither at the top of its scheme nor under another"),
        ("scale:a skos:inScheme scheme:scale ; skos:closeMatch scale:b . scale:b skos:inScheme scheme:scale .",
         "scale/a matches https://w3id.org/prisongraph/scheme/scale/b of its own scheme"),
        ("scale:a skos:broader scale:b . scale:b skos:broader scale:a .", "scale/a is broader than itself"),
        ("scale:a skos:broader scale:nowhere .", "scale/nowhere is used and not declared"),
    ],
)  # fmt: skip
def test_a_fault_is_found(turtle: str, finding: str) -> None:
    faulty = Graph().parse(data=_PREFIXES + turtle, format="turtle")
    found = list(lint(ontology_graph() + faulty, scheme_graph() + faulty, register_graph()))
    assert [each for each in found if finding in each]


def test_a_report_uses_declared_terms_alone() -> None:
    graph = map_report(small_report())
    known = set(declared(ontology_graph(), scheme_graph(), register_graph(), graph))
    assert {iri for iri in own_iris(graph) if iri not in known and "/id/report/" not in iri} == set()
    assert foreign_terms(ontology_graph(), [graph, scheme_graph(), register_graph()]) == set()


def test_every_term_of_ours_is_of_use() -> None:
    """Code, a query, a shape or the vocabulary itself names it, or it stands above one that they name."""
    ontology = ontology_graph()
    named = _named_in_code() | set(map(str, (scheme_graph() + register_graph()).predicates()))
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    own = {term for kind in kinds for term in ontology.subjects(RDF.type, kind) if str(term).startswith(DEF)}
    of_use = {term for term in own if str(term) in named}
    for term in tuple(of_use):
        of_use.update(above for above in ontology.transitive_objects(term, RDFS.subClassOf) if above)
        of_use.update(above for above in ontology.transitive_objects(term, RDFS.subPropertyOf) if above)
    assert {str(term) for term in own - of_use} == set()


def _named_in_code() -> set[str]:
    """The terms that modules of ours name, and those that their queries and shapes do."""
    patterns = {".py": r"\b(?:(?:insp|terms)\.|insp:)(\w+)", ".rq": r"\binsp:(\w+)", ".ttl": r"\binsp:(\w+)"}
    return {
        f"{DEF}{name}"
        for part in ("ontology", "shapes", "graphs", "api", "prisongraph")
        for path in (ROOT / part).rglob("*")
        if path.suffix in patterns and path.name not in {"ontology.ttl", "terms.py"}
        for name in re.findall(patterns[path.suffix], path.read_text("utf-8"))
    }
