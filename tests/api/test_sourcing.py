"""Of every answer to a named question: which sentence, on which page, says so? Or: which rows does it sum up?"""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient

from graphs.questions import parse, questions
from ontology.iris import ID
from tests.questions import needed_by

V1 = "/api/v1"
OF_THE_PROGRAM = {"runs"}
"""What was made when, which no report says."""

SUMS = {name for name, each in questions().items() if each.behind}


def answer(client: TestClient, name: str, **given: str) -> list[dict[str, Any]]:
    response = client.get(f"{V1}/questions/{name}", params={**needed_by(questions()[name]), **given})
    assert response.status_code == 200, response.text
    rows: list[dict[str, Any]] = response.json()["rows"]
    return rows


@pytest.mark.parametrize("name", sorted(questions().keys() - SUMS - OF_THE_PROGRAM))
def test_every_row_leads_to_its_sentence(client: TestClient, name: str) -> None:
    for row in answer(client, name):
        first = row["sources"][0]
        assert first["report"]["@id"].startswith(f"{ID}report/"), row
        assert first["page"] or "castle-fen" in first["report"]["@id"], row  # read from text, which has no pages
        assert first["quote"], row


@pytest.mark.parametrize("name", sorted(SUMS))
def test_what_sums_up_leads_to_its_rows(client: TestClient, name: str) -> None:
    for row in answer(client, name):
        behind = client.get(row["behind"])
        assert behind.status_code == 200, behind.text
        least = int(row.get("insufficient", 1) or 0)
        assert behind.json()["total"] >= min(least, 1), row


def test_a_sum_is_of_as_many_rows(client: TestClient) -> None:
    for row in answer(client, "least-progress-prisons"):
        whole = client.get(row["behind"]).json()["rows"]
        judged = {each["judgement"] for each in whole if each["prison"] == row["prison"] and each["body"] != "Ofsted"}
        assert len(judged) <= row["insufficient"]
    for row in answer(client, "bodies-and-scales"):
        found = client.get(row["behind"]).json()
        assert found["total"] >= row["judgements"]
        assert {item["body"]["name"] for item in found["items"]} == {row["body"]}


@pytest.mark.parametrize(
    ("name", "given", "which", "expected"),
    [
        ("trajectory", {"prison": "thornby"}, ("rating", "Insufficient progress"), {"3.8", "3.22", "3.25"}),
        ("what-became-of", {"prison": "thornby"}, ("outcome", "Insufficient progress"), {"3.8", "3.22", "3.25"}),
        ("insufficient-progress", {"prison": "castle fen"}, ("body", "Ofsted"), {"3.23"}),
    ],
)
def test_a_judgement_is_said_in_its_own_sentence(
    client: TestClient, name: str, given: dict[str, str], which: tuple[str, str], expected: set[str]
) -> None:
    """The paragraphs were looked up by hand in the specimens."""
    column, value = which
    rows = [row for row in answer(client, name, **given) if row[column] == value]
    assert rows
    assert {row["sources"][0]["paragraph"] for row in rows} <= expected
    assert all("progress" in row["sources"][0]["quote"] for row in rows)


@pytest.mark.parametrize("name", ["trajectory", "least-progress-topics", "positive-practice"])
def test_table_and_page_lead_there_too(client: TestClient, name: str) -> None:
    rows = answer(client, name)
    heading, *body = csv.reader(io.StringIO(client.get(f"{V1}/questions/{name}.csv").text))
    page = unescape(client.get(f"/questions/{name}").text)
    for row, cells in zip(rows, body, strict=True):
        told = dict(zip(heading, cells, strict=True))
        if name in SUMS:
            assert told["behind"] == row["behind"]
            assert f'href="{row["behind"]}"' in page
        else:
            first = row["sources"][0]
            assert told["source_report"] == first["report"]["@id"]
            assert told["source_page"] == ("" if first["page"] is None else str(first["page"]))
            assert told["source_quote"].lstrip("'") == first["quote"]
    if name not in SUMS:
        key = rows[0]["sources"][0]["report"]["@id"].rpartition("/")[2]
        assert re.search(rf'<th scope="col">Said where</th>.*href="/reports/{key}', page, re.DOTALL)


def test_what_is_put_into_an_address_stays_one_value() -> None:
    question = parse(
        "x", "# What is it?\n# gives prison (text)\n# behind judgements?prison={prison}\nSELECT ?prison {}"
    )
    assert question.rows_behind({"prison": "a&b=c/d?"}) == "judgements?prison=a%26b%3Dc%2Fd%3F"
