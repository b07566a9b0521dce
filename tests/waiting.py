"""Wait for what another thread or process does: however busy the machine is, the event is what counts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

_LONGEST = 60.0
"""Seconds after which it will not come any more."""


def until(true: Callable[[], bool]) -> None:
    """Wait until it is true."""
    end = time.monotonic() + _LONGEST
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


async def soon(true: Callable[[], bool]) -> None:
    """Wait until it is true, and let the event loop go on meanwhile."""
    end = time.monotonic() + _LONGEST
    while not true():
        assert time.monotonic() < end, "it never came"
        await asyncio.sleep(0.05)
