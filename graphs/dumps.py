"""How is a whole version taken away? One compressed file a form, made once, with its digest."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

from graphs.export import Format, export
from graphs.files import digest_of_file, write_json
from graphs.versions import Version
from ontology.errors import DatasetError

NAMES: Mapping[str, Format] = {"prisongraph.nq.gz": Format.NQUADS, "prisongraph.trig.gz": Format.TRIG}
"""The files, and what each is written in."""

_making = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """A file to take away: `size` in bytes, `sha256` of the compressed file."""

    name: str
    version: str
    quads: int
    size: int
    sha256: str


def dump(version: Version, name: str, folder: Path) -> tuple[Path, Dump]:
    """The file of that name (a key of `NAMES`) for a version, made in `folder` where it is not there yet.

    Raises:
        DatasetError: it cannot be written.
    """
    home = folder / version.id
    path, note = home / name, home / f"{name}.json"
    with _making:
        if not note.exists():
            try:
                home.mkdir(parents=True, exist_ok=True)
                _write(version, NAMES[name], path)
                size, digest = path.stat().st_size, digest_of_file(path)
                made = Dump(name=name, version=version.id, quads=version.manifest.quads, size=size, sha256=digest)
                write_json(note, asdict(made))
            except OSError as error:
                raise DatasetError(f"no dump can be written: {error}", hint="free some space") from error
    return path, Dump(**json.loads(note.read_text("utf-8")))


def dumps(version: Version, folder: Path) -> Iterator[Dump]:
    """All dumps of a version; those of other versions go."""
    for each in folder.glob("[0-9]*-*"):
        if each.name != version.id:
            shutil.rmtree(each, ignore_errors=True)
    return (dump(version, name, folder)[1] for name in NAMES)


def _write(version: Version, form: Format, path: Path) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with part.open("wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
        export(version, packed, form)  # type: ignore[arg-type] # a file to write to, as gzip types it
    part.replace(path)
