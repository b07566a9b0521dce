"""Canonical N-Quads: the same bytes for the same report, readable by others, whatever characters a source holds."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from ontology.iris import GRAPH
from ontology.mapping import canonical_nquads, map_report
from ontology.mapping.nquads import nquads
from ontology.model import Report
from tests.ontology.small_report import small_report


def with_words(words: str) -> Report:
    """The small report with other words in one concern."""
    report = small_report()
    return replace(report, concerns=(replace(report.concerns[0], text=words),))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert canonical_nquads(small_report()) == canonical_nquads(small_report())


def test_lines_are_sorted_and_hold_no_blank_node() -> None:
    lines = canonical_nquads(small_report()).decode().splitlines()
    assert lines == sorted(set(lines))
    assert not any("_:" in line.split('"')[0] for line in lines)


def test_what_is_said_and_what_is_inferred_are_two_graphs() -> None:
    quads = ox.parse(canonical_nquads(small_report()), format=ox.RdfFormat.N_QUADS)
    assert {str(quad.graph_name) for quad in quads} == {
        f"<{GRAPH}{small_report().key}>",
        f"<{GRAPH}{small_report().key}_topics>",
    }


def test_other_programs_read_the_same_triples() -> None:
    quads = ox.parse(canonical_nquads(small_report()), format=ox.RdfFormat.N_QUADS)
    triples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    assert triples
    assert isomorphic(Graph().parse(data=triples, format="nt"), map_report(small_report()))


def test_through_turtle_and_back_nothing_changes() -> None:
    graph = map_report(small_report())
    again = Graph(identifier=graph.identifier).parse(data=graph.serialize(format="turtle"), format="turtle")
    assert sorted(nquads(again)) == sorted(nquads(graph))


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1))
def test_any_text_survives_but_for_characters_that_no_format_holds(words: str) -> None:
    held = {
        quad.object.value
        for quad in ox.parse(canonical_nquads(with_words(words)), format=ox.RdfFormat.N_QUADS)
        if isinstance(quad.object, ox.Literal)
    }
    kept = "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(each) in ("Cc", "Cs") and each not in "\t\n\r" else each
        for each in words
    )
    kept = kept.replace("\ufffe", "\N{REPLACEMENT CHARACTER}").replace("\uffff", "\N{REPLACEMENT CHARACTER}")
    assert unicodedata.normalize("NFC", kept) in held


@pytest.mark.parametrize(
    "words", ["Dim gwres yn y celloedd", "Нет отопления", "暖房がない", "لا تدفئة", "a\x00b", "q\ud800"]
)
def test_other_scripts_and_broken_characters(words: str) -> None:
    lines = canonical_nquads(with_words(words)).decode("utf-8")
    assert words.replace("\x00", "\ufffd").replace("\ud800", "\ufffd") in lines


def test_a_blank_node_is_refused() -> None:
    graph = Graph(identifier=URIRef("x:graph"))
    graph.add((BNode(), URIRef("x:p"), Literal("1")))
    with pytest.raises(TypeError, match="a report's graph holds IRIs and literals"):
        list(nquads(graph))
