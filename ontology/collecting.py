"""How often does Python look for what only refers to itself?

Reports and graphs are many small things that live long; looking through them at every 700 new ones is a tenth of the
time that reading and building take, and finds next to nothing.
"""

from __future__ import annotations

import gc

_NEW = 100_000
"""Things made and not freed before the youngest are looked through: some 10 MB."""
_ROUNDS = 50


def collect_seldom() -> None:
    """Let this process look for cycles once in a hundred thousand new things."""
    gc.set_threshold(_NEW, _ROUNDS, _ROUNDS)
