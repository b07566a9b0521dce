"""What does the graph say of one thing? Its triples, those that point at it, and the names of what they lead to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from graphs.export import PREFIXES
from graphs.rdf_terms import is_iri
from graphs.store import RDF_FORMATS, Store
from ontology.iris import BASE

NTRIPLES = "application/n-triples"


def document(store: Store, iri: str) -> bytes | None:
    """What is known of a thing, as N-Triples, sorted; None where the graph says nothing of it."""
    if not is_iri(iri):
        return None
    own = store.construct(_query("own", iri), NTRIPLES)
    if not own:
        return None
    rest = (store.construct(_query(name, iri), NTRIPLES) for name in ("pointing", "names"))
    lines = {line for part in (own, *rest) for line in part.splitlines(keepends=True)}
    return b"".join(sorted(lines))


def is_known(store: Store, iri: str) -> bool:
    """Whether the graph says anything of a thing."""
    return is_iri(iri) and store.ask(f"ASK {{ <{iri}> ?property ?value }}")


def scheme_document(store: Store, iri: str) -> bytes | None:
    """A concept scheme with its concepts, as N-Triples; None where there is none."""
    return store.construct(_query("scheme", iri), NTRIPLES) or None if is_iri(iri) else None


def graph_document(store: Store, iri: str) -> bytes | None:
    """The triples of a named graph, as N-Triples; None where there is none."""
    return store.construct(_query("graph", iri), NTRIPLES) or None if is_iri(iri) else None


def rewritten(ntriples: bytes, media_type: str, *, base: str | None = None) -> bytes:
    """Triples in another media type. With `base`, our IRIs begin with it, so that they lead to where it is."""
    if base is not None:
        ntriples = ntriples.replace(f"<{BASE}".encode(), f"<{base}".encode())
    if media_type == NTRIPLES:
        return ntriples
    triples = (quad.triple for quad in ox.parse(ntriples, ox.RdfFormat.N_TRIPLES))
    return ox.serialize(triples, format=RDF_FORMATS[media_type], prefixes=_prefixes(base)) or b""


def as_ntriples(data: bytes, base: str | None = None, *, media_type: str = "text/turtle") -> bytes:
    """RDF as N-Triples, its graphs together; nothing is fetched. Raises SyntaxError where it does not parse."""
    triples = (quad.triple for quad in ox.parse(data, RDF_FORMATS[media_type], base_iri=base))
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _prefixes(base: str | None) -> dict[str, str]:
    return {name: iri.replace(BASE, base, 1) if base else iri for name, iri in PREFIXES.items()}


@cache
def _text(name: str) -> str:
    return (files("graphs") / f"description/thing-{name}.rq").read_text("utf-8")


def _query(name: str, iri: str) -> str:
    return _text(name).replace("<urn:thing>", f"<{iri}>")


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple for people: `link` says that its value is an IRI, `naming` that it names its subject."""

    subject: str
    property: str
    value: str
    link: bool
    naming: bool


def statements(ntriples: bytes) -> list[Statement]:
    """The triples of a document, without blank nodes."""
    found = []
    for quad in ox.parse(ntriples, ox.RdfFormat.N_TRIPLES):
        subject, value = quad.subject, quad.object
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            link = isinstance(value, ox.NamedNode)
            named = quad.predicate.value in _NAMING
            found.append(Statement(subject.value, quad.predicate.value, value.value, link, named))
    return found


_NAMING = frozenset(
    {
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://xmlns.com/foaf/0.1/name",
        "http://purl.org/dc/terms/title",
    }
)
"""Properties that name a thing."""
