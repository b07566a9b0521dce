"""When, and at which place, was a thematic's fieldwork done?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.blocks import Outline
from ingest.establishments import names_in
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.sentences import Span, sentences
from ingest.thematic.periods import Period, period_in
from ingest.thematic.zones import parts_called
from ingest.wording import any_of
from ontology.model import Fieldwork, Paragraph
from ontology.values import PartKind

_TELLS = re.compile(rf"\b{any_of('thematic', 'fieldwork')}\b", re.IGNORECASE)
_AHEAD = re.compile(rf"\b{any_of('thematic', 'ahead')}\b", re.IGNORECASE)
_LINES = frozenset({PartKind.LIST_ITEM, PartKind.TABLE_ROW})
"""A line that is a name and a date says so by its shape."""


def read_fieldwork(outline: Outline, parts: Catalogue) -> tuple[Fieldwork, ...]:
    """Each period that the sections on methods print, once; a place's own where a line or clause gives it one."""
    found: dict[tuple[object, ...], Fieldwork] = {}
    for part in parts_called(outline, "methods"):
        for paragraph in parts.within(part):
            for each in _of(paragraph):
                found.setdefault((each.start, each.end, each.establishment), each)
    return tuple(found.values())


def _of(paragraph: Paragraph) -> Iterator[Fieldwork]:
    for span in sentences(paragraph.text):
        words = plain(span.of(paragraph.text))
        names = list(names_in(words))
        a_line = paragraph.kind in _LINES and len(names) == 1
        if _AHEAD.search(words) or not (_TELLS.search(words) or a_line):
            continue
        placed = list(_placed(paragraph, span, names))
        if placed:
            yield from placed
        elif period := period_in(words):
            yield _fieldwork(paragraph, span.start, period, None)


def _placed(paragraph: Paragraph, span: Span, names: list[tuple[int, int]]) -> Iterator[Fieldwork]:
    """`HMP Low Moor (6-8 March 2023), HMP High Moor (13 March 2023)`: the period after each name, before the next.

    Behind the last of several only (`HMP Low Moor and HMP High Moor in March 2023`), it may be that of all.
    """
    words = span.of(paragraph.text)
    ends = [*(start for start, _ in names), len(words)]
    behind = [period_in(words[end:until]) for (_, end), (_, until) in zip(names, pairwise(ends), strict=True)]
    of_all = len(names) > 1 and not any(behind[:-1]) and not words[names[-1][1] :].lstrip().startswith("(")
    for (start, end), period in zip(names, behind, strict=True):
        if period:
            yield _fieldwork(paragraph, span.start + end, period, None if of_all else words[start:end])


def _fieldwork(paragraph: Paragraph, offset: int, period: Period, establishment: str | None) -> Fieldwork:
    at, until = offset + period.at, offset + period.until
    return Fieldwork(
        start=period.start,
        end=period.end,
        text=paragraph.text[at:until],
        establishment=establishment,
        place=paragraph.place(at, until),
    )
