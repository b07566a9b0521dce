"""What do the indexes say of one pattern? The rows of a triple pattern, written as the engine writes them in JSON."""

from __future__ import annotations

from itertools import islice
from json.encoder import encode_basestring as quoted
from typing import NamedTuple

import pyoxigraph as ox

JSON = "application/sparql-results+json"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_DEFAULT = ox.DefaultGraph()


class Pattern(NamedTuple):
    """A triple pattern: what it names (None: a variable), the variables' names by place ("": none), those shown."""

    subject: ox.NamedNode | None
    predicate: ox.NamedNode | None
    object: ox.NamedNode | None
    names: tuple[str, ...]
    shown: tuple[str, ...]
    limit: int


def rows_in_json(store: ox.Store, pattern: Pattern, rows: int, size: int) -> bytes | None:
    """The rows in the default graph, as SPARQL results in JSON; None where there are more rows or bytes than that, or
    a value of an unusual kind."""
    first, second, third, names, shown, limit = pattern
    places = [(f"{quoted(name)}:", names.index(name)) for name in shown if name in names]
    told: list[str] = []
    for quad in islice(store.quads_for_pattern(first, second, third, _DEFAULT), limit):
        values = [mark + _value(quad[place]) for mark, place in places]
        told.append(f"{{{','.join(values)}}}")
        size -= len(told[-1])
        if size < 0 or len(told) > rows:
            return None
    head = ",".join(map(quoted, shown))
    return f'{{"head":{{"vars":[{head}]}},"results":{{"bindings":[{",".join(told)}]}}}}'.encode()


def _value(term: object) -> str:
    """Raises ValueError for what only the engine can write."""
    if type(term) is ox.NamedNode:
        return f'{{"type":"uri","value":{quoted(term.value)}}}'
    if type(term) is ox.BlankNode:
        return f'{{"type":"bnode","value":{quoted(term.value)}}}'
    if type(term) is not ox.Literal or term.direction is not None:
        raise ValueError("neither a node nor a plain literal")
    if term.language is not None:
        return f'{{"type":"literal","value":{quoted(term.value)},"xml:lang":{quoted(term.language)}}}'
    kind = term.datatype.value
    datatype = "" if kind == _STRING else f',"datatype":{quoted(kind)}'
    return f'{{"type":"literal","value":{quoted(term.value)}{datatype}}}'
