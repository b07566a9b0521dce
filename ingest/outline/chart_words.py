"""Which lines below a figure's caption are the words of its chart? Names of tests, ratings, months and numbers."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from functools import cache

from ingest.blocks import BlockKind
from ingest.outline.drafts import Draft
from ingest.outline.numbering import is_ended
from ingest.outline.titles import is_figure_caption
from ingest.plain import words_of
from ingest.wording import phrases, table

FEWEST = 3
"""So many lines on end are a chart's; fewer may be headings."""

# a year, the length of a bar, or a share
_NUMBER = re.compile(r"(?:19|20)\d\d|\d{1,2}|\d{1,3}%")


def with_chart_words(drafts: list[Draft]) -> list[Draft]:
    """The drafts with the words of charts as notes, so that none of them is taken for a topic's heading.

    The first test may head what stands below the chart: as the last of its words it stays what it is.
    """
    marked = list(drafts)
    place = 0
    while place < len(marked):
        place += 1
        if marked[place - 1].kind is not None or not is_figure_caption(marked[place - 1].text):
            continue
        place += _is_remark(marked[place : place + 2])
        end = place
        while end < len(marked) and _is_word(marked[end]):
            end += 1
        end -= end > place and words_of(marked[end - 1].text) == phrases("outline", "tests")[0]
        if end - place >= FEWEST:
            marked[place:end] = [d if d.cells else replace(d, kind=BlockKind.NOTE) for d in marked[place:end]]
        place = end
    return marked


def _is_remark(below: list[Draft]) -> bool:
    """Whether a sentence about the chart stands between its caption and its words: `This chart leaves out ...`."""
    if len(below) < 2 or below[0].kind or below[0].number or below[0].cells:
        return False
    return is_ended(below[0].text) and not _is_word(below[0]) and _is_word(below[1])


def _is_word(draft: Draft) -> bool:
    """`Reasonably`, `Safety   Respect`, `2021   2023`, `Not achieved 50%`, `Jan to Mar`: words of a chart."""
    if (draft.kind and not draft.cells) or draft.number or draft.marker:
        return False
    return all(word in _words() or _NUMBER.fullmatch(word) for word in words_of(draft.text).split())


@cache
def _words() -> frozenset[str]:
    progress = (label for labels in table("ratings", "progress").values() for label in labels)
    verdicts = (*phrases("inspection", "verdicts"), *phrases("ratings", "outcomes"))
    months = (*calendar.month_name, *calendar.month_abbr, "to")
    printed = (*phrases("inspection", "tests"), *verdicts, *progress, *months, "test")
    return frozenset(word for phrase in printed for word in re.findall("[a-z]+", phrase.lower()))
