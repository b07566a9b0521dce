"""Many switches between versions under load: no request is lost, and nothing is left behind."""

from __future__ import annotations

from pathlib import Path

from bench.switching import switch_under_load


def test_switches_lose_nothing_and_leave_nothing(tmp_path: Path) -> None:
    told = switch_under_load(tmp_path / "d", 40)
    assert told.failures == []
    assert told.answers > 20
    first, last = told.held[2], told.held[-1]
    assert last[0] - first[0] < 60
    assert last[1] - first[1] <= 10
    assert last[2] == 1
