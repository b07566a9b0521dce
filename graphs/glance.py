"""Is a query answered at a glance? One pattern around a thing that is named: a few lines of an index are the answer.

Such a query has nothing to evaluate: no join, filter, sort or count, and its cost is that of the few rows that it gives
back. Sending it to a worker and back costs more than that, so the server looks at the index itself. A query of any
other form goes to a worker, and so does one with a longer answer than expected, or with an error to explain.
"""

from __future__ import annotations

import re
from typing import IO, cast

import pyoxigraph as ox

from graphs.index import JSON, Pattern, rows_in_json
from graphs.rows import RowCount
from graphs.store import RESULT_FORMATS, OxigraphStore
from graphs.worker import Request
from ontology.errors import QueryTooLarge

_LONGEST = 2000
"""Characters of a query that is looked at."""

_MOST = 16 * 1024
"""Bytes of an answer that is given at a glance: what the engine writes in about a millisecond."""

_IRI = r'<[^<>"{}|^`\\\x00-\x20]*+>'
_NAME = r"[A-Za-z][\w\-]{0,60}+:[\w\-]*+"
_VARIABLE = r"[?$][A-Za-z_]\w{0,60}+"
_LITERAL = rf'"[^"\\\n\r]*+"(?:@[A-Za-z]++(?:-[A-Za-z0-9]++)*+|\^\^(?:{_IRI}|{_NAME}))?+'
_GLANCE = re.compile(
    rf"""
    (?P<prologue>(?:\s*+PREFIX\s++(?:[A-Za-z][\w\-]*+)?+:\s*+{_IRI})*+)  # PREFIX ex: <https://example.org/def#>
    \s*+ SELECT (?P<shown>\s*+\*|(?:\s++{_VARIABLE})++)                  # SELECT ?p ?o
    \s*+ (?:WHERE\s*+)?+ \{{                                             # WHERE {{
    \s*+ (?P<subject>{_IRI}|{_NAME}|{_VARIABLE})                         # <https://example.org/concern/x>
    \s++ (?P<predicate>{_IRI}|{_NAME}|{_VARIABLE}|a)                     # ?p
    \s++ (?P<object>{_IRI}|{_NAME}|{_VARIABLE}|{_LITERAL})               # ?o
    \s*+ \.?+ \s*+ \}}
    (?:\s*+LIMIT\s++(?P<limit>\d{{1,6}}+))?+                             # LIMIT 10
    \s*+ (?:\#[^\r\n]*+)?+ \s*+                                          # # a comment
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
# ex: <https://example.org/def#>
_PREFIX = re.compile(rf"((?:[A-Za-z][\w\-]*+)?+:)\s*+({_IRI})", re.ASCII)
# <https://example.org/def#x>, which no base changes
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*+:(?:(?!/\.)[^>])*+>")
# ex:part-2, of which the engine takes each that has this form
_TAME_NAME = re.compile(r"[^:]*+:(?:\w[\w\-]*+)?+", re.ASCII)
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


class _Short:
    """A file that takes no more than an answer at a glance may hold."""

    def __init__(self) -> None:
        self.body = bytearray()

    def write(self, data: bytes) -> int:
        self.body += data
        if len(self.body) > _MOST:
            raise QueryTooLarge("more than is answered at a glance")
        return len(data)

    def flush(self) -> None:
        """Nothing: all of it is here."""


def is_glance(query: str) -> bool:
    """Whether a query is one pattern about a thing or a value that it names, and its variables differ."""
    return _looked_at(query) is not None


def glance(store: OxigraphStore, request: Request, rows: int) -> bytes | None:
    """The answer to such a query in its `rows_as`, of at most so many rows; None where a worker must see to it."""
    kind = request.rows_as
    if kind is None or request.default_graphs or request.named_graphs:
        return None
    found = _looked_at(request.query)
    if found is None:
        return None
    try:
        pattern = _pattern(found) if kind == JSON and not store.union else None
        if pattern is not None:
            return rows_in_json(store.raw, pattern, rows, _MOST)
        return _by_the_engine(store, request, kind, rows)
    except (SyntaxError, RuntimeError, ValueError, OSError, QueryTooLarge):
        return None


def _looked_at(query: str) -> re.Match[str] | None:
    found = _GLANCE.fullmatch(query) if len(query) <= _LONGEST else None
    if found is None:
        return None
    first, second, third = found.group("subject", "predicate", "object")
    if first[0] in "?$" and third[0] in "?$":
        return None
    variables = [term[1:] for term in (first, second, third) if term[0] in "?$"]
    return found if len(set(variables)) == len(variables) else None


def _by_the_engine(store: OxigraphStore, request: Request, kind: str, rows: int) -> bytes:
    short = _Short()
    answer = cast(ox.QuerySolutions, store.raw.query(request.query, base_iri=request.base or None))
    answer.serialize(cast(IO[bytes], short), RESULT_FORMATS[kind])
    RowCount(kind, rows).add(bytes(short.body))
    return bytes(short.body)


def _pattern(found: re.Match[str]) -> Pattern | None:
    """What is asked of the index, where all that is named are IRIs written out in full or by a prefix."""
    prefixes: dict[str, str] = dict(_PREFIX.findall(found["prologue"])) if found["prologue"] else {}
    terms: list[ox.NamedNode | None] = []
    names: list[str] = []
    for term in found.group("subject", "predicate", "object"):
        if term[0] in "?$":
            terms.append(None)
            names.append(term[1:])
            continue
        node = _TYPE if term == "a" else _node(term, prefixes)
        if node is None:
            return None
        terms.append(node)
        names.append("")
    shown = found["shown"].replace("?", " ").replace("$", " ").split()
    shown = sorted(name for name in names if name) if shown == ["*"] else shown
    if len(set(shown)) != len(shown):
        return None
    return Pattern(terms[0], terms[1], terms[2], tuple(names), tuple(shown), int(found["limit"] or _MOST))


def _node(term: str, prefixes: dict[str, str]) -> ox.NamedNode | None:
    """The thing that an IRI or a prefixed name stands for; None where the engine is better asked."""
    if term[0] == "<":
        return ox.NamedNode(term[1:-1]) if _ABSOLUTE.fullmatch(term) else None
    prefix, _, local = term.partition(":")
    beginning = prefixes.get(f"{prefix}:", "")
    if not _TAME_NAME.fullmatch(term) or not _ABSOLUTE.fullmatch(beginning):
        return None
    return ox.NamedNode(beginning[1:-1] + local)
