"""A dataset is served: its union, its pages, its next version, without a request lost."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.once import request_once
from api.service import Answer, AnswerCache
from api.settings import ServerSettings
from graphs.dataset import Dataset
from ontology.errors import DatasetError, UsageError
from tests.graphs.samples import BASE
from tests.graphs.test_dataset import build
from tests.serving import Server, children, serving
from tests.waiting import until

COUNT = f"SELECT (COUNT(*) AS ?n) {{ ?p <{BASE}/def#text> ?t }}"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("served") / "d"
    build(path, "irp-A-2023-01", "irp-B-2024-02")
    return path


@pytest.fixture(scope="module")
def server(dataset: Path) -> Iterator[Server]:
    with serving("--dataset", str(dataset), "--workers", "2", "--timeout", "2") as started:
        yield started


def once(dataset: Path, path: str, **settings: int) -> tuple[int, dict[str, str], bytes]:
    body: list[bytes] = []
    asked = request_once(ServerSettings(dataset=dataset, workers=1, **settings), path, "*/*", body.append)  # type: ignore[arg-type] # whole numbers all
    status, headers = asyncio.run(asked)
    return status, dict(headers), b"".join(body)


def test_the_default_graph_is_the_union(server: Server) -> None:
    assert server.query(COUNT, "text/csv").text == "n\r\n6\r\n"
    chosen = COUNT.replace("{", f"FROM <{BASE}/graph/irp-A-2023-01> {{", 1)
    assert server.query(chosen, "text/csv").text == "n\r\n3\r\n"
    named = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{BASE}/graph/irp-A-2023-01> {{ ?p <{BASE}/def#text> ?t }} }}"
    assert server.query(named, "text/csv").text == "n\r\n3\r\n"


def test_the_description_tells_of_the_union_and_the_dataset(server: Server) -> None:
    description = server.get("/sparql").text
    assert "UnionDefaultGraph" in description
    assert "void:triples 9" in description


def test_the_start_page_says_what_is_in_the_graph(server: Server) -> None:
    page = server.get("/")
    assert page.media_type == "text/html"
    assert re.search(r'<dt><a href="/reports">Reports</a></dt>\s*<dd>2</dd>', page.text)
    assert "irp-A-2023-01" in server.get("/data").text
    assert server.get("/static/style.css").media_type == "text/css"


def test_health_readiness_and_metrics(server: Server) -> None:
    assert json.loads(server.get("/healthz").body) == {"status": "ok"}
    assert json.loads(server.get("/readyz").body)["version"].startswith("0001-")
    server.query("ASK {}")
    metrics = server.get("/metrics").text
    assert 'prisongraph_queries_total{outcome="200"}' in metrics
    assert 'prisongraph_dataset_info{version="0001-' in metrics
    assert "prisongraph_dataset_age_seconds" in metrics


def test_what_everybody_asks_comes_from_the_cache(server: Server) -> None:
    def hits() -> float:
        lines = server.get("/metrics").text.splitlines()
        return float(next(line for line in lines if line.startswith("prisongraph_cache_hits ")).split()[1])

    first = server.query(COUNT + " # cached")
    before = hits()
    assert server.query(COUNT + " # cached").body == first.body
    assert hits() == before + 1


def test_versions_are_switched_under_load_and_no_request_fails(tmp_path: Path) -> None:
    path = tmp_path / "d"
    made = [build(path, "a", words=f"words {n}", quads=n + 1).id for n in range(3)]
    seen: set[str] = set()
    failures: list[str] = []
    stop = threading.Event()

    def ask(server: Server) -> None:
        while not stop.is_set():
            reply = server.query(f"{COUNT} # {len(seen)}", "text/csv")
            if reply.status == 200:
                seen.add(reply.text)
            else:
                failures.append(reply.text)

    with serving("--dataset", str(path), "--workers", "2") as server:
        threads = [threading.Thread(target=ask, args=(server,)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for n in range(12):
            Dataset.open(path).versions.switch(made[n % 3])
            time.sleep(0.5)
        until(lambda: json.loads(server.get("/readyz").body)["version"] == made[11 % 3])
        stop.set()
        for thread in threads:
            thread.join()
        assert failures == []
        assert len(seen) >= 2
        until(lambda: len(children(server.process.pid)) == 2)
        gone: set[str] = set()  # a version is let go once the last answer from it has ended

        def all_gone() -> bool:
            gone.update(Dataset.open(path).versions.prune(1))
            return gone == {made[0], made[1]}

        until(all_gone)


def test_an_empty_dataset_is_served_once_it_has_a_version(tmp_path: Path) -> None:
    path = tmp_path / "d"
    Dataset.create(path)
    with serving("--dataset", str(path)) as server:
        assert server.get("/healthz").status == 200
        assert server.get("/readyz").status == 503
        assert server.query("ASK {}").status == 503
        assert "holds no version" in server.get("/").text
        build(path, "a")
        until(lambda: server.get("/readyz").status == 200)
        assert server.query(COUNT, "text/csv").text == "n\r\n3\r\n"


def test_a_server_that_is_stopped_finishes_what_it_does(dataset: Path) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(6)) + " }"
    with serving("--dataset", str(dataset), "--timeout", "20") as server, ThreadPoolExecutor(1) as threads:
        asked = threads.submit(server.query, slow, "text/csv")
        time.sleep(0.1)
        server.process.send_signal(signal.SIGTERM)
        assert asked.result().text == f"n\r\n{9**6}\r\n"
        server.process.wait(10)
        assert children(server.process.pid) == []


def test_a_rate_is_kept(dataset: Path) -> None:
    with serving("--dataset", str(dataset), "--rate", "5/minute") as server:
        replies = [server.get("/") for _ in range(7)]
        assert [reply.status for reply in replies] == [200] * 5 + [429] * 2
        assert replies[-1].headers["retry-after"]
        assert server.get("/healthz").status == 200


def test_one_request_without_a_server(dataset: Path) -> None:
    status, headers, body = once(dataset, "/sparql?query=ASK%7B%7D&format=csv")
    assert (status, headers["content-type"], body) == (200, "text/csv; charset=utf-8", b"true")
    status, headers, body = once(dataset, "/nowhere")
    assert status == 404
    assert json.loads(body)["type"].endswith("/not-found")


def test_what_cannot_be_served_is_said(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no dataset"):
        once(tmp_path, "/")
    with pytest.raises(UsageError, match="either"):
        asyncio.run(request_once(ServerSettings(), "/", "*/*", len))
    bad = tmp_path / "bad.nq"
    bad.write_text("this is no RDF")
    with pytest.raises(DatasetError, match="cannot be loaded"):
        asyncio.run(request_once(ServerSettings(load=bad), "/", "*/*", len))


def test_the_cache_is_bounded() -> None:
    cache = AnswerCache(100_000)
    for n in range(1000):
        cache.put(str(n), Answer("text/csv", bytes(1000)))
    cache.put("large", Answer("text/csv", bytes(50_000)))
    assert cache.size <= 100_000
    assert cache.get("large") is None
    assert cache.get("0") is None
    assert cache.get("999") is not None
    cache.clear()
    assert cache.size == 0
