"""Pages of lists, forward and back: no gap, no repetition, whatever the order, and whatever version answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.paging import by_offset, link_header
from api.resources.kinds import KINDS
from api.resources.listed import Order
from api.resources.paging import Spot, Start, cursor_of, start_at

V1 = "/api/v1"
ORDERS = [(name, sign + sort) for name in ("judgements", "concerns", "people") for sort in KINDS[name].listing.sorts
          for sign in ("", "-")]  # fmt: skip
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)

Page = dict[str, Any]


def walked(client: TestClient, address: str, way: str) -> Iterator[Page]:
    """The pages from an address on, one way."""
    following: str | None = address
    first = re.sub(r"cursor=[^&]*&?|&cursor=[^&]*$", "", address)
    while following:
        response = client.get(following)
        assert response.status_code == 200, response.text
        page: Page = response.json()
        links = {name: url for url, name in re.findall(r'<([^>]*)>; rel="(\w+)"', response.headers["link"])}
        assert links == {name: page[name] for name in ("prev", "next") if page[name]} | {"first": first}
        yield page
        following = page[way]


def keys(page: Page) -> list[str]:
    return [item["@id"] for item in page["items"]]


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(which=st.sampled_from(ORDERS), limit=st.integers(1, 30))
def test_who_walks_forward_and_back_sees_the_same_rows(client: TestClient, which: tuple[str, str], limit: int) -> None:
    name, sort = which
    limit = max(limit, client.get(f"{V1}/{name}?limit=1").json()["total"] // 12)
    forward = list(walked(client, f"{V1}/{name}?limit={limit}&sort={sort}", "next"))
    assert forward[0]["prev"] is None
    assert sum(len(page["items"]) for page in forward) == forward[0]["total"]
    back = list(walked(client, forward[-1]["prev"], "prev")) if len(forward) > 1 else []
    assert [keys(page) for page in back] == [keys(page) for page in forward[-2::-1]]
    assert all(page["next"] for page in back)
    again = list(walked(client, back[-1]["next"], "next")) if back else []
    assert [keys(page) for page in again] == [keys(page) for page in forward[1:]]


def test_the_last_page_has_no_next_though_it_is_full(client: TestClient) -> None:
    total = client.get(f"{V1}/judgements?limit=1").json()["total"]
    page = client.get(f"{V1}/judgements?limit={total}").json()
    assert (page["prev"], page["next"]) == (None, None)


def test_filters_and_fields_go_along(client: TestClient) -> None:
    page = client.get(f"{V1}/judgements?limit=2&prison=thornby-moor&fields=rating&facets=body").json()
    second = client.get(page["next"]).json()
    first = client.get(second["prev"]).json()
    assert keys(first) == keys(page)
    assert first["facets"] == page["facets"]
    assert set(first["items"][0]) == set(page["items"][0])


def test_beyond_either_end_there_is_a_way_back(client: TestClient) -> None:
    order = Order("id")
    everything = keys(client.get(f"{V1}/judgements?limit=200").json())
    for spot, way in ((Spot("~", "~"), "prev"), (Spot("", ""), "next")):
        cursor = cursor_of(order, Start(spot, backwards=way == "next"))
        page = client.get(f"{V1}/judgements?limit=5&sort=id&cursor={cursor}").json()
        assert page["items"] == []
        found = keys(client.get(page[way]).json())
        assert found == (everything[:5] if way == "next" else everything[-5:])


@given(name=st.sampled_from(["id", "date"]), descending=st.booleans(), key=WORDS, iri=WORDS, backwards=st.booleans())
def test_a_cursor_is_read_as_it_was_written(name: str, descending: bool, key: str, iri: str, backwards: bool) -> None:
    order, start = Order(name, descending), Start(Spot(key, iri), backwards)
    assert start_at(order, cursor_of(order, start)) == start
    assert start_at(order.turned, cursor_of(order, start)) is None


@given(cursor=st.text(max_size=40))
def test_no_other_cursor_is_read(cursor: str) -> None:
    assert start_at(Order("id"), cursor) is None


@pytest.mark.parametrize(
    ("offset", "prev", "after"),
    [(0, None, "/x?q=a&offset=10"), (4, "/x?q=a", "/x?q=a&offset=14"), (20, "/x?q=a&offset=10", None)],
)
def test_pages_by_offset(offset: int, prev: str | None, after: str | None) -> None:
    pairs = [("q", "a"), ("offset", str(offset))]
    around = by_offset("/x", pairs, offset=offset, limit=10, total=25)
    assert around == {"prev": prev, "next": after}
    header = link_header("/x", b"q=a&offset=7", {"items": [], **around})
    assert '</x?q=a>; rel="first"' in header
    assert ('rel="prev"' in header, 'rel="next"' in header) == (prev is not None, after is not None)


def test_searches_and_validation_have_both_too(client: TestClient) -> None:
    for path in ("search?q=the&limit=3", "validation?limit=1"):
        first = client.get(f"{V1}/{path}").json()
        if first["next"]:
            second = client.get(first["next"])
            assert client.get(second.json()["prev"]).json()["items"] == first["items"]
            assert 'rel="prev"' in second.headers["link"]
        assert first["prev"] is None
    assert client.get(f"{V1}/search?q=the&limit=3").json()["next"]
