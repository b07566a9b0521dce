"""Which files are to be read? Those named, and those in folders named; the same bytes only once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ontology.errors import UnreadableFile, UsageError

SUFFIXES = frozenset({".pdf", ".txt", ".md", ".markdown"})
"""What is taken from a folder. A file that is named is read whatever its name ends in."""

LARGEST = 200 * 2**20
"""Bytes: no published report comes near; what is larger is a mistake, or worse."""

_MEDIA_TYPES = {".pdf": "application/pdf", ".md": "text/markdown", ".markdown": "text/markdown"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A file to read: its bytes, their digest, and every path at which the same bytes were found."""

    content: bytes = field(repr=False)
    sha256: str
    paths: tuple[Path, ...]

    @property
    def name(self) -> str:
        """The name it first came under."""
        return self.paths[0].name

    @property
    def media_type(self) -> str:
        """What it is: told by its first bytes where they tell, otherwise by its name."""
        if self.content.startswith(b"%PDF-"):
            return "application/pdf"
        return _MEDIA_TYPES.get(self.paths[0].suffix.lower(), "text/plain")


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Every file named, and every report-like file in the folders named, sorted within a folder.

    Raises:
        UsageError: a path that is not there, or nothing to read at all.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = (p for p in sorted(path.rglob("*")) if p.suffix.lower() in SUFFIXES and p.is_file())
            found.update(dict.fromkeys(inside))
        elif path.exists():
            found[path] = None
        else:
            raise UsageError(f"{path} is not there", hint="give report files, or folders that hold them")
    if not found:
        raise UsageError("there is nothing to read", hint=f"give files that end in {', '.join(sorted(SUFFIXES))}")
    return tuple(found)


def load(path: Path) -> Arrival:
    """The bytes at `path`.

    Raises:
        UnreadableFile: they cannot be read, or are far too many.
    """
    try:
        if path.stat().st_size > LARGEST:
            size = path.stat().st_size // 2**20
            raise UnreadableFile(f"{path.name} is {size} MB large", hint=f"the limit is {LARGEST // 2**20} MB")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"{path.name} cannot be opened: {os.strerror(error.errno or 0)}", hint="look at its permissions"
        ) from error
    return Arrival(content=content, sha256=hashlib.sha256(content).hexdigest(), paths=(path,))


def merge(arrivals: Iterable[Arrival]) -> Iterator[Arrival]:
    """Each different file once, in the order in which it first came, with every path it was found at."""
    seen: dict[str, Arrival] = {}
    for arrival in arrivals:
        former = seen.get(arrival.sha256)
        paths = (*former.paths, *arrival.paths) if former else arrival.paths
        seen[arrival.sha256] = Arrival(content=arrival.content, sha256=arrival.sha256, paths=paths)
    yield from seen.values()
