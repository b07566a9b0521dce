"""Is a query answered at a glance? One pattern around a thing that is named: a few lines of an index are the answer.

Such a query has nothing to evaluate: no join, filter, sort or count, and its cost is that of the few rows that it gives
back. Sending it to a worker and back costs more than that, so the server asks the engine itself. A query of any other
form goes to a worker, and so does one with a longer answer than expected, or with an error to explain.
"""

from __future__ import annotations

import re
from typing import IO, cast

import pyoxigraph as ox

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
    (?:\s*+PREFIX\s++(?:[A-Za-z][\w\-]*+)?+:\s*+{_IRI})*+   # PREFIX ex: <https://example.org/def#>
    \s*+ SELECT (?:\s*+\*|(?:\s++{_VARIABLE})++)            # SELECT ?p ?o
    \s*+ (?:WHERE\s*+)?+ \{{                                # WHERE {{
    \s*+ (?P<subject>{_IRI}|{_NAME}|{_VARIABLE})            # <https://example.org/concern/x>
    \s++ (?P<predicate>{_IRI}|{_NAME}|{_VARIABLE}|a)        # ?p
    \s++ (?P<object>{_IRI}|{_NAME}|{_VARIABLE}|{_LITERAL})  # ?o
    \s*+ \.?+ \s*+ \}}
    (?:\s*+LIMIT\s++\d{{1,6}}+)?+                           # LIMIT 10
    \s*+ (?:\#[^\r\n]*+)?+ \s*+                             # # a comment
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)


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
    found = _GLANCE.fullmatch(query) if len(query) <= _LONGEST else None
    if found is None:
        return False
    terms = found.group("subject", "predicate", "object")
    variables = [term[1:] for term in terms if term[0] in "?$"]
    named = terms[0][0] not in "?$" or terms[2][0] not in "?$"
    return named and len(set(variables)) == len(variables)


def glance(store: OxigraphStore, request: Request, rows: int) -> bytes | None:
    """The answer to such a query in its `rows_as`, of at most so many rows; None where a worker must see to it."""
    kind = request.rows_as
    if kind is None or request.default_graphs or request.named_graphs or not is_glance(request.query):
        return None
    short = _Short()
    try:
        answer = cast(ox.QuerySolutions, store.raw.query(request.query, base_iri=request.base or None))
        answer.serialize(cast(IO[bytes], short), RESULT_FORMATS[kind])
        RowCount(kind, rows).add(bytes(short.body))
    except (SyntaxError, RuntimeError, ValueError, OSError, QueryTooLarge):
        return None
    return bytes(short.body)
