"""How is a page set? Its lines and tables as they are printed, the margins of its lines, and their distance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.documents.grids import Grid
from ingest.documents.layout import PrintedLine
from ingest.documents.page import Page

COMMON = 0.3
"""A distance of lines is common that is found so often as the commonest, at least."""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page's lines in reading order, and its ruled tables."""

    page: Page
    lines: tuple[PrintedLine, ...]
    grids: tuple[Grid, ...] = ()
    running: tuple[PrintedLine, ...] = ()
    drawn: tuple[PrintedLine, ...] = ()
    """Words of charts."""

    def without(self, running: set[int]) -> PageLayout:
        """The page with its running lines set apart."""
        return replace(
            self,
            lines=tuple(line for line in self.lines if id(line) not in running),
            running=tuple(line for line in self.lines if id(line) in running),
        )


def left_place(left: float) -> int:
    """Where a line begins, so that lines which begin together have one place."""
    return round(left / 6)


def margins_of(layouts: Iterable[PageLayout]) -> dict[int, float]:
    """How far right the lines go that begin at a place, in points."""
    rights: dict[int, list[float]] = defaultdict(list)
    for layout in layouts:
        for line in layout.lines:
            rights[left_place(line.box.left)].append(line.box.right)
    return {place: sorted(ends)[int(0.98 * (len(ends) - 1))] for place, ends in rights.items()}


def leading_of(pages: Iterable[Sequence[PrintedLine]]) -> float:
    """The distance of two lines' baselines in a paragraph, in sizes: the smallest of those that are common, for where
    most paragraphs are short, that between paragraphs is commoner."""
    steps: Counter[float] = Counter()
    for lines in pages:
        for before, after in pairwise(lines):
            size = after.words.size
            step = (after.words.baseline - before.words.baseline) / size if size else 0
            if before.words.size == size and 0.9 < step < 2.2:
                steps[round(step, 1)] += 1
    if not steps:
        return 1.25
    most = max(steps.values())
    common = min(step for step, count in steps.items() if count >= COMMON * most)
    near = [step for step, count in steps.items() for _ in range(count) if abs(step - common) <= 0.1]
    return median(near)
