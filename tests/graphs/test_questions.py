"""Does each named question say what it asks, takes and gives, and is what it takes put in safely?"""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.questions import Question, parse, question, questions
from graphs.store import OxigraphStore
from ontology.errors import UsageError

ECHO = parse(
    "echo",
    "# What was said?\n# takes words (text): any words\n# gives said (text)\n\n"
    "SELECT ?said {\n  VALUES ?said { UNDEF } # words\n}\n",
)


@pytest.mark.parametrize("each", questions().values(), ids=questions().keys())
def test_a_question_parses_and_gives_the_columns_that_it_says(each: Question) -> None:
    asked = each.sparql({one.name: "2023" if one.kind == "year" else "x" for one in each.parameters})
    assert "UNDEF" not in asked
    solutions = ox.Store().query(asked, use_default_graph_as_union=True)
    assert isinstance(solutions, ox.QuerySolutions)
    assert [variable.value for variable in solutions.variables] == list(each.columns)


def test_the_thirty_that_the_ontology_was_made_for_and_those_on_links_are_there() -> None:
    assert len(questions()) == 40


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_is_said_comes_back_as_it_was(words: str) -> None:
    (row,) = ECHO.rows(OxigraphStore(ox.Store()), {"words": words})
    assert row == {"said": words}


@pytest.mark.parametrize("printed", ["HMP & YOI Low Moor", "HMYOI Low Moor", "hmp low moor", "Low Moor"])
def test_a_prison_is_known_whatever_kind_is_put_before_it(printed: str) -> None:
    narrowed = question("insufficient-progress").sparql({"prison": printed})
    assert 'VALUES ?named { "Low Moor" }' in narrowed or 'VALUES ?named { "low moor" }' in narrowed


def test_a_key_with_odd_characters_stays_one_iri() -> None:
    asked = question("evidence").sparql({"judgement": "a> } INSERT { <b"})
    assert "INSERT {" not in asked


def test_a_concept_is_known_by_key_and_by_name_and_stays_one_iri() -> None:
    by_key, by_name = (question("under-topic").sparql({"topic": name}) for name in ("health-care", "Segregation"))
    assert "VALUES ?asked { <https://w3id.org/prisongraph/scheme/topic/health-care> } # topic" in by_key
    assert "VALUES ?asked { <https://w3id.org/prisongraph/scheme/topic/segregation> } # topic" in by_name
    assert "INSERT {" not in question("under-topic").sparql({"topic": "a> } INSERT { <b"})


def test_a_year_is_four_digits() -> None:
    assert "VALUES ?from { 2023 } # since" in question("insufficient-progress").sparql({"since": "2023"})
    with pytest.raises(UsageError, match="is no year"):
        question("insufficient-progress").sparql({"since": "2023 } #"})


def test_what_a_question_does_not_take_is_refused() -> None:
    with pytest.raises(UsageError, match="takes no nonsense"):
        question("evidence").sparql({"nonsense": "1"})
    with pytest.raises(UsageError, match="there is no question"):
        question("nonsense")
