"""Which vectors are known already? A file in the dataset, so that a build runs the sentence model on new texts only.

It can be thrown away at any time: what it holds depends on the texts and the model alone.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from graphs.files import write_atomic
from graphs.linking.naming import name_of
from graphs.linking.vectors import WIDTH, Floats, Model


def vectors_of(texts: Sequence[str], model: Model, folder: Path) -> Floats:
    """The vectors of texts, a row each: known ones from the file in `folder`, the others by the model, and kept."""
    file = folder / "vectors" / f"{model.digest[:16]}.npz"
    names, known = _read(file)
    places = {int(name): row for row, name in enumerate(names.tolist())}
    asked = {name_of(text): text for text in texts}
    new = sorted(asked.keys() - places.keys())
    if new:
        found = model.vectors([asked[name] for name in new])
        names, known = np.concatenate((names, np.array(new, dtype=np.uint64))), np.concatenate((known, found))
        places.update({name: len(places) + row for row, name in enumerate(new)})
        _write(file, names, known)
    return known[[places[name_of(text)] for text in texts]]


def _read(file: Path) -> tuple[NDArray[np.uint64], Floats]:
    try:
        with np.load(file) as held:
            return held["names"], held["vectors"]
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return np.zeros(0, dtype=np.uint64), np.zeros((0, WIDTH), dtype=np.float32)  # none, or damaged: made anew


def _write(file: Path, names: NDArray[np.uint64], vectors: Floats) -> None:
    file.parent.mkdir(exist_ok=True)
    out = io.BytesIO()
    np.savez(out, names=names, vectors=vectors)
    write_atomic(file, out.getvalue())
