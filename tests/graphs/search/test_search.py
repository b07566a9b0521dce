"""The index and what is asked of it: words, phrases, marks; nothing that is typed breaks it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.search import Narrowing, find
from graphs.search.asked import match_of
from graphs.search.making import write_index
from graphs.search.marks import CLOSES, OPENS, clean, snippet, unmarked
from graphs.store import OxigraphStore
from ontology.errors import DatasetError, UsageError

INSP = "https://w3id.org/prisongraph/def#"
TEXTS = {
    "a": "Use of force was high. Staff used force without cause.",
    "b": "The segregation unit was cold; forces beyond staff's control, they said.",
    "c": "Café meals were poor. " + "Nothing else of note was seen that day by anyone. " * 20 + "Force was rare.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = [
        f'<urn:{name}> a <{INSP}Paragraph> ; <{INSP}text> "{text}" . <urn:r> <{INSP}hasPart> <urn:{name}> .'
        for name, text in TEXTS.items()
    ]
    store = ox.Store()
    store.load(
        ("\n".join([*lines, '<urn:r> <http://purl.org/dc/terms/title> "A report" .'])).encode(), ox.RdfFormat.TURTLE
    )
    path = tmp_path_factory.mktemp("index") / "search.sqlite"
    write_index(OxigraphStore(store, union=False), path)
    return path


def found(index: Path, asked: str) -> set[str]:
    return {hit.id.removeprefix("urn:") for hit in find(index, asked).hits}


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("force", {"a", "b", "c"}),
        ("force staff", {"a", "b"}),
        ('"use of force"', {"a"}),
        ("force -segregation", {"a", "c"}),
        ("segreg*", {"b"}),
        ("cafe", {"c"}),
        ("staff's", {"b"}),
        ("nowhere", set()),
        ("-force", set()),
        ("?!", set()),
    ],
)
def test_words_phrases_beginnings_and_what_to_leave_out(index: Path, asked: str, names: set[str]) -> None:
    assert found(index, asked) == names


def test_where_no_text_has_all_words_some_may_be_of_the_name_of_the_prison(tmp_path: Path) -> None:
    store = ox.Store()
    store.load(
        f"""@prefix insp: <{INSP}> . @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <urn:r> dcterms:title "A report" ; insp:hasPart <urn:a>, <urn:b> ; insp:reports <urn:v> .
        <urn:v> insp:ofEstablishment <urn:p> . <urn:p> skos:prefLabel "HMP Thornby Moor" .
        <urn:a> a insp:Paragraph ; insp:text "Time out of cell was poor." .
        <urn:b> a insp:Paragraph ; insp:text "The moor can be seen from each cell." .""".encode(),
        ox.RdfFormat.TURTLE,
    )
    index = tmp_path / "search.sqlite"
    write_index(OxigraphStore(store, union=False), index)
    assert found(index, "thornby time cell") == {"a"}
    assert found(index, "moor cell") == {"b"}, "a text that has all the words comes before a name"
    assert found(index, "thornby kitchen") == set()
    hit = find(index, "thornby time cell").hits[0]
    assert [hit.snippet[start:end] for start, end in hit.highlights] == ["Time", "cell"]


def test_the_best_come_first_and_marks_fall_on_the_words(index: Path) -> None:
    hits = find(index, "force").hits
    assert hits[0].id == "urn:a"
    for hit in hits:
        text = TEXTS[hit.id.removeprefix("urn:")]
        assert text[hit.start : hit.start + len(hit.snippet)] == hit.snippet
        assert hit.highlights
        assert all(hit.snippet[start:end].casefold().startswith("force") for start, end in hit.highlights)


def test_a_search_is_narrowed(index: Path) -> None:
    assert find(index, "force", Narrowing(reports=["urn:r"])).total == 3
    assert find(index, "force", Narrowing(reports=["urn:x"])).total == 0
    assert find(index, "force", Narrowing(kinds=["statement"])).reports == 0


@given(st.text(max_size=120))
def test_whatever_is_typed_is_taken(index: Path, asked: str) -> None:
    assert find(index, asked).total >= 0


@given(st.text(alphabet='"*-ab()^:NEARO ', max_size=40))
def test_no_syntax_of_the_engine_gets_through(asked: str) -> None:
    match = match_of(asked)
    if match:
        connection = sqlite3.connect(":memory:")
        connection.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
        connection.execute("SELECT * FROM t WHERE t MATCH ?", (match,)).fetchall()
        connection.close()


@given(st.lists(st.tuples(st.text(alphabet="ab é", max_size=80), st.text(alphabet="xy", min_size=1, max_size=9))))
def test_marks_and_snippets_keep_to_the_text(pieces: list[tuple[str, str]]) -> None:
    marked = "".join(f"{before}{OPENS}{word}{CLOSES}" for before, word in pieces)
    text, spans = unmarked(marked)
    assert [text[start:end] for start, end in spans] == [word for _, word in pieces]
    piece, inside, begin = snippet(text, spans)
    assert text[begin : begin + len(piece)] == piece
    assert all(set(piece[start:end]) <= {"x", "y"} for start, end in inside)
    assert inside or not spans


def test_our_marks_are_never_in_a_text() -> None:
    assert clean(f"a{OPENS}b{CLOSES}c\0") == "a b c "


def test_too_much_and_nothing_there(index: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="300"):
        match_of("x" * 301)
    with pytest.raises(DatasetError, match="no search index"):
        find(tmp_path / "none", "x")
    (tmp_path / "bad").write_bytes(b"not an index" * 100)
    with pytest.raises(DatasetError, match="cannot be read"):
        find(tmp_path / "bad", "x")
