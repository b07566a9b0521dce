"""Which concept do these printed words mean? Labels of the schemes and names of the bodies, read from the Turtle."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from rdflib import RDF, RDFS, SKOS, Graph, URIRef

from ontology import terms as insp
from ontology.iris import local_name
from ontology.iris import scheme as scheme_iri
from ontology.vocabulary import ontology_graph, register_graph, scheme_graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A concept of one scheme: `label` is its name, `alternatives` other printed names, `cues` hint at it."""

    iri: str
    key: str
    label: str
    alternatives: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    broader: str | None = None
    """The key of the concept above it."""


@cache
def concepts(scheme: str) -> tuple[Concept, ...]:
    """The concepts of a scheme (by its key, such as `topic`), by key; empty for a scheme that does not exist."""
    members = scheme_graph().subjects(SKOS.inScheme, URIRef(scheme_iri(scheme)))
    return tuple(sorted((_concept(URIRef(str(member))) for member in members), key=lambda concept: concept.key))


def find(scheme: str, printed: str | None) -> str | None:
    """The IRI of the concept of a scheme that a printed label (or its key) names; None where there is none."""
    return _index(scheme).get(normal(printed)) if printed else None


def rating(printed: str | None, body: str, kind: str) -> str | None:
    """The IRI of the rating so labelled on a scale of the body (IRI) for a kind of judgement (IRI of the class)."""
    found = (find(scale, printed) for scale in scales(body, kind))
    return next((iri for iri in found if iri), None)


@cache
def scales(body: str, kind: str) -> tuple[str, ...]:
    """The keys of the scales that a body (IRI) uses for a kind of judgement (IRI of the class)."""
    graph = scheme_graph()
    used = set(graph.subjects(URIRef(insp.scaleOf), URIRef(body))) & set(
        graph.subjects(URIRef(insp.forKind), URIRef(kind))
    )
    return tuple(sorted(local_name(str(scale)) for scale in used))


@cache
def rating_scales() -> tuple[str, ...]:
    """The keys of all scales of ratings."""
    return tuple(sorted({local_name(str(scale)) for scale in scheme_graph().subjects(URIRef(insp.scaleOf))}))


def body(printed: str | None) -> str | None:
    """The IRI of the body that is known under this name (`HMI Prisons`, `CQC`), None for one the register lacks."""
    found = organisation(printed)
    inspects = found and (URIRef(found), RDF.type, URIRef(insp.InspectingBody)) in register_graph()
    return found if inspects else None


def organisation(printed: str | None) -> str | None:
    """The IRI of a body, or an operator of prisons, that the register knows under this name."""
    return _organisations().get(normal(printed)) if printed else None


def body_of_role(printed_role: str | None) -> str | None:
    """The IRI of the body that people in this role act for, where the role tells."""
    role = find("inspector-role", printed_role)
    found = scheme_graph().value(URIRef(role), URIRef(insp.roleOfBody)) if role else None
    return str(found) if found else None


@cache
def label(iri: str) -> str:
    """The name of a concept, a term or a body in English; its local name where it has none."""
    node = URIRef(iri)
    for graph in (scheme_graph(), ontology_graph(), register_graph()):
        if name := graph.value(node, SKOS.prefLabel) or graph.value(node, RDFS.label):
            return str(name)
    return local_name(iri)


def normal(printed: str) -> str:
    """A label for comparing: one case, straight quotes, spaces for hyphens, no article before, no full stop after."""
    text = unicodedata.normalize("NFKC", printed).translate(_QUOTES).casefold()
    return re.sub(r"^the ", "", " ".join(text.split()).strip(" .:;,"))


_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'} | dict.fromkeys("-–—_", " "))


def _concept(node: URIRef) -> Concept:
    graph = scheme_graph()
    broader = graph.value(node, SKOS.broader)
    return Concept(
        iri=str(node),
        key=local_name(str(node)),
        label=str(graph.value(node, SKOS.prefLabel)),
        alternatives=_texts(graph, node, SKOS.altLabel),
        cues=_texts(graph, node, SKOS.hiddenLabel),
        broader=local_name(str(broader)) if broader else None,
    )


@cache
def _index(scheme: str) -> dict[str, str]:
    """Normalised label or key to IRI; a name beats a key, a key an alternative, an alternative a hidden label."""
    index: dict[str, str] = {}
    members = concepts(scheme)
    for labels in (lambda c: (c.label,), lambda c: (c.key,), lambda c: c.alternatives, lambda c: c.cues):
        for concept in members:
            for text in labels(concept):
                index.setdefault(normal(text), concept.iri)
    return index


@cache
def _organisations() -> dict[str, str]:
    graph = register_graph()
    index: dict[str, str] = {}
    for node in set(graph.subjects(URIRef(insp.organisationKind))):
        for name in (local_name(str(node)), *_texts(graph, node, SKOS.prefLabel), *_texts(graph, node, SKOS.altLabel)):
            index[normal(name)] = str(node)
    return index


def _texts(graph: Graph, node: object, label_property: URIRef) -> tuple[str, ...]:
    return tuple(sorted(str(text) for text in graph.objects(URIRef(str(node)), label_property)))
