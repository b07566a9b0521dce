"""How does a store come from the disk before somebody waits for it? Read ahead, where there is memory to spare.

What is asked of an archive lies all over gigabytes of files. Where those are not in memory yet, each look-up waits for
the disk, and a page that makes a thousand takes ten seconds in place of half a one.
"""

from __future__ import annotations

import os
import re
import threading
from pathlib import Path

_PIECE = 2 * 1024 * 1024
"""Bytes of a file that are asked for at once: systems read no more ahead at a time."""

_AVAILABLE = re.compile(r"^MemAvailable:\s+(\d+) kB", re.MULTILINE)  # MemAvailable:   20799888 kB

_MEMORY = Path("/proc/meminfo")


def read_ahead(folder: Path) -> bool:
    """Have the files of a folder read into the system's memory meanwhile; False where that is not to be had.

    They take no memory from programs: the system lets go of them when it needs the room. They are left alone where
    they would fill more than three quarters of what is free for such.
    """
    files = [path for path in folder.iterdir() if path.is_file()]
    if not hasattr(os, "posix_fadvise") or sum(path.stat().st_size for path in files) > _available() * 3 // 4:
        return False
    threading.Thread(target=_read, args=(files,), name="reading the store ahead", daemon=True).start()
    return True


def _read(files: list[Path]) -> None:
    for path in files:
        try:
            with path.open("rb") as file:
                for start in range(0, os.fstat(file.fileno()).st_size, _PIECE):
                    os.posix_fadvise(file.fileno(), start, _PIECE, os.POSIX_FADV_WILLNEED)
        except OSError:  # it is read when it is asked for
            continue


def _available() -> int:
    """Bytes of memory that could be used; none where the system does not tell."""
    found = _AVAILABLE.search(_MEMORY.read_text("ascii", "replace")) if _MEMORY.exists() else None
    return int(found[1]) * 1024 if found else 0
