"""Lists: every kind, its filters, facets, pages, tables, sources, and the SPARQL that gives the same rows."""

from __future__ import annotations

import csv
import io
import time
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.resources import items
from api.resources.answering import list_page
from api.resources.asking import PLAIN, read_wish
from api.resources.kinds import KINDS
from api.resources.listed import Order
from api.resources.models import Page
from api.settings import ServerSettings
from graphs.cells import safe_cell
from graphs.dataset import Dataset
from ingest.pipeline import build
from tests.api.conftest import SPECIMENS
from tests.waiting import until

V1 = "/api/v1"
SPARSE = {"links", "topics", "establishments", "organisations"}
"""Kinds of which some things, or all, stand in no report."""

OF_THEMATICS = {"findings", "site-findings", "context-facts", "tables", "cells", "samples", "references", "steps"}
"""Kinds of which only thematic reports have some: `test_thematic_lists` asks for them."""


def got(client: TestClient, path: str, **asked: str) -> dict[str, Any]:
    response = client.get(f"{V1}/{path}", params=asked)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("name", KINDS)
def test_every_item_fits_its_model_and_says_where_it_stands(client: TestClient, name: str) -> None:
    page = got(client, name, limit="100")
    Page.model_validate(page)
    assert page["total"] > 0 or name == "links" or name in OF_THEMATICS
    for item in page["items"]:
        KINDS[name].model.model_validate(item)
        assert item["@id"] == KINDS[name].space + item["key"]
        assert item["sources"] or name in SPARSE
        assert all(source["report"]["@id"] for source in item["sources"])


@pytest.mark.parametrize("name", KINDS)
def test_the_query_shown_gives_the_same_rows_in_the_same_order(client: TestClient, name: str) -> None:
    page = got(client, name, limit="200")
    answer = client.get("/sparql", params={"query": page["query"], "format": "json"}).json()["results"]["bindings"]
    assert [row["id"]["value"] for row in answer][:200] == [item["@id"] for item in page["items"]]
    assert len(answer) == page["total"]


@pytest.mark.parametrize("name", KINDS)
def test_the_table_holds_every_row_and_says_how_many(client: TestClient, name: str) -> None:
    response = client.get(f"{V1}/{name}.csv")
    heading, *body = rows(response.text)
    total = got(client, name)["total"]
    assert int(response.headers["x-total-count"]) == len(body) == total
    assert heading[0] == "id"
    assert len({row[0] for row in body}) == total


def test_a_table_in_many_stretches_is_the_same(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = client.get(f"{V1}/judgements.csv?sort=-date").text
    monkeypatch.setattr(items, "BATCH", 3)
    for stretch in (7, 100):
        monkeypatch.setattr(items, "_LONGEST", stretch)
        assert client.get(f"{V1}/judgements.csv?sort=-date").text == whole


@pytest.mark.parametrize("name", ["concerns", "judgements", "quantities"])
def test_cells_of_the_table_are_those_of_the_query(client: TestClient, name: str) -> None:
    heading, *body = rows(client.get(f"{V1}/{name}.csv").text)
    shown = client.get("/sparql", params={"query": got(client, name)["query"], "format": "csv"}).text
    names, *answer = rows(shown)
    assert names == heading
    several = {heading.index(column.many) for column in KINDS[name].listing.columns if column.many}
    for ours, theirs in zip(body, answer, strict=True):
        for place, (cell, other) in enumerate(zip(ours, theirs, strict=True)):
            if place in several:
                assert set(cell.split("; ")) == set(other.split("; "))
            else:
                assert cell == safe_cell(other)


def test_pages_follow_one_another_without_gap_or_repetition(client: TestClient) -> None:
    for sort in ("id", "-id", "date", "-date", "rating", "-rating"):
        seen: list[str] = []
        address: str | None = f"{V1}/judgements?limit=7&sort={sort}"
        while address:
            page = client.get(address).json()
            seen += [item["@id"] for item in page["items"]]
            address = page["next"]
        assert len(seen) == len(set(seen)) == page["total"]


def test_filters_narrow_and_facets_count_what_each_would_leave(client: TestClient) -> None:
    whole = got(client, "concerns", facets="test,topic,prison,kind,rating")
    for facet, values in whole["facets"].items():
        assert values, facet
        for value in values[:3]:
            assert got(client, "concerns", **{facet: value["value"]})["total"] == value["count"], (facet, value)


@pytest.mark.parametrize("name", KINDS)
def test_what_a_facet_counts_can_be_asked_for_and_is_what_the_query_gives(client: TestClient, name: str) -> None:
    """Of the filters of that list alone, and of those that it shares with all others one."""
    filters = KINDS[name].listing.filters
    own = [each.name for each in filters.values() if each.kind not in PLAIN and (not each.way or each.name == "kind")]
    facets = got(client, name, limit="1", facets=",".join(own))["facets"]
    assert set(facets) == set(own)
    for facet, (value, *_) in ((facet, values) for facet, values in facets.items() if values):
        page = got(client, name, limit="200", **{facet: value["value"]})
        rows = client.get("/sparql", params={"query": page["query"], "format": "json"}).json()["results"]["bindings"]
        assert page["total"] == value["count"] == len(rows), (facet, value)
        assert [row["id"]["value"] for row in rows][:200] == [item["@id"] for item in page["items"]]


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if "kind" in kind.listing.filters])
def test_what_is_found_from_its_reports_is_led_to_them_once(name: str) -> None:
    """Twice would meet each report with each: of sixteen reports, a facet took six seconds."""
    listing = KINDS[name].listing
    way = listing.filters["kind"].way or ""
    within, rest = listing.at({"kind": ["<urn:kind>"]}, way, ["urn:report"])
    asked = [within.facet("kind", rest), within.count(rest), within.ids(rest, Order("id"), limit=1)]
    assert [each.count(listing.back.get(way, listing.ways[way])) for each in asked] == [1, 1, 1]


@pytest.mark.parametrize("name", ["concerns", "links", "organisations"])
def test_a_list_is_the_same_whichever_end_it_is_found_from(
    specimens: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    store, kind = Dataset.open(specimens).current().open(), KINDS[name]
    wish = read_wish(kind, [("kind", "irp"), ("year_from", "2020"), ("facets", "kind,prison"), ("limit", "9")])
    few = list_page(store, kind, wish, "v")
    monkeypatch.setattr(items, "_FEW", -1)
    many = list_page(store, kind, wish, "v")
    assert few["total"] > 0
    for each in (few, many):  # what is counted equally often comes in no order
        for values in each["facets"].values():
            values.sort(key=str)
    assert many == few


def test_a_topic_brings_what_is_narrower(client: TestClient) -> None:
    topics = {item["key"]: item for item in got(client, "topics", limit="200")["items"]}
    broad = next(item for item in topics.values() if item["narrower"] and item["concerns"])
    assert got(client, "concerns", topic=broad["key"])["total"] == broad["concerns"]


def test_the_denominator_is_the_reports_that_were_asked_about(client: TestClient) -> None:
    assert got(client, "concerns")["denominator"] == {"reports": 3, "held": 3}
    assert got(client, "concerns", topic="segregation")["denominator"] == {"reports": 3, "held": 3}
    assert got(client, "concerns", kind="irp")["denominator"] == {"reports": 2, "held": 3}
    assert got(client, "concerns", year_to="2022")["denominator"] == {"reports": 1, "held": 3}
    assert got(client, "concerns", year_to="1990")["denominator"] == {"reports": 0, "held": 3}


def test_a_prison_is_known_by_key_and_by_name(client: TestClient) -> None:
    by_key, by_name = (got(client, "reports", prison=name) for name in ("thornby-moor", "Thornby Moor"))
    assert by_key["total"] == by_name["total"] == 2


def test_fields_choose_but_address_and_sources_stay(client: TestClient) -> None:
    item = got(client, "concerns", fields="text,test")["items"][0]
    assert set(item) == {"@id", "key", "sources", "source_count", "text", "test"}
    heading, *_ = rows(client.get(f"{V1}/concerns.csv?fields=test").text)
    assert heading == ["id", "test", "test_name", "sources"]


def test_one_thing_by_its_key(client: TestClient) -> None:
    listed = got(client, "judgements", limit="1")["items"][0]
    assert got(client, f"judgements/{listed['key']}") == listed


def test_an_answer_one_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get(f"{V1}/reports")
    assert client.get(f"{V1}/reports", headers={"If-None-Match": first.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-5", "-5"), ("-5%", "'-5%"), ("+1_0", "'+1_0"), ("2.5", "2.5")],
)
def test_no_cell_is_a_formula(cell: str, written: str) -> None:
    assert safe_cell(cell) == written


def test_answers_come_quickly(client: TestClient) -> None:
    took = {}
    for name in KINDS:
        started = time.process_time()
        got(client, name, limit="51")
        took[name] = time.process_time() - started
    assert sorted(took.values())[len(took) // 2] < 0.25, took  # 0.02 to 0.08 s on an idle machine


def test_a_page_goes_on_where_it_was_when_another_version_answers(tmp_path: Path) -> None:
    """A reader pages through a list while a report is added and another taken away: no error, no repetition."""
    folder = tmp_path / "dataset"
    names = ("irp-castle-fen-2022.txt", "irp-gallowhithe-2019.txt")
    assert build([SPECIMENS / names[0]], folder).complete
    settings = ServerSettings(dataset=folder, workers=1)
    with TestClient(create_app(settings)) as reader:
        first = got(reader, "concerns", limit="3")
        second = reader.get(first["next"]).json()
        assert build([SPECIMENS / names[1]], folder).complete
        until(lambda: got(reader, "reports")["total"] == 2)
        rest, address = [], first["next"]
        while address:
            response = reader.get(address)
            assert response.status_code == 200, response.text
            rest += response.json()["items"]
            address = response.json()["next"]
        assert response.json()["version"] != first["version"]
        keys = [item["@id"] for item in first["items"]]
        assert [item["@id"] for item in rest] == [
            item["@id"] for item in got(reader, "concerns", limit="200")["items"] if item["@id"] > keys[-1]
        ]
        before, address = [], second["prev"]
        while address:
            before.append(reader.get(address).json())
            address = before[-1]["prev"]
        assert [item["@id"] for page in reversed(before) for item in page["items"]] == [
            item["@id"]
            for item in got(reader, "concerns", limit="200")["items"]
            if item["@id"] < second["items"][0]["@id"]
        ]
        nowhere = reader.get(f"{V1}/concerns", params={"cursor": "bm8"})
        assert (nowhere.status_code, nowhere.headers["content-type"]) == (404, "application/problem+json")
