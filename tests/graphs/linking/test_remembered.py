"""Is the sentence model run once for each text, and is a damaged memory made anew?"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from graphs.linking.remembered import vectors_of
from graphs.linking.vectors import Model


def test_what_is_remembered_is_what_the_model_says(installed: Model, tmp_path: Path) -> None:
    first = vectors_of(["Cold cells.", "Late meals."], installed, tmp_path)
    again = vectors_of(["Late meals.", "Dirty showers.", "Cold cells."], installed, tmp_path)
    assert np.array_equal(again[[2, 0]], first)
    assert np.array_equal(again[1], installed.vector("Dirty showers."))


def test_a_damaged_memory_is_made_anew(installed: Model, tmp_path: Path) -> None:
    whole = vectors_of(["Cold cells."], installed, tmp_path)
    (file,) = (tmp_path / "vectors").iterdir()
    file.write_bytes(b"torn")
    assert np.array_equal(vectors_of(["Cold cells."], installed, tmp_path), whole)
