"""Which lines are running headers and footers? Those that repeat at page ends, whatever their words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise
from statistics import median

from ingest.blocks import Document, Line, TableRegion
from ingest.documents.folios import folio_lines
from ingest.wording import any_of
from ontology.places import Passage

# "Report on an unannounced inspection of HMP X   17", "17Report on ..." without its page number
NUMBERS = re.compile(r"\s*\b\d{1,4}(?:\b|(?=[A-Z]))\s*")

LEAST_REPEATS = 4
"""So often must a line come back before it counts as running."""

PAGE_CHARACTERS = 1000
"""Running lines of a text stand about a page apart; numbered steps stand closer."""

TITLE_WORDS = 5
"""A line of so many words is no step of a list: it runs where it returns on most pages, however short they are."""

FEWER_WORDS, MANY_PAGES = 4, 8
"""A line of fewer words too, where it returns so often."""

COVER_LINES = 8
"""Lines that stand on a cover, at least."""

LEAST_TITLE = 8
"""Characters of a name or title at least."""

SHORT_PAGE = 250
"""Characters of the shortest pages, on the whole."""

LONGEST = 120
"""Characters of a running line at the most."""


def without_running_lines(document: Document) -> Document:
    """A text without the footers that a converter left in it: short lines that return with rising page numbers."""
    rising = _rising([*document.lines, *_lone_rows(document)])
    folios = folio_lines(document.lines) | _cover_lines(document.lines)
    if not rising and not folios:
        return document
    runs = [index in folios or _key(line) in rising for index, line in enumerate(document.lines)]
    stays = [not run for run in _with_companions(document, runs, rising)]
    kept = [line for line, stay in zip(document.lines, stays, strict=True) if stay]
    places = [0, *accumulate(stays)]
    tables = [table for table in document.tables if len(table.rows) > 1 or _key(_as_line(table)) not in rising]
    return replace(document, lines=tuple(kept), tables=tuple(_placed(tables, places)))


def _placed(tables: list[TableRegion], places: list[int]) -> Iterator[TableRegion]:
    """The tables before the lines that are left; one goes on where nothing but a footer parted it from that above."""
    above: TableRegion | None = None
    for table in tables:
        goes_on = above and above.before < table.before and places[above.before] == places[table.before]
        yield TableRegion(places[table.before], table.rows, 0 if goes_on else table.gap)
        above = table


def _with_companions(document: Document, runs: list[bool], rising: frozenset[str]) -> list[bool]:
    """Which lines run, those among them that come back word for word beside most of the others.

    The first of these stays: it stands on the cover, and may say what no other line does.
    """
    lone = {table.before for table in document.tables if len(table.rows) == 1 and _key(_as_line(table)) in rising}
    beside: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(document.lines):
        neighbours = runs[max(index - 1, 0) : index] + runs[index + 1 : index + 2]
        if not runs[index] and (any(neighbours) or index in lone or index + 1 in lone):
            beside[line.passage.text].append(index)
    footers = sum(run and not before for before, run in pairwise((False, *runs)))
    pages = max(LEAST_REPEATS, (footers + len(lone)) // 2)
    returning = {text: indexes[0] for text, indexes in beside.items() if len(indexes) >= pages}
    texts = [line.passage.text for line in document.lines]
    titles = _running_titles(texts, {index for indexes in beside.values() for index in indexes})
    return [
        run or index in titles or index > returning.get(text, len(runs))
        for index, (run, text) in enumerate(zip(runs, texts, strict=True))
    ]


def _running_titles(texts: list[str], beside: set[int]) -> set[int]:
    """The titles of sections beside page numbers that stand above already, and no other between: no list has them.

    The one above may be but the first line of its heading. A title without a number is one that stands nowhere else
    but once, over its part: `Summary`, not `Recommendations`.
    """
    elsewhere = Counter(text for index, text in enumerate(texts) if index not in beside)
    parts = {text for text in map(texts.__getitem__, beside) if _part_title().fullmatch(text) and elsewhere[text] <= 1}
    titles = [index for index, text in enumerate(texts) if text in parts or _section_title().match(text)]
    return {index for above, index in pairwise(titles) if index in beside and texts[index].startswith(texts[above])}


def _is_part(text: str, title: str) -> bool:
    """Whether several words are the beginning of a title: `Work after prison` of `Work after prison: a joint ...`."""
    return len(text.split()) > 2 and title.startswith(text.casefold())


@cache
def _part_title() -> re.Pattern[str]:
    """`Summary`, `Fact page`: the titles of parts that have no number."""
    return re.compile(rf"(?=[A-Z])(?i:{any_of('outline', 'part_titles')})")


@cache
def _section_title() -> re.Pattern[str]:
    """`Section 1. Safety`, `Appendix II: Glossary`"""
    words = f"{any_of('outline', 'section_words')}|{any_of('outline', 'appendix_words')}"
    return re.compile(rf"(?i:{words})\s+(?:\d{{1,2}}|[IVX]{{1,5}})\b[.:]?\s+[A-Z][^.]{{3,90}}$")


def _cover_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The lines about a page apart that print a line of the cover again, word for word each time and with no number."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        text = line.passage.text
        if line.passage.pieces and not line.marker and len(text) <= LONGEST and not text.endswith((".", ":", "?")):
            places[text].append(index)
    cover = [line.passage.text.casefold() for line in lines[:COVER_LINES] if len(line.passage.text) >= LEAST_TITLE]
    return frozenset(
        index
        for text, indexes in places.items()
        if len(indexes) > LEAST_REPEATS
        and any(title in text.casefold() or _is_part(text, title) for title in cover)
        and median(lines[b].passage.pieces[0].start - lines[a].passage.pieces[0].start for a, b in pairwise(indexes))
        >= SHORT_PAGE
        for index in indexes[1 if indexes[0] < COVER_LINES else 0 :]
    )


def _lone_rows(document: Document) -> list[Line]:
    """Rows that stand alone, as a footer does whose page number is set apart."""
    return [_as_line(table) for table in document.tables if len(table.rows) == 1]


def _as_line(table: TableRegion) -> Line:
    return Line(passage=Passage.join(table.rows[0]))


def _key(line: Line) -> str:
    """A line less its page number, which stands behind the words on one page and before them on the next."""
    words = NUMBERS.sub("#", line.passage.text).casefold()
    return f"{words[1:]}#" if words.startswith("#") and not words.endswith("#") else words


def _rising(lines: list[Line]) -> frozenset[str]:
    """Keys whose lines come back again and again, each time with a higher number at the beginning or the end."""
    numbers: dict[str, list[int]] = defaultdict(list)
    places: dict[str, list[int]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: line.passage.pieces[0].start if line.passage.pieces else 0):
        text = line.passage.text
        if not line.passage.pieces or line.marker or len(text) > LONGEST:
            continue
        if found := re.match(r"(\d{1,4})(?:\b(?![.,%]\d)|(?=[A-Z]))", text) or re.search(
            r"(?<![\d.,])(\d{1,4})$", text
        ):
            numbers[_key(line)].append(int(found[1]))
            places[_key(line)].append(line.passage.pieces[0].start)
    counts = Counter(map(_key, lines))
    return frozenset(
        key
        for key, seen in numbers.items()
        if len(seen) >= LEAST_REPEATS
        and len(seen) == counts[key]
        and all(1 <= after - before <= 3 for before, after in pairwise(seen))
        and median(after - before for before, after in pairwise(places[key])) >= _page_characters(key, len(seen))
    )


def _page_characters(key: str, pages: int) -> int:
    fewest = FEWER_WORDS if pages >= MANY_PAGES else TITLE_WORDS
    return SHORT_PAGE if len(key.split()) >= fewest else PAGE_CHARACTERS
