"""Search, questions, reconciliation and validation, as clients see them."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from api.resources.sourcing import COLUMNS
from graphs.questions import questions
from tests.questions import needed_by

V1 = "/api/v1"


def test_hits_say_where_they_stand_and_what_was_found(client: TestClient) -> None:
    page = client.get(f"{V1}/search", params={"q": "cells", "facets": "report,year,kind"}).json()
    assert page["total"] > 0
    assert page["denominator"] == {"reports": 3}
    for hit in page["items"]:
        assert hit["report"]["@id"]
        for start, end in hit["highlights"]:
            assert hit["snippet"][start:end].casefold().startswith("cell")
    for values in page["facets"].values():
        assert sum(value["count"] for value in values) == page["total"]
    narrowed = client.get(f"{V1}/search", params={"q": "cells", "report": page["facets"]["report"][0]["value"]}).json()
    assert narrowed["total"] == page["facets"]["report"][0]["count"]
    assert narrowed["denominator"] == {"reports": 1}


def test_hits_are_paged_without_repetition(client: TestClient) -> None:
    seen: list[str] = []
    address: str | None = f"{V1}/search?q=the+staff&limit=5"
    while address:
        page = client.get(address).json()
        seen += [hit["@id"] for hit in page["items"]]
        address = page["next"]
    assert len(seen) == len(set(seen)) == page["total"] > 5


@pytest.mark.parametrize("asked", ['"', "* -", "a AND (", "NEAR(a b", "text:x ^y", '""" OR 1', "\u202e", "' --", "-x"])
def test_no_syntax_gets_through(client: TestClient, asked: str) -> None:
    assert client.get(f"{V1}/search", params={"q": asked}).status_code == 200


@pytest.mark.parametrize("name", questions())
def test_every_named_question_is_answered_alike_in_each_form(client: TestClient, name: str) -> None:
    given = needed_by(questions()[name])
    answer = client.get(f"{V1}/questions/{name}", params=given).json()
    table = client.get(f"{V1}/questions/{name}.csv", params=given)
    body = list(csv.reader(io.StringIO(table.text)))
    behind = ["behind"] if questions()[name].behind else []
    assert body[0] == [*answer["columns"], *COLUMNS, *behind]
    assert all(set(row) == {*answer["columns"], "sources", *behind} for row in answer["rows"])
    assert int(table.headers["x-total-count"]) == len(body) - 1 == answer["total"] == len(answer["rows"])
    assert client.get(f"{V1}/questions/{name}.rq", params=given).text == answer["query"]
    assert client.get("/sparql", params={"query": answer["query"]}).status_code == 200


def test_a_question_takes_a_value_that_is_no_sparql(client: TestClient) -> None:
    hostile = 'x") } DELETE { ?s ?p ?o } #'
    answer = client.get(f"{V1}/questions/insufficient-progress", params={"prison": hostile}).json()
    assert answer["rows"] == []
    everywhere = client.get(f"{V1}/questions/insufficient-progress").json()
    at_one = client.get(f"{V1}/questions/insufficient-progress", params={"prison": "thornby"}).json()
    assert 0 < at_one["total"] < everywhere["total"]


def test_names_are_reconciled(client: TestClient) -> None:
    assert client.get(f"{V1}/reconcile").json()["identifierSpace"]
    queries = {
        "one": {"query": "HMP & YOI Thornby Moor"},
        "other": {"query": "Care Quality Comission", "type": "Organization"},
        "none": {"query": "zzz qqq"},
    }
    asked = client.get(f"{V1}/reconcile", params={"queries": json.dumps(queries)}).json()
    posted = client.post(f"{V1}/reconcile", data={"queries": json.dumps(queries)}).json()
    assert asked == posted
    assert asked["one"]["result"][0]["id"] == "prison/thornby-moor"
    assert asked["one"]["result"][0]["match"]
    assert asked["other"]["result"][0]["id"] == "org/cqc"
    assert asked["none"]["result"] == []


def test_a_graph_that_holds_what_it_must_conforms(client: TestClient, specimens: Path) -> None:
    packed = (specimens / "graphs" / "irp-castle-fen-2022-05.nq.gz").read_bytes()
    triples = (quad.triple for quad in ox.parse(gzip.decompress(packed), ox.RdfFormat.N_QUADS))
    turtle = ox.serialize(triples, format=ox.RdfFormat.TURTLE)
    assert turtle
    response = client.post(f"{V1}/validate", content=turtle, headers={"content-type": "text/turtle; charset=utf-8"})
    assert response.json()["conforms"] is True


def test_what_breaks_a_shape_is_told_in_words(client: TestClient) -> None:
    body = b'{"@id": "urn:x:judgement", "@type": "https://w3id.org/prisongraph/def#ProgressJudgement"}'
    found = client.post(f"{V1}/validate", content=body, headers={"content-type": "application/ld+json"}).json()
    assert found["conforms"] is False
    first = found["results"][0]
    assert first["severity"] == "error"
    assert first["focus"] == "urn:x:judgement"
    assert first["message"]
    assert first["hint"]


def test_results_of_the_shapes_are_listed(client: TestClient) -> None:
    page = client.get(f"{V1}/validation?facets=severity").json()
    assert page["total"] == sum(value["count"] for value in page["facets"]["severity"])
    assert page["denominator"] == {"reports": 3, "held": 3}
    table = client.get(f"{V1}/validation.csv")
    assert int(table.headers["x-total-count"]) == page["total"]
