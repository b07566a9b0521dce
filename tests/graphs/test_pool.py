"""Workers answer, are cut off, are replaced, and are shared fairly."""

from __future__ import annotations

import asyncio
import os
import resource
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphs import process
from graphs.answering import PoolSettings
from graphs.pool import Busy, Pool
from graphs.receiving import WorkerLost
from graphs.worker import NotAcceptable, Request, WorkerSettings
from ontology.errors import DatasetError, QueryError, QueryTimeout, QueryTooLarge
from tests.graphs.networks import module_instead
from tests.serving import children
from tests.waiting import soon

pytestmark = pytest.mark.alone

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "s"
    raw = ox.Store(str(path))
    raw.bulk_extend(
        ox.Quad(
            ox.NamedNode(f"http://s/{n}"), ox.NamedNode("http://p"), ox.Literal(f"text {n}"), ox.NamedNode("http://g")
        )
        for n in range(5000)
    )
    raw.flush()
    return path


def processes() -> int:
    """How many children this process has."""
    stats = (path.read_text().rpartition(")")[2].split() for path in Path("/proc").glob("[0-9]*/stat") if path.exists())
    return sum(fields[1] == str(os.getpid()) for fields in stats)


def nicenesses(others: Iterable[int]) -> list[int]:
    """How nice the threads are of this process's children, but for those others."""
    born = set(children(os.getpid())) - set(others)
    threads = [thread for pid in born for thread in Path(f"/proc/{pid}/task").iterdir()]
    return [os.getpriority(os.PRIO_PROCESS, int(thread.name)) for thread in threads]


def processor_time() -> float:
    """Seconds that processes of ours took which have ended."""
    taken = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken.ru_utime + taken.ru_stime


def ask(query: str, rows_as: str | None = "text/csv") -> Request:
    return Request(query=query, rows_as=rows_as, triples_as="application/n-triples")


@asynccontextmanager
async def pool_on(
    store: Path, settings: PoolSettings | None = None, memory: int = 10**9, answer_bytes: int = 10**9
) -> AsyncIterator[Pool]:
    pool = Pool(settings or PoolSettings(workers=1, timeout=1.0))
    await pool.switch("v1", WorkerSettings(store=str(store), memory=memory, answer_bytes=answer_bytes))
    try:
        yield pool
    finally:
        await pool.close()


async def answer(pool: Pool, query: str, client: str = "me", rows_as: str | None = "text/csv") -> bytes:
    async with pool.ask(ask(query, rows_as), client) as answering:
        return answering.first + b"".join([piece async for piece in answering.rest()])


def run(
    store: Path,
    body: Callable[[Pool], Awaitable[object]],
    settings: PoolSettings | None = None,
    memory: int = 10**9,
    answer_bytes: int = 10**9,
) -> None:
    async def main() -> None:
        async with pool_on(store, settings, memory, answer_bytes) as pool:
            await body(pool)

    asyncio.run(main())


def test_rows_triples_and_yes(store: Path) -> None:
    async def body(pool: Pool) -> None:
        assert await answer(pool, "SELECT ?o { <http://s/7> ?p ?o }") == b"o\r\ntext 7\r\n"
        assert await answer(pool, "ASK { <http://s/7> ?p ?o }") == b"true"
        assert (await answer(pool, "CONSTRUCT { ?s ?p 1 } { ?s ?p 'text 7' }")).startswith(b"<http://s/7> <http://p>")
        assert (await answer(pool, "SELECT ?s { ?s ?p ?o }")).count(b"\n") == 5001
        with pytest.raises(NotAcceptable):
            await answer(pool, "ASK {}", rows_as=None)
        with pytest.raises(QueryError, match="line 2, column 4") as caught:
            await answer(pool, "SELECT * {\n }}")
        assert (caught.value.line, caught.value.column) == (2, 4)
        assert pool.counts["killed"] == 0

    run(store, body)


def test_a_query_that_runs_long_lets_others_go_first(store: Path) -> None:
    others = children(os.getpid())

    async def body(pool: Pool) -> None:
        usual = os.getpriority(os.PRIO_PROCESS, 0)
        running = asyncio.create_task(answer(pool, RUNAWAY))
        behind = min(usual + 15, 19)
        assert max(nicenesses(others)) == usual
        await soon(lambda: min(nicenesses(others)) == behind)
        running.cancel()
        assert await answer(pool, "ASK {}") == b"true"
        assert max(nicenesses(others)) == usual

    run(store, body, PoolSettings(workers=1, timeout=600, wait=60))


def test_a_runaway_is_cut_off_and_its_worker_replaced(store: Path) -> None:
    async def body(pool: Pool) -> None:
        with pytest.raises(QueryTimeout):
            await answer(pool, RUNAWAY)
        assert await answer(pool, "ASK {}") == b"true"
        assert pool.counts["killed"] == 1

    before = processor_time()
    run(store, lambda pool: answer(pool, "ASK {}"))
    idle = processor_time() - before
    run(store, body)
    assert processor_time() - before - idle < 2 * idle + 1.5, "it ran on after its deadline of one second"


def test_a_query_that_leaves_takes_its_worker_along(store: Path) -> None:
    async def body(pool: Pool) -> None:
        task = asyncio.create_task(answer(pool, RUNAWAY))
        await asyncio.sleep(0.2)
        task.cancel()
        assert await answer(pool, "ASK {}") == b"true", "it has the only worker until its deadline"

    run(store, body, PoolSettings(workers=1, timeout=600, wait=60))


def test_heavy_lists_leave_a_worker_to_queries(store: Path) -> None:
    async def listed(pool: Pool) -> None:
        async with pool.ask(ask(RUNAWAY), "me", yields=True) as answering:
            assert answering.first

    async def body(pool: Pool) -> None:
        lists = [asyncio.create_task(listed(pool)) for _ in range(3)]
        await asyncio.sleep(0.05)
        assert (pool.running, pool.waiting) == (1, 2)
        assert await answer(pool, "ASK {}") == b"true"  # the same client's
        assert pool.waiting == 2
        for each in lists:
            each.cancel()
        await asyncio.gather(*lists, return_exceptions=True)
        assert pool.waiting == 0
        async with pool.ask(ask("ASK {}"), "me", yields=True) as answering:
            assert answering.first == b"true"

    run(store, body, PoolSettings(workers=2, timeout=30))


def test_who_yields_is_given_the_worker_of_one_that_is_done(store: Path) -> None:
    async def body(pool: Pool) -> None:
        first, second = (pool.ask(ask("ASK {}"), "me", yields=True) for _ in range(2))
        await first.__aenter__()
        waiting = asyncio.create_task(second.__aenter__())
        await asyncio.sleep(0)
        assert pool.waiting == 1
        first.leave()
        assert (await waiting).first == b"true"
        second.leave()
        assert pool.running == 0

    run(store, body, PoolSettings(workers=2, timeout=30))


def test_a_client_that_stalls_is_let_go(store: Path) -> None:
    async def read_slowly(pool: Pool) -> None:
        async with pool.ask(ask("SELECT * { ?a ?b ?c . ?d ?e ?f }"), "me") as answering:
            async for _piece in answering.rest():
                await answering.deliver(asyncio.sleep(0.15))

    async def body(pool: Pool) -> None:
        with pytest.raises(QueryTimeout, match="not taken in time"):
            await read_slowly(pool)
        assert await answer(pool, "ASK {}") == b"true"

    run(store, body, PoolSettings(workers=1, timeout=20, patience=0.4))


def test_too_much_memory_or_answer_is_an_error(store: Path) -> None:
    doubled = (
        "SELECT (STRLEN(?z) AS ?n) { BIND('0123456789' AS ?a0) "
        + "".join(f"BIND(CONCAT(?a{n}, ?a{n}, ?a{n}, ?a{n}) AS ?a{n + 1}) " for n in range(14))
        + "BIND(?a14 AS ?z) }"
    )

    async def body(pool: Pool) -> None:
        with pytest.raises((WorkerLost, QueryTooLarge)):
            await answer(pool, doubled)
        with pytest.raises((WorkerLost, QueryTooLarge)):
            await answer(pool, "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f")
        with pytest.raises(QueryTooLarge, match="answer is too large"):
            await answer(pool, "SELECT * { ?a ?b ?c . ?d ?e ?f }")
        assert await answer(pool, "ASK {}") == b"true"

    run(store, body, PoolSettings(workers=1, timeout=600), memory=100_000_000, answer_bytes=5_000_000)


def test_clients_take_turns(store: Path) -> None:
    order: list[str] = []

    async def one(pool: Pool, client: str) -> None:
        await answer(pool, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c }", client)
        order.append(client)

    async def body(pool: Pool) -> None:
        tasks = [asyncio.create_task(one(pool, "greedy")) for _ in range(6)]
        await asyncio.sleep(0)
        tasks.append(asyncio.create_task(one(pool, "modest")))
        await asyncio.gather(*tasks)
        assert order.index("modest") <= 2

    run(store, body)


def test_who_asks_too_much_is_told_when_to_come_back(store: Path) -> None:
    async def body(pool: Pool) -> None:
        tasks = [asyncio.create_task(answer(pool, RUNAWAY, "a")) for _ in range(3)]
        await asyncio.sleep(0.05)
        with pytest.raises(Busy) as own:
            await answer(pool, "ASK {}", "a")
        assert own.value.own
        other = asyncio.create_task(answer(pool, "ASK {}", "b"))
        await asyncio.sleep(0)
        with pytest.raises(Busy) as everybody:
            await answer(pool, "ASK {}", "c")
        assert not everybody.value.own
        for task in tasks:
            task.cancel()
        assert await other == b"true"
        assert pool.waiting == 0

    run(store, body, PoolSettings(workers=1, timeout=5, waiting=3, waiting_each=2))


def test_the_log_tells_why_no_worker_starts(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, logged: list[str]
) -> None:
    module_instead(tmp_path, "graphs.worker", "raise MemoryError('for want of room')\n")
    monkeypatch.setattr(process, "where_code_is", lambda: {"PYTHONPATH": str(tmp_path)})
    with pytest.raises(DatasetError, match="no worker could be started"):
        run(store, lambda pool: answer(pool, "ASK {}"))
    (told,) = logged
    assert told.startswith("a worker did not start: exit 1: Traceback")
    assert told.endswith("MemoryError: for want of room")


def test_switching_versions_loses_no_query_and_no_process(store: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    raw = ox.Store(str(other))
    raw.add(ox.Quad(ox.NamedNode("http://a"), ox.NamedNode("http://p"), ox.Literal("new"), ox.NamedNode("http://g")))
    raw.flush()
    del raw
    released: list[str] = []
    children = processes()

    async def body(pool: Pool) -> None:
        stop = False

        async def load() -> int:
            done = 0
            while not stop:
                assert await answer(pool, "ASK { GRAPH ?g { ?s ?p ?o } }") == b"true"
                done += 1
            return done

        tasks = [asyncio.create_task(load()) for _ in range(3)]
        for n in range(2, 12):
            path = other if n % 2 == 0 else store
            await pool.switch(f"v{n}", WorkerSettings(store=str(path)), partial(released.append, f"v{n}"))
        stop = True
        assert sum(await asyncio.gather(*tasks)) > 20
        assert pool.counts["started"] - pool.counts["ended"] == 1
        with pytest.raises(DatasetError):
            await pool.switch("bad", WorkerSettings(store=str(tmp_path / "none")))
        assert pool.version == "v11"

    run(store, body)
    assert released == [f"v{n}" for n in range(2, 12)]
    assert processes() == children


def test_even_a_deceived_gate_reaches_nothing(store: Path) -> None:
    """SERVICE goes straight to the engine inside a worker's confinement: no connection comes."""
    reached = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def handle(self) -> None:
            reached.set()

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.timeout = 1
    waiting = threading.Thread(target=server.handle_request)
    waiting.start()
    program = (
        "import sys, pyoxigraph as ox\nfrom graphs.confine import forbid_network\n"
        "assert forbid_network()\n"
        "list(ox.Store().query(f'SELECT * {{ SERVICE <http://127.0.0.1:{sys.argv[1]}/> {{ ?s ?p ?o }} }}'))"
    )

    async def attempt() -> tuple[int, str]:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", program, str(server.server_port), stderr=asyncio.subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )  # fmt: skip
        _, errors = await process.communicate()
        return process.returncode or 0, errors.decode()

    code, errors = asyncio.run(attempt())
    waiting.join()
    server.server_close()
    assert code == 1
    assert "PermissionError" in errors
    assert not reached.is_set()
