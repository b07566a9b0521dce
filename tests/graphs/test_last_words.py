"""Is it told how a process died: with what, and what it said last?"""

from __future__ import annotations

import subprocess
import sys

import pytest

from graphs.last_words import last_words


@pytest.mark.parametrize(
    ("program", "begins", "ends"),
    [
        ("raise MemoryError('for want of room')", "exit 1: Traceback", "MemoryError: for want of room"),
        ("import os; os.kill(os.getpid(), 9)", "signal 9 (Killed)", "(Killed)"),
        ("import sys; sys.exit(3)", "exit 3", "3"),
        ("import sys; sys.exit('so it was\\n' + 9000 * '-' + ' in the end')", "exit 1: ... ---", "--- in the end"),
    ],
)
def test_the_end_of_a_process_is_told(program: str, begins: str, ends: str) -> None:
    died = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    told = last_words(died.returncode, died.stderr)
    assert told.startswith(begins)
    assert told.endswith(ends)
    assert len(told) < 2100
