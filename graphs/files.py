"""How is a file put on disk so that a kill or a power cut leaves the old one or the new one, never half?"""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

_CHUNK = 1 << 20


def write_atomic(path: Path, data: bytes) -> None:
    """Write `data` beside `path`, make it durable, then rename it over `path`."""
    write_through(path, lambda file: file.write(data))


def write_through(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Let `write` fill a file beside `path`, make it durable, then rename it over `path`: for what is large."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def write_json(path: Path, value: object) -> None:
    """`value` as JSON that is the same bytes for the same value."""
    write_atomic(path, json_bytes(value))


def json_bytes(value: object) -> bytes:
    """Sorted, indented JSON with a final newline."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_json(path: Path) -> Any:
    """The value stored at `path`; None where there is no such file."""
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        return None


def digest_of(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of_file(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def sync_directory(path: Path) -> None:
    """Make the names in a directory durable (renames count only once their directory is)."""
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(path: Path) -> None:
    """Make every file and directory under `path` durable."""
    for folder in (path, *(p for p in sorted(path.rglob("*")) if p.is_dir())):
        for file in files_in(folder):
            handle = os.open(file, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        sync_directory(folder)


def files_in(folder: Path) -> Iterator[Path]:
    """The plain files directly in `folder`, by name."""
    return (p for p in sorted(folder.iterdir()) if p.is_file() and not p.is_symlink())


def switch_link(link: Path, target: str) -> None:
    """Point the symbolic link `link` at `target` in one step, so that a reader sees the old one or the new one."""
    part = link.with_name(f".{link.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    part.symlink_to(target)
    part.replace(link)
    sync_directory(link.parent)


def bunched(pieces: Iterable[bytes], least: int) -> Iterator[bytes]:
    """Byte strings put together, until each but the last has so many bytes."""
    gathered = bytearray()
    for piece in pieces:
        gathered += piece
        if len(gathered) >= least:
            yield bytes(gathered)
            gathered.clear()
    if gathered:
        yield bytes(gathered)


class Pieces(io.RawIOBase):
    """Byte strings, one after another, as a file: never more than one of them in memory."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override] # any writable buffer
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size
