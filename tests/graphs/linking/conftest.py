"""Fixtures for links."""

from __future__ import annotations

import pytest

from graphs.linking.vectors import Model, model


@pytest.fixture(scope="session")
def installed() -> Model:
    """The sentence model; skips where it is not installed."""
    found = model()
    if found is None:
        pytest.skip("the sentence model is not installed")
    return found
