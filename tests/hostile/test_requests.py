"""Requests meant to break the server below SPARQL: bodies, headers, slow hands, odd bytes."""

from __future__ import annotations

import contextlib
import gzip
import resource
import socket
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from tests.serving import Server, serving

pytestmark = pytest.mark.alone


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    file = tmp_path_factory.mktemp("data") / "data.nq"
    file.write_text('<http://s/1> <http://p> "one" <http://g/1> .\n')
    with serving("--load", str(file), "--workers", "1", "--timeout", "2") as started:
        yield started


HEAD = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"


def test_a_query_of_ten_megabytes_is_413(server: Server) -> None:
    assert server.post("#" * 10_000_000).status == 413
    waiting = server.raw(HEAD + b"Expect: 100-continue\r\nContent-Length: 10000000\r\n\r\n", 3)
    assert b" 413 " in waiting.splitlines()[0]
    assert server.healthy_within() < 0.2


def test_a_body_without_end_is_cut(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        sent = 0
        with contextlib.suppress(ConnectionError):
            while sent < 200_000_000:
                connection.sendall(b"10000\r\n" + b"#" * 65536 + b"\r\n")
                sent += 65536
    assert sent < 100_000_000
    assert server.healthy_within() < 0.2


ENDLESS = {
    "trailers": (b"6\r\nASK {}\r\n0\r\n", b"X-A: b\r\n" * 8000),
    "a trailer": (b"6\r\nASK {}\r\n0\r\nX-A: ", b"b" * 65_536),
    "an extension": (b"6;", b"e" * 65_536),
}


@pytest.mark.parametrize("shape", ENDLESS)
def test_what_never_ends_after_a_head_costs_nothing(server: Server, shape: str) -> None:
    first, again = ENDLESS[shape]
    before, sent = server.memory(), 0
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + first)
        with contextlib.suppress(ConnectionError):
            while sent < 60_000_000:
                connection.sendall(again)
                sent += len(again)
    assert sent < 60_000_000
    assert server.memory() - before < 20_000_000
    assert server.healthy_within() < 0.2


def test_what_follows_a_body_says_nothing_of_its_request(server: Server) -> None:
    body = b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n6\r\nASK {}\r\n0\r\n"
    said = server.raw(HEAD + body + b"X-Request-Id: after\r\nX-Forwarded-For: 192.0.2.9\r\nAccept: text/csv\r\n\r\n")
    assert b"200 OK" in said
    assert b"after" not in said
    assert b"text/csv" not in said


def test_compressed_bodies_are_refused(server: Server) -> None:
    bomb = gzip.compress(b"#" * 50_000_000)
    reply = server.ask(
        "POST", "/sparql", bomb, {"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}
    )
    assert reply.status == 415
    assert reply.headers["accept-encoding"] == "identity"


FLOODS = {
    "one long header": b"GET /sparql HTTP/1.1\r\nHost: x\r\n" + b"X: " + b"a" * 300_000 + b"\r\n\r\n",
    "many headers": b"GET /sparql HTTP/1.1\r\nHost: x\r\n" + b"X-A: b\r\n" * 30_000 + b"\r\n",
    "a long address": b"GET /sparql?query=" + b"a" * 300_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "blank lines": b"\r\n" * 200_000,
}


@pytest.mark.parametrize("shape", FLOODS)
def test_floods_of_headers_are_refused(server: Server, shape: str) -> None:
    assert server.raw(FLOODS[shape], 3)[:12] in {b"HTTP/1.1 431", b"HTTP/1.1 414", b"HTTP/1.1 400", b""}
    assert server.healthy_within() < 0.2


def test_an_address_longer_than_any_is_told_of_as_such(server: Server) -> None:
    for length in (70_000, 300_000):
        assert server.raw(b"GET /sparql?query=" + b"a" * length + b" HTTP/1.1\r\nHost: x\r\n\r\n", 3)[9:12] == b"414"


@pytest.mark.parametrize(
    "path", ["/sparql/", "/sparql/?query=ASK%7B%7D", "//evil.example/", "/\\evil.example/", "/%2f/"]
)
def test_nobody_is_sent_to_another_host(server: Server, path: str) -> None:
    reply = server.raw(f"GET {path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".encode(), 3)
    location = next((line for line in reply.lower().splitlines() if line.startswith(b"location:")), b"")
    assert location in {b"", b"location: /sparql", b"location: /sparql?query=ask%7b%7d"}
    assert bool(location) is path.startswith("/sparql")


MALFORMED = {
    "a length and chunks": HEAD
    + b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n",
    "two lengths": HEAD + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nASK{}",
    "an unknown coding": HEAD + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "a space before the colon": HEAD + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "a negative length": HEAD + b"Content-Length: -1\r\n\r\n",
    "a signed length": HEAD + b"Content-Length: +6\r\n\r\nASK {}",
    "the same length twice": HEAD + b"Content-Length: 6\r\nContent-Length: 6\r\n\r\nASK {}",
    "two lengths in one": HEAD + b"Content-Length: 6, 6\r\n\r\nASK {}",
    "a hexadecimal length": HEAD + b"Content-Length: 0x6\r\n\r\nASK {}",
    "a length beyond numbers": HEAD + b"Content-Length: 99999999999999999999\r\n\r\nASK {}",
    "a folded coding": HEAD + b"Transfer-Encoding:\r\n chunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n",
    "a coding taken back": HEAD + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
    "chunks in gzip": HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "a size that is none": HEAD + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\nASK {}\r\n0\r\n\r\n",
    "a size beyond numbers": HEAD + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nASK {}\r\n0\r\n\r\n",
    "chunks by line feeds": HEAD + b"Transfer-Encoding: chunked\r\n\r\n6\nASK {}\n0\n\n",
    "a folded header": b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: b\r\n  c\r\n\r\n",
    "line feeds alone": b"GET /healthz HTTP/1.1\nHost: x\n\n",
    "a carriage return in a host": b"GET /healthz HTTP/1.1\r\nHost: x\rX: y\r\n\r\n",
    "a space after a name": b"GET /healthz HTTP/1.1\r\nHost : x\r\n\r\n",
    "no host": b"GET /healthz HTTP/1.1\r\n\r\n",
    "two hosts": b"GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    "a null in a header": b"GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n",
    "a null in an address": b"GET /healthz\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
    "a tunnel": b"CONNECT evil.example:80 HTTP/1.1\r\nHost: x\r\n\r\n",
    "HTTP/2 unasked": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "HTTP/9.9": b"GET /sparql HTTP/9.9\r\nHost: x\r\n\r\n",
    "half an address": b"GET http://[/ HTTP/1.1\r\nHost: x\r\n\r\n",
    "TLS to a plain port": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(100),
    "zeros": b"\x00" * 2000,
    "an address that is not ASCII": b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
}


@pytest.mark.parametrize("shape", MALFORMED)
def test_malformed_requests_are_refused(server: Server, shape: str) -> None:
    reply = server.raw(MALFORMED[shape], 2)
    assert b"200 OK" not in reply
    assert reply.count(b"HTTP/1.1 ") <= 1
    assert server.healthy_within() < 0.2


PATHS = {
    "dots": "/../../etc/passwd",
    "dots behind a folder": "/static/../app.py",
    "an encoded slash": "/static/..%2fapp.py",
    "encoded dots": "/static/%2e%2e/app.py",
    "four dots": "/static/....//app.py",
    "two slashes": "//etc/passwd",
    "a null": "/static/%00",
    "overlong UTF-8": "/%c0%ae%c0%ae/etc/passwd",
    "a null before another ending": "/static/style.css%00.py",
    "a backslash": "/static/..%5capp.py",
    "an encoded dot, twice": "/static/%252e%252e/app.py",
    "a dump of elsewhere": "/dumps/..%2f..%2fetc%2fpasswd",
    "a thing of elsewhere": "/doc/../../etc/passwd.ttl",
}


@pytest.mark.parametrize("shape", PATHS)
def test_no_path_leads_out(server: Server, shape: str) -> None:
    reply = server.raw(f"GET {PATHS[shape]} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode(), 3)
    assert reply.split(b" ")[1] in {b"400", b"404"}
    assert b"root:" not in reply
    assert b"import" not in reply


@pytest.mark.parametrize("host", ["", "evil.example", 'x"><script>', "a" * 5000, "127.0.0.1:99999999", "[::1"])
def test_odd_hosts_do_no_harm(server: Server, host: str) -> None:
    reply = server.raw(f"GET /sparql HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode(), 3)
    assert reply.split(b" ")[1] in {b"200", b"400"}
    assert b"<script>" not in reply


@pytest.mark.parametrize(
    "asked", ["/sparql?query=ASK%7B%7D", "/sparql?query=SELECT+(COUNT(*)AS?n)%7B?s+?p+?o%7D", "/metrics"]
)
def test_who_is_done_with_asking_is_still_answered(server: Server, asked: str) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(f"GET {asked} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        connection.shutdown(socket.SHUT_WR)
        reply = b"".join(iter(lambda: connection.recv(65536), b""))
    assert reply.startswith(b"HTTP/1.1 200 OK")
    head, _, body = reply.partition(b"\r\n\r\n")
    assert f"content-length: {len(body)}".encode() in head.lower()


def test_slow_hands_do_not_hold_the_server(server: Server) -> None:
    """Two hundred connections that send a byte at a time: others are answered at once."""
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
    try:
        for turn in range(3):
            for connection in slow:
                connection.sendall(b"GET /sparql HTTP/1.1\r\n"[turn : turn + 1])
            assert server.healthy_within() < 0.2
            assert server.query("ASK {}").status == 200
    finally:
        for connection in slow:
            connection.close()


def test_a_crowd_that_says_nothing_keeps_nobody_out(server: Server) -> None:
    most, allowed = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(most, min(allowed, 4096)), allowed))
    silent = []
    try:
        for number in range(1100):
            silent.append(socket.create_connection(("127.0.0.1", server.port)))
            if number % 2:
                silent[-1].sendall(b"GET /sparql HTTP/1.1\r\nHost: x\r\nX-")
        assert server.healthy_within() < 0.2
        assert server.query("ASK {}").status == 200
    finally:
        for connection in silent:
            connection.close()


def test_slow_bodies_do_not_hold_the_server(server: Server) -> None:
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
    try:
        for connection in slow:
            connection.sendall(HEAD + b"Content-Length: 100000\r\n\r\nA")
        assert server.query("ASK {}").status == 200
        assert server.healthy_within() < 0.2
    finally:
        for connection in slow:
            connection.close()


def test_a_flood_of_requests_on_one_connection_is_broken_off(server: Server) -> None:
    before, sent = server.memory(), 0
    many = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\n\r\n" * 1000
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=5)
    with connection, contextlib.suppress(ConnectionError, TimeoutError):
        while sent < 100_000:
            connection.sendall(many)
            sent += 1000
    assert sent < 100_000
    assert server.memory() - before < 100_000_000
    assert server.healthy_within() < 0.2


@pytest.mark.parametrize("name", ["format", "query", "default-graph-uri"])
def test_no_parameter_writes_a_header(server: Server, name: str) -> None:
    reply = server.ask("GET", f"/sparql?query=ASK%7B%7D&{name}=json%0d%0aSet-Cookie:%20a=b")
    assert 400 <= reply.status < 500
    assert "set-cookie" not in reply.headers


def test_a_body_of_a_get_is_no_request(server: Server) -> None:
    hidden = b"GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"
    asked = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(hidden)
    reply = server.raw(asked + hidden, 3)
    assert reply.count(b"HTTP/1.1 ") == 1
    assert b"prisongraph_" not in reply


def test_what_comes_in_is_escaped_on_pages_and_in_problems(server: Server) -> None:
    attack = '"><script>alert(1)</script>'
    for path in (f"/{quote(attack)}", f"/sparql?query={quote(attack)}", f"/sparql?format={quote(attack)}"):
        reply = server.ask("GET", path)
        assert reply.media_type == "application/problem+json"
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert "script-src 'self'" in reply.headers["content-security-policy"]
    assert "<script" not in server.get("/").text


def test_request_ids_are_checked(server: Server) -> None:
    assert server.ask("GET", "/healthz", headers={"X-Request-Id": "abc-1"}).headers["x-request-id"] == "abc-1"
    assert server.ask("GET", "/healthz", headers={"X-Request-Id": "a b{}"}).headers["x-request-id"] != "a b{}"
