"""Does a process of its own make the network that its server would make, leave what it found, and end when it must?"""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from graphs.network import Filters, apart, make_network
from graphs.network.apart import Apart
from graphs.network.keeping import found_left
from graphs.receiving import WorkerLost
from graphs.versions import Version
from tests.graphs.networks import bare_version, program_instead
from tests.waiting import until

NARROW = Filters(since="2022", limit=7)

SLEEPER = """import pathlib, time
pathlib.Path(__file__).with_name("began").touch()
time.sleep(600)
"""
"""A program in the place of ours that never comes to its end."""

DYING = "import os; os.write(2, b'no room for it\\n'); os.kill(os.getpid(), 9)"
"""A program in the place of ours that is killed over its work."""


@pytest.fixture
def bare(tmp_path: Path) -> Version:
    """A version that keeps nothing but its store."""
    return bare_version(tmp_path / "0001-abc")


def test_a_process_makes_the_same_network_and_leaves_what_it_found(bare: Version, tmp_path: Path) -> None:
    made = Apart(tmp_path)
    expected = make_network(bare.open(), "prison-topic", NARROW)
    assert expected.nodes
    assert made.network(bare, "prison-topic", NARROW) == expected
    left = tmp_path / "networks" / bare.id
    assert found_left(left, "prison-topic") is not None
    assert found_left(left, "archive") is None
    assert made.network(bare, "prison-topic", NARROW) == expected


def test_what_was_found_of_a_former_version_is_removed(bare: Version, tmp_path: Path) -> None:
    former = tmp_path / "networks" / "0000-former"
    former.mkdir(parents=True)
    Apart(tmp_path).network(bare, "prison-topic", NARROW)
    assert not former.exists()


def test_the_log_tells_how_a_process_died(
    bare: Version, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, logged: list[str]
) -> None:
    program_instead(tmp_path, DYING)
    monkeypatch.setattr(apart, "where_code_is", lambda: {"PYTHONPATH": str(tmp_path)})
    with pytest.raises(WorkerLost, match="could not be made"):
        Apart(tmp_path).network(bare, "prison-topic", NARROW)
    assert logged == ["the process for network prison-topic died: signal 9 (Killed): no room for it"]


def test_those_who_wait_are_told_when_the_server_ends(
    bare: Version, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, logged: list[str]
) -> None:
    program = program_instead(tmp_path, SLEEPER)
    monkeypatch.setattr(apart, "where_code_is", lambda: {"PYTHONPATH": str(tmp_path)})
    made, told = Apart(tmp_path), []

    def wait() -> None:
        try:
            made.network(bare, "prison-topic", NARROW)
        except WorkerLost as error:
            told.append(error.message)

    thread = threading.Thread(target=wait)
    thread.start()
    until(program.with_name("began").exists)
    made.close()
    thread.join(60)
    assert told == ["the network prison-topic could not be made"]
    assert logged == [], "who is ended did not die"
    with pytest.raises(WorkerLost, match="could not be made"):
        made.network(bare, "prison-topic", NARROW)
