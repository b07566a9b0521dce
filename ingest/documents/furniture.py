"""Which lines of a PDF's pages are running headers and footers? Those that come back in one place on many pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.documents.layout import PrintedLine

EDGE = 0.12
"""The share of a page's height, at the top and at the bottom, in which running lines stand."""

FEW_PAGES = 3
"""Too few pages to call a line running."""

NUMBERS = re.compile(r"\d+")
# "17", "Page 17", "- 17 -", "17 of 80"
LONE_NUMBER = re.compile(r"(?:page\s)?[-–|]?\s*(\d{1,4})\s*[-–|]?(?:\sof\s\d{1,4})?", re.IGNORECASE)


def running_lines(pages: Sequence[tuple[float, Sequence[PrintedLine]]]) -> set[int]:
    """The ids (`id()`) of lines that are running furniture; each page is its height and its lines."""
    edges = [(place, line) for place, page in enumerate(pages) for line in _at_edges(*page)]
    keys = {id(line): _key(line) for _, line in edges}
    seen = Counter(key for place, key in {(place, keys[id(line)]) for place, line in edges})
    often = max(FEW_PAGES, 0.25 * len(pages))
    running = {id(line) for _, line in edges if seen[keys[id(line)]] >= often}
    return running | _page_numbers(edges)


def _page_numbers(edges: list[tuple[int, PrintedLine]]) -> set[int]:
    """Lone numbers that count the pages, wherever at the edge they stand."""
    lone = [(int(found[1]) - place, line) for place, line in edges if (found := LONE_NUMBER.fullmatch(_text(line)))]
    offsets = Counter(offset for offset, _ in lone)
    return {id(line) for offset, line in lone if offsets[offset] >= FEW_PAGES}


def _at_edges(height: float, lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    top, bottom = EDGE * height, (1 - EDGE) * height
    return [line for line in lines if line.box.bottom < top or line.box.top > bottom]


def _key(line: PrintedLine) -> tuple[str, int]:
    """Its words less the page number, and its height on the page."""
    return NUMBERS.sub("#", _text(line)).casefold(), round(line.box.top / 8)


def _text(line: PrintedLine) -> str:
    return " ".join(cell.text for cell in line.all_cells())
