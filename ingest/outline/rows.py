"""Which rows of a table were cut, or printed as lines? They become whole rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ingest.blocks import BlockKind
from ingest.documents.hyphens import Hyphens
from ingest.documents.marks import LONE_MARK
from ingest.outline.drafts import Draft
from ingest.outline.numbering import is_ended
from ingest.plain import plain
from ingest.wording import any_of
from ontology.places import Passage

# `a)`, `(b)`
_LETTER = re.compile(r"\(?[a-z]\)")


@cache
def _pointer() -> re.Pattern[str]:
    """`... returning to prison repeatedly. See paragraph 3.60`"""
    return re.compile(rf"(?<=[.!?'\"]) +(?P<pointer>{any_of('outline', 'pointers')})\.?\s*$", re.IGNORECASE)


def whole_rows(drafts: list[Draft], hyphens: Hyphens) -> list[Draft]:
    """The drafts with rows that a page's end cut made whole, and lettered examples with a pointer made rows."""
    made: list[Draft] = []
    for draft in _with_lone_letters(drafts):
        if made and _goes_on(made[-1], draft):
            made[-1] = _joined(made[-1], draft, hyphens)
        else:
            made.append(_lettered(draft))
    return made


def _with_lone_letters(drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts with a letter that stands alone, as a row's first cell may, before the words below it."""
    letter: Draft | None = None
    for draft in drafts:
        if letter and draft.kind is None and not draft.marker:
            yield replace(draft, marker=letter.text, gap=letter.gap)
            letter = None
            continue
        if letter:
            yield letter
        letter = draft if draft.kind is None and not draft.marker and _LETTER.fullmatch(draft.text) else None
        if not letter:
            yield draft
    if letter:
        yield letter


def _goes_on(row: Draft, draft: Draft) -> bool:
    """Whether a row without a first cell is the rest of the row before."""
    if not row.cells or len(row.cells) != len(draft.cells) or draft.cells[0] or not row.cells[0]:
        return False
    if any(cell.text[:1].isdigit() for cell in draft.cells):
        return False
    return all(
        not rest or not cell or rest.text[0].islower() or not is_ended(cell.text)
        for cell, rest in zip(row.cells, draft.cells, strict=True)
    ) and any(not cell or not is_ended(cell.text) for cell in row.cells[1:])


def _joined(row: Draft, rest: Draft, hyphens: Hyphens) -> Draft:
    cells = tuple(
        hyphens.join([part for part in pair if part]) if any(pair) else Passage("")
        for pair in zip(row.cells, rest.cells, strict=True)
    )
    return replace(row, cells=cells, passage=Passage.join(cells))


def _lettered(draft: Draft) -> Draft:
    """`a) text. See paragraph 3.54` as the row it was printed as: letter, text, pointer."""
    if draft.kind is not None or not draft.marker or not LONE_MARK.fullmatch(draft.marker):
        return draft
    found = _pointer().search(plain(draft.text))
    if not found:
        return draft
    words = (draft.passage.slice(0, found.start()), draft.passage.slice(found.start("pointer")))
    cells = (Passage(draft.marker), *words)
    return replace(draft, kind=BlockKind.ROW, marker=None, cells=cells, passage=Passage.join(cells))
