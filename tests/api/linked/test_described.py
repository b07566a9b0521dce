"""What the server tells of its whole, VoID, catalogue and sitemap, is what it serves: by counting and by taking it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from api.linked import mapped
from ontology.iris import ID

VOID, DCAT, SPDX = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#", "http://spdx.org/rdf/terms#"
TERMS = "http://purl.org/dc/terms/"
DATASET = f"{ID}dataset"
DEF = "https://w3id.org/prisongraph/def#"


def told(client: TestClient, path: str) -> Callable[[str, str], set[str]]:
    """What a document says: the values of a property of a thing."""
    triples = list(ox.parse(client.get(path, headers={"Accept": "text/turtle"}).content, ox.RdfFormat.TURTLE))

    def values(thing: str, name: str) -> set[str]:
        return {
            each.object.value
            for each in triples
            if each.subject == ox.NamedNode(thing) and each.predicate == ox.NamedNode(name)
        }

    return values


def counted(client: TestClient, query: str) -> int:
    found = client.get("/sparql", params={"query": query, "format": "json"}).json()["results"]["bindings"]
    return int(found[0]["n"]["value"])


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("triples", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
        ("distinctSubjects", "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"),
        ("distinctObjects", "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"),
        ("properties", "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }"),
        ("classes", "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c FILTER (isIRI(?c)) }"),
        ("documents", f"SELECT (COUNT(DISTINCT ?report) AS ?n) {{ ?report <{DEF}readFrom> ?file }}"),
    ],
)  # fmt: skip
def test_the_description_counts_what_is_served(client: TestClient, name: str, query: str) -> None:
    assert told(client, "/void")(DATASET, VOID + name) == {str(counted(client, query))}


@pytest.mark.parametrize(("kind", "of", "number", "pattern"), [
    ("propertyPartition", "property", "triples", "?s <{}> ?o"), ("classPartition", "class", "entities", "?s a <{}>"),
])  # fmt: skip
def test_each_partition_has_as_many(client: TestClient, kind: str, of: str, number: str, pattern: str) -> None:
    values = told(client, "/void")
    partitions = values(DATASET, VOID + kind)
    assert len(partitions) == int(*values(DATASET, f"{VOID}{'properties' if of == 'property' else 'classes'}"))
    for partition in sorted(partitions):
        (about,), (count,) = values(partition, VOID + of), values(partition, VOID + number)
        assert int(count) == counted(client, f"SELECT (COUNT(*) AS ?n) {{ {pattern.format(about)} }}"), about


def test_a_triple_of_two_graphs_counts_once(client: TestClient) -> None:
    quads = counted(client, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    assert int(*told(client, "/void")(DATASET, f"{VOID}triples")) < quads
    assert client.get("/dumps/").json()["files"][0]["quads"] == quads


def test_the_service_description_counts_alike(client: TestClient) -> None:
    assert told(client, "/sparql")(DATASET, f"{VOID}triples") == told(client, "/void")(DATASET, f"{VOID}triples")


def test_the_catalogue_tells_of_the_dumps_as_they_are(client: TestClient) -> None:
    values = told(client, "/catalogue")
    files = values(DATASET, f"{DCAT}distribution")
    assert files == told(client, "/void")(DATASET, f"{VOID}dataDump")
    assert len(files) == 2
    made = client.get("/dumps/").json()["made"]
    for file in files:
        response = client.get(*values(file, f"{DCAT}downloadURL"))
        assert values(file, f"{DCAT}byteSize") == {str(len(response.content))}
        (checksum,) = values(file, f"{SPDX}checksum")
        assert values(checksum, f"{SPDX}checksumValue") == {hashlib.sha256(response.content).hexdigest()}
        assert values(checksum, f"{SPDX}algorithm") == {f"{SPDX}checksumAlgorithm_sha256"}
        (media_type,) = values(file, f"{DCAT}mediaType")
        assert media_type.endswith("n-quads" if ".nq." in file else "trig")
        assert response.headers["content-type"] == "application/gzip"
        assert values(file, f"{DCAT}compressFormat") == {
            "https://www.iana.org/assignments/media-types/application/gzip"
        }
        assert values(file, f"{TERMS}modified") == values(DATASET, f"{TERMS}modified") == {made}


@pytest.mark.parametrize("path", ["/void", "/catalogue", "/sparql"])
def test_the_licence_stands_wherever_the_dataset_is_described(client: TestClient, path: str) -> None:
    values = told(client, path)
    (licence,) = values(DATASET, f"{TERMS}license")
    assert licence.endswith("/open-government-licence/version/3/")
    assert any("Open Government Licence v3.0" in each for each in values(DATASET, f"{TERMS}description"))
    assert values(DATASET, f"{DCAT}version") == {client.get("/readyz").json()["version"]}


def test_nobody_is_told_the_address_that_another_asked_at(client: TestClient) -> None:
    for path in ("/catalogue.nt", "/void.nt", "/sitemap.xml"):
        assert "elsewhere.example" in client.get(path, headers={"Host": "elsewhere.example"}).text
        assert "elsewhere.example" not in client.get(path).text


SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PAGES_OF = {
    "establishments": "?x a insp:Establishment",
    "reports": "?x insp:readFrom ?file",
    "texts": "?x insp:readFrom ?file",
    "topics": "?x <http://www.w3.org/2004/02/skos/core#inScheme> <https://w3id.org/prisongraph/scheme/topic>",
    "concerns": "?x a insp:Concern",
    "recommendations": "?x a insp:Recommendation",
    "organisations": "?x insp:organisationKind ?kind",
    "people": "?x a <http://xmlns.com/foaf/0.1/Person>",
    "recurring": "?x a insp:RecurringIssue",
    "links": "?x a insp:ConcernLink",
}  # fmt: skip


def mapped_by(client: TestClient) -> dict[str, list[str]]:
    """The addresses of each sitemap that the index names."""
    found = {}
    index = ElementTree.fromstring(client.get("/sitemap.xml").text)  # noqa: S314 # our own
    for loc in index.iter(f"{SPACE}loc"):
        part = ElementTree.fromstring(client.get(str(loc.text)).text)  # noqa: S314 # our own
        assert len(list(part.iter(f"{SPACE}lastmod"))) == len(part)
        found[str(loc.text)] = [str(each.text) for each in part.iter(f"{SPACE}loc")]
    return found


def test_the_sitemap_names_every_page_once_and_each_is_there(client: TestClient) -> None:
    maps = mapped_by(client)
    every = [address for part in maps.values() for address in part]
    assert len(set(every)) == len(every)
    for name, pattern in PAGES_OF.items():
        number = counted(client, f"PREFIX insp: <{DEF}> SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}")
        assert len(maps.get(f"http://testserver/sitemap-{name}-1.xml", [])) == number, name
    for part in maps.values():
        for address in (part[0], part[len(part) // 2], part[-1]):
            response = client.get(address, headers={"Accept": "text/html"})
            assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8"), (
                address
            )
    assert {"http://testserver/", "http://testserver/regions/wales"} <= set(every)
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").text


def test_a_long_sitemap_falls_into_parts(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = mapped_by(client)
    monkeypatch.setattr(mapped, "LARGEST", 20)
    client.app.state.service.cache.clear()  # type: ignore[attr-defined] # our application
    try:
        parts = mapped_by(client)
    finally:
        client.app.state.service.cache.clear()  # type: ignore[attr-defined] # our application
    assert max(len(part) for part in parts.values()) == 20
    assert [address for part in parts.values() for address in part] == [
        address for part in whole.values() for address in part
    ]
    assert len(parts) > len(whole)
