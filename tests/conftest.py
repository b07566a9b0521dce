"""Fixtures that every part's tests share."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from ontology.collecting import collect_seldom

# What a case takes depends on the machine. CI tries the same cases every time, a developer's run looks for new ones.
settings.register_profile("everywhere", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("everywhere")
collect_seldom()


Make = Callable[[Path], object]
"""Makes a dataset in a folder."""
MadeOnce = Callable[[str, Make], Path]
"""A copy of the dataset of this name, made by this."""


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Datasets that one process of a run makes; each has a copy of its own, to do with as it likes."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def copied(name: str, make: Make) -> Path:
        made, done = shared / f"made-{name}", shared / f"made-{name}.done"
        with (shared / f"made-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(made, ignore_errors=True)
                make(made)
                done.touch()
        return Path(shutil.copytree(made, tmp_path_factory.mktemp(name) / "dataset", symlinks=True))

    return copied


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
