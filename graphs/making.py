"""How is a version made? Cached graphs are streamed into a new store, which becomes a version only when it is whole."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox

from graphs.describe import describe
from graphs.difference import difference
from graphs.entries import entry_of, report_entry
from graphs.files import (
    digest_of,
    digest_of_file,
    files_in,
    json_bytes,
    read_json,
    sync_directory,
    sync_tree,
    write_json,
)
from graphs.filling import copied, load, loaded, take_out
from graphs.identity import IdentityMap
from graphs.makers import Maker, Making
from graphs.records import GraphEntry, Manifest
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
    making = _fill(path, entries, ingredients, base)
    made = _entries_made(making, ingredients, entries)
    manifest = _manifest(name, base, content, ingredients, made)
    write_json(path / _RENAMES, ingredients.identity.as_json())
    _finish(making, replace(manifest, quads=sum(entry.quads for entry in made)))
    path.rename(versions.folder / name)
    sync_directory(versions.folder)
    return versions.switch(name)


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
            entries.append(report_entry(key, digest, read_graph(path), ingredients.identity))
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


def _content(ingredients: Ingredients, entries: Sequence[GraphEntry]) -> str:
    graphs = [[entry.kind, entry.name, entry.digest, entry.mapped] for entry in entries]
    makers = sorted(ingredients.makers)
    return digest_of(json_bytes([ingredients.program, graphs, makers, ingredients.decisions]))


@dataclass(frozen=True, slots=True)
class _Patch:
    """How the base version's store becomes another's: the entries to take out and to put in, and those taken over."""

    out: Sequence[GraphEntry]
    new: Sequence[GraphEntry]
    taken: Mapping[str, GraphEntry] | None


def _fill(path: Path, entries: Sequence[GraphEntry], ingredients: Ingredients, base: Version | None) -> Making:
    """A version on its way with the graphs of `entries`: copied from the base version's where that is quicker."""
    patch = _patch(entries, ingredients, base) if base else None
    copy = copied(base, path / "store") if base and patch else None
    if base is None or patch is None or copy is None:
        return Making(path, loaded(path / "store", _streams(entries, ingredients)))
    for entry in patch.out:
        for graph in entry.graphs:
            take_out(copy, graph)
    load(copy, _streams(patch.new, ingredients))
    if len(patch.new) > _TIDY_SHARE * len(entries):
        copy.optimize()
    found = difference(base, patch.out, patch.new, copy)
    return Making(path, copy, difference=found, taken=None if patch.taken is None else dict(patch.taken))


def _patch(entries: Sequence[GraphEntry], ingredients: Ingredients, base: Version) -> _Patch | None:
    """What to change in the base version's store; None where it is quicker to load all afresh."""
    held, wanted, standing = base.manifest.entries, set(entries), set(base.manifest.entries)
    inferred = {entry.name: entry for entry in held if entry.kind == "inferred"}
    taken = inferred if _may_take_over(base, ingredients) else None
    kept = wanted.union(inferred.values() if taken is not None else ())
    out = [entry for entry in held if entry not in kept]
    new = [entry for entry in entries if entry not in standing]
    many = len(new) > _REUSE_SHARE * len(entries)
    much = sum(entry.quads for entry in out) > _TAKEN_SHARE * base.manifest.quads
    return None if many or much else _Patch(out, new, taken)


def _may_take_over(base: Version, ingredients: Ingredients) -> bool:
    """Whether what the makers made for a version was made by these makers, of what this program read."""
    return base.manifest.program == ingredients.program and base.manifest.makers == tuple(sorted(ingredients.makers))


def _streams(entries: Sequence[GraphEntry], made_of: Ingredients) -> Iterator[bytes]:
    files = {path.name.removesuffix(".nq.gz"): path for path in made_of.reports}
    for entry in entries:
        if entry.kind == "fixed":
            yield made_of.fixed[entry.name]
        else:
            yield made_of.identity.apply(read_graph(files[entry.name]))


def _entries_made(making: Making, ingredients: Ingredients, entries: Sequence[GraphEntry]) -> tuple[GraphEntry, ...]:
    for make in ingredients.makers.values():
        make(making)
    making.finish()
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
        makers=tuple(sorted(made_of.makers)),
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        quads=0,
        entries=entries,
        files={},
    )


def _finish(making: Making, manifest: Manifest) -> None:
    (making.path / "void.ttl").write_bytes(describe(making.store, manifest, making.difference))
    making.raw.flush()
    making.raw = ox.Store()  # closes the one on disk: readers must never meet its writer
    files = {file.name: digest_of_file(file) for file in files_in(making.path)}
    write_json(making.path / "manifest.json", replace(manifest, files=files).as_json())
    sync_tree(making.path)
