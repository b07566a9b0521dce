"""Is the vocabulary whole? `python -m ontology.lint` lists terms without label, definition, domain or range, and more.

Checked: every class and property is described and placed; every concept is labelled, in a scheme, and at its top or
under another; it has each label in one sense, and matches none of its own scheme, as SKOS asks; no two concepts of a
scheme share a name; ranks of a scale are 1 to n; the topic tree has no loop; no IRI is used that nobody declares.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.namespace import Namespace
from rdflib.term import Node

from ontology import terms as insp
from ontology.generate import reused_terms
from ontology.iris import BASE, DEF, ID, SCHEME, local_name
from ontology.vocabulary import ontology_graph, register_graph, scheme_graph

_SCHEMA = Namespace("https://schema.org/")
_NAMES = (SKOS.prefLabel, SKOS.altLabel)
_LABELS = (*_NAMES, SKOS.hiddenLabel)
_MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)

WITHOUT_DOMAIN = {insp.ordinal, insp.statedIn, insp.hasAnchor}
"""Properties that any node of a report may have."""

WITHOUT_RANK = {insp.PROGRESS_RECOMMENDATIONS.no_longer_relevant}
"""Ratings that stand beside their scale: they say that the question fell away."""


def main() -> int:
    """Print what is wrong, one finding a line; 0 where nothing is."""
    findings = list(lint(ontology_graph(), scheme_graph(), register_graph()))
    sys.stderr.writelines(f"{finding}\n" for finding in findings)
    return 1 if findings else 0


def lint(ontology: Graph, schemes: Graph, register: Graph) -> Iterator[str]:
    """What is wrong with the vocabulary, each finding a sentence that names the term."""
    yield from _terms(ontology)
    yield from _concepts(schemes)
    yield from _skos(schemes)
    yield from _ranks(schemes)
    yield from _loops(schemes)
    yield from _undeclared(ontology, schemes, register)


def _terms(ontology: Graph) -> Iterator[str]:
    for term in _of_types(ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for what, needed in (("label", RDFS.label), ("definition", SKOS.definition)):
            if len(set(ontology.objects(term, needed))) != 1:
                yield f"{local_name(term)} needs one {what}"
    for term in _of_types(ontology, OWL.ObjectProperty, OWL.DatatypeProperty):
        domains = _count(ontology, term, RDFS.domain, _SCHEMA.domainIncludes)
        if not domains and str(term) not in WITHOUT_DOMAIN:
            yield f"{local_name(term)} needs a domain"
        if len(set(ontology.objects(term, RDFS.domain))) > 1:
            yield f"{local_name(term)} has several domains, which would all apply: use schema:domainIncludes"
        if not _count(ontology, term, RDFS.range, _SCHEMA.rangeIncludes):
            yield f"{local_name(term)} needs a range"


def _concepts(schemes: Graph) -> Iterator[str]:
    for concept in set(schemes.subjects(SKOS.inScheme)):
        if len(set(schemes.objects(concept, SKOS.prefLabel))) != 1:
            yield f"{concept} needs one prefLabel"
        scheme = schemes.value(concept, SKOS.inScheme)
        if not str(concept).startswith(f"{scheme}/"):
            yield f"{concept} is in another scheme than its IRI says"
    for scheme in _of_types(schemes, SKOS.ConceptScheme, URIRef(insp.JudgementScale)):
        for what, needed in (("label", SKOS.prefLabel), ("definition", SKOS.definition)):
            if not _count(schemes, scheme, needed):
                yield f"{scheme} needs a {what}"
        names = Counter(
            name
            for concept in schemes.subjects(SKOS.inScheme, scheme)
            for name in {str(name).casefold() for term in _NAMES for name in schemes.objects(concept, term)}
        )
        yield from (f"{scheme} has two concepts called {name}" for name, times in names.items() if times > 1)


def _skos(schemes: Graph) -> Iterator[str]:
    """What SKOS asks of concepts (S13 of its reference, and its section 10 on matches), and that each has its place."""
    for concept in sorted(set(schemes.subjects(SKOS.inScheme)), key=str):
        labels = Counter(label for kind in _LABELS for label in schemes.objects(concept, kind))
        yield from (f"{concept} has the label {label} in two senses" for label, times in labels.items() if times > 1)
        if not _count(schemes, URIRef(str(concept)), SKOS.topConceptOf, SKOS.broader):
            yield f"{concept} is neither at the top of its scheme nor under another"
        for match in (match for kind in _MATCHES for match in schemes.objects(concept, kind)):
            if schemes.value(match, SKOS.inScheme) == schemes.value(concept, SKOS.inScheme):
                yield f"{concept} matches {match} of its own scheme: use skos:related or dcterms:isReplacedBy"


def _ranks(schemes: Graph) -> Iterator[str]:
    for scale in _of_types(schemes, URIRef(insp.JudgementScale)):
        ratings = {rating for rating in schemes.subjects(SKOS.inScheme, scale) if str(rating) not in WITHOUT_RANK}
        ranks = sorted(int(str(rank)) for rating in ratings for rank in schemes.objects(rating, URIRef(insp.rank)))
        if ranks != list(range(1, len(ratings) + 1)):
            yield f"{local_name(scale)} has ranks {ranks} for {len(ratings)} ratings"


def _loops(schemes: Graph) -> Iterator[str]:
    for concept in set(schemes.subjects(SKOS.broader)):
        above, steps = schemes.value(concept, SKOS.broader), 0
        while above is not None and above != concept and steps < 100:
            above, steps = schemes.value(above, SKOS.broader), steps + 1
        if above is not None:
            yield f"{concept} is broader than itself"


def _undeclared(ontology: Graph, schemes: Graph, register: Graph) -> Iterator[str]:
    for iri in sorted(set(own_iris(ontology, schemes, register)) - set(declared(ontology, schemes, register))):
        yield f"{iri} is used and not declared"


def own_iris(*graphs: Graph) -> Iterator[str]:
    """The terms, concepts and things of our own namespaces that graphs use."""
    for node in (node for graph in graphs for triple in graph for node in triple):
        if isinstance(node, URIRef) and str(node).startswith((DEF, SCHEME, ID)):
            yield str(node)


def declared(*graphs: Graph) -> Iterator[str]:
    """The IRIs that graphs describe, which is to say give a class."""
    for graph in graphs:
        yield from map(str, graph.subjects(RDF.type))
    yield f"{BASE}id/org/prisongraph"


def foreign_terms(ontology: Graph, graphs: Iterable[Graph]) -> set[str]:
    """Properties and classes of other vocabularies that graphs use and the ontology does not list as reused."""
    used: set[Node] = set()
    for graph in graphs:
        used |= set(graph.predicates()) | set(graph.objects(None, RDF.type))
    known = {str(term) for term in reused_terms(ontology)}
    return {str(term) for term in used if not str(term).startswith(DEF)} - known


def _of_types(graph: Graph, *types: URIRef) -> list[URIRef]:
    found = {str(term) for each in types for term in graph.subjects(RDF.type, each) if not isinstance(term, Literal)}
    return [URIRef(term) for term in sorted(found) if term.startswith(BASE)]


def _count(graph: Graph, term: URIRef, *properties: URIRef) -> int:
    return sum(1 for each in properties for _ in graph.objects(term, each))


if __name__ == "__main__":
    sys.exit(main())
