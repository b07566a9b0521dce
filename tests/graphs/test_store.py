"""The embedded store answers with plain terms, and its errors are ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphs.describe import Served, describe_service, read_counts
from graphs.rdf_terms import Term
from graphs.store import OxigraphStore, syntax_error
from ontology.errors import DatasetError, QueryError
from tests.graphs.samples import BASE
from tests.graphs.test_dataset import build

QUADS = '<http://s/1> <http://p> "eins"@de <http://g> .\n<http://s/2> <http://p> <http://s/1> .\n'


@pytest.fixture
def store(tmp_path: Path) -> OxigraphStore:
    (tmp_path / "d.nq").write_text(QUADS)
    return OxigraphStore.load_file(tmp_path / "d.nq")


def test_rows_are_terms(store: OxigraphStore) -> None:
    rows = list(store.select("SELECT ?o ?none { GRAPH ?g { ?s ?p ?o } }"))
    language = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
    assert rows == [{"o": Term("literal", "eins", language, "de"), "none": None}]


def test_variables_can_be_bound_beforehand(store: OxigraphStore) -> None:
    bound = {"s": Term("iri", "http://s/2")}
    assert [row["o"] for row in store.select("SELECT ?s ?o { ?s ?p ?o }", bound)] == [Term("iri", "http://s/1")]
    assert not store.ask("ASK { ?s ?p ?o }", {"o": Term("literal", "eins", language="de")})
    assert store.construct("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "application/n-triples", bound) == (
        b"<http://s/2> <http://p> <http://s/1> .\n"
    )


def test_the_default_graph_is_a_union_only_where_asked_for(store: OxigraphStore) -> None:
    count = "SELECT ?s { ?s ?p ?o }"
    assert len(list(store.select(count))) == 1
    assert len(list(OxigraphStore(store.raw).select(count))) == 2
    assert list(store.graph_names()) == ["http://g"]
    assert store.has_graph("http://g")
    assert len(store) == 2


def test_the_wrong_kind_of_query_is_said(store: OxigraphStore) -> None:
    with pytest.raises(QueryError, match="not a SELECT"):
        store.select("ASK {}")
    with pytest.raises(QueryError, match="not an ASK"):
        store.ask("SELECT * {}")
    with pytest.raises(QueryError, match="not a CONSTRUCT"):
        store.construct("ASK {}", "text/turtle")
    with pytest.raises(QueryError, match="line 1, column 11"):
        store.ask("SELECT * {")
    with pytest.raises(QueryError, match="failed"):
        store.ask("ASK { FILTER(<http://unknown>(1)) }")


def test_any_message_of_the_engine_can_be_told() -> None:
    assert syntax_error("odd").line is None
    assert syntax_error("error at 3:4: expected one of \"{\", ['a'..='z'], IF").hint.endswith('would take "{", IF')


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="cannot be opened"):
        OxigraphStore.read_only(tmp_path / "none")
    with pytest.raises(DatasetError, match="cannot be loaded"):
        OxigraphStore.load_file(tmp_path / "none.nq")


def test_a_version_is_described_by_its_counts(tmp_path: Path) -> None:
    version = build(tmp_path / "d", "a", "b")
    counts = read_counts(version.path / "void.ttl")
    assert dict(counts.properties)[f"{BASE}/def#text"] == 6
    assert counts.classes == ()
    text = describe_service("http://x/sparql", Served(version.path / "void.ttl"), "text/turtle").decode()
    assert "<http://x/sparql>" in text
    assert "sd:UnionDefaultGraph" in text
    assert "void:triples 9" in text
