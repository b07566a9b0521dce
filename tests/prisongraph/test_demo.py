"""The demonstration: every specimen is in, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphs.dataset import Dataset
from prisongraph.__main__ import main
from tests.specimens.expectations import names


def test_every_specimen_is_read_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--no-serve", "--dataset", str(tmp_path)]) == 0
    rows = [line.split() for line in capfd.readouterr().out.splitlines()[1:]]
    assert [status for _, status, *_ in rows] == ["read"] * len(list(names()))
    version = Dataset(tmp_path).versions.current()
    assert version is not None
