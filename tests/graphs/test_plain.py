"""What is plain, the gate would let through; what is not, it looks at."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphs.gate import Limits, examine
from graphs.plain import PLAIN, is_plain
from tests.graphs.test_gate import CALLS, NESTS

LIMITS = Limits(nesting=6, chained=120)
PIECES = [
    "SELECT",
    "service",
    "FrOm",
    "<http://x#y>",
    "<b:c#>",
    "?a",
    "(",
    ")",
    "{",
    "}",
    "[",
    "!",
    "-",
    "^",
    "<<",
    "|",
]
PIECES += [
    " ",
    "\n",
    "#",
    '"',
    "'",
    '"""',
    "\\u0046",
    "insert",
    "Now",
    "load",
    "UNION",
    "FILTER",
    "a:b",
    "&&",
    "=",
    ".",
]


@settings(max_examples=2000, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_the_gate_lets_through_what_is_plain(pieces: list[str]) -> None:
    query = "".join(pieces)
    if is_plain(query, LIMITS):
        examined = examine(query, LIMITS)
        assert (examined.default_graphs, examined.named_graphs) == ((), ())
        assert examined.volatile == PLAIN.volatile


@pytest.mark.parametrize(
    "query", [*CALLS, "SELECT * FROM <x> {}", "drop all", "SELECT (nOw() AS ?t) {}", "ASK {\\u0046}"]
)
def test_what_the_gate_must_see_is_not_plain(query: str) -> None:
    assert not is_plain(query, Limits())


@pytest.mark.parametrize("shape", NESTS)
def test_what_is_deep_or_long_is_not_plain(shape: str) -> None:
    assert not is_plain(NESTS[shape](3000), Limits())


def test_an_ordinary_look_up_is_plain() -> None:
    assert is_plain("PREFIX insp: <https://w3id.org/x/def#> SELECT ?p ?o { insp:a ?p ?o } LIMIT 10 # mine", Limits())
