"""A chart that is taken away stands alone, and its table says of how many each number is."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

NAMES = ("progress-by-topic", "progress-by-year", "outcomes-by-year")


@pytest.mark.parametrize("name", NAMES)
def test_the_numbers_of_a_bar_add_up_to_what_it_says_they_are_of(client: TestClient, name: str) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"/charts/{name}.csv").text)))
    assert rows
    for row in rows:
        assert sum(int(each["number"]) for each in rows if each["row"] == row["row"]) == int(row["of"])


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_is_xml_with_its_own_colours(client: TestClient, name: str) -> None:
    answer = client.get(f"/charts/{name}.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    drawing = ET.fromstring(answer.text)  # noqa: S314 # made here
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert drawing.find("{http://www.w3.org/2000/svg}style") is not None
    told = {text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")}
    rows = csv.DictReader(io.StringIO(client.get(f"/charts/{name}.csv").text))
    assert {row["rating"] for row in rows} <= told


@pytest.mark.parametrize("path", ["/charts/none-such.svg", "/charts/progress-by-topic.png"])
def test_what_is_no_chart_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
