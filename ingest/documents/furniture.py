"""Which lines of a PDF's pages are running headers and footers? Those that come back in one place on many pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.documents.layout import PrintedLine
from ingest.plain import words_of

EDGE = 0.12
"""The share of a page's height, at the top and at the bottom, in which running lines stand."""

FEW_PAGES = 3
"""Too few pages to call a line running."""

LARGER = 1.2
"""A section's title is set in at least so many times the size of the text."""

NUMBERS = re.compile(r"\d+")
# "17", "Page 17", "- 17 -", "17 of 80"
LONE_NUMBER = re.compile(r"(?:page\s)?[-–|]?\s*(\d{1,4})\s*[-–|]?(?:\sof\s\d{1,4})?", re.IGNORECASE)

Pages = Sequence[tuple[float, Sequence[PrintedLine]]]
"""Each page as its height and its lines."""


def running_lines(pages: Pages) -> set[int]:
    """The ids (`id()`) of lines that are running furniture."""
    edges = [(place, line) for place, page in enumerate(pages) for line in _at_edges(*page)]
    keys = {id(line): _key(line) for _, line in edges}
    seen = Counter(key for place, key in {(place, keys[id(line)]) for place, line in edges})
    often = max(FEW_PAGES, 0.25 * len(pages))
    running = {id(line) for _, line in edges if seen[keys[id(line)]] >= often}
    return running | _page_numbers(edges) | _section_names(pages)


def _page_numbers(edges: list[tuple[int, PrintedLine]]) -> set[int]:
    """Lone numbers that count the pages, wherever at the edge they stand."""
    lone = [(int(found[1]) - place, line) for place, line in edges if (found := LONE_NUMBER.fullmatch(_text(line)))]
    offsets = Counter(offset for offset, _ in lone)
    return {id(line) for offset, line in lone if offsets[offset] >= FEW_PAGES}


def _section_names(pages: Pages) -> set[int]:
    """Headers that name the section of their page in small print: its title stands there, or on an earlier page."""
    named = list(_naming(pages))
    heights = Counter(_height(line) for line in named)
    return {id(line) for line in named if heights[_height(line)] >= FEW_PAGES}


def _naming(pages: Pages) -> Iterator[PrintedLine]:
    """The outermost lines in small print whose words stand in large print on the same page or before it."""
    sizes = Counter(round(line.words.size, 1) for _, lines in pages for line in lines)
    common = sizes.most_common(1)[0][0] if sizes else 0.0
    titles = " "
    for height, lines in pages:
        titles += "".join(f"{words_of(line.words.text)} " for line in lines if line.words.size >= LARGER * common)
        edges = sorted(_at_edges(height, lines), key=lambda line: line.box.top)
        for line in {id(line): line for line in (*edges[:1], *edges[-1:])}.values():
            cells = [words_of(cell.text) for cell in line.all_cells() if not LONE_NUMBER.fullmatch(cell.text)]
            if line.words.size <= common and any(cell and f" {cell} " in titles for cell in cells):
                yield line


def _at_edges(height: float, lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    top, bottom = EDGE * height, (1 - EDGE) * height
    return [line for line in lines if line.box.bottom < top or line.box.top > bottom]


def _height(line: PrintedLine) -> int:
    return round(line.box.top / 8)


def _key(line: PrintedLine) -> tuple[str, int]:
    """Its words less the page number, and its height on the page."""
    return NUMBERS.sub("#", _text(line)).casefold(), _height(line)


def _text(line: PrintedLine) -> str:
    return " ".join(cell.text for cell in line.all_cells())
