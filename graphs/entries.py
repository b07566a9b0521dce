"""How is a group of named graphs entered in a version's manifest? With the graphs that it fills and a digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graphs.files import digest_of, json_bytes
from graphs.filling import graphs_in
from graphs.identity import IdentityMap
from graphs.records import GraphEntry
from graphs.store import parse_nquads
from ontology.errors import DatasetError

_DIGESTS = 1 << 256
"""How many digests of lines there are: sums of them are taken modulo this."""


def entry_of(name: str, kind: str, nquads: bytes) -> GraphEntry:
    """A graph entry for N-Quads: which named graphs they fill.

    Raises:
        DatasetError: they do not parse, or put quads into the default graph.
    """
    try:
        graphs = {quad.graph_name for quad in parse_nquads(nquads)}
    except SyntaxError as error:
        raise DatasetError(
            f"the graph {name} is not N-Quads: {error}", hint="this is a fault of the program"
        ) from error
    names = sorted(graph.value for graph in graphs if isinstance(graph, ox.NamedNode))
    if len(names) != len(graphs):
        raise DatasetError(f"the graph {name} has quads outside any named graph", hint="this is a fault of the program")
    return GraphEntry(name=name, kind=kind, graphs=tuple(names), digest=digest_of(nquads), quads=nquads.count(b"\n"))


def report_entry(key: str, digest: str, nquads: bytes, identity: IdentityMap) -> GraphEntry:
    """The entry of a report's canonical N-Quads, whose cached bytes have this digest, under these identities."""
    touched = identity.touched(nquads)
    mapped = digest_of(json_bytes(touched))
    # where two things of the report are one, some of what is said of them is said once
    quads = len(set(identity.apply(nquads).splitlines())) if touched else nquads.count(b"\n")
    return GraphEntry(name=key, kind="report", graphs=graphs_in(nquads), digest=digest, mapped=mapped, quads=quads)


class Tally:
    """Counts the N-Quads of inferred graphs as they go by: `entry` is the same in whichever order their lines come,
    none of which comes twice."""

    def __init__(self) -> None:
        self._total = self._quads = 0
        self._graphs: set[str] = set()

    def passing(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The pieces, each of whole lines, counted."""
        for piece in pieces:
            lines = piece.splitlines(keepends=True)
            self._total += _sum(lines)
            self._quads += len(lines)
            self._graphs.update(graphs_in(piece))
            yield piece

    def entry(self, name: str) -> GraphEntry:
        """The entry of what has gone by."""
        digest, graphs = f"{self._total % _DIGESTS:064x}", tuple(sorted(self._graphs))
        return GraphEntry(name=name, kind="inferred", graphs=graphs, digest=digest, quads=self._quads)


def patched_entry(former: GraphEntry, removed: bytes, added: bytes) -> GraphEntry:
    """The entry of inferred graphs without the lines removed and with those added; no graph is emptied by that."""
    less, more = removed.splitlines(keepends=True), added.splitlines(keepends=True)
    total = (int(former.digest, 16) - _sum(less) + _sum(more)) % _DIGESTS
    graphs = tuple(sorted({*former.graphs, *graphs_in(added)}))
    quads = former.quads - len(less) + len(more)
    return GraphEntry(name=former.name, kind="inferred", graphs=graphs, digest=f"{total:064x}", quads=quads)


def _sum(lines: Iterable[bytes]) -> int:
    return sum(int.from_bytes(hashlib.sha256(line).digest(), "big") for line in lines) % _DIGESTS
