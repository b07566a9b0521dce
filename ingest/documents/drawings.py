"""Which words stand in a chart? Those within or beside shapes under a figure's caption, apart from the running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.blocks import Box
from ingest.documents.layout import PrintedLine
from ingest.documents.page import Page, around
from ingest.wording import any_of

NEAR = 6.0
"""Points; shapes closer than this belong to one drawing."""

MANY_SHAPES = 4
"""So many shapes make a drawing even without a caption."""

CAPTION_REACH = 60.0
"""Points between a caption and its drawing."""

WIDEST_BAR, FOOT = 60.0, 1.0
"""Points that a bar is wide at most, and by which the feet of the bars of one chart may differ."""

BESIDE, SAME_END = 2.0, 1.5
"""Points by which a label may stand above or below its drawing, and end beside the labels of its axis."""

AXIS_REACH = 90.0
"""Points by which an axis may rise above the highest bar."""

KEY_REACH = 36.0
"""Points between a chart and its key, or between the marks of its axis."""

MOST_WORDS = 7
"""Words a label in a chart has at most; longer lines are text in a box."""

WHOLE_PAGE = 0.7
"""The share of the page's height above which a shape is its background."""

MOST_SHAPES = 4_000
"""Shapes looked at on one page; maps and patterns draw more."""


def words_in_drawings(page: Page, lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines of a page that belong to charts."""
    shapes = [box for box in page.pictures[:MOST_SHAPES] if box.bottom - box.top < WHOLE_PAGE * page.height]
    if not shapes or page.number == 1:
        return []
    captions = [line.box for line in lines if _is_caption(line)]
    small = _small_labels(lines)
    taken: list[PrintedLine] = []
    for group in _drawings(shapes):
        area = around(group)
        reach = CAPTION_REACH + AXIS_REACH * (len(group) >= MANY_SHAPES)
        captioned = any(-NEAR <= area.top - caption.bottom <= reach for caption in captions)
        if len(group) >= MANY_SHAPES or captioned:
            inside = [line for line in lines if _beside(line.box, area) and not _is_caption(line)]
            if inside and all(_is_label(line) for line in inside):
                taken += inside + _above_in_axis(lines, inside, area)
                taken += _around(area, small, inside) if captioned else []
    return list({id(line): line for line in taken}.values())


def _small_labels(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Lines of few words set smaller than the text of the page."""
    sizes = Counter(line.words.size for line in lines if len(line.words.words) > MOST_WORDS)
    text = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    return [line for line in lines if _is_label(line) and not _is_caption(line) and line.words.size < text]


def _around(area: Box, labels: list[PrintedLine], inside: list[PrintedLine]) -> list[PrintedLine]:
    """The labels in a chart's own small print above and below it: its axis, the names of its bars, its key."""
    size = max(line.words.size for line in inside)
    labels = [line for line in labels if line not in inside]
    found: list[PrintedLine] = []
    while near := [line for line in labels if line.words.size <= size and _is_next(line.box, area)]:
        found += near
        labels = [line for line in labels if line not in near]
        area = around([area, *(line.box for line in near)])
    return found


def _is_next(line: Box, area: Box) -> bool:
    """Whether a line follows an area at the distance of the lines of a label, or of a chart's key."""
    return -NEAR <= line.top - area.bottom <= KEY_REACH or -NEAR <= area.top - line.bottom <= KEY_REACH


def _above_in_axis(lines: Sequence[PrintedLine], inside: Sequence[PrintedLine], area: Box) -> list[PrintedLine]:
    """The labels of an axis that rise above the highest bar: they end where two labels beside the bars end."""
    ends = [line.all_cells()[0].box.right for line in inside]
    return [
        line
        for line in lines
        if area.top - AXIS_REACH <= line.box.top
        and (line.box.top + line.box.bottom) / 2 < area.top - BESIDE
        and sum(abs(line.all_cells()[0].box.right - end) < SAME_END for end in ends) > 1
        and _is_label(line)
        and not _is_caption(line)
    ]


def _is_caption(line: PrintedLine) -> bool:
    """`Figure 2: Progress on ...`"""
    return bool(re.match(rf"(?i){any_of('outline', 'figure_words')}\s+\d", line.words.text))


def _drawings(shapes: list[Box]) -> list[list[Box]]:
    """Shapes grouped by nearness, in one pass from the top of the page down; bars on one line are one chart's."""
    groups: list[tuple[Box, list[Box]]] = []
    for shape in sorted(shapes, key=lambda box: (box.top, box.left)):
        near = [group for group in groups if _near(group[0], shape) or _stand_together(group[1], shape)]
        members = [shape, *(box for group in near for box in group[1])]
        groups = [group for group in groups if not any(group is other for other in near)]
        groups.append((around([shape, *(group[0] for group in near)]), members))
    return [members for _, members in groups]


def _stand_together(bars: list[Box], other: Box) -> bool:
    """Whether bars and another stand on one line, however far apart."""
    return all(bar.right - bar.left <= WIDEST_BAR and abs(bar.bottom - other.bottom) < FOOT for bar in (*bars, other))


def _near(one: Box, other: Box) -> bool:
    return (
        one.left <= other.right + NEAR
        and other.left <= one.right + NEAR
        and one.top <= other.bottom + NEAR
        and other.top <= one.bottom + NEAR
    )


def _beside(line: Box, area: Box) -> bool:
    return area.top - BESIDE <= (line.top + line.bottom) / 2 <= area.bottom + BESIDE


def _is_label(line: PrintedLine) -> bool:
    """Short words, as at an axis or a bar."""
    return all(len(cell.words) <= MOST_WORDS for cell in line.cells)
