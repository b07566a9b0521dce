"""What does a version keep for its first visitors? Files made with it, or carried over from the one before.

One report more does not make it anew where the archive is large: it is carried over as it was, and that is marked,
until a server has made it anew in its own time.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphs.makers import Making
from graphs.versions import Version

FEW = 300
"""Reports up to which what is kept is made anew for each version."""

DAMAGED = (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError)
"""What reading a file that is missing, cut short or made otherwise may raise."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of one kind: `prefix` begins their names, and that of the mark that they are carried over."""

    prefix: str

    def write(self, version: Path, name: str, value: object) -> None:
        """Keep a value in the folder of a version, or in another; who reads it meanwhile sees none, or the former."""
        text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
        file = self._file(version, name)
        begun = file.with_suffix(f".{os.getpid()}")
        begun.write_bytes(gzip.compress(text.encode(), compresslevel=5, mtime=0))
        begun.replace(file)

    def read(self, version: Path, name: str) -> Any:
        """The value as it is kept.

        Raises:
            One of `DAMAGED`, where none is kept, or it cannot be read.
        """
        return json.loads(gzip.decompress(self._file(version, name).read_bytes()))

    def carry(self, making: Making, names: Iterable[str]) -> bool:
        """Carry over what the version before keeps; False where it is to be made anew."""
        if making.since is None or not is_large(making.since.base):
            return False
        try:
            for name in names:
                shutil.copyfile(self._file(making.since.base.path, name), self._file(making.path, name))
        except OSError:
            return False
        self._mark(making.path).touch()
        return True

    def is_earlier(self, version: Path) -> bool:
        """Whether a version keeps what was made for an earlier one."""
        return self._mark(version).exists()

    def _file(self, version: Path, name: str) -> Path:
        return version / f"{self.prefix}-{name}.json.gz"

    def _mark(self, version: Path) -> Path:
        return version / f"{self.prefix}s-earlier"


def is_large(version: Version) -> bool:
    """Whether making everything anew for one report more would take longer than that report may."""
    return sum(entry.kind == "report" for entry in version.manifest.entries) > FEW
