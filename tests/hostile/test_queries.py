"""Queries meant to reach out, to change, or to break: nothing is reached, nothing changes, everybody else is served."""

from __future__ import annotations

import concurrent.futures
import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from tests.serving import Server, children, serving

pytestmark = pytest.mark.alone

TIMEOUT = 2.0
REFUSED = {400, 413, 414, 503}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    file = tmp_path_factory.mktemp("data") / "data.nq"
    with file.open("w") as lines:
        for n in range(20_000):
            lines.write(f'<http://s/{n}> <http://p/{n % 5}> "words of statement {n}" <http://g/{n % 50}> .\n')
            lines.write(f'<http://s/{n}> <http://q> "words of statement {n}" .\n')
    with serving("--load", str(file), "--workers", "2", "--timeout", str(TIMEOUT), "--memory", "256") as started:
        yield started


class Trap:
    """A listener on loopback that notes every connection."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.2)
        self.port = self._socket.getsockname()[1]
        self.caught = 0
        self._open = True
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while self._open:
            try:
                self._socket.accept()[0].close()
                self.caught += 1
            except TimeoutError:
                continue

    def close(self) -> None:
        self._open = False
        self._thread.join()
        self._socket.close()


@pytest.fixture(scope="module")
def trap() -> Iterator[Trap]:
    listener = Trap()
    yield listener
    listener.close()


REACHES = [
    "SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service<http://localhost:{port}/>{{?s ?p ?o}} }}",
    "SELECT * {{ SeRvIcE #x\n <http://[::ffff:127.0.0.1]:{port}/> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE <http://2130706433:{port}/> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE <http://0x7f.1:{port}/> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE <http://169.254.169.254/latest/meta-data/> {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?e {{ <http://127.0.0.1:{port}/> }} SERVICE SILENT ?e {{ ?s ?p ?o }} }}",
    "PREFIX e: <http://127.0.0.1:{port}/> SELECT * {{ SERVICE SILENT e: {{ ?s ?p ?o }} }}",
    "PREFIX e: <http://127.0.0.1:{port}/> SELECT * {{ SERVICESILENTe:a{{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p trueSERVICE<http://127.0.0.1:{port}/>{{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE <http://127.0.0.1\\u003A{port}/> {{ ?s ?p ?o }} }}",
    "SELECT * {{ \\u0053ERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}",
    "SELECT * {{ FILTER EXISTS {{ SERVICE SILENT <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }} }}",
    "SELECT * FROM <http://127.0.0.1:{port}/> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <http://127.0.0.1:{port}/> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "SELECT * FROM <file:///etc/passwd> {{ ?s ?p ?o }}",
    "CONSTRUCT {{ ?s ?p ?o }} FROM <file:/etc/passwd> WHERE {{ ?s ?p ?o }}",
    "DESCRIBE <http://127.0.0.1:{port}/> FROM <http://127.0.0.1:{port}/>",
    "SELECT * {{ {{ SELECT * {{ OPTIONAL {{ SERVICE <http://127.1:{port}/> {{ ?s ?p ?o }} }} }} }} }}",
    "SELECT * {{ SERVICE <HTTP://LOCALHOST:{port}/> {{ ?s ?p ?o }} }}",
    "BASE <http://127.0.0.1:{port}/> SELECT * {{ SERVICE <> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE <http://user:pw@127.0.0.1:{port}/> {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(IRI('http://127.0.0.1:{port}/') AS ?e) SERVICE ?e {{ ?s ?p ?o }} }}",
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o MINUS {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }} }}",
    "SELECT * FROM <data:text/turtle,%3Ca:b%3E%20%3Ca:c%3E%201.> {{ ?s ?p ?o }}",
    "SELECT * FROM <\\u0066ile:///etc/passwd> {{ ?s ?p ?o }}",
    "LOAD <http://127.0.0.1:{port}/>",
    'ASK {{ FILTER(?a<?b#> """\n) SERVICE <http://127.0.0.1:{port}/> {{ }} #"""\n }}',
]


@pytest.mark.parametrize("query", REACHES)
def test_nothing_is_reached(server: Server, trap: Trap, query: str) -> None:
    reply = server.query(query.format(port=trap.port))
    assert reply.status == 400
    assert "root:" not in reply.text
    time.sleep(0.05)
    assert trap.caught == 0


UPDATES = [
    "INSERT DATA { <http://x> <http://x> <http://x> }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP ALL",
    "LOAD <file:///etc/passwd>",
    "CREATE GRAPH <http://x>",
    "SELECT * { ?s ?p ?o } ; DROP ALL",
    "PREFIX x: <http://x> COPY DEFAULT TO x:g",
    "# SELECT\nMOVE DEFAULT TO <http://x>",
    "WITH <http://g/1> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
]
DOORS = [
    ("GET", "/sparql?query={}", None, None),
    ("GET", "/sparql?update={}", None, None),
    ("POST", "/sparql", "query={}", "application/x-www-form-urlencoded"),
    ("POST", "/sparql", "update={}", "application/x-www-form-urlencoded"),
    ("POST", "/sparql", "{raw}", "application/sparql-query"),
    ("POST", "/sparql", "{raw}", "application/sparql-update"),
    ("PUT", "/sparql?graph=http://x", "{raw}", "text/turtle"),
    ("DELETE", "/sparql?graph=http://g/1", None, None),
    ("PATCH", "/sparql", "{raw}", "application/sparql-update"),
    ("PUT", "/sparql?default", "{raw}", "application/sparql-update"),
    ("POST", "/sparql?using-graph-uri=http://x&query={}", "{raw}", "application/sparql-update"),
    ("POST", "/sparql?update={}", "query=ASK%7B%7D", "application/x-www-form-urlencoded"),
    ("POST", "/update", "{raw}", "application/sparql-update"),
    ("POST", "/store?default", "{raw}", "text/turtle"),
]


def test_nothing_changes(server: Server) -> None:
    count = "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    before = server.query(count, "text/csv").text
    for update in UPDATES:
        for method, path, body, kind in DOORS:
            content = None if body is None else body.format(quote(update), raw=update)
            reply = server.ask(method, path.format(quote(update)), content, {"Content-Type": kind} if kind else {})
            assert 400 <= reply.status < 500, (method, path, update)
    assert server.query(count, "text/csv").text == before


RUNAWAYS = {
    "cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "order by": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY DESC(?f) ?c LIMIT 1",
    "distinct": "SELECT DISTINCT ?c ?f { ?a ?b ?c . ?d ?e ?f } OFFSET 100000000",
    "group": "SELECT ?c ?f (GROUP_CONCAT(?a) AS ?x) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?c ?f",
    "path": "SELECT (COUNT(*) AS ?n) { ?a (!<http://none>)* ?b . ?c (!<http://none>)* ?d }",
    "filter": "ASK { ?a ?b ?c . ?d ?e ?f . FILTER(REGEX(CONCAT(?c, ?f), '(a*)*(b*)*(c*)*never$')) }",
    "minus": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f MINUS { ?a ?x ?c . ?d ?y ?f } }",
    "patterns": "ASK { " + "?a ?b ?c . " * 300 + "}",
    "strings": "SELECT (STRLEN(?a14) AS ?n) { BIND('0123456789' AS ?a0) "
    + " ".join(f"BIND(CONCAT(?a{n}, ?a{n}, ?a{n}, ?a{n}) AS ?a{n + 1})" for n in range(14))
    + " }",
    "values": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(60)))} }}" for n in range(8))
    + " }",
    "rows kept": "SELECT * { ?a ?b ?c OPTIONAL { ?d ?e ?f OPTIONAL { ?g ?h ?i } } } ORDER BY ?a ?b ?c ?d ?e ?f LIMIT 5",
    "joined words": "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?f))) AS ?x) { ?a ?b ?c . ?d ?e ?f }",
    "paths in a row": "SELECT (COUNT(*) AS ?n) { ?a (!<http://x>|^!<http://x>)+/(!<http://y>)*/(!<http://z>)* ?b }",
    "hashes": "SELECT (COUNT(SHA512(CONCAT(STR(?a), STR(?f)))) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
    "subselects": "ASK { { SELECT DISTINCT ?a ?d { ?a ?b ?c . ?d ?e ?f } } "
    "{ SELECT DISTINCT ?a ?g { ?a ?h ?i . ?g ?j ?k } } }",
    "not exists": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c "
    "FILTER NOT EXISTS { ?d ?e ?f FILTER(?f > ?c && ?d != ?a && STRLEN(?f) > 900) } }",
    "unions": "SELECT (COUNT(*) AS ?n) { " + " UNION ".join(["{ ?a ?b ?c . ?d ?e ?f }"] * 200) + " }",
    "graphs": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?j ?k ?l } }",
    "many patterns": "ASK { " + "?a ?b ?c . " * 1900 + "}",
    "a long collection": "ASK { ?s ?p (" + "1 " * 5000 + ") }",
    "a long list": "ASK { ?s ?p ?o FILTER(?o IN (" + ", ".join(f"'{n}'" for n in range(20_000)) + ")) }",
    "replace": "SELECT (REPLACE(REPLACE(REPLACE(?x, '.', ?x), '.', ?x), '.', ?x) AS ?y) { BIND('0123456789' AS ?a) "
    "BIND(CONCAT(?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a) AS ?b) BIND(CONCAT(?b, ?b, ?b, ?b, ?b, ?b, ?b) AS ?x) }",
}


@pytest.mark.parametrize("shape", RUNAWAYS)
def test_a_runaway_is_cut_off_and_nobody_feels_it(server: Server, shape: str) -> None:
    with concurrent.futures.ThreadPoolExecutor(1) as threads:
        before = time.monotonic()
        runaway = threads.submit(server.post, RUNAWAYS[shape])
        slowest = 0.0
        while not runaway.done():
            slowest = max(slowest, server.healthy_within())
            time.sleep(0.05)
        took = time.monotonic() - before
    assert runaway.result().status in {400, 503, 504}, runaway.result().text[:200]
    assert took < TIMEOUT + 1
    assert slowest < 0.2
    assert server.query("ASK {}").status == 200


def test_a_bystander_is_answered_while_a_runaway_runs(server: Server) -> None:
    with concurrent.futures.ThreadPoolExecutor(1) as threads:
        runaway = threads.submit(server.query, RUNAWAYS["cross product"])
        time.sleep(0.2)
        before = time.monotonic()
        assert server.query("ASK { <http://s/1> ?p ?o }").status == 200
        assert time.monotonic() - before < 0.5
        assert runaway.result().status == 504


NESTS: dict[str, Callable[[int], str]] = {
    "parentheses": lambda n: "SELECT * { FILTER(" + "(" * n + "1" + ")" * n + ") }",
    "braces": lambda n: "SELECT * " + "{" * n + "}" * n,
    "calls": lambda n: "SELECT (" + "STR(" * n + "1" + ")" * n + " AS ?x) {}",
    "not": lambda n: "ASK { FILTER(" + "!" * n + "true) }",
    "exists": lambda n: "ASK { " + "FILTER NOT EXISTS { " * n + "}" * n + " }",
    "blank": lambda n: "ASK { " + "[ <a:b> " * n + "1" + "]" * n + " }",
    "path": lambda n: "ASK { ?s " + "(" * n + "<a:b>" + ")*" * n + " ?o }",
    "union": lambda n: "ASK { " + " UNION ".join(["{}"] * n) + " }",
    "collection": lambda n: "ASK { ?s ?p " + "(" * n + "1" + ")" * n + " }",
    "minus signs": lambda n: "SELECT (" + "- " * n + "1 AS ?x) {}",
    "optional": lambda n: "ASK { " + "OPTIONAL { " * n + "}" * n + " }",
    "subselect": lambda n: "SELECT * " + "{ SELECT * " * n + "{}" + "}" * n,
    "if": lambda n: "SELECT (" + "IF(true, " * n + "1" + ", 2)" * n + " AS ?x) {}",
    "triple terms": lambda n: "ASK { " + "<<( ?a ?b " * n + "?c" + " )>>" * n + " ?p ?o }",
    "unclosed": lambda n: "SELECT * " + "{" * n,
    "operators": lambda n: "SELECT (1" + " + 1" * n + " AS ?x) {}",
    "alternatives": lambda n: "ASK { ?s <a:b>" + "|<a:b>" * n + " ?o }",
    "bind": lambda n: "ASK { " + "".join(f"BIND(1 AS ?v{i})" for i in range(n)) + " }",
}  # fmt: skip


@pytest.mark.parametrize("shape", NESTS)
@pytest.mark.parametrize("depth", [99, 1_900, 5_000, 30_000, 100_000])
def test_depth_never_ends_the_server(server: Server, shape: str, depth: int) -> None:
    reply = server.post(NESTS[shape](depth))
    assert reply.status in REFUSED | ({200, 504} if depth < 5_000 else set())
    assert server.healthy_within() < 0.2


def test_endless_answers_cost_the_server_little(server: Server) -> None:
    """A bomb of rows, read slowly: the server holds a few megabytes of it, and breaks it off in the end."""
    assert server.query("ASK {}").status == 200
    before = server.memory()
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", "/sparql?query=" + quote("SELECT * { ?a ?b ?c . ?d ?e ?f }"))
    response = connection.getresponse()
    assert response.status == 200
    time.sleep(1)
    assert server.memory() - before < 100_000_000
    with pytest.raises((http.client.IncompleteRead, ConnectionError)):
        response.read()
    connection.close()
    assert server.healthy_within() < 0.2


def test_clients_that_do_not_read_hold_no_worker_that_others_wait_for(server: Server) -> None:
    query = quote("SELECT * { ?a ?b ?c . ?d ?e ?f }")
    lazy = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(2)]
    try:
        for connection in lazy:
            connection.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(0.5)
        replies = [server.query(f"ASK {{}} # {n}") for n in range(3)]
        assert replies[-1].status == 200, "they are cut off, now that others wait"
        assert {reply.status for reply in replies} <= {200, 503}
    finally:
        for connection in lazy:
            connection.close()


def test_a_client_that_leaves_frees_its_worker(server: Server) -> None:
    for _ in range(100):  # until those that earlier tests killed are replaced
        killed = _metric(server, "prisongraph_workers_killed")
        if _metric(server, "prisongraph_workers_started") - killed >= 2:
            break
        time.sleep(0.1)
    for _ in range(2):
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            query = quote(RUNAWAYS["cross product"])
            connection.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            time.sleep(0.2)
    before = time.monotonic()
    assert server.query("ASK {}").status == 200
    assert time.monotonic() - before < 1
    assert _metric(server, "prisongraph_workers_killed") >= killed + 2


def test_memory_and_processes_come_back(server: Server) -> None:
    for _ in range(3):
        server.query(RUNAWAYS["order by"])
        server.query(RUNAWAYS["strings"])
    for _ in range(40):
        if len(children(server.process.pid)) == 2 and server.memory() < 500_000_000:
            break
        time.sleep(0.1)
    assert len(children(server.process.pid)) == 2
    assert server.memory() < 500_000_000


def test_a_crowd_is_told_to_come_back(server: Server) -> None:
    with concurrent.futures.ThreadPoolExecutor(24) as threads:
        waiting = [threads.submit(server.query, RUNAWAYS["cross product"] + f" # {n}") for n in range(24)]
        time.sleep(0.3)
        assert server.healthy_within() < 0.2
        replies = [one.result() for one in waiting]
    turned_away = [reply for reply in replies if reply.status in {429, 503}]
    assert turned_away
    assert all(int(reply.headers["retry-after"]) > 0 for reply in turned_away)
    assert {reply.status for reply in replies} <= {429, 503, 504}
    assert server.query("ASK {}").status == 200


def test_the_engine_agrees_that_strings_are_no_calls(server: Server) -> None:
    query = 'SELECT ("SERVICE <http://x> { }" AS ?x) {} # SERVICE <x> {}'
    assert server.query(query, "text/csv").text == "x\r\nSERVICE <http://x> { }\r\n"
    assert isinstance(ox.Store().query(query), ox.QuerySolutions)


def _metric(server: Server, name: str) -> float:
    line = next(line for line in server.get("/metrics").text.splitlines() if line.startswith(name + " "))
    return float(line.split()[1])
