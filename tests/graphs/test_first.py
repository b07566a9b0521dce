"""What comes first is what the engine would put first, and all are counted."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graphs.first import Cut, First
from graphs.store import OxigraphStore
from ontology.errors import QueryError

ROWS = """VALUES (?id ?key) {
  (<http://s/b> "1") (<http://s/a> "2") (<http://s/c> "1") (<http://s/c> "0") (<http://s/d> UNDEF) (<http://s/a> "3")
}"""
ORDERED = [("", "http://s/d"), ("0", "http://s/c"), ("1", "http://s/b"), ("2", "http://s/a")]


@pytest.fixture(scope="module")
def store() -> OxigraphStore:
    return OxigraphStore(ox.Store())


@pytest.mark.parametrize("number", [1, 3, 4, 9])
def test_things_stand_by_the_least_of_their_keys(store: OxigraphStore, number: int) -> None:
    found = store.first(f"SELECT ?id ?key {{ {ROWS} }}", Cut(number))
    assert found == First(ORDERED[:number], 4)
    assert store.first(f"SELECT ?id ?key {{ {ROWS} }}", Cut(number, True)).spots == ORDERED[::-1][:number]


@pytest.mark.parametrize("at", range(4))
def test_those_behind_a_thing_go_on_where_it_stands(store: OxigraphStore, at: int) -> None:
    query = f"SELECT ?id ?key {{ {ROWS} }}"
    assert store.first(query, Cut(2, False, ORDERED[at])) == First(ORDERED[at + 1 :][:2], 4)
    assert store.first(query, Cut(2, True, ORDERED[at])).spots == ORDERED[:at][::-1][:2]


def test_without_keys_things_stand_in_the_order_of_their_iris(store: OxigraphStore) -> None:
    spots = [(f"http://s/{name}", f"http://s/{name}") for name in "abcd"]
    query = f"SELECT ?id {{ {ROWS} }}"
    assert store.first(query, Cut(9)) == First(spots, 4)
    assert store.first(query, Cut(2, True, spots[3])).spots == [spots[2], spots[1]]


def test_letters_stand_in_the_order_of_the_engine(store: OxigraphStore) -> None:
    words = " ".join(
        f"(<http://s/{n}> {word!r})" for n, word in enumerate(["z", "é", "Z", "\U0001f600", "\uffee", "a"])
    )
    rows = f"VALUES (?id ?key) {{ {words} }}"
    ordered = store.raw.query(f"SELECT ?id ?key {{ {rows} }} ORDER BY ?key")
    assert isinstance(ordered, ox.QuerySolutions)
    assert [row["id"].value for row in ordered] == [
        iri for _, iri in store.first(f"SELECT ?id ?key {{ {rows} }}", Cut(9)).spots
    ]


def test_only_rows_are_cut(store: OxigraphStore) -> None:
    with pytest.raises(QueryError, match="not a SELECT"):
        store.first("ASK {}", Cut(1))
