"""How does a finished version reach a remote store? Graph by graph, only those that differ, and the record last.

A graph is replaced in one request, so no reader meets half of one. The record in the store says which graphs hold
what; graphs about to be replaced are struck from it first. So whatever fails, publishing again does the rest.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from graphs.files import digest_of
from graphs.records import Manifest
from graphs.remote.access import Access
from graphs.remote.client import Client
from graphs.remote.held import RECORD, Held, read_held
from graphs.store import OxigraphStore
from graphs.versions import Version
from ontology.errors import UsageError

_BATCH = 50
"""Graphs between two writings of the record."""

Watch = Callable[[int, int, str], None]
"""Told after each graph: how many are done, of how many, and its IRI."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What publishing did: graphs put and removed; both are 0 where the store held the version already."""

    version: str
    put: int
    removed: int


def publish(version: Version, access: Access, watch: Watch = lambda _done, _all, _graph: None) -> Published:
    """Let the store at `access` hold what this version holds.

    Raises:
        UsageError: nothing says where the store is written to.
        QueryError: the store refuses a graph, or cannot be reached; what was done so far stands.
    """
    if not (access.graphs or access.update):
        hint = "set PRISONGRAPH_STORE_GRAPHS (Graph Store Protocol) or PRISONGRAPH_STORE_UPDATE"
        raise UsageError(f"nothing says where the store {access.query} is written to", hint=hint)
    wanted = digests(version.manifest)
    with Client(access) as client, version.in_use():
        held = read_held(client)
        gone = sorted(held.graphs.keys() - wanted.keys())
        stale = sorted(graph for graph, digest in wanted.items() if held.graphs.get(graph) != digest)
        if gone or stale or held.version != version.id:
            _write(client, version, held, (*gone, *stale), watch)
    return Published(version=version.id, put=len(stale), removed=len(gone))


def digests(manifest: Manifest) -> dict[str, str]:
    """A digest for each graph of a version: the same where it holds the same."""
    parts: dict[str, list[str]] = {}
    for entry in manifest.entries:
        for graph in entry.graphs:
            parts.setdefault(graph, []).append(f"{entry.name} {entry.digest} {entry.mapped}")
    return {graph: digest_of("\n".join(sorted(each)).encode()) for graph, each in parts.items()}


def _write(client: Client, version: Version, held: Held, changed: Sequence[str], watch: Watch) -> None:
    wanted, standing = digests(version.manifest), dict(held.graphs)
    on_the_way = f"{held.version.partition('~')[0]}~{version.id}"
    store = version.open()
    done = 0
    for batch in _batches(changed):
        for graph in batch:
            standing.pop(graph, None)
        client.put(RECORD, Held(on_the_way, standing).ntriples())
        for graph in batch:
            _replace(client, store, graph, wanted)
            done += 1
            watch(done, len(changed), graph)
        standing |= {graph: wanted[graph] for graph in batch if graph in wanted}
    client.put(RECORD, Held(version.id, wanted).ntriples(_description(version)))


def _replace(client: Client, store: OxigraphStore, graph: str, wanted: Mapping[str, str]) -> None:
    if graph not in wanted:
        client.remove(graph)
        return
    ntriples = io.BytesIO()
    store.dump(ntriples, "application/n-triples", graph=graph)
    client.put(graph, ntriples.getvalue())


def _batches(graphs: Sequence[str]) -> Sequence[Sequence[str]]:
    return [graphs[start : start + _BATCH] for start in range(0, len(graphs), _BATCH)]


def _description(version: Version) -> bytes:
    """The version's VoID as N-Triples; its name is in the record already."""
    triples = (quad.triple for quad in ox.parse(path=version.path / "void.ttl", format=ox.RdfFormat.TURTLE))
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
