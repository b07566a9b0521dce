"""Which version of the dataset answers? Immutable folders, and the one link that is switched."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graphs.files import read_json, switch_link
from graphs.records import Manifest
from graphs.store import OxigraphStore
from ontology.errors import DatasetError


@dataclass(frozen=True, slots=True)
class Version:
    """A finished version: `store/`, `manifest.json`, `void.ttl`, and what makers put beside them."""

    path: Path
    manifest: Manifest

    @property
    def id(self) -> str:
        """Its name, such as `0003-9f2c41d07a`."""
        return self.path.name

    @property
    def store_path(self) -> Path:
        """The Oxigraph directory."""
        return self.path / "store"

    def open(self) -> OxigraphStore:
        """Its store, for reading."""
        return OxigraphStore.read_only(self.store_path, union=False)

    def count(self) -> int:
        """How many statements its named graphs hold, counted one by one; the merge in the default graph apart."""
        return sum(1 for quad in self.open().raw if not isinstance(quad.graph_name, ox.DefaultGraph))

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Keep it from being pruned while the block runs (or the process lives)."""
        with (self.path / "in-use").open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_SH)
            yield


class Versions:
    """The versions of a dataset folder."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "versions"
        self.link = root / "current"

    def current_id(self) -> str | None:
        """The name of the version that answers; None before the first build. Costs one system call."""
        try:
            return self.link.readlink().name
        except FileNotFoundError:
            return None

    def current(self) -> Version | None:
        """The version that answers; None before the first build.

        Raises:
            DatasetError: the link points at nothing, or at a damaged version.
        """
        name = self.current_id()
        return None if name is None else self.get(name)

    def get(self, name: str) -> Version:
        """A version by name.

        Raises:
            DatasetError: there is none of that name, or it is damaged.
        """
        path = self.folder / name
        try:
            value = read_json(path / "manifest.json")
            if value is None or Path(name).name != name:
                raise DatasetError(f"there is no version {name}", hint="`prisongraph versions` lists them")
            return Version(path, Manifest.from_json(value))
        except (KeyError, TypeError, ValueError) as error:
            raise DatasetError(f"version {name} is damaged: {error}", hint="roll back to another") from error

    def all(self) -> tuple[Version, ...]:
        """Every finished version, oldest first."""
        names = sorted(p.parent.name for p in self.folder.glob("[0-9]*/manifest.json"))
        return tuple(self.get(name) for name in names)

    def next_id(self, content: str) -> str:
        """The name of the version to be made: a running number, and the beginning of the digest of its content."""
        numbers = [int(p.name.split("-")[0]) for p in self.folder.glob("[0-9]*-*")]
        return f"{max(numbers, default=0) + 1:04d}-{content[:10]}"

    def switch(self, name: str) -> Version:
        """Let `name` answer from now on."""
        version = self.get(name)
        switch_link(self.link, f"versions/{name}")
        return version

    def rollback(self, name: str | None = None) -> Version:
        """Switch to `name`, or to the version before the current one.

        Raises:
            DatasetError: there is no such version.
        """
        if name is None:
            current = self.current_id() or ""
            earlier = [version.id for version in self.all() if version.id < current]
            if not earlier:
                raise DatasetError("there is no earlier version", hint="`prisongraph versions` lists those kept")
            name = earlier[-1]
        return self.switch(name)

    def prune(self, keep: int) -> tuple[str, ...]:
        """Remove all but the newest `keep` versions, the current one and any that a server has open; the names."""
        kept = {version.id for version in self.all()[-keep:]} if keep > 0 else set()
        kept.add(self.current_id() or "")
        return tuple(v.id for v in self.all() if v.id not in kept and _remove_if_unused(v.path))

    def sweep(self) -> None:
        """Remove what builds that were killed left behind. Only the holder of the dataset's lock may call it."""
        for path in (*self.folder.glob(".making-*"), *self.folder.glob(".removed-*")):
            shutil.rmtree(path, ignore_errors=True)


def _remove_if_unused(path: Path) -> bool:
    with (path / "in-use").open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        gone = path.with_name(f".removed-{path.name}")
        path.rename(gone)
    shutil.rmtree(gone)
    return True
