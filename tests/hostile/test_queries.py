"""Queries meant to reach out, to change, or to break: nothing is reached, nothing changes, everybody else is served."""

from __future__ import annotations

import concurrent.futures
import contextlib
import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from tests.hostile.runaways import RUNAWAYS
from tests.serving import Server, children, serving

pytestmark = pytest.mark.alone

TIMEOUT = 1.0
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


@pytest.fixture(scope="module", autouse=True)
def half_asked(server: Server) -> Iterator[concurrent.futures.Future[float]]:
    """Seconds until a client is hung up on that never ends its request; it waits while all others are tested."""
    with concurrent.futures.ThreadPoolExecutor(1) as threads:
        yield threads.submit(_hung_up_on, server.port)


def _hung_up_on(port: int) -> float:
    with socket.create_connection(("127.0.0.1", port), timeout=25) as connection:
        connection.sendall(b"GET /sparql HTTP/1.1\r\nHost: x\r\nX-")
        before = time.monotonic()
        with contextlib.suppress(ConnectionError):
            assert connection.recv(100) == b""
        return time.monotonic() - before


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


REACHES = {
    "loopback": "SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}",
    "loopback, silently": "SELECT * {{ SERVICE SILENT <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}",
    "a name for loopback": "SELECT * {{ service<http://localhost:{port}/>{{?s ?p ?o}} }}",
    "IPv6 around IPv4": "SELECT * {{ SeRvIcE #x\n <http://[::ffff:127.0.0.1]:{port}/> {{ ?s ?p ?o }} }}",
    "one number": "SELECT * {{ SERVICE <http://2130706433:{port}/> {{ ?s ?p ?o }} }}",
    "hexadecimal": "SELECT * {{ SERVICE <http://0x7f.1:{port}/> {{ ?s ?p ?o }} }}",
    "cloud metadata": "SELECT * {{ SERVICE <http://169.254.169.254/latest/meta-data/> {{ ?s ?p ?o }} }}",
    "an endpoint in a variable": "SELECT * {{ VALUES ?e {{ <http://127.0.0.1:{port}/> }} SERVICE SILENT ?e"
    " {{ ?s ?p ?o }} }}",
    "an endpoint by prefix": "PREFIX e: <http://127.0.0.1:{port}/> SELECT * {{ SERVICE SILENT e: {{ ?s ?p ?o }} }}",
    "keywords run together": "PREFIX e: <http://127.0.0.1:{port}/> SELECT * {{ SERVICESILENTe:a{{ ?s ?p ?o }} }}",
    "a keyword after true": "SELECT * {{ ?s ?p trueSERVICE<http://127.0.0.1:{port}/>{{ ?s ?p ?o }} }}",
    "an escape in the address": "SELECT * {{ SERVICE <http://127.0.0.1\\u003A{port}/> {{ ?s ?p ?o }} }}",
    "an escape in the keyword": "SELECT * {{ \\u0053ERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}",
    "inside exists": "SELECT * {{ FILTER EXISTS {{ SERVICE SILENT <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }} }}",
    "from an address": "SELECT * FROM <http://127.0.0.1:{port}/> {{ ?s ?p ?o }}",
    "from named address": "SELECT * FROM NAMED <http://127.0.0.1:{port}/> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "from a file": "SELECT * FROM <file:///etc/passwd> {{ ?s ?p ?o }}",
    "from a file, constructing": "CONSTRUCT {{ ?s ?p ?o }} FROM <file:/etc/passwd> WHERE {{ ?s ?p ?o }}",
    "describing from an address": "DESCRIBE <http://127.0.0.1:{port}/> FROM <http://127.0.0.1:{port}/>",
    "inside optional and subselect": "SELECT * {{ {{ SELECT * {{ OPTIONAL {{ SERVICE <http://127.1:{port}/>"
    " {{ ?s ?p ?o }} }} }} }} }}",
    "capitals": "SELECT * {{ SERVICE <HTTP://LOCALHOST:{port}/> {{ ?s ?p ?o }} }}",
    "an empty address by its base": "BASE <http://127.0.0.1:{port}/> SELECT * {{ SERVICE <> {{ ?s ?p ?o }} }}",
    "with a password": "SELECT * {{ SERVICE <http://user:pw@127.0.0.1:{port}/> {{ ?s ?p ?o }} }}",
    "an address that is computed": "SELECT * {{ BIND(IRI('http://127.0.0.1:{port}/') AS ?e) SERVICE ?e"
    " {{ ?s ?p ?o }} }}",
    "inside minus": "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o MINUS"
    " {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }} }}",
    "from inline data": "SELECT * FROM <data:text/turtle,%3Ca:b%3E%20%3Ca:c%3E%201.> {{ ?s ?p ?o }}",
    "an escape in from": "SELECT * FROM <\\u0066ile:///etc/passwd> {{ ?s ?p ?o }}",
    "load": "LOAD <http://127.0.0.1:{port}/>",
    "behind a doubtful comparison": 'ASK {{ FILTER(?a<?b#> """\n) SERVICE <http://127.0.0.1:{port}/> {{ }} #"""\n }}',
}


@pytest.mark.parametrize("way", REACHES)
def test_nothing_is_reached(server: Server, trap: Trap, way: str) -> None:
    reply = server.query(REACHES[way].format(port=trap.port))
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


CUT = 0
"""Instead of a status: the answer was broken off."""


def _ended(server: Server, query: str) -> int:
    try:
        return server.post(query).status
    except (http.client.IncompleteRead, ConnectionError):
        return CUT


@pytest.mark.parametrize("shape", RUNAWAYS)
def test_a_runaway_is_cut_off_and_nobody_feels_it(server: Server, shape: str) -> None:
    with concurrent.futures.ThreadPoolExecutor(1) as threads:
        before = time.monotonic()
        runaway = threads.submit(_ended, server, RUNAWAYS[shape])
        slowest = 0.0
        while not runaway.done():
            slowest = max(slowest, server.healthy_within())
            time.sleep(0.05)
        took = time.monotonic() - before
    assert runaway.result() in {400, 503, 504, CUT}
    assert took < TIMEOUT + 1
    assert slowest < 0.2
    assert server.query("ASK {}").status == 200


def test_a_bystander_is_answered_while_a_runaway_runs(server: Server) -> None:
    _all_workers_stand(server)
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
    killed = _all_workers_stand(server)
    for _ in range(2):
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            query = quote(RUNAWAYS["cross product"])
            connection.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            time.sleep(0.2)
    before = time.monotonic()
    assert server.query("ASK {}").status == 200
    while _metric(server, "prisongraph_workers_killed") < killed + 2:
        assert time.monotonic() - before < 1, "a worker goes on for a client that has left"
    assert time.monotonic() - before < 1


def test_memory_and_processes_come_back(server: Server) -> None:
    for _ in range(3):
        server.query(RUNAWAYS["order by"])
        server.query(RUNAWAYS["strings"])
    for _ in range(150):
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


def test_a_slow_request_is_broken_off(half_asked: concurrent.futures.Future[float]) -> None:
    assert 10 < half_asked.result() < 20


def test_the_engine_agrees_that_strings_are_no_calls(server: Server) -> None:
    query = 'SELECT ("SERVICE <http://x> { }" AS ?x) {} # SERVICE <x> {}'
    assert server.query(query, "text/csv").text == "x\r\nSERVICE <http://x> { }\r\n"
    assert isinstance(ox.Store().query(query), ox.QuerySolutions)


def _all_workers_stand(server: Server) -> float:
    """Wait until those that earlier tests killed are replaced; how many that were."""
    for _ in range(100):
        killed = _metric(server, "prisongraph_workers_killed")
        if _metric(server, "prisongraph_workers_started") - killed >= 2:
            break
        time.sleep(0.1)
    return killed


def _metric(server: Server, name: str) -> float:
    line = next(line for line in server.get("/metrics").text.splitlines() if line.startswith(name + " "))
    return float(line.split()[1])
