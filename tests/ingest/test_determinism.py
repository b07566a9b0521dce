"""Is the same file read to the same bytes, whatever order Python keeps its sets in?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["full-aldercombe-2019.pdf", "irp-castle-fen-2022.txt"])
def test_the_order_of_sets_does_not_show(name: str) -> None:
    first, second = (read(name, seed) for seed in ("1", "2"))
    assert first == second
    assert first.startswith(b"{")


def read(name: str, seed: str) -> bytes:
    command = [sys.executable, "-m", "ingest.reading", str(ROOT / "prisongraph" / "specimens" / name)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True).stdout
