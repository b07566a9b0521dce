"""Publishing: both servers hold what a version holds, graph by graph, whatever happened on the way."""

from __future__ import annotations

import threading

import pytest

from graphs.remote import Access, RemoteStore, publish
from graphs.remote.client import Client
from graphs.remote.held import RECORD, read_held
from graphs.store import Store
from graphs.versions import Version
from ontology.errors import UsageError
from tests.graphs.remote.conftest import Make
from tests.graphs.remote.servers import by_update
from tests.graphs.samples import BASE, report


def statements(store: Store, graph: str) -> list[str]:
    """The triples of a graph, sorted."""
    rows = store.select(f"SELECT ?s ?p ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    return sorted(" ".join(str(row[name]) for name in "spo") for row in rows)


def assert_holds(access: Access, version: Version) -> None:
    """The store holds the graphs of the version with their statements, and no others of ours."""
    local = version.open()
    wanted = {graph for entry in version.manifest.entries for graph in entry.graphs}
    with RemoteStore.open(access) as store:
        assert store.held.version == version.id
        assert set(store.graph_names()) == wanted
        for graph in wanted:
            assert statements(store, graph) == statements(local, graph)
        named = {str(row["g"]) for row in store.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}
    assert {graph for graph in named if graph.startswith(BASE)} == {*wanted, RECORD}


def test_a_version_is_held_and_only_changes_are_sent(server: Access, make: Make) -> None:
    first = make(report("a"), report("b"), report("c", quads=2))
    assert publish(first, server).put >= 3
    assert_holds(server, first)
    again = publish(first, server)
    assert (again.put, again.removed) == (0, 0)
    second = make(report("b", words="cells are warm now"), report("c", quads=2))
    done = publish(second, server)
    assert (done.put, done.removed) == (1, 1)
    assert_holds(server, second)


def test_identities_are_applied_before_writing(server: Access, make: Make) -> None:
    publish(make(report("a")), server)
    with RemoteStore.open(server) as found:
        assert found.ask(f"ASK {{ ?visit <{BASE}/def#followsUp> <{BASE}/id/visit/a-found> }}")
        assert not found.ask(f"ASK {{ ?visit <{BASE}/def#followsUp> <{BASE}/id/visit/stub-a> }}")


def test_updates_do_where_there_is_no_graph_store(server: Access, make: Make) -> None:
    access = by_update(server)
    first = make(report("a", words='“quoted” \\\\ \\"words\\" \\t of é 漢'), report("b"))
    publish(first, access)
    assert_holds(access, first)
    second = make(report("b", quads=4))
    publish(second, access)
    assert_holds(access, second)


class Interrupted(Exception):
    """What ends a publishing in the middle."""


def interrupt(done: int, _all: int, _graph: str) -> None:
    """Stop after the second graph."""
    if done == 2:
        raise Interrupted


def test_what_failed_half_way_is_taken_up_again(server: Access, make: Make) -> None:
    first = make(report("a"), report("b"), report("c"))
    publish(first, server)
    second = make(*(report(key, words="cells are warm") for key in "abc"))
    with pytest.raises(Interrupted):
        publish(second, server, interrupt)
    with Client(server) as client:
        assert not read_held(client).settled
    publish(second, server)
    assert_holds(server, second)


def test_going_back_after_a_failure_leaves_nothing_of_it(server: Access, make: Make) -> None:
    first = make(report("a"), report("b"), report("c"))
    publish(first, server)
    with pytest.raises(Interrupted):
        publish(make(*(report(key, words="cells are warm") for key in "abc")), server, interrupt)
    publish(first, server)
    assert_holds(server, first)


def test_a_reader_meets_the_old_graph_or_the_new_one(oxigraph_server: Access, make: Make) -> None:
    sizes = (300, 700)
    versions = [make(report("a", quads=size)) for size in sizes]
    publish(versions[0], oxigraph_server)
    seen: set[int] = set()
    over = threading.Event()

    def read() -> None:
        with RemoteStore.open(oxigraph_server) as store:
            while not over.is_set():
                seen.add(len(statements(store, f"{BASE}/graph/a")))

    reader = threading.Thread(target=read)
    reader.start()
    for turn in range(12):
        publish(versions[(turn + 1) % 2], oxigraph_server)
    over.set()
    reader.join(20)
    assert seen
    assert seen <= {size + 1 for size in sizes}


def test_it_is_said_when_nothing_tells_where_to_write(make: Make) -> None:
    with pytest.raises(UsageError, match="written to"):
        publish(make(report("a")), Access(query="http://127.0.0.1:9/query"))
