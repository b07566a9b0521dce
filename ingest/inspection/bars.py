"""Which rating does a bar reach? Bars without words, read against the four ratings that stand along their axis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ingest.blocks import Box

FOOT = 3.0
"""Points within which the feet of bars stand on one line."""

OFF = 0.3
"""The share of a step of the axis by which a bar may miss its mark."""

Scale = Sequence[tuple[str, float]]
"""The ratings with the heights of their marks, from the top of the page down."""


def groups_of_bars(shapes: Sequence[Box], *, right_of: float, each: int) -> list[list[Box]]:
    """The bars that stand on one line, as many to a group as there are years; empty where they are not so many."""
    feet: dict[int, dict[tuple[int, int], Box]] = defaultdict(dict)
    for box in shapes:
        if box.left > right_of:
            feet[round(box.bottom / FOOT)][round(box.left), round(box.right)] = box
    bars = sorted(max(feet.values(), key=len, default={}).values(), key=lambda box: box.left)
    if not bars or len(bars) % each or len(bars) < 2 * each:
        return []
    groups = [bars[place : place + each] for place in range(0, len(bars), each)]
    widest = max((after.left - before.right for group in groups for before, after in pairwise(group)), default=0.0)
    apart = all(after[0].left - before[-1].right > widest for before, after in pairwise(groups))
    return groups if apart else []


def reached(bar: Box, scale: Scale) -> str | None:
    """The rating whose mark a bar's head stands at; None between two marks."""
    heights = sorted(height for _, height in scale)
    step = min(lower - upper for upper, lower in pairwise(heights))
    rating, height = min(scale, key=lambda mark: abs(mark[1] - bar.top))
    return rating if abs(height - bar.top) < OFF * step else None
