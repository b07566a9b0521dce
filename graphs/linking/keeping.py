"""What did earlier builds find out about units? A file in the dataset, so that a build judges only what is new.

It can be thrown away at any time: what it holds depends on the units' texts and the program alone. Another program or
another sentence model begins anew.
"""

from __future__ import annotations

import hashlib
from dataclasses import fields
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from graphs.files import write_through
from graphs.linking.candidates import Near
from graphs.linking.columns import Column, Columns
from graphs.linking.judging import Kept
from graphs.linking.profiles import FIELDS
from graphs.linking.vectors import model
from ontology.concepts import concepts

_PROGRAM = (".py", ".json", ".yml", ".rq")
_UNREADABLE = (OSError, ValueError, KeyError, EOFError, BadZipFile)

_PARTS = tuple(part.name for part in fields(Column))


def read_kept(folder: Path, signals: int) -> tuple[Kept, Columns]:
    """What is kept, and the profiles of its units; nothing where there is no file, or a damaged one."""
    try:
        with _file(folder).open("rb") as file, np.load(file, allow_pickle=False) as held:
            arrays = {name: held[name] for name in held.files}
        near = Near(arrays["mine"], arrays["other"], arrays["likeness"])
        kept = Kept(arrays["digests"], near, arrays["first"], arrays["second"], arrays["millionths"])
        columns = tuple(Column(*(arrays[f"{part}{at}"] for part in _PARTS)) for at in range(len(FIELDS)))
        return kept, Columns(columns, arrays.get("vectors"), arrays["places"])
    except _UNREADABLE:
        return Kept.nothing(signals), Columns.of([])


def write_kept(folder: Path, kept: Kept, profiles: Columns) -> None:
    """Keep it, in the place of what was kept before, by this program or another."""
    arrays: dict[str, NDArray[Any]] = {
        "digests": kept.digests, "mine": kept.near.mine, "other": kept.near.other, "likeness": kept.near.likeness,
        "first": kept.first, "second": kept.second, "millionths": kept.millionths, "places": profiles.places,
    }  # fmt: skip
    for at, column in enumerate(profiles.fields):
        arrays |= {f"{part}{at}": getattr(column, part) for part in _PARTS}
    if profiles.vectors is not None:
        arrays["vectors"] = profiles.vectors
    file = _file(folder)
    file.parent.mkdir(exist_ok=True)
    for old in file.parent.glob("[!.]*.npz"):
        if old != file:
            old.unlink(missing_ok=True)
    write_through(file, lambda out: np.savez(out, allow_pickle=False, **arrays))


def _file(folder: Path) -> Path:
    return folder / "judged" / f"{stamp()}.npz"


@cache
def stamp() -> str:
    """A name for all that links depend on beside the units and decisions: this part of the program, topics, model."""
    digest = hashlib.blake2b(digest_size=8)
    for file in sorted(resources.files("graphs.linking").iterdir(), key=lambda each: each.name):
        if file.name.endswith(_PROGRAM):
            digest.update(file.read_bytes())
    digest.update(
        repr([(topic.key, topic.broader, topic.label, topic.alternatives) for topic in concepts("topic")]).encode()
    )
    found = model()
    digest.update((found.digest if found else "").encode())
    return digest.hexdigest()
