"""An answer that is not whole is broken off, and who takes trailers is told why."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import httpx
import pytest

from tests.serving import Server, serving

ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
LIMITS = {"timeout": ("--timeout", "2"), "truncated": ("--rows", "20000")}
TRAILERS = "TE: trailers\r\n"
LAST = b"\r\n0\r\n"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("data") / "data.nq"
    file.write_text("".join(f'<http://s/{n}> <http://p> "words of statement {n}" .\n' for n in range(5_000)))
    return file


@pytest.fixture(scope="module", params=LIMITS)
def cut(data: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Server, str]]:
    """A server that cuts the endless answer off, and for what."""
    with serving("--load", str(data), "--workers", "1", *LIMITS[request.param]) as started:
        yield started, request.param


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[Server]:
    with serving("--load", str(data), "--workers", "1", *LIMITS["truncated"]) as started:
        yield started


def said(server: Server, query: str, more: str) -> bytes:
    """What comes for a query until the connection ends."""
    return server.raw(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: x\r\n{more}\r\n".encode(), wait=60)


@pytest.mark.parametrize("more", [TRAILERS, "TE: deflate;q=0.5, Trailers\r\nAccept-Encoding: gzip\r\n"])
def test_who_takes_trailers_is_told_why_it_is_broken_off(cut: tuple[Server, str], more: str) -> None:
    server, outcome = cut
    head, _, body = said(server, ENDLESS, more).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ")
    assert b"\r\ntrailer: Query-Outcome" in head
    assert body.endswith(LAST + f"query-outcome: {outcome}\r\n".encode()), "the trailers have no end"


@pytest.mark.parametrize("more", ["", "TE: deflate\r\n", "Accept-Encoding: gzip\r\n"])
def test_nobody_else_is_sent_what_may_look_like_an_end(cut: tuple[Server, str], more: str) -> None:
    head, _, body = said(cut[0], ENDLESS, more).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ")
    assert b"trailer" not in head
    assert len(body) > 20_000
    assert LAST not in body[-100:]
    assert b"outcome" not in body[-100:]


def _by_httpx(address: str, headers: Mapping[str, str]) -> int:
    return len(httpx.get(address, headers=dict(headers), timeout=60).content)


def _by_urllib(address: str, headers: Mapping[str, str]) -> int:
    with urlopen(Request(address, headers=dict(headers))) as response:  # noqa: S310 # an address of our own
        return len(response.read())


@pytest.mark.parametrize("read", [_by_httpx, _by_urllib])
@pytest.mark.parametrize("headers", [{}, {"TE": "trailers"}])
def test_no_client_takes_it_for_whole(
    server: Server, read: Callable[[str, Mapping[str, str]], int], headers: Mapping[str, str]
) -> None:
    address = f"http://127.0.0.1:{server.port}/sparql?query="
    with pytest.raises((httpx.TransportError, http.client.IncompleteRead, ConnectionError)):
        read(address + quote(ENDLESS), headers)
    assert read(address + quote("SELECT * { ?s ?p ?o }"), headers) > 300_000


def test_what_is_whole_says_so_and_its_connection_goes_on(server: Server) -> None:
    query = quote(f"{ENDLESS} LIMIT 15000")
    ask = f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\n"
    told = server.raw(f"{ask}{TRAILERS}\r\n{ask}Connection: close\r\n\r\n".encode())
    first, last = told.split(LAST, 1)
    assert b"\r\ntrailer: Query-Outcome\r\n" in first
    assert last.startswith(b"query-outcome: complete\r\n\r\nHTTP/1.1 200 ")


def test_a_client_that_does_not_read_keeps_nothing_by_asking_for_trailers(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as lazy:
        lazy.sendall(f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: x\r\n{TRAILERS}\r\n".encode())
        assert lazy.recv(9) == b"HTTP/1.1 "
        assert server.query("ASK {}").status == 200, "its worker is free once others wait"
