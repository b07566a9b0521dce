"""Each named question has the rows from a remote store that it has here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pytest

from graphs.dataset import Dataset
from graphs.questions import Question, Value, questions
from graphs.remote import Access, RemoteStore, publish
from graphs.store import Store
from ingest.pipeline import build
from tests.api.conftest import READ, SPECIMENS
from tests.conftest import MadeOnce
from tests.questions import needed_by

VIRTUOSO = {
    "providers-where-it-failed": "of topics some steps apart, it finds only those one step apart within EXISTS",
    "same-issue": "of no shared words, it makes an empty text",
}
"""Questions that Virtuoso answers otherwise, and why that is none of ours."""


@pytest.fixture(scope="module", params=["oxigraph_server", "virtuoso_server"])
def stores(request: pytest.FixtureRequest, made_once: MadeOnce) -> Iterator[tuple[str, Store, Store]]:
    """The name of a server, and the specimens here and there."""
    access = request.getfixturevalue(request.param)
    assert isinstance(access, Access)
    folder = made_once("specimens", lambda folder: build([SPECIMENS / name for name in READ], folder))
    version = Dataset.open(folder).current()
    publish(version, access)
    with RemoteStore.open(access) as remote:
        yield request.param, version.open(), remote


@pytest.mark.parametrize("name", questions())
def test_a_question_has_the_rows_that_it_has_here(stores: tuple[str, Store, Store], name: str) -> None:
    server, here, there = stores
    if server == "virtuoso_server" and name in VIRTUOSO:
        pytest.skip(VIRTUOSO[name])
    asked = questions()[name]
    assert rows(asked, there) == rows(asked, here)


def rows(asked: Question, store: Store) -> Counter[tuple[object, ...]]:
    """The rows, in whatever order: servers put texts in order by rules of their own."""
    return Counter(tuple(map(plain, row.values())) for row in asked.rows(store, needed_by(asked)))


def plain(value: Value) -> object:
    """A number to as many digits as Virtuoso has; of ratings told in one text, which there are."""
    if isinstance(value, Decimal):
        return round(value, 9)
    return frozenset(value.split(" or ")) if isinstance(value, str) else value
