"""Which bare lines are cells of a table that a converter set a cell a line? They are no titles and number nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.outline.drafts import Draft
from ingest.outline.titles import could_be_title

FIGURE = re.compile(r"(?:\d[\d,]*(?:\.\d+)?\s?%?|[-–%])")
"""A cell of a table of figures: `1,094`, `12.7`, `37%`, `-`, and `%` over a column."""

# `3.12` may number a paragraph as well as be a share
_NUMBER = re.compile(r"\d{1,2}\.\d{1,3}")


def begin_figures(drafts: Sequence[Draft]) -> bool:
    """Whether these open with figures of a table: one figure alone may be the number of a page."""
    return bool(drafts) and (drafts[0].text == "%" or (len(drafts) > 1 and all(map(_is_sure, drafts[:2]))))


def in_rows(drafts: Sequence[Draft]) -> frozenset[int]:
    """The `id`s of the drafts that look like paragraphs' numbers and are cells of rows."""
    cells = set[int]()
    for place, draft in enumerate(drafts):
        if _is_figure(draft) and not _is_sure(draft) and _goes_on_row(drafts, place, cells):
            cells.add(id(draft))
    return frozenset(cells)


def _goes_on_row(drafts: Sequence[Draft], place: int, cells: set[int]) -> bool:
    """Whether figures stand before it in its row; where it is only one, another row's label follows, and no text."""
    if place < 2:
        return False
    first, before = drafts[place - 2], drafts[place - 1]
    if not (_is_sure(before) or id(before) in cells):
        return False
    after = drafts[place + 1] if place + 1 < len(drafts) else None
    return _is_figure(first) or (could_be_title(first) and (after is None or could_be_title(after)))


def _is_sure(draft: Draft) -> bool:
    """Whether a draft is one figure that numbers no paragraph."""
    return _is_figure(draft) and not _NUMBER.fullmatch(draft.text)


def _is_figure(draft: Draft) -> bool:
    return not draft.cells and draft.marker is None and bool(FIGURE.fullmatch(draft.text))
