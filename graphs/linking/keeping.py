"""What did earlier builds find out about units? A file in the dataset, so that a build judges only what is new.

It can be thrown away at any time: what it holds depends on the units' texts and the program alone. Another program or
another sentence model begins anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from graphs.files import write_through
from graphs.linking.candidates import Near
from graphs.linking.judging import Kept
from graphs.linking.profiles import FIELDS, Profile
from graphs.linking.vectors import model
from ontology.concepts import concepts

_PROGRAM = (".py", ".json", ".yml", ".rq")
_UNREADABLE = (OSError, ValueError, KeyError, EOFError, BadZipFile)

Arrays = Mapping[str, NDArray[Any]]


def read_kept(folder: Path, signals: int) -> tuple[Kept, Mapping[int, Profile]]:
    """What is kept, and the profiles of units by their digests; nothing where there is no file, or a damaged one."""
    try:
        with _file(folder).open("rb") as file, np.load(file, allow_pickle=False) as held:
            arrays = {name: held[name] for name in held.files}
        kept = Kept(
            arrays["digests"],
            Near(arrays["mine"], arrays["other"], arrays["likeness"]),
            arrays["first"],
            arrays["second"],
            arrays["millionths"],
        )
        return kept, dict(zip(kept.digests.tolist(), _profiles(arrays), strict=True))
    except _UNREADABLE:
        return Kept.nothing(signals), {}


def write_kept(folder: Path, kept: Kept, profiles: Sequence[Profile]) -> None:
    """Keep it, in the place of what was kept before, by this program or another."""
    arrays: dict[str, NDArray[Any]] = {
        "digests": kept.digests, "mine": kept.near.mine, "other": kept.near.other, "likeness": kept.near.likeness,
        "first": kept.first, "second": kept.second, "millionths": kept.millionths,
        "places": np.array([profile.place or "" for profile in profiles], dtype=np.str_),
    }  # fmt: skip
    for column in range(len(FIELDS)):
        arrays[f"names{column}"] = _joined((profile.names[column] for profile in profiles), np.uint64)
        arrays[f"weights{column}"] = _joined((profile.weights[column] for profile in profiles), np.float64)
        arrays[f"ends{column}"] = np.cumsum([0, *(len(profile.names[column]) for profile in profiles)])
    vectors = [profile.vector for profile in profiles if profile.vector is not None]
    if vectors:
        arrays["vectors"] = np.stack(vectors)
    file = _file(folder)
    file.parent.mkdir(exist_ok=True)
    for old in file.parent.glob("[!.]*.npz"):
        if old != file:
            old.unlink(missing_ok=True)
    write_through(file, lambda out: np.savez(out, allow_pickle=False, **arrays))


def _profiles(arrays: Arrays) -> Iterable[Profile]:
    vectors = arrays.get("vectors")
    for row, place in enumerate(arrays["places"].tolist()):
        names, weights = (
            tuple(
                arrays[f"{kind}{column}"][arrays[f"ends{column}"][row] : arrays[f"ends{column}"][row + 1]]
                for column in range(len(FIELDS))
            )
            for kind in ("names", "weights")
        )
        yield Profile(names, weights, None if vectors is None else vectors[row], place or None)


def _joined(pieces: Iterable[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    return np.concatenate([*pieces, np.zeros(0, dtype=kind)])


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
