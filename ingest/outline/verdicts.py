"""Which verdicts share a line with the statement they judge? They become a line of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ingest.outline.drafts import Draft
from ingest.plain import plain
from ingest.wording import any_of

SHORTEST_OPEN = 40
"""Characters of a statement, at least, that no full stop ends before its verdict."""


@cache
def _tail() -> re.Pattern[str]:
    """`... assessment were too long. Reasonable progress`, `... on all courses Reasonable progress`, `... on time.
    (Achieved)`, `... on time. - Not achieved`"""
    return re.compile(
        rf"(?:(?<=[.?!)])['\")\]]*|(?P<open>(?<=[a-z])))(?P<before>)\s+(?:-\s+|(?P<bracket>[(\[]))?"
        rf"(?P<verdict>{any_of('outline', 'ratings')})(?(bracket)[)\]]\.?)\s*$",
        re.IGNORECASE,
    )


@cache
def _alone() -> re.Pattern[str]:
    """`(Not achieved)` on a line of its own."""
    return re.compile(rf"[(\[](?P<verdict>{any_of('outline', 'ratings')})[)\]]\.?", re.IGNORECASE)


def part_verdicts(drafts: list[Draft]) -> list[Draft]:
    """The drafts with a verdict at the end of a statement parted from it."""
    parted: list[Draft] = []
    for draft in drafts:
        found = None if draft.cells else _tail().search(plain(draft.text))
        start = found.start("verdict") if found else 0
        if found and draft.text[start].isupper() and _is_told(found):
            parted.append(replace(draft, passage=draft.passage.slice(0, found.end("before"))))
            verdict = draft.passage.slice(*found.span("verdict"))
            parted.append(replace(draft, passage=verdict, kind=None, marker=None, gap=0))
        elif alone := None if draft.cells else _alone().fullmatch(plain(draft.text)):
            parted.append(replace(draft, passage=draft.passage.slice(*alone.span("verdict"))))
        else:
            parted.append(draft)
    return parted


def _is_told(found: re.Match[str]) -> bool:
    """Behind a full stop; without one the verdict has two words, and a whole statement before it."""
    return found["open"] is None or (" " in found["verdict"] and found.start() >= SHORTEST_OPEN)
