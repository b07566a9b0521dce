"""How are facts written as triples? A graph that takes terms as strings and values as Python has them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import cache

from rdflib import RDF, XSD, Graph, Literal, URIRef

from ontology.values import PartialDate

Value = str | bool | int | float | Decimal | date | PartialDate
"""What a literal is made from; a number that is no integer, and any float, becomes xsd:decimal."""


class Triples:
    """A graph under construction."""

    def __init__(self, graph_iri: str) -> None:
        # a graph by itself: the default store would keep for each triple in which graphs it stands
        self.graph = Graph("SimpleMemory", URIRef(graph_iri), bind_namespaces="none")

    def node(self, iri: str, *types: str) -> Node:
        """The node with this IRI, with these classes."""
        node = Node(self, iri)
        for each in types:
            self.graph.add((node.ref, RDF.type, _term(each)))
        return node


@cache
def _term(iri: str) -> URIRef:
    """A term of the ontologies in use, of which there are few."""
    return URIRef(iri)


class Node:
    """A subject to hang links and values on; None and empty values are left out: absent means not printed."""

    def __init__(self, triples: Triples, iri: str) -> None:
        self.triples = triples
        self.iri = iri
        self.ref = URIRef(iri)

    def link(self, term: str, *things: str | None) -> Node:
        """Links to things, by IRI."""
        for thing in filter(None, things):
            self.triples.graph.add((self.ref, _term(term), URIRef(thing)))
        return self

    def say(self, term: str, *values: Value | None) -> Node:
        """Values, typed by what they are in Python."""
        for value in values:
            if value is not None and value != "":
                self.triples.graph.add((self.ref, _term(term), literal(value)))
        return self

    def quote(self, term: str, words: str) -> Node:
        """Words of a source, code point by code point as they stand there."""
        self.triples.graph.add((self.ref, _term(term), Literal(_legible(words))))
        return self


def literal(value: Value) -> Literal:
    """The RDF literal for a value; text in Unicode normal form C, without characters that no format can hold."""
    if isinstance(value, str):
        return Literal(unicodedata.normalize("NFC", _legible(value)))
    lexical, datatype = _typed(value)
    return Literal(lexical, datatype=datatype, normalize=False)


def decimal(value: float | None) -> Decimal | None:
    """A number that is to be xsd:decimal even where it is whole."""
    return None if value is None else Decimal(str(value))


def _typed(value: bool | int | float | Decimal | date | PartialDate) -> tuple[str, URIRef]:
    if isinstance(value, bool):
        return str(value).lower(), XSD.boolean
    if isinstance(value, int):
        return str(value), XSD.integer
    if isinstance(value, PartialDate):
        return str(value), XSD.date if value.day else XSD.gYearMonth if value.month else XSD.gYear
    if isinstance(value, date):
        return value.isoformat(), XSD.date
    return _plain_decimal(Decimal(str(value))), XSD.decimal


def _plain_decimal(value: Decimal) -> str:
    """Without exponent, and with one decimal place at least, as rdflib writes it too: `11.0`, `0.5`, `1200.0`."""
    text = format(value, "f")
    return text if "." in text else f"{text}.0"


_ILLEGIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, halves of surrogate pairs and non-characters: XML, and some of them UTF-8, cannot hold them."""


def _legible(text: str) -> str:
    return _ILLEGIBLE.sub("\N{REPLACEMENT CHARACTER}", text)
