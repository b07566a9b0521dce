"""How did a process of ours die? Its end and the last that it wrote on stderr, in one text for the log."""

from __future__ import annotations

import signal

_MOST = 2000
"""Characters that are kept: the end of a traceback, which names what was raised and where."""


def last_words(returncode: int, stderr: bytes) -> str:
    """`exit 1: ... MemoryError` or `signal 9 (Killed)`, for a return code as `subprocess` gives it."""
    how = f"exit {returncode}" if returncode >= 0 else f"signal {-returncode} ({signal.strsignal(-returncode)})"
    said = stderr.decode("utf-8", "replace").strip()
    if len(said) > _MOST:
        said = f"... {said[-_MOST:]}"
    return f"{how}: {said}" if said else how
