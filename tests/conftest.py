"""Fixtures that every part's tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# What a case takes depends on the machine. CI tries the same cases every time, a developer's run looks for new ones.
settings.register_profile("everywhere", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("everywhere")


def reports_folder() -> Path | None:
    """The folder of real sample reports beside the checkout, or where PRISONGRAPH_REPORTS says; None where absent."""
    given = os.environ.get("PRISONGRAPH_REPORTS")
    folder = Path(given) if given else Path(__file__).parents[2] / "shared" / "reports"
    return folder if folder.is_dir() else None


@pytest.fixture(scope="session")
def shared_reports() -> Path:
    """The folder of real sample reports; skips where there is none."""
    folder = reports_folder()
    if folder is None:
        pytest.skip("no sample reports beside the checkout")
    return folder
