"""The SPARQL 1.1 Protocol, case by case, against a real server that serves a file as it stands."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from api.negotiation import FORMATS, named_format
from tests.serving import Reply, Server, serving

DATA = """
<http://s/1> <http://p> "one" <http://g/1> .
<http://s/2> <http://p> "zwei"@de <http://g/2> .
<http://s/3> <http://p> "3"^^<http://www.w3.org/2001/XMLSchema#integer> .
"""
SELECT = "SELECT ?s { ?s <http://p> ?o }"
ASK = "ASK { ?s ?p ?o }"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
DESCRIBE = "DESCRIBE <http://s/3>"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
JSON = "application/sparql-results+json"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    file = tmp_path_factory.mktemp("data") / "data.nq"
    file.write_text(DATA)
    with serving("--load", str(file), "--workers", "2") as started:
        yield started


def subjects(body: bytes) -> list[str]:
    return sorted(row["s"]["value"] for row in json.loads(body)["results"]["bindings"])


def test_get(server: Server) -> None:
    reply = server.query(SELECT)
    assert reply.status == 200
    assert reply.media_type == JSON
    assert subjects(reply.body) == ["http://s/3"], "the default graph of a file is no union"


def test_post_form(server: Server) -> None:
    reply = server.ask("POST", "/sparql", urlencode({"query": SELECT}), {"Content-Type": FORM})
    assert subjects(reply.body) == ["http://s/3"]


@pytest.mark.parametrize(
    "kind", [DIRECT, f"{DIRECT}; charset=utf-8", f'{DIRECT};charset="UTF-8"', f"{DIRECT}; charset=utf8"]
)
def test_post_direct(server: Server, kind: str) -> None:
    assert subjects(server.post(SELECT, kind).body) == ["http://s/3"]


def test_a_byte_order_mark_is_no_part_of_a_query(server: Server) -> None:
    assert server.ask("POST", "/sparql", b"\xef\xbb\xbfASK {}", {"Content-Type": DIRECT}).status == 200


@pytest.mark.parametrize("how", ["get", "form", "direct"])
@pytest.mark.parametrize(
    ("graphs", "expected"),
    [
        ([("default-graph-uri", "http://g/1")], ["http://s/1"]),
        ([("default-graph-uri", "http://g/1"), ("default-graph-uri", "http://g/2")], ["http://s/1", "http://s/2"]),
        ([("default-graph-uri", "http://g/1"), ("default-graph-uri", "http://g/1")], ["http://s/1"]),
        ([("named-graph-uri", "http://g/1")], []),
    ],
)
def test_the_dataset_of_the_protocol(
    server: Server, how: str, graphs: list[tuple[str, str]], expected: list[str]
) -> None:
    query = ("query", SELECT)
    if how == "get":
        reply = server.ask("GET", "/sparql?" + urlencode([query, *graphs]))
    elif how == "form":
        reply = server.ask("POST", "/sparql", urlencode([query, *graphs]), {"Content-Type": FORM})
    else:
        reply = server.ask("POST", "/sparql?" + urlencode(graphs), SELECT, {"Content-Type": DIRECT})
    assert subjects(reply.body) == expected


def test_a_graph_that_a_query_names_twice_is_there_once(server: Server) -> None:
    chosen = "FROM <http://g/1> FROM <http://g/1> FROM NAMED <http://g/2>"
    query = f"SELECT ?s {chosen} {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"
    assert subjects(server.query(query).body) == ["http://s/1", "http://s/2"]


@pytest.mark.parametrize("coding", ["identity", ""])
def test_a_body_that_is_not_compressed_may_say_so(server: Server, coding: str) -> None:
    assert server.post("ASK {}", **{"Content-Encoding": coding}).status == 200


def test_named_graphs_of_the_protocol(server: Server) -> None:
    parameters = [("query", "SELECT ?s { GRAPH ?g { ?s ?p ?o } }"), ("named-graph-uri", "http://g/2")]
    assert subjects(server.ask("GET", "/sparql?" + urlencode(parameters)).body) == ["http://s/2"]


def test_the_protocol_overrides_the_query(server: Server) -> None:
    query = "SELECT ?s FROM <http://g/1> { ?s ?p ?o }"
    assert subjects(server.query(query).body) == ["http://s/1"]
    reply = server.get("/sparql", query=query, **{"default-graph-uri": "http://g/2"})
    assert subjects(reply.body) == ["http://s/2"]


@pytest.mark.parametrize("name", ["http://g/none", "file:///etc/passwd", "http://169.254.169.254/", "not an iri"])
def test_graphs_outside_the_dataset_are_refused(server: Server, name: str) -> None:
    assert server.get("/sparql", query=SELECT, **{"default-graph-uri": name}).status == 400
    assert server.query(f"ASK FROM <{name}> {{ ?s ?p ?o }}").status == 400
    assert server.query(f"ASK FROM NAMED <{name}> {{ GRAPH ?g {{ ?s ?p ?o }} }}").status == 400


ROW_TYPES = [
    (JSON, JSON),
    ("application/json", JSON),
    ("application/sparql-results+xml", "application/sparql-results+xml"),
    ("application/xml", "application/sparql-results+xml"),
    ("text/csv", "text/csv"),
    ("text/tab-separated-values", "text/tab-separated-values"),
    ("*/*", JSON),
    ("application/*", JSON),
    ("text/*", "text/csv"),
    ("text/csv;q=0.2, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
    ("text/csv;q=0.5, */*;q=0.1", "text/csv"),
    ("application/sparql-results+json;q=0, */*", "application/sparql-results+xml"),
    ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/sparql-results+xml"),
    ("", JSON),
    ("TEXT/CSV", "text/csv"),
]
TRIPLE_TYPES = [
    ("text/turtle", "text/turtle"),
    ("application/n-triples", "application/n-triples"),
    ("text/plain", "application/n-triples"),
    ("application/n-quads", "application/n-quads"),
    ("application/trig", "application/trig"),
    ("application/rdf+xml", "application/rdf+xml"),
    ("application/ld+json", "application/ld+json"),
    ("*/*", "text/turtle"),
    ("application/rdf+xml;q=0.3, application/ld+json;q=0.7", "application/ld+json"),
]


@pytest.mark.parametrize("query", [SELECT, ASK])
@pytest.mark.parametrize(("accept", "given"), ROW_TYPES)
def test_rows_in_the_type_asked_for(server: Server, query: str, accept: str, given: str) -> None:
    reply = server.query(query, accept)
    assert (reply.status, reply.media_type) == (200, given)
    if given == JSON:
        json.loads(reply.body)
    elif given.endswith("xml"):
        assert ElementTree.fromstring(reply.body).tag.endswith("sparql")  # noqa: S314 # our own server's answer
    else:
        assert ("3" in reply.text) is (query == SELECT)


@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
@pytest.mark.parametrize(("accept", "given"), TRIPLE_TYPES)
def test_triples_in_the_type_asked_for(server: Server, query: str, accept: str, given: str) -> None:
    reply = server.query(query, accept)
    assert (reply.status, reply.media_type) == (200, given)
    form = ox.RdfFormat.from_media_type(given)
    assert form is not None
    assert len(list(ox.parse(reply.body, form))) == 1


@pytest.mark.parametrize("query", [SELECT, CONSTRUCT])
@pytest.mark.parametrize("accept", ["image/png", "text/html;q=1", "*/*;q=0", "application/x-unknown"])
def test_what_cannot_be_given_is_406(server: Server, query: str, accept: str) -> None:
    reply = server.query(query, accept)
    assert reply.status == 406
    assert reply.media_type == "application/problem+json"


def test_rows_in_a_type_for_triples_are_406(server: Server) -> None:
    assert server.query(SELECT, "text/turtle").status == 406
    assert server.query(CONSTRUCT, "text/csv").status == 406


@pytest.mark.parametrize(
    ("name", "given"), [("csv", "text/csv"), ("xml", "application/sparql-results+xml"), (JSON, JSON)]
)
def test_the_format_parameter_wins_over_accept(server: Server, name: str, given: str) -> None:
    assert server.get("/sparql", "text/tab-separated-values", query=SELECT, format=name).media_type == given
    assert server.get("/sparql", query=CONSTRUCT, format="nt").media_type == "application/n-triples"
    assert server.get("/sparql", query=SELECT, format="pdf").status == 406


@pytest.mark.parametrize(
    ("query", "place"), [("SELECT * {", (1, 11)), ("SELECT *\n{ ?s ?p }", (2, 10)), ("", None), ("nonsense", None)]
)
def test_what_does_not_parse_is_400_with_its_place(server: Server, query: str, place: tuple[int, int] | None) -> None:
    reply = server.query(query)
    assert reply.status == 400
    problem = json.loads(reply.body)
    assert problem["status"] == 400
    if place:
        assert (problem["line"], problem["column"]) == place


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_405(server: Server, method: str) -> None:
    reply = server.ask(method, "/sparql?query=" + quote(SELECT))
    assert reply.status == 405
    assert "GET" in reply.headers["allow"]
    assert "POST" in reply.headers["allow"]


@pytest.mark.parametrize(
    ("path", "body", "kind", "status"),
    [
        ("/sparql", SELECT, "text/plain", 415),
        ("/sparql", SELECT, "application/json", 415),
        ("/sparql", SELECT, None, 415),
        ("/sparql", SELECT.encode("utf-16"), f"{DIRECT}; charset=utf-16", 415),
        ("/sparql", SELECT.encode("utf-16"), DIRECT, 400),
        ("/sparql", b"\xff\xfe", DIRECT, 400),
        ("/sparql", "query=%FF%FE", FORM, 400),
        ("/sparql", "", FORM, 400),
        ("/sparql", "other=1", FORM, 400),
        ("/sparql", urlencode([("query", SELECT), ("query", ASK)]), FORM, 400),
        ("/sparql?query=ASK%7B%7D", SELECT, DIRECT, 400),
        ("/sparql", urlencode({"update": "CLEAR ALL"}), FORM, 400),
        ("/sparql", "CLEAR ALL", "application/sparql-update", 400),
        ("/sparql", "INSERT DATA { <a:a> <a:a> 1 }", DIRECT, 400),
    ],
)
def test_bad_posts(server: Server, path: str, body: str | bytes, kind: str | None, status: int) -> None:
    reply = server.ask("POST", path, body, {"Content-Type": kind} if kind else {})
    assert reply.status == status
    assert json.loads(reply.body)["status"] == status
    if status == 415:
        assert DIRECT in reply.headers["accept"]
        assert FORM in reply.headers["accept"]


@pytest.mark.parametrize(
    "query_string", ["query=ASK%7B%7D&query=ASK%7B%7D", "query=%FF", "update=CLEAR%20ALL", "query=A&using-graph-uri=x"]
)
def test_bad_gets(server: Server, query_string: str) -> None:
    assert server.ask("GET", f"/sparql?{query_string}").status == 400


def test_head_has_the_headers_and_no_body(server: Server) -> None:
    reply = server.ask("HEAD", "/sparql?query=" + quote(SELECT))
    assert (reply.status, reply.media_type, reply.body) == (200, JSON, b"")


def test_options_and_preflight(server: Server) -> None:
    reply = server.ask("OPTIONS", "/sparql")
    assert reply.status == 204
    assert reply.headers["allow"] == "GET, HEAD, POST, OPTIONS"
    asked = {"Origin": "https://news.example", "Access-Control-Request-Method": "POST"}
    reply = server.ask("OPTIONS", "/sparql", headers=asked)
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "POST" in reply.headers["access-control-allow-methods"]
    assert "access-control-allow-credentials" not in reply.headers


def test_an_unchanged_answer_is_304(server: Server) -> None:
    path = "/sparql?query=" + quote(SELECT)
    first = server.ask("GET", path)
    tag = first.headers["etag"]
    again = server.ask("GET", path, headers={"If-None-Match": f'"x", {tag}'})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert server.ask("GET", path, headers={"If-None-Match": '"x"'}).status == 200
    assert server.ask("GET", path, headers={"Accept": "text/csv"}).headers["etag"] != tag
    assert server.post(SELECT, **{"If-None-Match": tag}).status == 200, "only GET and HEAD revalidate"
    assert "accept" in first.headers["vary"].lower()
    assert first.headers["x-content-type-options"] == "nosniff"


def test_answers_that_vary_have_no_tag(server: Server) -> None:
    reply = server.query("SELECT (RAND() AS ?x) {}")
    assert "etag" not in reply.headers
    assert reply.body != server.query("SELECT (RAND() AS ?x) {}").body


def test_compression_on_demand(server: Server) -> None:
    query = "SELECT * { VALUES ?x { " + " ".join(str(n) for n in range(2000)) + " } }"
    body, form = urlencode({"query": query}), {"Content-Type": FORM}
    plain = server.ask("POST", "/sparql", body, form)
    packed = server.ask("POST", "/sparql", body, {**form, "Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 3


def test_relative_iris_stand_against_the_endpoint(server: Server) -> None:
    assert f"http://127.0.0.1:{server.port}/x" in server.query("SELECT (<x> AS ?x) {}").text


def test_the_host_of_a_whole_address_counts(server: Server) -> None:
    asked = b"GET http://data.example/sparql?query=SELECT(%3Cx%3EAS%3Fx)%7B%7D HTTP/1.1\r\nHost: other.example\r\n"
    assert b"http://data.example/x" in server.raw(asked + b"Connection: close\r\n\r\n")


@pytest.mark.parametrize(("accept", "given"), [(None, "text/turtle"), *TRIPLE_TYPES[:1], *TRIPLE_TYPES[5:7]])
def test_the_bare_endpoint_describes_the_service(server: Server, accept: str | None, given: str) -> None:
    reply = server.get("/sparql", accept)
    assert (reply.status, reply.media_type) == (200, given)
    form = ox.RdfFormat.from_media_type(given)
    assert form is not None
    store = ox.Store()
    store.load(reply.body, form)
    description = "http://www.w3.org/ns/sparql-service-description#"
    assert bool(
        store.query(
            f"ASK {{ ?s a <{description}Service> ; <{description}endpoint> ?e ; <{description}resultFormat> ?f }}"
        )
    )
    assert not bool(store.query(f"ASK {{ ?s <{description}feature> <{description}UnionDefaultGraph> }}"))
    triples = "<http://rdfs.org/ns/void#triples>"
    graph = f"<{description}namedGraph>"
    named = f"{graph}/<{description}name> <http://g/1> ; {graph}/<{description}graph>/a ?kind"
    held = f"ASK {{ ?d {named} ; {triples} ?n }}"
    assert bool(store.query(held)), "a file's graphs and triples are told"


def test_the_bare_endpoint_in_a_type_of_rows_is_406(server: Server) -> None:
    assert server.get("/sparql", "text/csv").status == 406


WAYS = ("get", "form", "direct")
NATURAL = {SELECT: JSON, ASK: JSON, CONSTRUCT: "text/turtle", DESCRIBE: "text/turtle"}


def asked(server: Server, how: str, query: str, headers: dict[str, str], **more: str) -> Reply:
    """The same query, by each way of the protocol."""
    if how == "get":
        return server.ask("GET", "/sparql?" + urlencode({"query": query, **more}), headers=headers)
    if how == "form":
        return server.ask("POST", "/sparql", urlencode({"query": query, **more}), {"Content-Type": FORM, **headers})
    path = "/sparql?" + urlencode(more) if more else "/sparql"
    return server.ask("POST", path, query, {"Content-Type": DIRECT, **headers})


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("query", NATURAL)
def test_each_form_by_each_way(server: Server, how: str, query: str) -> None:
    reply = asked(server, how, query, {})
    assert (reply.status, reply.media_type) == (200, NATURAL[query])
    assert reply.headers["access-control-allow-origin"] == "*"
    assert {"accept", "accept-encoding"} <= {name.strip() for name in reply.headers["vary"].lower().split(",")}


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("name", FORMATS)
def test_every_name_of_a_format_by_each_way(server: Server, how: str, name: str) -> None:
    found = named_format(name)
    assert found is not None
    for query, given in ((SELECT, found[0]), (CONSTRUCT, found[1])):
        reply = asked(server, how, query, {"Accept": "image/png"}, format=name)
        assert (reply.status, reply.media_type) == ((200, given) if given else (406, "application/problem+json"))


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize(
    ("query", "headers", "status"),
    [
        ("SELECT * {", {}, 400),
        (SELECT, {"Accept": "image/png"}, 406),
        ("DROP ALL", {}, 400),
        ("SELECT * FROM <http://g/none> { ?s ?p ?o }", {}, 400),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", {}, 400),
    ],
)
def test_each_refusal_by_each_way(server: Server, how: str, query: str, headers: dict[str, str], status: int) -> None:
    reply = asked(server, how, query, headers)
    assert (reply.status, reply.media_type) == (status, "application/problem+json")
    assert reply.headers["access-control-allow-origin"] == "*"
    assert reply.headers["cache-control"] == "no-store"
    assert "etag" not in reply.headers


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("query", NATURAL)
def test_each_form_is_revalidated(server: Server, method: str, query: str) -> None:
    path = "/sparql?" + urlencode({"query": query})
    tag = server.ask(method, path).headers["etag"]
    again = server.ask(method, path, headers={"If-None-Match": tag})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)


@pytest.mark.parametrize("how", WAYS)
def test_a_parameter_nobody_knows_changes_nothing(server: Server, how: str) -> None:
    assert asked(server, how, SELECT, {}, colour="red").body == asked(server, how, SELECT, {}).body


def test_accept_may_stand_on_several_lines(server: Server) -> None:
    lines = b"Accept: text/csv;q=0.1\r\nAccept: application/sparql-results+xml\r\nConnection: close\r\n\r\n"
    said = server.raw(b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\n" + lines)
    assert b"content-type: application/sparql-results+xml" in said
