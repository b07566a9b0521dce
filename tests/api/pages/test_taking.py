"""A chart that is taken away stands alone, and its table says of how many each number is."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

NAMES = ("progress-by-topic", "progress-by-year", "outcomes-by-year")
OF_PRISONS = ("prisons-and-topics", "outcomes-by-prison", "outcomes-by-prison?prison=thornby-moor")
SVG = "{http://www.w3.org/2000/svg}"


def table(client: TestClient, path: str) -> list[dict[str, str]]:
    """The rows of a chart's table."""
    return list(csv.DictReader(io.StringIO(client.get(path).text)))


@pytest.mark.parametrize("name", NAMES)
def test_the_numbers_of_a_bar_add_up_to_what_it_says_they_are_of(client: TestClient, name: str) -> None:
    rows = table(client, f"/charts/{name}.csv")
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


@pytest.mark.parametrize("chart", OF_PRISONS)
def test_a_drawing_of_prisons_says_what_its_table_says(client: TestClient, chart: str) -> None:
    name, _, asked = chart.partition("?")
    drawing = ET.fromstring(client.get(f"/charts/{name}.svg?{asked}").text)  # noqa: S314 # made here
    assert drawing.find(f"{SVG}style") is not None
    told = [text.text for text in drawing.iter(f"{SVG}text")]
    rows = table(client, f"/charts/{name}.csv?{asked}")
    assert rows
    assert {row["prison"] for row in rows} <= set(told)
    if name == "prisons-and-topics":
        drawn = sorted(text.text or "" for text in drawing.iter(f"{SVG}text") if text.get("class", "")[:7] == "number-")
        assert drawn == sorted(row["concerns"] for row in rows)
    else:
        assert len(list(drawing.iter(f"{SVG}circle"))) == len(rows)


def test_the_outcomes_of_one_prison_are_its_own(client: TestClient) -> None:
    rows = table(client, "/charts/outcomes-by-prison.csv?prison=thornby-moor")
    assert {row["prison"] for row in rows} == {rows[0]["prison"]}
    assert "/charts/outcomes-by-prison.svg?prison=thornby-moor" in client.get("/prisons/thornby-moor").text


@pytest.mark.parametrize(
    "path",
    ["/charts/none-such.svg", "/charts/progress-by-topic.png", "/charts/outcomes-by-prison.svg?prison=none-such"],
)
def test_what_is_no_chart_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
