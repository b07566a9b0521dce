"""Which lines, tables and figure words does a PDF hold, in reading order and without running furniture?"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import groupby, islice

from ingest.blocks import Box, Document
from ingest.documents.bombs import refuse_bomb
from ingest.documents.columns import columns_in
from ingest.documents.drawings import MOST_SHAPES, words_in_drawings
from ingest.documents.furniture import running_lines
from ingest.documents.grids import grids_of
from ingest.documents.layout import PrintedLine, Segment, lines_of
from ingest.documents.limits import MIN_LETTERS
from ingest.documents.page import Page, Word
from ingest.documents.page_layout import PageLayout, leading_of
from ingest.documents.pdfium import pages_of
from ingest.documents.setting import Setter
from ingest.documents.spreads import unfolded
from ontology.errors import UnreadableFile
from ontology.model import Source

MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, name: str) -> Document:
    """A PDF as lines, tables and figure words. Raises UnreadableFile; not thread-safe (pdfium is not)."""
    refuse_bomb(data, name)
    pages = pages_of(data, name)
    letters = (character for page in pages for word in page.words for character in word.text if character.isalpha())
    if not any(islice(letters, MIN_LETTERS - 1, None)):
        pictured = any(page.pictures for page in pages)
        raise UnreadableFile(
            f"{name}: {'its pages are pictures (a scan)' if pictured else 'the PDF holds no text'}",
            hint="run text recognition over it first, or give the publisher's PDF or a text",
        )
    layouts, leading = _layouts(unfolded(pages))
    text, lines, tables, figure_words = Setter(layouts, leading).set()
    source = Source(hashlib.sha256(data).hexdigest(), MEDIA_TYPE, name, text, len(pages))
    return Document(source, lines, figure_words, tables, _shapes(layouts))


def _shapes(layouts: list[PageLayout]) -> tuple[tuple[int, Box], ...]:
    """The filled shapes beside the words of charts."""
    drawn = [layout.page for layout in layouts if layout.drawn]
    return tuple((page.number, box) for page in drawn for box in page.pictures[:MOST_SHAPES])


def _layouts(pages: list[Page]) -> tuple[list[PageLayout], float]:
    """Each page's lines, tables and figure words in reading order, and the document's leading in sizes."""
    layouts = []
    for page in pages:
        grids = grids_of(page)
        taken = {id(word) for grid in grids for word in grid.words()}
        free = [word for word in page.words if id(word) not in taken and word.upright]
        layouts.append(PageLayout(page, tuple(lines_of(free)), tuple(grids)))
    running = running_lines([(layout.page.height, layout.lines) for layout in layouts])
    layouts = [layout.without(running) for layout in layouts]
    leading = leading_of([layout.lines for layout in layouts])
    return [_parted(layout, leading) for layout in layouts], leading


def _turned(page: Page) -> list[list[Word]]:
    """Words that do not stand upright, as along a chart's axis: those that follow each other in the file together."""
    runs = groupby(page.words, key=lambda word: word.upright)
    return [list(run) for upright, run in runs if not upright]


def _parted(layout: PageLayout, leading: float) -> PageLayout:
    """A page with the words of charts, tables without rules, and columns of prose told apart."""
    turned = [PrintedLine((Segment(tuple(run)),)) for run in _turned(layout.page)]
    drawn = [*words_in_drawings(layout.page, layout.lines), *turned]
    taken = {id(line) for line in drawn}
    columns = columns_in([line for line in layout.lines if id(line) not in taken], leading)
    grids = sorted((*layout.grids, *columns.grids), key=lambda grid: grid.box.top)
    return replace(layout, lines=tuple(columns.lines), grids=tuple(grids), drawn=tuple(drawn))
