"""Which sheets hold two pages side by side? Each is parted into the pages that it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Box
from ingest.documents.page import Page, Word

BROAD = 1.2
"""A sheet that shows two pages is so many times as broad as high, at least."""

MOST = 0.9
"""Of the broad sheets with words this share must have none across their middle: a broad table has."""

FEWEST = 2
"""Sheets with words on both sides: one alone may be a cover or a drawing."""


def unfolded(pages: Sequence[Page]) -> list[Page]:
    """The pages, those of sheets that show two apart; both keep the number of the sheet."""
    broad = [page for page in pages if page.width > BROAD * page.height and page.words]
    free = [page for page in broad if not any(_crosses(word, page.width / 2) for word in page.words)]
    both = [page for page in free if all(half.words for half in _halves(page))]
    if len(both) < FEWEST or len(free) < MOST * len(broad):
        return list(pages)
    parted = {id(page) for page in free}
    return [half for page in pages for half in (_halves(page) if id(page) in parted else (page,))]


def _crosses(word: Word, middle: float) -> bool:
    return word.box.left < middle < word.box.right


def _halves(page: Page) -> Iterator[Page]:
    middle = page.width / 2
    for shift in (0.0, middle):
        words = tuple(
            replace(word, box=_moved(word.box, shift))
            for word in page.words
            if (word.box.left >= middle) == (shift > 0)
        )
        rules, pictures = (
            tuple(_moved(box, shift) for box in boxes if ((box.left + box.right) / 2 >= middle) == (shift > 0))
            for boxes in (page.rules, page.pictures)
        )
        yield replace(page, width=middle, words=words, rules=rules, pictures=pictures)


def _moved(box: Box, shift: float) -> Box:
    return replace(box, left=box.left - shift, right=box.right - shift)
