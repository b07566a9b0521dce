"""What is an RDF term to us, to the engine, and in the text of a query?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from ontology.errors import QueryError

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"

_LONGEST = 2000
"""Characters of an IRI that anybody may ask for."""


@dataclass(frozen=True, slots=True)
class Term:
    """An RDF term: an IRI, a blank node (`value` is its label) or a literal with datatype or language."""

    kind: Literal["iri", "literal", "blank"]
    value: str
    datatype: str | None = None
    language: str | None = None

    def __str__(self) -> str:
        return self.value


Row = Mapping[str, Term | None]


def text_of(row: Row, name: str) -> str:
    """What a row says under a name, as text; empty where it says nothing."""
    term = row.get(name)
    return term.value if term else ""


def bound(query: str, bindings: Mapping[str, Term] | None) -> str:
    """The query with variables bound: by one row of VALUES at its end, which joins with its pattern."""
    if not bindings:
        return query
    if any(term.kind == "blank" for term in bindings.values()):
        raise QueryError("a blank node cannot be bound in another store")
    names = " ".join(f"?{name}" for name in bindings)
    return f"{query}\nVALUES ({names}) {{ ({' '.join(str(raw_of(term)) for term in bindings.values())}) }}"


def is_iri(text: str) -> bool:
    """Whether a text is an absolute IRI, so that a query may hold it: no brackets, no second `#`, no `%` alone."""
    if len(text) > _LONGEST:
        return False
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def term_of(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Term | None:
    """A term of the engine as ours."""
    match term:
        case None:
            return None
        case ox.NamedNode():
            return Term("iri", term.value)
        case ox.Literal():
            return Term("literal", term.value, term.datatype.value, term.language)
        case ox.BlankNode():
            return Term("blank", term.value)
        case _:
            return Term("literal", str(term))


def raw_of(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """A term of ours as the engine's."""
    if term.kind == "iri":
        return ox.NamedNode(term.value)
    if term.kind == "blank":
        return ox.BlankNode(term.value)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype or _XSD_STRING))
