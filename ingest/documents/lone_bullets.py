"""Which items have the bullets that a converter printed before all of them, each on a line of its own?

    •  ·  •  ·  •  ·  1.3  ·  poor for safety  ·  good for respect  ·  poor for purposeful activity

The number between them is that of the paragraph below the list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, takewhile

from ingest.blocks import Document, Line, TableRegion

FEWEST = 2
"""So many bullets on end are those of a list."""

# a bullet alone on its line
_BULLET = re.compile(r"[•‣▪●○◦·■□➢]")
# a paragraph's number alone on its line: "1.3"
_NUMBER = re.compile(r"(?:S|\d{1,2}\.)\d{1,3}\.?")
# an item's end: "... for safety;"
_ENDS = re.compile(r"[.;:,]$|[.;,] and$")
_SHORT = 0.7
"""A line of no more than this share of the longest one of its list is an item's last."""


def with_bullets_before_items(document: Document) -> Document:
    """A text whose items have their bullets again; bullets that fit no items, which stand apart from them, are gone."""
    lines = list(document.lines)
    order: list[int] = []
    at = 0
    while at < len(lines):
        bullets = _run(lines, at, _BULLET)
        if bullets < FEWEST:
            order.append(at)
            at += 1
            continue
        numbers = range(at + bullets, at + bullets + _run(lines, at + bullets, _NUMBER))
        items = range(numbers.stop, numbers.stop + _block(lines[numbers.stop :]))
        starts = _starts([lines[place] for place in items], bullets)
        for index in starts:
            lines[items[index]] = replace(lines[items[index]], marker="•", blank_before=0)
        order += [*items, *numbers] if starts else []
        at = items.stop if starts else numbers.start
    return _ordered(document, lines, order) if len(order) < len(lines) else document


def _run(lines: Sequence[Line], at: int, form: re.Pattern[str]) -> int:
    """How many lines on end, from this one, are of a form."""
    return sum(1 for _ in takewhile(lambda line: form.fullmatch(line.passage.text), lines[at:]))


def _block(lines: Sequence[Line]) -> int:
    """How many lines stand up to the next blank one."""
    return sum(1 for _ in takewhile(lambda at: at == 0 or not lines[at].blank_before, range(len(lines))))


def _starts(lines: Sequence[Line], bullets: int) -> list[int]:
    """Which of these lines open an item: all, or those below the end of another; none where the bullets do not fit."""
    if len(lines) == bullets:
        return list(range(bullets))
    texts = [line.passage.text for line in lines]
    longest = max(map(len, texts), default=0)
    ended = [bool(_ENDS.search(text)) or len(text) <= _SHORT * longest for text in texts]
    starts = [at for at in range(len(texts)) if at == 0 or ended[at - 1]]
    return starts if len(starts) == bullets else []


def _ordered(document: Document, lines: list[Line], order: list[int]) -> Document:
    """The document with these lines in this order; tables stay before the line that they stood before."""
    stay = set(order)
    kept = list(accumulate((place in stay for place in range(len(lines))), initial=0))
    tables = tuple(TableRegion(kept[table.before], table.rows, table.gap) for table in document.tables)
    return replace(document, lines=tuple(lines[place] for place in order), tables=tables)
