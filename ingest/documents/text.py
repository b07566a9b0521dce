"""Which lines, tables and marks does a text or Markdown file hold?"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.blocks import Document, Line, TableRegion
from ingest.documents.decoding import decode
from ingest.documents.empty_cells import with_empty_cells
from ingest.documents.hyphens import Hyphens
from ingest.documents.limits import MAX_CHARACTERS, MAX_LINES
from ingest.documents.lone_bullets import with_bullets_before_items
from ingest.documents.marks import LETTERED, take_mark
from ingest.documents.markup import is_bold, printed
from ingest.documents.running import without_running_lines
from ingest.documents.wrapped_rows import LaidRow, Row, joined, laid_row, rest_of
from ingest.wording import any_of
from ontology.errors import UnreadableFile
from ontology.model import Source
from ontology.places import Passage

MEDIA_TYPE = "text/plain"

# the columns of a line: tabs, or three spaces and more between words
COLUMN = re.compile(r"[ \u00a0]*\t[ \t\u00a0]*|(?<=\S)[ \u00a0]{3,}(?=\S)")

# a first cell that is a paragraph's number or a list mark: "3.12", "- 3.12", "S7", "a)", "•"
LEADER = re.compile(r"(?:[-*•]\s*)?(?:S?\d{1,2}(?:\.\d{1,3})?\.?|\(?[a-z]{1,2}[.)]|[-*+•‣▪●○◦·–—■□➢])")

# a paragraph's number with a wide gap behind it, as in a margin: "3.12     Leaders had"
HANGING = re.compile(r"(?:S|\d{1,2}\.)\d{1,3}\.?(?:\t| {3,}|\u00a0{2,})(?=\S)")

# rows of a Markdown table: "| Sex | Number |"   "|---|:--:|"
PIPES = re.compile(r"\s*\|?[^|\n]+(?:\|[^|\n]*)+\|?\s*")
PIPE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
# a row without a word, as stands over a table that has no heads: "|  |  |"
EMPTY_ROW = re.compile(r"\s*\|(?:\s*\|)+\s*")
# what converters draw between pages or under headings: "---", "***", "=====", "{4}------"
RULE = re.compile(r"\s*(?:\{\d{1,3}\})?(?:[-*_=]\s*){3,}")
# "![](page-3.png)" or "<!-- page 3 -->" on a line of its own
PICTURE = re.compile(r"\s*(?:!\[[^\]]*\]\([^)]*\)|<!--[^\n]{0,200}?-->)\s*")

# a line's end, or the place before a page that a converter began without one
LINE_END = re.compile(r"\n|(?<![\n\f])(?=\f)")

# what counts as blank beyond white space: marks that have no width
BLANK = " \t\n\r\f\v\u00a0\u200b\u200c\u200d\u2060\ufeff\u00ad\u2028\u2029"


@dataclass(frozen=True, slots=True)
class RawLine:
    """Where one line stands in the text."""

    start: int
    end: int
    blank_before: int


def read_text(data: bytes, name: str) -> Document:
    """A text or Markdown file as lines and tables. Raises UnreadableFile for what is no text, or too long."""
    text = decode(data, name)
    if len(text) > MAX_CHARACTERS or text.count("\n") > MAX_LINES:
        message = f"{name}: too long for a report ({len(text):,} characters)"
        raise UnreadableFile(message, hint="is this the right file?")
    source = Source(hashlib.sha256(data).hexdigest(), MEDIA_TYPE, name, text)
    return with_bullets_before_items(without_running_lines(_assemble(source)))


def _assemble(source: Source) -> Document:
    """Lines and tables in turn; a run of rows without a blank line between them is one table."""
    text = source.text
    lines: list[Line] = []
    tables: list[TableRegion] = []
    rows: list[LaidRow] = []
    hyphens = Hyphens(text.split("\n"))
    for raw in _raw_lines(text):
        if rows and not raw.blank_before and (rest := rest_of(rows[-1], text, raw.start, raw.end)):
            rows[-1] = joined(rows[-1], rest, hyphens)
            continue
        row = _row(text, raw, inside=bool(rows))
        if rows and (not row or raw.blank_before):
            tables.append(_table(lines, rows))
            rows = []
        if row:
            rows.append(row)
        elif line := _line(text, raw):
            lines.append(line)
    if rows:
        tables.append(_table(lines, rows))
    return Document(source, tuple(lines), tables=tuple(tables))


def _table(lines: list[Line], rows: list[LaidRow]) -> TableRegion:
    return TableRegion(len(lines), with_empty_cells(rows))


def _raw_lines(text: str) -> Iterator[RawLine]:
    """The lines that print something, and the blank ones before each."""
    blank, start = 0, 0
    for end, after in (*(found.span() for found in LINE_END.finditer(text)), (len(text), len(text))):
        words = text[start:end]
        if not words.strip(BLANK) or RULE.fullmatch(words) or PICTURE.fullmatch(words):
            blank += 1
        elif not (PIPE_RULE.fullmatch(words) or EMPTY_ROW.fullmatch(words)):
            yield RawLine(start, end, max(blank, words.startswith("\f")))
            blank = 0
        start = after


def _line(text: str, raw: RawLine) -> Line | None:
    mark, start = take_mark(text, raw.start, raw.end)
    words = printed(text, start, raw.end)
    if not words:
        return None
    indent = start - raw.start - len(mark or "")
    return Line(
        passage=words,
        bold=is_bold(text[start : raw.end]),
        blank_before=raw.blank_before,
        marker=mark,
        indented=not mark and indent > 0,
        hangs=bool(HANGING.match(text, start, raw.end)),
    )


def _row(text: str, raw: RawLine, *, inside: bool) -> LaidRow | None:
    """The columns of a line, or None where it has only one; `inside` a table the first may be empty."""
    words = text[raw.start : raw.end]
    if words.lstrip().startswith("|") and PIPES.fullmatch(words):
        cells = _piped(text, raw)
        return LaidRow(cells, ()) if cells else None
    spans = _columns(text, raw.start, raw.end)
    if words.startswith("\t") and inside:
        return laid_row(text, raw.start, spans, tuple(printed(text, *span) for span in spans)).below_another()
    if len(spans) < 2 or (len(spans) == 2 and LEADER.fullmatch(text[slice(*spans[0])].strip(BLANK))):
        return None
    if _spread_title().fullmatch(" ".join(words.split())):
        return None
    return laid_row(text, raw.start, spans, tuple(_cell(text, *span) for span in spans))


@cache
def _spread_title() -> re.Pattern[str]:
    """`Section 3        Safety`, `What   needs   to improve at ...`: a title set apart or wide, and no page number."""
    words = f"{any_of('outline', 'section_words')}|{any_of('outline', 'appendix_words')}"
    numbered = rf"(?:{words})\s+(?:\d{{1,2}}|[IVX]{{1,5}})\s+\D.{{0,120}}"
    return re.compile(rf"(?i)(?:{numbered}|{any_of('outline', 'part_titles')})(?<!\d)")


def _cell(text: str, start: int, end: int) -> Passage:
    """A cell without a bullet before its words; a lone mark such as `a)` is the cell."""
    mark, at = take_mark(text, start, end)
    return printed(text, start if mark and LETTERED.match(text, start) else at, end)


def _columns(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans between tabs or wide gaps that hold words."""
    spans, at = [], start
    for found in COLUMN.finditer(text, start, end):
        spans.append((at, found.start()))
        at = found.end()
    spans.append((at, end))
    return [(first, last) for first, last in spans if text[first:last].strip(BLANK)]


def _piped(text: str, raw: RawLine) -> Row:
    """The cells between the bars of a Markdown table row, empty ones kept."""
    start, end = raw.start, raw.end
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    bars = [place for place in range(start, end) if text[place] == "|" and text[place - 1] != "\\"]
    edges = [start - 1, *(place for place in bars if place > start), *([] if text[end - 1] == "|" else [end])]
    edges[0] = start if text[start] == "|" else start - 1
    cells = tuple(printed(text, first + 1, last) for first, last in pairwise(edges))
    return cells if len(cells) > 1 and sum(map(bool, cells)) > 0 else ()
