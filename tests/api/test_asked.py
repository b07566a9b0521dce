"""Is what a stranger asks of lists, questions and pages cut off in time, and are they answered as if it were nearby?"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from api import asking
from api.app import Application, create_app
from api.asked import AskedStore
from api.inside import scope_of
from api.pages import asking as page
from api.pages import tables
from api.service import Service
from api.settings import ServerSettings
from api.turns import TURNS
from graphs.pool import Left
from graphs.questions import Question, parse, questions
from graphs.rdf_terms import Term
from graphs.store import OxigraphStore

ENDLESS = parse(
    "endless",
    "# What never ends?\n# gives number (number)\n\nSELECT (COUNT(*) AS ?number) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }\n",
)
BOMB = parse("bomb", "# What is long?\n# gives a (link), d (link)\n\nSELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }\n")

TERMS = """
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<http://s> <http://p> "tab\\t line\\n quote\\" slash\\\\", "", "d'été"@fr, <http://o> .
<http://s> <http://p> "1"^^xsd:integer, "1.50"^^xsd:decimal .
<http://s> <http://p> "true"^^xsd:boolean, "2023"^^xsd:gYear .
"""


@pytest.fixture
def slow(specimens: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The application with questions that never end, a second's deadline, and one worker."""
    known = {**questions(), ENDLESS.name: ENDLESS, BOMB.name: BOMB}

    def found() -> dict[str, Question]:
        return known

    for module in (asking, page, tables):
        monkeypatch.setattr(module, "questions", found)
    settings = ServerSettings(dataset=specimens, workers=1, timeout=1.0, answer_rows=5_000)
    with TestClient(create_app(settings), follow_redirects=False) as started:
        yield started


@pytest.mark.parametrize("path", ["/api/v1/questions/endless", "/api/v1/questions/endless.csv", "/tables/endless.json"])
def test_a_question_without_an_end_is_cut_off_at_the_deadline(slow: TestClient, path: str) -> None:
    answer = slow.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (504, "application/problem+json")
    assert answer.json()["type"].endswith("/query-timeout")
    assert slow.get("/api/v1/questions/notices").json()["total"] > 0
    metrics = slow.get("/metrics").text
    assert 'prisongraph_own_queries_total{outcome="failed"} 1.0' in metrics
    assert "prisongraph_queries_running 0.0" in metrics


def test_its_page_says_so_in_words(slow: TestClient) -> None:
    answer = slow.get("/questions/endless")
    assert answer.status_code == 504
    assert "The query ran longer than 1 seconds." in answer.text
    assert "text/html" in answer.headers["content-type"]
    assert slow.get("/questions/notices").status_code == 200


def test_an_answer_with_too_many_rows_is_told_before_its_first_byte(slow: TestClient) -> None:
    answer = slow.get("/api/v1/questions/bomb.csv")
    assert (answer.status_code, answer.json()["title"]) == (400, "Bad Request")
    assert "5,000 rows" in answer.json()["detail"]


def test_a_question_that_needs_something_is_not_asked_without(client: TestClient) -> None:
    answer = client.get("/api/v1/questions/by-other-name", params={"prison": "thornby"})
    assert answer.status_code == 400
    assert [each["name"] for each in answer.json()["errors"]] == ["name"]
    assert client.get("/tables/by-other-name.csv").status_code == 400
    form = client.get("/questions/by-other-name")
    assert form.status_code == 200
    assert 'name="name" value="" required' in form.text
    told = client.get("/questions/by-other-name", params={"name": "bwvc"}).text
    assert "Body-worn video cameras" in told


def test_while_it_runs_others_are_answered_and_told_to_come_back(slow: TestClient) -> None:
    pool = slow.app.state.service.pool  # type: ignore[attr-defined] # an application of ours
    pool.settings = replace(pool.settings, waiting=0)
    running = threading.Thread(target=slow.get, args=("/api/v1/questions/endless",))
    running.start()
    while not pool.running:
        pass
    assert slow.get("/healthz").status_code == 200
    waiting = slow.get("/api/v1/questions/notices")
    assert (waiting.status_code, waiting.headers["retry-after"]) == (503, "5")
    in_words = slow.get("/questions/notices")
    assert (in_words.status_code, in_words.headers["retry-after"]) == (503, "5")
    assert "Try again" in in_words.text
    running.join()
    pool.settings = replace(pool.settings, waiting=1)
    assert slow.get("/questions/notices").status_code == 200


async def _left_in_the_middle(app: Application) -> tuple[list[int], Service]:
    """What a client is told that leaves a question which never ends once its worker is busy."""
    service: Service = app.state.service
    told: list[int] = []

    async def receive() -> dict[str, Any]:
        while not service.pool.running:
            await asyncio.sleep(0.01)
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        told.append(message.get("status", 0))

    async with app.router.lifespan_context(app):
        async with asyncio.timeout(20):
            await app.inner(scope_of("/api/v1/questions/endless", "*/*"), receive, send)
            while service.pool.running or not service.pool.counts["killed"]:
                await asyncio.sleep(0.01)
    return told, service


def test_a_client_that_leaves_frees_its_worker(specimens: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "questions", lambda: {ENDLESS.name: ENDLESS})
    app = create_app(ServerSettings(dataset=specimens, workers=1, timeout=600))
    told, service = asyncio.run(_left_in_the_middle(app))
    assert 200 not in told
    assert service.own_queries == {"gone": 1}


async def _asked(file: Path, work: Any) -> tuple[list[Any], list[Any]]:
    """What `work` makes of the store that is asked through workers, and of the one nearby."""
    app = create_app(ServerSettings(load=file, workers=1))
    async with app.router.lifespan_context(app):
        store = AskedStore(app.state.service, Request(scope_of("/", "*/*")))
        return await TURNS.thread(lambda: work(store)), await TURNS.thread(lambda: work(store.near))


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    file = tmp_path / "terms.ttl"
    file.write_text(TERMS)
    return file


def test_workers_give_the_terms_that_the_store_has(terms: Path) -> None:
    def work(store: OxigraphStore) -> list[Any]:
        rows = list(store.select("SELECT ?o ?none { ?s ?p ?o OPTIONAL { ?o ?p ?none } } ORDER BY STR(?o)"))
        bound = list(store.select("SELECT ?o { ?s ?p ?o }", {"o": Term("literal", "d'été", None, "fr")}))
        triples = store.construct("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
        truths = [store.ask("ASK { <http://s> ?p 1 }"), store.ask("ASK { <http://s> ?p 2 }")]
        return [*rows, len(rows), len(bound), sorted(triples.splitlines()), *truths]

    asked, nearby = asyncio.run(_asked(terms, work))
    assert asked == nearby
    assert asked[-2:] == [True, False]
    assert len(asked[-3]) == 8


def test_who_has_left_asks_no_more(terms: Path) -> None:
    def work(store: Any) -> list[Any]:
        if isinstance(store, AskedStore):
            store.leave()
            with pytest.raises(Left):
                store.select("SELECT * { ?s ?p ?o }")
        return []

    assert asyncio.run(_asked(terms, work)) == ([], [])
