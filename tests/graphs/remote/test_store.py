"""Asking a remote store: the same rows as from the embedded one, under the same limits, and never half an answer."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from graphs.answering import PoolSettings
from graphs.pool import Pool
from graphs.rdf_terms import Row, Term
from graphs.remote import Access, RemoteStore, StoreUnavailable, publish
from graphs.remote.access import PREFIX
from graphs.remote.client import Client
from graphs.store import Store
from graphs.worker import Request, WorkerSettings
from ontology.errors import DatasetError, QueryError, QueryTimeout, QueryTooLarge, UsageError
from tests.graphs.remote.conftest import Make
from tests.graphs.remote.servers import oxigraph, virtuoso
from tests.graphs.samples import BASE, report

TEXTS = f"SELECT ?part ?text {{ ?part <{BASE}/def#text> ?text }} ORDER BY ?part"
ALL = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


@contextmanager
def published(server: Access, make: Make) -> Iterator[tuple[Store, RemoteStore]]:
    """A version of two reports, here and in the server."""
    version = make(report("a"), report("b", words='“warm” \\\\ \\"cells\\"'))
    publish(version, server)
    with RemoteStore.open(server) as remote:
        yield version.open(), remote


def test_rows_answers_and_triples_are_those_of_the_embedded_store(server: Access, make: Make) -> None:
    with published(server, make) as (local, remote):
        rows: list[list[Row]] = [list(store.select(TEXTS)) for store in (local, remote)]
        assert rows[0] == rows[1] != []
        for number in ("0", "9"):
            query = f'ASK {{ ?part <{BASE}/def#text> "cells are cold {number}" }}'
            assert local.ask(query) == remote.ask(query)
        query = f"CONSTRUCT {{ ?part <urn:says> ?text }} WHERE {{ ?part <{BASE}/def#text> ?text }}"
        triples = [sorted(store.construct(query, "application/n-triples").splitlines()) for store in (local, remote)]
        assert triples[0] == triples[1] != []


def test_variables_are_bound_beforehand(server: Access, make: Make) -> None:
    with published(server, make) as (local, remote):
        bound = {"text": Term("literal", '“warm” \\ "cells" 1')}
        rows = [list(store.select(TEXTS, bound)) for store in (local, remote)]
        assert rows[0] == rows[1]
        assert [str(row["part"]) for row in rows[1]] == [f"{BASE}/id/part/b_p1"]
        with pytest.raises(QueryError, match="blank"):
            remote.select(TEXTS, {"part": Term("blank", "b")})


def test_the_union_can_be_asked_for_graph_by_graph(server: Access, make: Make) -> None:
    with published(server, make) as (local, _), RemoteStore.open(replace(server, all_graphs=True)) as remote:
        assert list(remote.select(TEXTS)) == list(local.select(TEXTS))
        in_graphs = f"SELECT ?text {{ GRAPH ?g {{ ?part <{BASE}/def#text> ?text }} }} ORDER BY ?text"
        assert list(remote.select(in_graphs)) == list(local.select(in_graphs))


def test_a_store_without_a_dataset_is_told_of(tmp_path_factory: pytest.TempPathFactory) -> None:
    with oxigraph(tmp_path_factory.mktemp("empty")) as access, pytest.raises(DatasetError, match="nothing was"):
        RemoteStore.open(access)


def test_credentials_that_are_wrong_are_told_of_and_not_shown(virtuoso_server: Access, make: Make) -> None:
    wrong = replace(virtuoso_server, password="s3cret-and-wrong")  # noqa: S106 # it opens nothing
    with pytest.raises(StoreUnavailable, match="credentials") as caught:
        publish(make(report("a")), wrong)
    assert "s3cret" not in str(caught.value) + caught.value.hint + repr(wrong)


def test_nobody_there_is_told_of() -> None:
    with pytest.raises(StoreUnavailable, match="cannot be reached"):
        RemoteStore.open(Access(query="http://127.0.0.1:9/query"))


@pytest.mark.parametrize("address", ["store", "ftp://x/", "http://", "http://user:word@x/", "http://[x/"])
def test_addresses_that_are_none(address: str) -> None:
    with pytest.raises(UsageError) as caught:
        Access.at(address, {})
    assert "word" not in caught.value.message.replace("password", "")


def test_access_is_read_from_the_environment() -> None:
    given = {f"{PREFIX}_UPDATE": "http://x/update", f"{PREFIX}_USER": "u", f"{PREFIX}_PASSWORD": "p"}
    access = Access.at("http://x/query", {**given, f"{PREFIX}_UNION": "graphs"})
    assert (access.query, access.update, access.graphs) == ("http://x/query", "http://x/update", "")
    assert (access.user, access.password, access.token, access.all_graphs) == ("u", "p", "", True)
    with pytest.raises(UsageError):
        Access.at("http://x/query", {f"{PREFIX}_UNION": "sometimes"})


def through_a_worker(access: Access, query: str, *, rows_as: str = "text/csv", seconds: float = 20.0) -> bytes:
    """The answer to a query that a worker passes on."""

    async def ask() -> bytes:
        pool = Pool(PoolSettings(workers=1, timeout=seconds))
        await pool.switch("v", WorkerSettings(store=access.query))
        try:
            asked = Request(query=query, rows_as=rows_as, triples_as="text/turtle", base="http://here/sparql")
            async with pool.ask(asked, "test") as answering:
                return answering.first + b"".join([piece async for piece in answering.rest()])
        finally:
            await pool.close()

    return asyncio.run(ask())


@pytest.mark.parametrize("rows_as", ["text/csv", "text/tab-separated-values", "application/sparql-results+json"])
def test_a_worker_writes_what_the_embedded_store_writes(server: Access, make: Make, rows_as: str) -> None:
    with published(server, make) as (local, _):
        rows = list(local.select(TEXTS))
        answer = through_a_worker(server, TEXTS, rows_as=rows_as).decode()
        assert len(rows) == 6
        assert all(str(row["part"]) in answer for row in rows)
    yes = through_a_worker(server, "ASK { ?s ?p ?o }", rows_as="application/sparql-results+json")
    assert b"true" in yes
    no = through_a_worker(server, "ASK { <urn:nobody> ?p ?o }", rows_as="application/sparql-results+json")
    assert b"false" in no


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "read-only"),
        ("SELECT * FROM <http://127.0.0.1/> { ?s ?p ?o }", "not part of this dataset"),
        ("SELECT (<bif:sys_stat>('st') AS ?x) {}", "of the store's own"),
        ("PREFIX s: <\\u0073ql:> SELECT (s:user() AS ?x) {}", "of the store's own"),
        ("DEFINE get:soft 'replace' SELECT * FROM <urn:x> { ?s ?p ?o }", "not part|parse"),
        ("SELECT * {\n ?s ?p }", "line 2"),
    ],
)
def test_what_the_gate_refuses_reaches_no_store(oxigraph_server: Access, make: Make, query: str, says: str) -> None:
    with published(oxigraph_server, make), pytest.raises(QueryError, match=says):
        through_a_worker(oxigraph_server, query)


@pytest.mark.parametrize("start", [oxigraph, virtuoso])
def test_a_runaway_query_is_cut_off(
    start: Callable[[Path], AbstractContextManager[Access]], tmp_path: Path, make: Make
) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER(?a != ?l) }"
    with start(tmp_path) as own:  # the store itself runs on with it, so it is stopped
        publish(make(report("big", quads=4000)), own)
        with pytest.raises(QueryTimeout):
            through_a_worker(own, query, seconds=1.5)


def test_rows_that_the_store_withholds_are_told_of(virtuoso_server: Access, make: Make) -> None:
    publish(make(report("big", quads=200)), virtuoso_server)
    pairs = f"SELECT ?a ?b {{ ?a <{BASE}/def#text> ?x . ?b <{BASE}/def#text> ?y }}"
    with pytest.raises(QueryTooLarge, match="no more than 10000 rows"):
        through_a_worker(virtuoso_server, pairs)
    assert through_a_worker(virtuoso_server, f"{pairs} LIMIT 9999").count(b"\r\n") == 10000


XML = b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="s"/></head>'
ROW = b'<results><result><binding name="s"><uri>urn:a</uri></binding></result>'
HALVES = {
    "length": (b"Content-Length: 9000\r\nContent-Type: application/sparql-results+xml", XML + ROW),
    "chunk": (b"Transfer-Encoding: chunked\r\nContent-Type: application/n-triples", b"10\r\n<urn:a> <urn:p> \r\n"),
    "markup": (b"Connection: close\r\nContent-Type: application/sparql-results+xml", XML + ROW),
    "no length": (b"Connection: close\r\nContent-Type: application/n-triples", b"<urn:a> <urn:p> <urn:b> .\n"),
    "no rows at all": (b"Content-Length: 2\r\nContent-Type: text/html", b"hi"),
}


@contextmanager
def answering(head: bytes, body: bytes) -> Iterator[Access]:
    """A server that answers one request with these bytes, and closes."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(10)

        def answer() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n" + body)

        thread = threading.Thread(target=answer)
        thread.start()
        yield Access(query=f"http://127.0.0.1:{listening.getsockname()[1]}/")
        thread.join(10)


@pytest.mark.parametrize("half", HALVES)
def test_half_an_answer_is_none(half: str) -> None:
    head, body = HALVES[half]
    form = "construct" if b"n-triples" in head else "select"
    with answering(head, body) as access, Client(access) as client, pytest.raises(StoreUnavailable):
        read(client, form)


def read(client: Client, form: str) -> None:
    """Ask, and read all of the answer."""
    with client.answer("SELECT * { ?s ?p ?o }", form) as answer:
        list(answer)  # type: ignore[arg-type] # rows or triples, never yes or no
