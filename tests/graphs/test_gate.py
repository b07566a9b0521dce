"""The gate refuses what must not be evaluated, however it is spelled, and nothing else."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphs.gate import Limits, examine
from ontology.errors import QueryError, QueryTooLarge

LIMITS = Limits()

CALLS = [
    "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
    "select*{service<http://x/>{?s ?p ?o}}",
    "SELECT * { SeRvIcE SILENT <http://x/> { ?s ?p ?o } }",
    "SELECT * { SERVICE # why not\n <http://x/> { ?s ?p ?o } }",
    "SELECT * { VALUES ?g { <http://x/> } SERVICE ?g { ?s ?p ?o } }",
    "PREFIX x: <http://x/> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "PREFIX a: <http://x/> SELECT * { SERVICESILENTa:b{ ?s ?p ?o } }",
    "PREFIX a: <http://x/> SELECT * { SERVICEa:b{ ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE<http://x/>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<http://x/>{ ?s ?p ?o } }",
    'SELECT * { ?s ?p "a"SERVICE<http://x/>{ ?s ?p ?o } }',
    "SELECT * { ?s ?p '''a'b''c'''SERVICE<http://x/>{ ?s ?p ?o } }",
    "SELECT * { { SELECT * { FILTER EXISTS { SERVICE <http://x/> { ?s ?p ?o } } } } }",
    'PREFIX b: <b:> SELECT * { FILTER(?a<b:c#> """\n) SERVICE <http://x/> { } #"""\n }',
    'SELECT * { FILTER(?a<?b#> """\n) SERVICE <http://x/> { } #"""\n }',
    "ASK { ?s ?p ?o.SERVICE<http://x/>{} }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <file:///etc/passwd> { ?s ?p ?o } }",
]

HARMLESS = [
    'SELECT ("SERVICE <http://x> { }" AS ?x) {}',
    "SELECT * { ?s ?p ?o } # SERVICE <http://x> { }",
    "PREFIX service: <http://s#> SELECT ?service { ?service service:to service:x . GRAPH service:g { ?a ?b ?c } }",
    "SELECT * { ?s <http://example.org/SERVICE> ?service . { ?s ?p ?o } }",
    "SELECT * { ?s ?p '''SERVICE <http://x> {''' }",
    "SELECT * { ?s <http://x#y> ?o FILTER(?s < ?o && ?o > 3) }",
    "SELECT * { FILTER(?s = <http://x/y#z>) ?s a <http://x/y#C> }",
    "PREFIX ex: <http://x/> SELECT * { ?s ex:service/ex:insert ?delete }",
]


@pytest.mark.parametrize("query", CALLS)
def test_calls_of_other_services_are_refused(query: str) -> None:
    with pytest.raises(QueryError) as caught:
        examine(query, LIMITS)
    assert caught.value.line is not None


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_alone_is_no_call(query: str) -> None:
    assert examine(query, LIMITS).form == "select"


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:b> <a:b> 1 }",
        "PREFIX a: <a:> DELETE WHERE { ?s ?p ?o }",
        "LOAD <file:///etc/passwd>",
        "# first\nDROP ALL",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "BASE <http://x/> CLEAR DEFAULT",
    ],
)
def test_updates_are_refused_by_name(update: str) -> None:
    with pytest.raises(QueryError, match="read-only"):
        examine(update, LIMITS)


NESTS: dict[str, Callable[[int], str]] = {
    "parentheses": lambda n: "SELECT * { FILTER(" + "(" * n + "1" + ")" * n + ") }",
    "braces": lambda n: "SELECT * " + "{" * n + "}" * n,
    "not": lambda n: "SELECT * { FILTER(" + "!" * n + "true) }",
    "minus": lambda n: "SELECT * { FILTER(" + "-" * n + "1) }",
    "inverse": lambda n: "SELECT * { ?s " + "^" * n + "<a:b> ?o }",
    "calls": lambda n: "SELECT * { FILTER(" + "STR(" * n + "1" + ")" * n + ") }",
    "blank": lambda n: "SELECT * { " + "[ <a:b> " * n + "1" + "]" * n + " }",
    "exists": lambda n: "SELECT * { " + "FILTER NOT EXISTS { " * n + "}" * n + " }",
    "triples": lambda n: "SELECT * { ?s ?p " + "<<( ?s ?p " * n + "1" + " )>>" * n + " }",
    "or": lambda n: "SELECT * { FILTER(" + "||".join(["?x"] * n) + ") }",
    "union": lambda n: "SELECT * { " + " UNION ".join(["{?s ?p ?o}"] * n) + " }",
    "optional": lambda n: "SELECT * { " + "OPTIONAL {?s ?p ?o}" * n + " }",
    "path": lambda n: "SELECT * { ?s " + "/".join(["<a:b>"] * n) + " ?o }",
}


@pytest.mark.parametrize("shape", NESTS)
@pytest.mark.parametrize("depth", [5_000, 100_000])
def test_depth_is_refused_at_once(shape: str, depth: int) -> None:
    before = time.process_time()  # the machine may be busy with other things
    with pytest.raises(QueryTooLarge):
        examine(NESTS[shape](depth), LIMITS)
    assert time.process_time() - before < 5


@pytest.mark.parametrize("shape", NESTS)
def test_what_people_write_is_let_through(shape: str) -> None:
    assert examine(NESTS[shape](50), LIMITS).form == "select"


@pytest.mark.parametrize(
    "piece", ['"', "'", "<", "\\", '"""a', "'''b\"\"\"", "@a-", "a.", "a-", "#\n", ":", "_:", "?", "1e", "%41"]
)
def test_the_scan_takes_linear_time(piece: str) -> None:
    query = piece * (LIMITS.length // len(piece))
    before = time.process_time()
    with contextlib.suppress(QueryError):
        examine(query, LIMITS)
    assert time.process_time() - before < 10  # quadratic, it would take minutes


def test_the_graphs_a_query_chooses() -> None:
    query = "BASE <http://x/> PREFIX g: <http://g/> SELECT * FROM <a> FROM NAMED g:b FROM NAMED <http://c> { ?s ?p ?o }"
    examined = examine(query, LIMITS)
    assert examined.default_graphs == ("http://x/a",)
    assert examined.named_graphs == ("http://g/b", "http://c")
    assert examined.chooses_graphs
    assert not examine("SELECT ?from { ?from ?p 'FROM <x>' }", LIMITS).chooses_graphs


def test_answers_that_vary_are_known() -> None:
    assert examine("SELECT (NOW() AS ?t) {}", LIMITS).volatile
    assert not examine("SELECT ('now' AS ?now) {}", LIMITS).volatile


PIECES = ["SERVICE", "SILENT", " ", "{", "}", "<", ">", "?a", "'", '"', '"""', "#", "\n", "a:b", "\\", "(", ")"]
PIECES += ["true", ".", "@en", ";", "FILTER", "BIND", "AS", "GRAPH", "_:x", "1", "''", "<b:c#>", "=", "&&", "1.", "a:"]
CALL = "SERVICE<http://127.0.0.1:1/>{?s ?p ?o}"


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=9), st.lists(st.sampled_from(PIECES), max_size=9))
def test_what_the_gate_lets_through_the_engine_does_not_call(before: list[str], after: list[str]) -> None:
    """Port 1 is refused by the engine without a connection, with its own error: proof that it meant to call."""
    query = "PREFIX a: <a:> SELECT * { " + "".join(before) + CALL + "".join(after) + "}"
    with contextlib.suppress(QueryError):
        examine(query, LIMITS)
        with contextlib.suppress(SyntaxError):
            list(ox.Store().query(query))  # type: ignore[arg-type] # SELECT: rows
