"""Does a file that kills or stalls its reader cost only itself?"""

from __future__ import annotations

import os
import signal
import time

import pytest

from ingest.spreading import in_turn, over_processes, time_limit
from ontology.errors import UnreadableFile


def work(task: str) -> str:
    """A reader that a task can kill."""
    if task.startswith("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    return task.upper()


def lost(task: str) -> str:
    """What stands in for a result that was lost."""
    return f"lost {task}"


@pytest.mark.parametrize(
    "tasks",
    [["a", "b", "c"], ["kill 1", "a"], ["a", "kill 1"], ["a", "kill 1", "b", "kill 2", "c"], ["kill 1"]],
    ids=" ".join,
)
def test_results_come_in_order_and_only_the_deadly_task_is_lost(tasks: list[str]) -> None:
    expected = [lost(task) if task.startswith("kill") else task.upper() for task in tasks]
    assert list(over_processes(work, tasks, jobs=2, lost=lost)) == expected


def test_in_turn_gives_the_same_results() -> None:
    assert list(in_turn(work, ["a", "b"])) == ["A", "B"]


def test_a_block_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(UnreadableFile, match="not read within"), time_limit(0.05, "slow.pdf"):
        time.sleep(5)


def test_a_block_in_time_is_left_alone() -> None:
    former = signal.getsignal(signal.SIGALRM)
    with time_limit(60, "quick.pdf"):
        assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 60
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
    assert signal.getsignal(signal.SIGALRM) == former
