"""Does the sentence model, where it is installed, put like things near?"""

from __future__ import annotations

import numpy as np
import pytest

from graphs.linking.vectors import WIDTH, Model


def test_vectors_are_of_length_one_and_the_same_each_time(installed: Model) -> None:
    vector = installed.vector("Prisoners waited too long for a dentist.")
    assert vector.shape == (WIDTH,)
    assert float(np.linalg.norm(vector)) == pytest.approx(1, abs=1e-5)
    assert np.array_equal(vector, installed.vector("Prisoners waited too long for a dentist."))


def test_what_means_the_same_is_nearer(installed: Model) -> None:
    dentist, teeth, kitchen = installed.vectors(
        ["Patients waited months for the dentist.", "Dental care was slow to arrive.", "The kitchen floor was dirty."]
    )
    assert float(dentist @ teeth) > float(dentist @ kitchen) + 0.2


def test_no_texts_no_rows(installed: Model) -> None:
    assert installed.vectors([]).shape == (0, WIDTH)
