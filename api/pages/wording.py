"""Which of several statements of a concern is shown for it?"""

from __future__ import annotations

from collections.abc import Iterable

from api.pages.addresses import key_of
from api.pages.reading import Row

_PREFERRED = ("original", "followup-block", "section4", "summary")
"""Roles of statements, the fullest first."""


def best_words(rows: Iterable[Row], of: str = "concern") -> dict[str, str]:
    """The words to show for each thing in the column `of`, from rows with `role` and `words`."""
    best: dict[str, tuple[int, str]] = {}
    for row in rows:
        if row["words"] is None:
            continue
        thing, candidate = str(row[of]), (_standing(row["role"]), str(row["words"]))
        if thing not in best or candidate[0] < best[thing][0]:
            best[thing] = candidate
    return {thing: words for thing, (_, words) in best.items()}


def _standing(role: object) -> int:
    name = key_of(role)
    return _PREFERRED.index(name) if name in _PREFERRED else len(_PREFERRED)
