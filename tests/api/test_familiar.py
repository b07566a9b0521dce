"""What is asked again on a connection is answered as if it had been asked first."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from tests.serving import Server, serving

JSON = "Accept: application/sparql-results+json\r\n"
ONE = "SELECT ?o { <http://s/1> ?p ?o }"
TWO = "SELECT ?p ?o { <http://s/2> ?p ?o } LIMIT 3"
OWN = re.compile(rb"(?:date|x-request-id): .*\r\n")
"""Lines of one exchange: `date: Sun, 29 Nov 2026 09:50:00 GMT`."""


def asks(query: str, more: str = JSON, *, method: str = "GET", safe: str = "") -> bytes:
    """A request for what a query tells."""
    return f"{method} /sparql?query={quote(query, safe)} HTTP/1.1\r\nHost: x\r\n{more}\r\n".encode()


class Line:
    """A connection kept open."""

    def __init__(self, tiny: Server) -> None:
        self.socket = socket.create_connection(("127.0.0.1", tiny.port), timeout=20)

    def tell(self, request: bytes) -> bytes:
        """The response to one request, but for what is of one exchange."""
        self.socket.sendall(request)
        said = self.socket.recv(65536)
        while (end := said.find(b"\r\n\r\n")) < 0:
            said += self.socket.recv(65536)
        length = re.search(rb"content-length: (\d+)", said)
        head = request.startswith(b"HEAD") or b"304" in said[:12]
        while length and not head and len(said) < end + 4 + int(length[1]):
            said += self.socket.recv(65536)
        return OWN.sub(b"", said)

    def close(self) -> None:
        self.socket.close()


@pytest.fixture
def line(tiny: Server) -> Iterator[Line]:
    opened = Line(tiny)
    yield opened
    opened.close()


THEN = {
    "the same": asks(ONE),
    "another thing": asks(TWO),
    "plus and percent": asks(TWO).replace(b"%20", b"+"),
    "marks as they are": asks(TWO, safe="?:/"),
    "no such thing": asks("SELECT ?o { <http://none> ?p ?o }"),
    "a worker": asks("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
    "an error": asks("SELECT ?o { no:such ?p ?o }"),
    "no query": asks(""),
    "no UTF-8": asks("").replace(b"query=", b"query=%FF"),
    "a null": asks("").replace(b"query=", b"query=%00"),
    "half an escape": asks("").replace(b"query=", b"query=ASK%7B%7D%"),
    "braces as they are": asks(ONE, safe="{}"),
    "a fragment": asks(ONE).replace(b" HTTP", b"#here HTTP"),
    "another form": asks(ONE).replace(b" HTTP", b"&format=csv HTTP"),
    "a graph": asks(ONE).replace(b" HTTP", b"&default-graph-uri=http%3A%2F%2Fnone HTTP"),
    "two queries": asks(ONE).replace(b" HTTP", b"&query=ASK%7B%7D HTTP"),
    "an update": asks(ONE).replace(b"query=", b"update="),
    "rows in CSV": asks(ONE, "Accept: text/csv\r\n"),
    "a page": asks(ONE, "Accept: text/html\r\n"),
    "a head": asks(ONE, method="HEAD"),
    "too long": asks("SELECT ?o { <http://s/1> ?p ?o } #" + "x" * 30_000),
    "another address": asks(ONE).replace(b"/sparql?", b"/sparql/?"),
    "another host": asks(ONE).replace(b"Host: x", b"Host: y"),
    "no host": asks(ONE).replace(b"Host: x\r\n", b""),
}


@pytest.mark.parametrize("case", THEN)
@pytest.mark.parametrize("first", ["another form", "rows in CSV", "the same"])
def test_it_is_answered_as_if_it_came_first(tiny: Server, line: Line, case: str, first: str) -> None:
    before = [THEN[first], THEN[first], asks(TWO)]
    told = [line.tell(request) for request in (*before, THEN[case])]
    alone = []
    for request in (*before, THEN[case]):
        other = Line(tiny)
        alone.append(other.tell(request))
        other.close()
    assert told == alone


def test_what_the_client_has_is_not_sent_again(line: Line) -> None:
    tag = re.search(rb'etag: (W/"\w+")', line.tell(asks(ONE)))
    assert tag
    knows = f"{JSON}If-None-Match: {tag[1].decode()}\r\n"
    assert line.tell(asks(ONE, knows)).startswith(b"HTTP/1.1 304 ")
    assert line.tell(asks(ONE, knows)).startswith(b"HTTP/1.1 304 ")
    assert line.tell(asks(TWO, knows)).startswith(b"HTTP/1.1 200 ")


def test_a_name_that_the_client_gives_its_request_is_given_back(tiny: Server) -> None:
    more = f"{JSON}X-Request-Id: mine\r\n"
    said = tiny.raw(asks(ONE, more) + asks(TWO, more) + asks(ONE, more + "Connection: close\r\n"))
    assert said.count(b"x-request-id: mine\r\n") == 3


def test_requests_in_one_piece_and_in_many_are_answered_in_turn(tiny: Server, line: Line) -> None:
    assert b"text 1" in line.tell(asks(ONE))
    assert b"text 2" in line.tell(asks(TWO))
    line.socket.sendall(asks(ONE) + asks(TWO))
    said = b""
    while said.count(b"HTTP/1.1 200 ") < 2 or not said.endswith(b"]}}"):
        said += line.socket.recv(65536)
    assert said.index(b"text 1") < said.index(b"text 2")
    line.socket.sendall(asks(ONE)[:40])
    assert b"text 1" in line.tell(asks(ONE)[40:])
    assert b"text 2" in line.tell(asks(TWO))


def test_each_is_counted(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("data") / "data.nt"
    file.write_text('<http://s/1> <http://p> "text 1" .\n')
    with serving("--load", str(file), "--workers", "1", "--rate", "4/minute") as strict:
        line = Line(strict)
        told = [line.tell(asks(ONE + f" # {n}"))[9:12] for n in range(6)]
        line.close()
        assert told == [b"200"] * 4 + [b"429"] * 2
        counted = strict.get("/metrics").text
    assert 'prisongraph_queries_total{outcome="200"} 4.0' in counted
