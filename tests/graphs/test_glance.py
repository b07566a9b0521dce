"""What is answered at a glance is what a worker would answer; what could cost more than a few rows is not."""

from __future__ import annotations

import io
from typing import cast

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.gate import Limits, examine
from graphs.glance import glance, is_glance
from graphs.store import RESULT_FORMATS, OxigraphStore
from graphs.worker import Request

JSON = "application/sparql-results+json"
DATA = """
@prefix ex: <http://x/> .
ex:a ex:p ex:b, "text", "text"@en, "quo\\"ted\\n", 12, 1.5, true, _:b ; a ex:C ; ex:q ex:a .
ex:b ex:p "text" ; a ex:C .
"""

LOOKED_AT = [
    "SELECT ?p ?o { <http://x/a> ?p ?o }",
    "select * where { <http://x/a> ?p ?o . } limit 3",
    "PREFIX ex: <http://x/>\nSELECT ?o\nWHERE {\n  ex:a ex:p ?o .\n}\n# mine",
    "PREFIX ex: <http://x/> PREFIX : <http://y/> SELECT ?s{?s a ex:C}",
    'SELECT ?s ?p { ?s ?p "text"@en }',
    'PREFIX x: <http://www.w3.org/2001/XMLSchema#> SELECT * { ?s ?p "12"^^x:integer }',
    "SELECT $p { <a> $p ?o }",
    "PREFIX from: <http://x/> SELECT ?service { from:now from:add ?service }",
    "SELECT ?nobody { <http://x/a> ?p ?o }",
]
LEFT_TO_A_WORKER = [
    "SELECT * { ?s ?p ?o }",
    "SELECT * { ?s <http://x/p> ?o }",
    "SELECT * { ?s <http://x/p> ?o } LIMIT 10",
    "SELECT * { ?s ?p <http://x/a> . ?s ?q ?t }",
    "SELECT * { <http://x/a> ?p ?p }",
    "SELECT * { <http://x/a> ?p $p }",
    "SELECT DISTINCT ?p { <http://x/a> ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { <http://x/a> ?p ?o }",
    "SELECT ?o { <http://x/a> <http://x/p>+ ?o }",
    "SELECT ?o { <http://x/a> ^<http://x/p> ?o }",
    "SELECT ?o { <http://x/a> ?p ?o } ORDER BY ?o",
    "SELECT ?o { <http://x/a> ?p ?o } OFFSET 1000000",
    "SELECT ?o FROM <http://x/g> { <http://x/a> ?p ?o }",
    "SELECT ?o { GRAPH ?g { <http://x/a> ?p ?o } }",
    "SELECT ?o { SERVICE <http://x/a> { ?s ?p ?o } }",
    "SELECT ?o { <http://x/a> ?p ?o } VALUES ?o { 1 }",
    "SELECT ?o { <http://x/a> ?p '''x''' }",
    "SELECT ?o { <http://x/a> ?p ?o } # a\nLIMIT 3",
    "SELECT ?o { <http://x/\\u0061> ?p ?o }",
    "ASK { <http://x/a> ?p ?o }",
    "SELECT ?o { <http://x/a> ?p ?o }" + " " * 2000,
]


@pytest.fixture(scope="module")
def store() -> OxigraphStore:
    raw = ox.Store()
    raw.load(DATA, ox.RdfFormat.TURTLE)
    return OxigraphStore(raw, union=False)


def asked(query: str, rows_as: str | None = JSON) -> Request:
    return Request(query=query, rows_as=rows_as, triples_as=None, base="http://x/")


@pytest.mark.parametrize("query", LOOKED_AT)
@pytest.mark.parametrize("form", RESULT_FORMATS)
def test_a_glance_says_what_the_engine_says(store: OxigraphStore, query: str, form: str) -> None:
    output = io.BytesIO()
    answer = store.raw.query(query, base_iri="http://x/")
    assert isinstance(answer, ox.QuerySolutions)
    answer.serialize(output, RESULT_FORMATS[form])
    assert glance(store, asked(query, form), 1000) == output.getvalue()


@pytest.mark.parametrize("query", LEFT_TO_A_WORKER)
def test_whatever_may_cost_more_is_left_to_a_worker(store: OxigraphStore, query: str) -> None:
    assert not is_glance(query)
    assert glance(store, asked(query), 1000) is None


def test_an_answer_that_is_long_or_has_too_many_rows_is_left_to_a_worker() -> None:
    raw = ox.Store()
    raw.extend(
        ox.Quad(ox.NamedNode("http://x/a"), ox.NamedNode("http://x/p"), ox.Literal(f"{n:099}")) for n in range(200)
    )
    store = OxigraphStore(raw, union=False)
    query = "SELECT ?o { <http://x/a> ?p ?o }"
    assert glance(store, asked(query), 1000) is None
    assert glance(store, asked(f"{query} LIMIT 20"), 1000) is not None
    assert glance(store, asked(f"{query} LIMIT 20"), 19) is None


@pytest.mark.parametrize(
    "query", ["SELECT ?o { no:such ?p ?o }", "SELECT ?o { <http://x/ ?p ?o }", 'SELECT ?o { "text" ?p ?o }']
)
def test_what_does_not_parse_is_left_to_a_worker_to_explain(store: OxigraphStore, query: str) -> None:
    assert glance(store, asked(query), 1000) is None


def test_a_dataset_of_the_protocol_and_a_form_without_rows_are_left_to_a_worker(store: OxigraphStore) -> None:
    query = LOOKED_AT[0]
    chosen = Request(query=query, rows_as=JSON, triples_as=None, default_graphs=("http://x/g",))
    assert glance(store, chosen, 1000) is None
    assert glance(store, asked(query, None), 1000) is None


PIECES = [
    "SELECT",
    " ",
    "?a",
    "?b",
    "*",
    "{",
    "}",
    "<http://x#y>",
    "<b:c#>",
    "ex:a",
    "a",
    ".",
    "LIMIT 3",
    "#",
    "\n",
    '"x"',
    "@en",
]
PIECES += [
    "service",
    "FROM",
    "PREFIX ex: <http://x/>",
    "^^",
    "\\u0046",
    "(",
    "UNION",
    ";",
    ",",
    "/",
    "FILTER",
    "now",
    "[]",
    "'",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_the_gate_lets_through_what_is_a_glance(pieces: list[str]) -> None:
    for query in ("".join(pieces), f"SELECT * {{ <http://x/a> {' '.join(pieces)} }}"):
        if is_glance(query):
            examined = examine(query, Limits())
            assert (examined.form, examined.volatile) == ("select", False)
            assert (examined.default_graphs, examined.named_graphs) == ((), ())


class _Index:
    """A store that has its indexes, and no engine to evaluate a query."""

    def __init__(self, raw: ox.Store) -> None:
        self.quads_for_pattern = raw.quads_for_pattern


_THINGS = ["http://x/a", "http://x/b", "http://x/p", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"]
_values = st.one_of(
    st.sampled_from(_THINGS).map(ox.NamedNode),
    st.just(ox.BlankNode("b")),
    st.text(alphabet=st.characters(exclude_categories=["Cs"])).map(ox.Literal),
    st.text('ab"\\\n\0', max_size=3).map(lambda text: ox.Literal(text, language="en-GB")),
    st.integers().map(ox.Literal),
    st.booleans().map(ox.Literal),
)
_triples = st.tuples(st.sampled_from(_THINGS[:2]), st.sampled_from(_THINGS), _values)
_variables = st.text("abPQ_", min_size=1, max_size=3).map("?{}".format)
_named = st.sampled_from([*map("<{}>".format, _THINGS), "x:a", "x:p", "x:"])


@st.composite
def _patterns(draw: st.DrawFn) -> str:
    """A query that names its subject or its object."""
    around = draw(st.sampled_from([0, 2]))
    terms = [draw(_named if place == around else st.one_of(_named, _variables)) for place in range(3)]
    terms[1] = draw(st.sampled_from([terms[1], "a"]))
    shown = draw(st.one_of(st.just("*"), st.lists(_variables, min_size=1, max_size=3, unique=True).map(" ".join)))
    limit = draw(st.sampled_from(["", "LIMIT 0", "LIMIT 2"]))
    return f"PREFIX x: <http://y/> PREFIX x: <http://x/> SELECT {shown} {{ {' '.join(terms)} }} {limit}"


@given(st.lists(_triples, max_size=9), _patterns())
def test_the_index_says_what_the_engine_says(triples: list[tuple[str, str, ox.Literal]], query: str) -> None:
    raw = ox.Store()
    raw.extend(ox.Quad(ox.NamedNode(one), ox.NamedNode(other), value) for one, other, value in triples)
    store = OxigraphStore(raw, union=False)
    store.raw = cast(ox.Store, _Index(raw))
    if not is_glance(query):
        return
    answer = raw.query(query)
    assert isinstance(answer, ox.QuerySolutions)
    assert glance(store, asked(query), 1000) == answer.serialize(format=RESULT_FORMATS[JSON])


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?o { <http://x/y/../a> ?p ?o }",
        "SELECT ?o { <a> ?p ?o }",
        "PREFIX x: <a> SELECT ?o { x: ?p ?o }",
        "PREFIX x: <http://x/> SELECT ?o { x:a ?p ?o }",
        "PREFIX x: <http://x/> SELECT ?o { x:a A ?o }",
        "PREFIX x: <http://x/> SELECT ?o { x:-a ?p ?o }",
        "SELECT ?o ?o { <http://x/a> ?p ?o }",
        "SELECT ?o { <http://[x> ?p ?o }",
    ],
)
def test_odd_names_mean_what_they_mean_to_the_engine(store: OxigraphStore, query: str) -> None:
    try:
        answer = store.raw.query(query, base_iri="http://x/")
    except SyntaxError:
        assert glance(store, asked(query), 1000) is None
        return
    assert isinstance(answer, ox.QuerySolutions)
    assert glance(store, asked(query), 1000) == answer.serialize(format=RESULT_FORMATS[JSON])
