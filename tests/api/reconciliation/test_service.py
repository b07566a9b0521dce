"""The reconciliation service holds to the shapes of the Reconciliation Service API 0.2, as we wrote them down."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest
from starlette.testclient import TestClient

from ontology.iris import BASE, DEF, ID

SERVICE = "/api/v1/reconcile"
PRISON = "prison/thornby-moor"

NAMED = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {"id": {"type": "string", "minLength": 1}, "name": {"type": "string", "minLength": 1}},
}
PART = {
    "type": "object",
    "required": ["service_url", "service_path"],
    "properties": {"service_url": {"type": "string", "pattern": "^http"}, "service_path": {"pattern": "^/"}},
    "additionalProperties": False,
}
MANIFEST = {
    "type": "object",
    "required": ["versions", "name", "identifierSpace", "schemaSpace", "view", "preview", "suggest", "extend"],
    "properties": {
        "versions": {"type": "array", "contains": {"const": "0.2"}},
        "identifierSpace": {"const": ID},
        "schemaSpace": {"const": DEF},
        "defaultTypes": {"type": "array", "items": NAMED, "minItems": 2},
        "view": {"required": ["url"], "properties": {"url": {"pattern": r"\{\{id\}\}"}}},
        "preview": {
            "required": ["url", "width", "height"],
            "properties": {
                "url": {"pattern": r"\{\{id\}\}"}, "width": {"type": "integer"}, "height": {"type": "integer"},
            },
        },
        "suggest": {
            "required": ["entity", "type", "property"],
            "properties": {"entity": PART, "type": PART, "property": PART},
            "additionalProperties": False,
        },
        "extend": {
            "required": ["propose_properties", "property_settings"],
            "properties": {"propose_properties": PART, "property_settings": {"type": "array"}},
        },
    },
}  # fmt: skip
SUGGESTIONS = {
    "type": "object",
    "required": ["result"],
    "properties": {
        "result": {
            "type": "array",
            "items": {**NAMED, "properties": {**NAMED["properties"], "notable": {"type": "array", "items": NAMED}}},  # type: ignore[dict-item] # a schema
        }
    },
}
CELL = {
    "oneOf": [
        {"required": ["id", "name"], "additionalProperties": False, "properties": NAMED["properties"]},
        {"required": ["str"], "additionalProperties": False, "properties": {"str": {"type": "string"}}},
        {"required": ["bool"], "additionalProperties": False, "properties": {"bool": {"type": "boolean"}}},
        {"required": ["int"], "additionalProperties": False, "properties": {"int": {"type": "integer"}}},
        {"required": ["float"], "additionalProperties": False, "properties": {"float": {"type": "number"}}},
    ]
}
ROW = {"type": "object", "additionalProperties": {"type": "array", "items": CELL}}
EXTENSION = {
    "type": "object",
    "required": ["meta", "rows"],
    "additionalProperties": False,
    "properties": {
        "meta": {"type": "array", "items": NAMED},
        "rows": {"type": "object", "additionalProperties": ROW},
    },
}
PROPOSED = {
    "type": "object",
    "required": ["properties"],
    "properties": {"properties": {"type": "array", "items": NAMED, "minItems": 3}, "limit": {"type": "integer"}},
}
CANDIDATES = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["result"],
        "properties": {
            "result": {
                "type": "array",
                "items": {
                    **NAMED,
                    "required": ["id", "name", "score", "match", "type"],
                    "properties": {
                        "score": {"type": "number"}, "match": {"type": "boolean"},
                        "type": {"type": "array", "items": NAMED},
                    },
                },
            }
        },
    },
}  # fmt: skip


def got(client: TestClient, schema: dict[str, Any], path: str = "", **asked: str) -> Any:
    response = client.get(f"{SERVICE}{path}", params=asked)
    assert response.status_code == 200, response.text
    found = response.json()
    jsonschema_rs.validate(schema, found)
    return found


def path_of(part: dict[str, str]) -> str:
    """The path of a part of the service, as a client puts it together."""
    whole = part["service_url"] + part["service_path"]
    assert whole.startswith(f"http://testserver{SERVICE}/")
    return whole.removeprefix(f"http://testserver{SERVICE}")


def test_the_service_says_what_it_offers_and_each_part_is_there(client: TestClient) -> None:
    manifest = got(client, MANIFEST)
    for what, part in manifest["suggest"].items():
        assert got(client, SUGGESTIONS, path_of(part), prefix="")["result"], what
    got(client, PROPOSED, path_of(manifest["extend"]["propose_properties"]), type="Establishment")
    assert client.get(manifest["preview"]["url"].replace("{{id}}", PRISON)).status_code == 200
    assert client.get(manifest["view"]["url"].replace("{{id}}", PRISON)).status_code == 303
    got(client, CANDIDATES, queries=json.dumps({"q0": {"query": "Thornby Moor", "type": ["Establishment"]}}))


@pytest.mark.parametrize("prefix", ["Thorn", "thornby m", "moor", "HMP thor"])
def test_things_are_suggested_by_the_beginning_of_a_name_or_word(client: TestClient, prefix: str) -> None:
    first = got(client, SUGGESTIONS, "/suggest/entity", prefix=prefix)["result"][0]
    assert (first["id"], first["notable"][0]["id"]) == (PRISON, "Establishment")


def test_suggestions_go_on_where_they_ended(client: TestClient) -> None:
    first = got(client, SUGGESTIONS, "/suggest/entity", prefix="")["result"]
    second = got(client, SUGGESTIONS, "/suggest/entity", prefix="", cursor=str(len(first)))["result"]
    assert second
    assert not {each["id"] for each in first} & {each["id"] for each in second}
    assert got(client, SUGGESTIONS, "/suggest/entity", prefix="zzz qqq")["result"] == []


def test_types_and_properties_are_suggested(client: TestClient) -> None:
    types = got(client, SUGGESTIONS, "/suggest/type", prefix="est")["result"]
    assert types == [{"id": "Establishment", "name": "Establishment"}]
    properties = got(client, SUGGESTIONS, "/suggest/property", prefix="nam")["result"]
    assert {each["id"] for each in properties} == {"name", "other_names"}
    proposed = got(client, PROPOSED, "/properties", type="Organization", limit="3")
    assert (proposed["type"], proposed["limit"], len(proposed["properties"])) == ("Organization", 3, 3)


def test_every_property_that_is_proposed_can_be_asked_for(client: TestClient) -> None:
    properties = got(client, PROPOSED, "/properties")["properties"]
    asked = json.dumps(
        {"ids": [PRISON, "org/cqc", "prison/nonesuch", "x/y", "prison/> ?p ?o"], "properties": properties}
    )
    answers = [client.get(SERVICE, params={"extend": asked}), client.post(SERVICE, data={"extend": asked})]
    found, posted = (answer.json() for answer in answers)
    jsonschema_rs.validate(EXTENSION, found)
    assert found == posted
    assert found["meta"] == properties
    assert all(set(row) == {each["id"] for each in properties} for row in found["rows"].values())
    item = client.get("/api/v1/establishments/thornby-moor").json()
    assert found["rows"][PRISON]["name"] == [{"str": item["name"]}]
    assert found["rows"][PRISON]["other_names"] == [{"str": each} for each in item["other_names"]]
    assert {cell["id"] for cell in found["rows"][PRISON]["reports"]} == {
        each["@id"].removeprefix(ID) for each in item["reports"]
    }
    assert all(each["id"].startswith("report/") for each in found["rows"][PRISON]["reports"])
    assert found["rows"][PRISON]["reports"]
    assert found["rows"]["org/cqc"]["name"] == [{"str": "Care Quality Commission"}]
    for unknown in ("prison/nonesuch", "x/y", "prison/> ?p ?o"):
        assert not any(found["rows"][unknown][each["id"]] for each in properties if each["id"] != "provisions"), unknown
    assert found["rows"][PRISON]["active"] == ([{"bool": item["active"]}] if item["active"] is not None else [])


def test_a_property_that_nobody_knows_has_no_values(client: TestClient) -> None:
    asked = {"ids": [PRISON], "properties": [{"id": "colour", "settings": {}}]}
    found = got(client, EXTENSION, extend=json.dumps(asked))
    assert found == {"meta": [{"id": "colour", "name": "colour"}], "rows": {PRISON: {"colour": []}}}


@pytest.mark.parametrize(
    "extend",
    ["nonsense", "[]", "{}", '{"ids": "x", "properties": []}', '{"ids": [1], "properties": []}', "[" * 20_000,
     '{"ids": [], "properties": [{}]}', json.dumps({"ids": ["x"] * 501, "properties": []})],
)  # fmt: skip
def test_what_is_no_extension_is_refused(client: TestClient, extend: str) -> None:
    response = client.post(SERVICE, data={"extend": extend})
    assert (response.status_code, response.headers["content-type"]) == (400, "application/problem+json")


@pytest.mark.parametrize(
    ("status", "path"),
    [
        (400, "/suggest/entity"),
        (400, "/suggest/entity?prefix=a&colour=red"),
        (400, "/suggest/type?prefix=a&cursor=-1"),
        (400, f"/suggest/property?prefix={'x' * 301}"),
        (400, "/properties?type=Colour"),
        (404, "/preview"),
        (404, "/preview?id=prison/nonesuch"),
        (404, "/preview?id=report/irp-thornby-moor-2024-12"),
        (404, "/preview?id=prison/%3E%20%3Fp"),
        (404, "/suggest/colour?prefix=a"),
    ],
)
def test_what_cannot_be_suggested_is_a_problem(client: TestClient, status: int, path: str) -> None:
    response = client.get(SERVICE + path)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")


def test_a_preview_may_be_framed_and_do_nothing(client: TestClient) -> None:
    preview = client.get(f"{SERVICE}/preview", params={"id": PRISON})
    policy = preview.headers["content-security-policy"]
    assert "frame-ancestors http: https:" in policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "x-frame-options" not in preview.headers
    assert "Thornby Moor" in preview.text
    assert "<script" not in preview.text
    assert f'href="/prisons/{PRISON.partition("/")[2]}"' in preview.text
    for path in ("/", SERVICE, "/prisons/thornby-moor"):
        other = client.get(path).headers
        assert (other["x-frame-options"], "frame-ancestors 'none'" in other["content-security-policy"]) == (
            "DENY",
            True,
        )


def test_identifiers_are_those_of_the_graph(client: TestClient) -> None:
    for each in got(client, SUGGESTIONS, "/suggest/entity", prefix="")["result"][:5]:
        assert client.get(f"/id/{each['id']}").status_code == 303
    assert ID.startswith(BASE)
