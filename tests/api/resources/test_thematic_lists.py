"""Lists of what only thematic reports tell: each is there with its filters, table, sources and the query behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.resources.asking import PLAIN
from api.resources.kinds import KINDS
from api.settings import ServerSettings
from ingest.pipeline import build
from tests.api.conftest import SPECIMENS
from tests.api.resources.test_lists import OF_THEMATICS, V1, got, rows


@pytest.fixture(scope="module")
def thematics(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The application over the thematic specimens."""
    folder: Path = tmp_path_factory.mktemp("thematics") / "dataset"
    names = ("thematic-the-long-night-2024.pdf", "thematic-work-after-prison-2023.pdf")
    assert build([SPECIMENS / name for name in names], folder).complete
    with TestClient(create_app(ServerSettings(dataset=folder, workers=1)), follow_redirects=False) as started:
        yield started


@pytest.mark.parametrize("name", sorted(OF_THEMATICS))
def test_each_list_has_items_with_sources_and_the_rows_of_its_query_and_table(thematics: TestClient, name: str) -> None:
    page = got(thematics, name, limit="200")
    assert page["total"] > 0
    for item in page["items"]:
        KINDS[name].model.model_validate(item)
        assert item["@id"] == KINDS[name].space + item["key"]
        assert item["sources"]
        assert all(source["report"]["@id"] and source["quote"] for source in item["sources"])
    answer = thematics.get("/sparql", params={"query": page["query"], "format": "json"}).json()["results"]["bindings"]
    assert [row["id"]["value"] for row in answer][:200] == [item["@id"] for item in page["items"]]
    response = thematics.get(f"{V1}/{name}.csv")
    assert int(response.headers["x-total-count"]) == len(rows(response.text)) - 1 == page["total"] == len(answer)
    assert page["denominator"] == {"reports": 2, "held": 2}


@pytest.mark.parametrize("name", sorted(OF_THEMATICS))
def test_what_a_facet_counts_can_be_asked_for(thematics: TestClient, name: str) -> None:
    filters = KINDS[name].listing.filters
    facets = [each.name for each in filters.values() if each.kind not in PLAIN]
    for facet, values in got(thematics, name, limit="1", facets=",".join(facets))["facets"].items():
        for value in values[:2]:
            assert got(thematics, name, limit="1", **{facet: value["value"]})["total"] == value["count"], (facet, value)


def test_a_table_is_told_with_its_cells_and_what_its_shares_are_of(thematics: TestClient) -> None:
    """The table of age groups in the specimen: three rows of a number and a share of 80 people."""
    (table,) = got(thematics, "tables", caption="age group", report="thematic-work-after-prison-2023-09")["items"]
    counts = {name: table[name] for name in ("rows", "cells", "numbers", "with_base", "issues")}
    assert counts == {"rows": 3, "cells": 6, "numbers": 6, "with_base": 3, "issues": []}
    cells = got(thematics, "cells", table=table["key"], sort="id")["items"]
    assert {(each["row_heading"], each["column_heading"], each["value"], each["denominator"]) for each in cells} == {
        ("18-25", "Number", 19.0, None),
        ("18-25", "%", 24.0, 80.0),
        ("26-49", "Number", 51.0, None),
        ("26-49", "%", 64.0, 80.0),
        ("50 and over", "Number", 10.0, None),
        ("50 and over", "%", 13.0, 80.0),
    }


def test_what_is_said_of_one_prison_alone(thematics: TestClient) -> None:
    found = got(thematics, "site-findings", at="Castle Fen")["items"]
    assert found
    assert all("Castle Fen" in {each["name"] for each in item["prisons"]} for item in found)
