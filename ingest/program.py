"""Which edition of the program reads? Its version, and a digest of all that can change what it makes of a file."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import ontology
import shapes

_COUNTS = frozenset({".py", ".yml", ".ttl", ".rq", ".csv"})


@cache
def program() -> str:
    """Such as `0.1.0+3f2a9c014d`: equal editions make the same bytes of the same file."""
    digest = hashlib.sha256()
    for part in (ontology.__file__, shapes.__file__, __file__):
        folder = Path(part or "").parent
        for path in sorted(p for p in folder.rglob("*") if p.suffix in _COUNTS):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{version('prisongraph')}+{digest.hexdigest()[:10]}"
