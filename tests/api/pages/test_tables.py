"""Cells are safe in a spreadsheet; links between pages lead to pages; shared words are those that say something."""

from __future__ import annotations

import pytest

from api.pages.addresses import page_path
from api.pages.frame import day_words, plain
from api.pages.linking import shared_words
from api.pages.reading import queries
from api.pages.searching import cut, pieces
from api.pages.tables import as_csv, safe_cell
from graphs.questions import Value
from ontology.iris import ID, SCHEME


@pytest.mark.parametrize(
    ("value", "cell"),
    [("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-2", "'-2"), (-2, "-2"), (True, "true"), (None, ""), ("a", "a")],
)
def test_a_cell_is_never_a_formula(value: Value, cell: str) -> None:
    assert safe_cell(value) == cell


def test_csv_has_its_columns_first() -> None:
    assert as_csv(["a", "b"], [{"a": 'x"y', "b": 1}]) == 'a,b\r\n"x""y",1\r\n'


@pytest.mark.parametrize(
    ("iri", "path"),
    [
        (f"{ID}prison/TMI", "/prisons/TMI"),
        (f"{ID}concern/full-TMI-2021-07_1.34", "/concerns/full-TMI-2021-07_1.34"),
        (f"{ID}part/irp-TMI-2023-11_p2.2+1", "/reports/irp-TMI-2023-11/text#part-irp-TMI-2023-11_p2.2+1"),
        (f"{ID}judgement/irp-TMI-2023-11_1", "/reports/irp-TMI-2023-11/text#fact-judgement-irp-TMI-2023-11_1"),
        (f"{SCHEME}topic/health-care", "/topics/health-care"),
        (f"{ID}visit/irp-TMI-2023-11", "/doc/visit/irp-TMI-2023-11"),
        ("javascript:alert(1)", ""),
        (f"{ID}prison/..", ""),
        ("https://example.org/x", ""),
    ],
)
def test_a_thing_is_read_about_on_its_page(iri: str, path: str) -> None:
    assert page_path(iri) == path


def test_words_that_two_texts_share_are_told_from_common_ones() -> None:
    first, second = shared_words("Staff were violent to women", "Violent staff and the women")
    assert [piece for piece, same in first if same] == ["Staff", "violent", "women"]
    assert [piece for piece, same in second if same] == ["Violent", "staff", "women"]


def test_what_was_searched_for_is_marked_as_it_is_written() -> None:
    assert pieces("Poor Health. (health)", "health") == [
        ("Poor ", False), ("Health", True), (". (", False), ("health", True), (")", False)
    ]  # fmt: skip
    assert pieces("a (b", "(b") == [("a ", False), ("(b", True)]


def test_spans_that_were_found_are_told_from_the_rest() -> None:
    assert cut("a bad b", [(2, 5)]) == [("a ", False), ("bad", True), (" b", False)]
    assert cut("bad", [(0, 3)]) == [("bad", True)]


@pytest.mark.parametrize(
    ("value", "words"),
    [("2023-11-06", "6 November 2023"), ("2023-11", "November 2023"), ("2023", "2023"), ("x", "x"), (None, "")],
)
def test_dates_are_said_in_words(value: str | None, words: str) -> None:
    assert day_words(value) == words


def test_titles_cannot_turn_the_direction_of_writing() -> None:
    assert plain("a\u202eb\u2066") == "ab"


def test_every_query_says_what_it_asks_and_gives() -> None:
    assert len(queries()) > 50
    for name, query in queries().items():
        assert set(query.columns), name
        assert all(f"?{column}" in query.query for column in query.columns), name
