"""How do named graphs get into a version's store, and out of it? Loaded in bulk, or patched in a copy of another's."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from graphs.files import bunched
from graphs.store import OxigraphStore
from graphs.versions import Version
from ontology.errors import DatasetError

# `... <https://.../graph/irp-XMI-2023-11> .` at the end of a canonical line
_GRAPH_NAME = re.compile(rb" <([^<>\s]*)> \.$", re.MULTILINE)

_AT_ONCE = 64 * 1024 * 1024
"""Bytes that the engine takes at once. It holds some eight times as much until they are sorted; of less, it would make
more files, which it then puts together again and again."""


def loaded(path: Path, pieces: Iterator[bytes]) -> ox.Store:
    """A new store at `path` of N-Quads, laid out for reading.

    Raises:
        DatasetError: they do not parse.
    """
    store = ox.Store(str(path))
    load(store, pieces)
    store.optimize()
    return store


def load(store: ox.Store, pieces: Iterator[bytes]) -> None:
    """Put N-Quads into a store, each into its graph and the default graph. Pieces share no blank node.

    Raises:
        DatasetError: they do not parse.
    """
    merged = (with_triples(piece) for piece in pieces)
    try:
        for bunch in bunched(merged, _AT_ONCE):
            store.bulk_load(bunch, ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise DatasetError(f"a cached graph does not load: {error}", hint="empty graphs/ and build again") from error


def copied(base: Version, path: Path) -> ox.Store | None:
    """The store of a version copied to `path` by hard links; None where that one cannot be patched.

    It is damaged, or its default graph is not the merge of its graphs: early programs made none.
    """
    try:
        if not _is_merged(base.open()):
            return None
        ox.Store.read_only(str(base.store_path)).backup(str(path))
    except (OSError, DatasetError):
        shutil.rmtree(path, ignore_errors=True)
        return None
    return ox.Store(str(path))


def take_out(store: ox.Store, graph: str) -> None:
    """Take a named graph out, and out of the default graph those of its triples that no other graph has."""
    quads = list(quads_in(store, graph))
    store.remove_graph(ox.NamedNode(graph))
    _unmerge(store, quads)


def take_out_quads(store: ox.Store, quads: Sequence[ox.Quad]) -> None:
    """Take quads out of their named graphs, and out of the default graph what no other graph has."""
    for quad in quads:
        store.remove(quad)
    _unmerge(store, quads)


def quads_in(store: ox.Store, graph: str) -> Iterator[ox.Quad]:
    """The quads of a named graph."""
    return store.quads_for_pattern(None, None, None, ox.NamedNode(graph))


def graphs_in(nquads: bytes) -> tuple[str, ...]:
    """The named graphs that canonical N-Quads fill, sorted."""
    return tuple(sorted(name.decode() for name in set(_GRAPH_NAME.findall(nquads))))


def with_triples(nquads: bytes) -> bytes:
    """N-Quads and, for the default graph, the same statements without their graph.

    The default graph of a version is the merge of all its graphs: a triple that two reports state is in it once. The
    engine's own union would give it twice, and counts and averages would be wrong.
    """
    return nquads + _GRAPH_NAME.sub(b" .", nquads)


def _unmerge(store: ox.Store, quads: Iterable[ox.Quad]) -> None:
    for quad in quads:
        triple = (quad.subject, quad.predicate, quad.object)
        if all(isinstance(other.graph_name, ox.DefaultGraph) for other in store.quads_for_pattern(*triple, None)):
            store.remove(ox.Quad(*triple, ox.DefaultGraph()))


def _is_merged(store: OxigraphStore) -> bool:
    default = store.raw.quads_for_pattern(None, None, None, ox.DefaultGraph())
    return next(iter(default), None) is not None
