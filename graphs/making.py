"""How is a version made? Cached graphs are streamed into a new store, which becomes a version only when it is whole."""

from __future__ import annotations

import gzip
import io
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox

from graphs.describe import describe
from graphs.files import (
    Pieces,
    digest_of,
    digest_of_file,
    files_in,
    json_bytes,
    read_json,
    sync_directory,
    sync_tree,
    write_json,
)
from graphs.identity import IdentityMap
from graphs.records import GraphEntry, Manifest
from graphs.store import OxigraphStore, parse_nquads
from graphs.versions import Version, Versions
from ontology.errors import DatasetError

_REUSE_SHARE = 0.25
"""Above this share of changed graphs, a store loaded afresh is quicker and smaller than a patched one."""

_TAKEN_SHARE = 0.15
"""Above this share of quads to be taken out, too: each takes seven times as long as one that is loaded."""

_RENAMES = "identity.json"
"""The file of a version that holds the renames that were applied."""

_TIDY_SHARE = 0.05
"""Below this share of changed graphs, compacting the whole store costs more than it gives."""


@dataclass(slots=True)
class Making:
    """A version on its way, as makers see it: put files into `path`, ask `store`, add inferred graphs."""

    path: Path
    raw: ox.Store
    entries: list[GraphEntry] = field(default_factory=list)

    @property
    def store(self) -> OxigraphStore:
        """All graphs so far, with the merged identities."""
        return OxigraphStore(self.raw, union=False)

    def add_graphs(self, name: str, nquads: bytes) -> None:
        """Put inferred graphs (links, topics) into this version; `name` says which method made them."""
        self.entries.append(replace(entry_of(name, "inferred", nquads), quads=nquads.count(b"\n")))
        self.raw.bulk_load(with_triples(nquads), ox.RdfFormat.N_QUADS)


Maker = Callable[[Making], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingredients:
    """All that goes into a version. Makers are named with their edition (`links/2`), so that a new edition remakes."""

    reports: Sequence[Path]
    """The cached graphs, `<report key>.nq.gz`: what a report says, and what was inferred of it."""
    fixed: Mapping[str, bytes]
    """N-Quads that are loaded as they are: ontology, schemes, register, identities."""
    identity: IdentityMap
    makers: Mapping[str, Maker]
    program: str
    decisions: str = ""
    """A digest of what people decided (`reviews/`), which makers read."""


def make_version(versions: Versions, ingredients: Ingredients) -> Version:
    """Make a version of `ingredients` and switch to it; where one stands already, only switch.

    Raises:
        DatasetError: a cached graph does not load.
    """
    base = versions.current()
    entries = _plan(ingredients, base)
    content = _content(ingredients, entries)
    standing = next((v for v in reversed(versions.all()) if v.manifest.content == content), None)
    if standing is not None:
        return standing if base == standing else versions.switch(standing.id)
    name = versions.next_id(content)
    path = versions.folder / f".making-{os.getpid()}"
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    making = Making(path, _fill(path / "store", entries, ingredients, base))
    made = _entries_made(making, ingredients, entries)
    manifest = _manifest(name, base, content, ingredients, made)
    write_json(path / _RENAMES, ingredients.identity.as_json())
    _finish(making, replace(manifest, quads=sum(entry.quads for entry in made)), base)
    path.rename(versions.folder / name)
    sync_directory(versions.folder)
    return versions.switch(name)


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


def _is_merged(version: Version) -> bool:
    """Whether its default graph is the merge of its graphs; versions of early programs had none."""
    default = version.open().raw.quads_for_pattern(None, None, None, ox.DefaultGraph())
    return next(iter(default), None) is not None


def read_graph(path: Path) -> bytes:
    """The N-Quads of a cached graph.

    Raises:
        DatasetError: the file is damaged.
    """
    try:
        return gzip.decompress(path.read_bytes())
    except (OSError, EOFError) as error:
        raise DatasetError(f"{path} is damaged: {error}", hint="remove it and build again") from error


def _plan(ingredients: Ingredients, base: Version | None) -> list[GraphEntry]:
    known = {entry.name: entry for entry in base.manifest.entries if entry.kind == "report"} if base else {}
    renamed = _renamed_since(base, ingredients.identity) if base else None
    entries = [entry_of(name, "fixed", nquads) for name, nquads in sorted(ingredients.fixed.items())]
    for path in ingredients.reports:
        key, digest = path.name.removesuffix(".nq.gz"), digest_of_file(path)
        former = known.get(key)
        standing = former is not None and former.digest == digest
        if former is not None and standing and renamed is not None and renamed.isdisjoint(former.graphs):
            entries.append(former)
        else:
            entries.append(_report_entry(key, digest, read_graph(path), ingredients.identity))
    return entries


def _renamed_since(base: Version, identity: IdentityMap) -> set[str] | None:
    """The graphs of a version that may read otherwise under other renames; None where that cannot be told."""
    if base.manifest.identity == identity.digest:
        return set()
    former, now = read_json(base.path / _RENAMES), identity.as_json()
    if former is None:
        return None
    changed = {old for old in former.keys() | now.keys() if former.get(old) != now.get(old)}
    nodes = [ox.NamedNode(node) for node in changed | {former[old] for old in changed & former.keys()}]
    raw = base.open().raw
    graphs: set[str] = set()
    for node in nodes:
        for subject, predicate, value in ((node, None, None), (None, node, None), (None, None, node)):
            names = (quad.graph_name for quad in raw.quads_for_pattern(subject, predicate, value))
            graphs.update(name.value for name in names if isinstance(name, ox.NamedNode))
    return graphs


def _report_entry(key: str, digest: str, nquads: bytes, identity: IdentityMap) -> GraphEntry:
    mapped = digest_of(json_bytes(identity.touched(nquads)))
    graphs = {line.rsplit(b" ", 2)[1].strip(b"<>").decode() for line in nquads.splitlines()}
    quads = nquads.count(b"\n")
    return GraphEntry(name=key, kind="report", graphs=tuple(sorted(graphs)), digest=digest, mapped=mapped, quads=quads)


def _content(ingredients: Ingredients, entries: Sequence[GraphEntry]) -> str:
    graphs = [[entry.kind, entry.name, entry.digest, entry.mapped] for entry in entries]
    makers = sorted(ingredients.makers)
    return digest_of(json_bytes([ingredients.program, graphs, makers, ingredients.decisions]))


def _fill(path: Path, entries: Sequence[GraphEntry], ingredients: Ingredients, base: Version | None) -> ox.Store:
    files = {p.name.removesuffix(".nq.gz"): p for p in ingredients.reports}
    standing = set(base.manifest.entries) if base else set()
    changed = [entry for entry in entries if entry not in standing]
    gone = sum(entry.quads for entry in standing.difference(entries))
    afresh = len(changed) > _REUSE_SHARE * len(entries) or (base and gone > _TAKEN_SHARE * base.manifest.quads)
    if base is None or afresh or not _is_merged(base) or not _copy(base.store_path, path):
        store = ox.Store(str(path))
        _load(store, _streams(entries, files, ingredients))
        store.optimize()
        return store
    store = ox.Store(str(path))
    wanted = {entry for entry in entries if entry not in changed}
    for entry in base.manifest.entries:
        if entry not in wanted:
            for graph in entry.graphs:
                _remove(store, ox.NamedNode(graph))
    _load(store, _streams(changed, files, ingredients))
    if len(changed) > _TIDY_SHARE * len(entries):
        store.optimize()
    return store


def _remove(store: ox.Store, graph: ox.NamedNode) -> None:
    """Take a named graph out, and out of the default graph those of its triples that no other graph has."""
    triples = [(quad.subject, quad.predicate, quad.object) for quad in store.quads_for_pattern(None, None, None, graph)]
    store.remove_graph(graph)
    for triple in triples:
        if all(isinstance(quad.graph_name, ox.DefaultGraph) for quad in store.quads_for_pattern(*triple, None)):
            store.remove(ox.Quad(*triple, ox.DefaultGraph()))


def _copy(source: Path, target: Path) -> bool:
    """Copy a store by hard links; False where that one is damaged, so that all is loaded afresh."""
    try:
        ox.Store.read_only(str(source)).backup(str(target))
    except OSError:
        shutil.rmtree(target, ignore_errors=True)
        return False
    return True


def _streams(entries: Sequence[GraphEntry], files: Mapping[str, Path], made_of: Ingredients) -> Iterator[bytes]:
    for entry in entries:
        if entry.kind == "fixed":
            yield with_triples(made_of.fixed[entry.name])
        else:
            yield with_triples(made_of.identity.apply(read_graph(files[entry.name])))


def with_triples(nquads: bytes) -> bytes:
    """N-Quads and, for the default graph, the same statements without their graph.

    The default graph of a version is the merge of all its graphs: a triple that two reports state is in it once. The
    engine's own union would give it twice, and counts and averages would be wrong.
    """
    return nquads + _GRAPH_NAME.sub(b" .", nquads)


# `... <https://.../graph/irp-XMI-2023-11> .` at the end of a canonical line
_GRAPH_NAME = re.compile(rb" <[^<>\s]*> \.$", re.MULTILINE)


def _load(store: ox.Store, pieces: Iterator[bytes]) -> None:
    try:
        store.bulk_load(io.BufferedReader(Pieces(pieces), 1 << 20), ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise DatasetError(f"a cached graph does not load: {error}", hint="empty graphs/ and build again") from error


def _entries_made(making: Making, ingredients: Ingredients, entries: Sequence[GraphEntry]) -> tuple[GraphEntry, ...]:
    for make in ingredients.makers.values():
        make(making)
    made = (*entries, *making.entries)
    expected = {graph for entry in made for graph in entry.graphs}
    held = set(making.store.graph_names())
    if held != expected:
        odd = ", ".join(sorted(held ^ expected)[:3])
        raise DatasetError(
            f"the new version holds other graphs than it should: {odd}", hint="the former one still answers"
        )
    return made


def _manifest(
    name: str, base: Version | None, content: str, made_of: Ingredients, entries: tuple[GraphEntry, ...]
) -> Manifest:
    return Manifest(
        id=name,
        parent=base.id if base else None,
        content=content,
        identity=made_of.identity.digest,
        program=made_of.program,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        quads=0,
        entries=entries,
        files={},
    )


def _finish(making: Making, manifest: Manifest, base: Version | None) -> None:
    (making.path / "void.ttl").write_bytes(describe(making.store, manifest, base))
    making.raw.flush()
    making.raw = ox.Store()  # closes the one on disk: readers must never meet its writer
    files = {file.name: digest_of_file(file) for file in files_in(making.path)}
    write_json(making.path / "manifest.json", replace(manifest, files=files).as_json())
    sync_tree(making.path)
