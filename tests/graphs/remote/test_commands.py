"""The commands on a remote store: publish, query, ask and serve, which notices the next version."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphs.remote import Access
from graphs.remote.access import PREFIX
from prisongraph.__main__ import main
from tests.graphs.remote.conftest import Make
from tests.graphs.samples import BASE, report
from tests.serving import Server, serving
from tests.waiting import until

TOKEN = "a-token-drawn-by-chance"  # noqa: S105 # of a server on loopback, for this test
COUNT = f"SELECT (COUNT(?text) AS ?n) {{ ?part <{BASE}/def#text> ?text }}"


@pytest.fixture
def store(server: Access, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of each server, with the rest in the environment."""
    named = {"GRAPHS": server.graphs, "USER": server.user, "PASSWORD": server.password}
    for name, value in named.items():
        monkeypatch.setenv(f"{PREFIX}_{name}", value)
    return server.query


def folder(make: Make, *quads: int) -> Path:
    """The dataset folder of a version with a report of as many paragraphs as each number says."""
    return make(*(report(f"r{n}", quads=each) for n, each in enumerate(quads))).path.parents[1]


def test_publish_then_query(store: str, make: Make, capfd: pytest.CaptureFixture[str]) -> None:
    path = str(folder(make, 3, 4))
    assert main(["publish", "--dataset", path, "--store", store]) == 0
    assert "graphs put" in capfd.readouterr().err
    assert main(["query", "--store", store, "--format", "csv", COUNT]) == 0
    assert capfd.readouterr().out.split() == ["n", "7"]
    assert main(["ask", "--store", store, "where-it-stands"]) == 0
    assert "0 rows" in capfd.readouterr().out


def test_a_store_is_needed(make: Make, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRISONGRAPH_DATASET", raising=False)
    assert main(["query", "ASK {}"]) == 2
    assert "--store" in capfd.readouterr().err
    assert main(["publish", "--dataset", str(folder(make, 1))]) == 2
    assert "--store" in capfd.readouterr().err


def test_serve_notices_what_is_published_and_writes_nothing(
    store: str, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRISONGRAPH_REVIEW_TOKEN", TOKEN)
    assert main(["publish", "--dataset", str(folder(make, 3)), "--store", store]) == 0
    with serving("--store", store, "--timeout", "5") as ours:
        assert counted(ours) == 3
        assert "void" in ours.get("/sparql", "text/turtle").text
        assert takes_no_decisions(ours)
        assert ours.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }").status == 400
        assert main(["publish", "--dataset", str(folder(make, 3, 5)), "--store", store]) == 0
        until(lambda: counted(ours) == 8)


def counted(ours: Server) -> int:
    """How many paragraphs it counts."""
    reply = ours.query(COUNT, "text/csv")
    assert reply.status == 200, reply.text
    return int(reply.text.split()[1])


def takes_no_decisions(ours: Server) -> bool:
    """Whether a decision is refused, whoever shows the token: there is no folder to write it to."""
    bearer = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    decision = '{"decision": "accepted", "by": "A. Reader"}'
    reply = ours.ask("POST", "/api/v1/links/nonesuch/decisions", decision, bearer)
    return reply.status == 403 and "not a dataset's own folder" in reply.text
