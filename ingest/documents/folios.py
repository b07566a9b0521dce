"""Which lines of a text are page numbers on lines of their own, and the running titles beside them?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.blocks import Line

LEAST_PAGES = 4
"""So many page numbers in rising order make them page numbers."""

NEAREST = 100
"""Characters between two page numbers at least; entries of a contents list stand closer."""

PAGE_CHARACTERS = 1000
"""So far apart they stand where no running title is with them; the steps of a numbered list stand closer."""

LONGEST_TITLE = 120
"""Characters of a running title at most."""

# "17", "- 17 -", "Page 17", "17 of 60"
FOLIO = re.compile(r"(?:[-–|]\s*)?(?:page\s+)?(\d{1,3})(?:\s*[-–|]|\s+of\s+\d{1,3})?", re.IGNORECASE)

# `37%`, `1,094`, `12`, `-`: a cell of a table, where `3.12` may number a paragraph
_FIGURE = re.compile(r"\d[\d,]*\s?%?|[-–%]")


@dataclass(frozen=True, slots=True)
class _Folio:
    """A line that may be a page number: its index, where it stands, the number."""

    index: int
    start: int
    number: int


def folio_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of page numbers that count the pages, and of the titles that come back above or below them."""
    folios = _candidates(lines)
    cells = [folio for folio in folios if _is_beside_a_figure(lines, folio)]
    chain = _longest_chain([folio for folio in folios if folio not in cells])
    if len(chain) < LEAST_PAGES:
        return frozenset()
    chain = _filled(chain, cells)
    titles = _titles(lines, chain)
    if not titles and _apart(chain) < PAGE_CHARACTERS:
        return frozenset()
    return frozenset(folio.index for folio in chain) | titles


def _is_beside_a_figure(lines: Sequence[Line], folio: _Folio) -> bool:
    """Whether it may be a cell of a table that a converter set a cell a line."""
    beside = (*lines[max(0, folio.index - 1) : folio.index], *lines[folio.index + 1 : folio.index + 2])
    return any(_FIGURE.fullmatch(line.passage.text) for line in beside)


def _filled(chain: list[_Folio], cells: Sequence[_Folio]) -> list[_Folio]:
    """The chain with the page numbers that it lacks, where only one of the cells can be each."""
    fitting: dict[int, list[_Folio]] = defaultdict(list)
    for before, after in pairwise(chain):
        for cell in cells:
            if before.index < cell.index < after.index and before.number < cell.number < after.number:
                fitting[cell.number].append(cell)
    return sorted((*chain, *(found[0] for found in fitting.values() if len(found) == 1)), key=lambda each: each.index)


def _titles(lines: Sequence[Line], chain: list[_Folio]) -> frozenset[int]:
    """The lines right above or below page numbers whose words come back on most pages, there and on the other pages."""
    beside = {index for folio in chain for index in (folio.index - 1, folio.index + 1) if 0 <= index < len(lines)}
    texts = Counter(lines[index].passage.text for index in beside)
    often = {text for text, count in texts.items() if 2 * count > len(chain) and len(text) <= LONGEST_TITLE}
    first = min(beside, default=0)
    return frozenset(index for index in range(first, len(lines)) if lines[index].passage.text in often)


def _apart(chain: list[_Folio]) -> float:
    """The usual distance of one page number from the next."""
    return median(after.start - before.start for before, after in pairwise(chain))


def _candidates(lines: Sequence[Line]) -> list[_Folio]:
    found = []
    for index, line in enumerate(lines):
        match = FOLIO.fullmatch(line.passage.text) if line.passage.pieces and not line.marker else None
        if match:
            found.append(_Folio(index, line.passage.pieces[0].start, int(match[1])))
    return found


def _longest_chain(folios: list[_Folio]) -> list[_Folio]:
    """The longest run of numbers that rise by one (or a few, where a page prints none), a page's text apart."""
    best: list[int] = []
    before: list[int] = []
    for place, folio in enumerate(folios):
        options = [(1, -1)]
        for back in range(max(0, place - 40), place):
            step = folio.number - folios[back].number
            if 1 <= step <= 4 and folio.start - folios[back].start >= NEAREST:
                options.append((best[back] + 1, back))
        length, link = max(options)
        best.append(length)
        before.append(link)
    if not best:
        return []
    chain, place = [], best.index(max(best))
    while place >= 0:
        chain.append(folios[place])
        place = before[place]
    return chain[::-1]
