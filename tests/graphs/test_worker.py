"""A worker that was killed is back soon: it loads what it needs, and no more."""

from __future__ import annotations

import subprocess
import sys

_HEAVY = "'httpx', 'fastapi', 'rich', 'pydantic', 'uvicorn'"


def test_a_worker_of_the_embedded_store_loads_no_web() -> None:
    code = f"import sys, graphs.worker\nprint([name for name in ('json', {_HEAVY}) if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['json']\n"
