"""Linked data: IRIs lead to documents, in each form; the whole can be taken, and its digests are right."""

from __future__ import annotations

import gzip
import hashlib
import json

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from ontology.iris import BASE, ID

FORMS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


def triples(content: bytes, form: ox.RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(content, form)}


def typed(client: TestClient) -> list[str]:
    """One thing of ours of each class."""
    query = (
        "SELECT ?class (SAMPLE(?thing) AS ?one) { ?thing a ?class FILTER (STRSTARTS(STR(?thing), "
        f'"{BASE}")) }} GROUP BY ?class'
    )
    found = client.get("/sparql", params={"query": query, "format": "json"}).json()["results"]["bindings"]
    return [row["one"]["value"] for row in found]


def test_every_node_with_a_type_has_a_document(client: TestClient) -> None:
    things = typed(client)
    assert len(things) > 30
    for iri in things:
        path = "/" + iri.removeprefix(BASE).partition("#")[0]
        response = client.get(path, headers={"Accept": "text/turtle"})
        if path.startswith("/id/") or path == "/def":
            assert response.status_code == 303, iri
            response = client.get(response.headers["location"], headers={"Accept": "text/turtle"})
        assert response.status_code == 200, iri
        subjects = {quad.subject for quad in ox.parse(response.content, ox.RdfFormat.TURTLE)}
        assert ox.NamedNode(iri) in subjects


def test_every_node_with_a_type_has_a_page(client: TestClient) -> None:
    for iri in typed(client):
        path = "/" + iri.removeprefix(BASE).partition("#")[0]
        for _ in range(4):
            response = client.get(path, headers={"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"})
            if response.status_code != 303:
                break
            path = response.headers["location"]
        assert response.status_code == 200, (iri, path)
        assert response.headers["content-type"].startswith("text/html"), (iri, path)


def test_all_forms_say_the_same(client: TestClient) -> None:
    path = "/doc/judgement/irp-thornby-moor-2024-12_hmip-1"
    whole = triples(client.get(f"{path}.nt").content, ox.RdfFormat.N_TRIPLES)
    assert any(f"<{ID}judgement/irp-thornby-moor-2024-12_hmip-1>" in line for line in whole)
    for accept, form in FORMS.items():
        response = client.get(path, headers={"Accept": accept})
        assert response.headers["content-type"].partition(";")[0] == accept
        assert triples(response.content, form) == whole
        assert "Accept" in response.headers["vary"]
        assert f'<{ID}judgement/irp-thornby-moor-2024-12_hmip-1>; rel="describes"' in response.headers["link"]


def test_data_keeps_the_stable_base_unless_asked(client: TestClient) -> None:
    path = "/doc/prison/thornby-moor.nt"
    assert f"<{BASE}id/prison/thornby-moor>" in client.get(path).text
    here = client.get(f"{path}?base=here").text
    assert "<http://testserver/id/prison/thornby-moor>" in here
    assert BASE not in here
    evil = client.get(f"{path}?base=here", headers={"Host": 'x> <urn:evil> "'}).text
    assert "urn:evil" not in evil


def test_a_key_may_hold_dots(client: TestClient) -> None:
    found = client.get("/api/v1/recommendations?limit=200").json()["items"]
    key = next(item["key"] for item in found if "." in item["key"])
    assert client.get(f"/doc/recommendation/{key}", headers={"Accept": "text/turtle"}).status_code == 200
    assert client.get(f"/doc/recommendation/{key}.jsonld").status_code == 200


@pytest.mark.parametrize("path", ["/ontology", "/shapes", "/void", "/catalogue", "/scheme/topic"])
def test_what_stands_for_the_whole_is_given_in_each_form(client: TestClient, path: str) -> None:
    found = {form: client.get(f"{path}{suffix}") for suffix, form in ((".ttl", "TURTLE"), (".nt", "N_TRIPLES"))}
    assert {response.status_code for response in found.values()} == {200}
    assert len(triples(found["TURTLE"].content, ox.RdfFormat.TURTLE)) > 20
    assert client.get(path, headers={"Accept": "application/ld+json"}).json()


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ("bytes=0-9", 206, "bytes 0-9/"),
        ("bytes=-5", 206, "bytes "),
        ("bytes=0-1,99999999999-", 206, "bytes 0-1/"),
        ("bytes=99999999999-", 416, "bytes */"),
        ("bytes=-0", 416, "bytes */"),
        ("bytes=5-2", 200, ""),
        ("bytes=abc", 200, ""),
        ("lines=0-1", 200, ""),
    ],
)
def test_a_dump_is_taken_in_parts(client: TestClient, asked: str, status: int, told: str) -> None:
    response = client.get("/dumps/prisongraph.nq.gz", headers={"Range": asked})
    assert response.status_code == status
    assert response.headers.get("content-range", "").startswith(told)
    assert ("content-range" in response.headers) is bool(told)
    assert response.headers["content-type"] == ("application/problem+json" if status == 416 else "application/gzip")


def test_a_dump_that_one_has_is_not_sent_again(client: TestClient) -> None:
    tag = client.get("/dumps/prisongraph.nq.gz").headers["etag"]
    again = client.get("/dumps/prisongraph.nq.gz", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


def test_dumps_hold_the_named_graphs_and_their_digests_are_right(client: TestClient) -> None:
    manifest = client.get("/dumps/").json()
    assert {each["name"] for each in manifest["files"]} == {"prisongraph.nq.gz", "prisongraph.trig.gz"}
    quads = {}
    for each in manifest["files"]:
        content = client.get(f"/dumps/{each['name']}").content
        assert hashlib.sha256(content).hexdigest() == each["sha256"]
        assert len(content) == each["size"]
        form = ox.RdfFormat.N_QUADS if ".nq." in each["name"] else ox.RdfFormat.TRIG
        quads[each["name"]] = {str(quad) for quad in ox.parse(gzip.decompress(content), form)}
    plain, grouped = quads.values()
    assert plain == grouped
    assert len(plain) == manifest["files"][0]["quads"]
    assert json.loads(client.get("/dumps/manifest.json").text) == manifest
