"""Which lines belong together? Lines and table rows become drafts: printed units not yet named for what they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.blocks import BlockKind, Box, Document, Line, TableRegion
from ingest.documents.hyphens import Hyphens
from ingest.documents.marks import LONE_MARK
from ingest.documents.widths import Measure
from ingest.outline.drafts import Draft
from ingest.outline.entries import is_keyed, opens_entry
from ingest.outline.numbering import is_ended
from ingest.outline.ragged import OPEN_END, OPENS, Below, ends_before, measure_of
from ingest.outline.titles import is_figure_caption, is_labelled, is_note, is_one_of
from ingest.wording import any_of
from ontology.places import Passage

UNWRAPPED_LENGTH = 160
"""A text with lines longer than this prints a paragraph a line."""

LONGEST_LIST = 8
"""Lines of a signature or an address at most."""

WIDE_LETTERS = 1.3
"""A word may be so much wider than its share of the letters tells."""

WRAPPED_SHARE = 0.3
"""Where more than this share of lines follow another without a blank line, lines are wrapped."""

LONG_SHARE = 0.1
"""Long lines with a smaller share of the characters are rows of tables or of contents in a text that is wrapped."""

FULL = 0.88
"""The share of a full line's length that a line in the middle of a paragraph has, at least."""

LED = re.compile(r"(?:\.\s?){5,}\d{1,3}$")
"""Dots that lead to a page number: the line is an entry of a contents list, whole."""

FEW = 3
"""So many longer lines may be rows of a table."""


@dataclass(frozen=True, slots=True)
class _Ahead:
    """A place in a text, from where a paragraph's end can be told."""

    document: Document
    place: int
    measure: Measure

    def ends_before(self, lines: list[Line], line: Line) -> bool:
        """Whether the paragraph of these lines ends before this place."""
        last = lines[-1]
        if is_keyed(line.passage.text) and any(is_keyed(each.passage.text) for each in lines[:2]):
            return True
        following = self.document.lines[self.place + 1 : self.place + 2]
        words = following[0].passage.text if following else ""
        apart = bool(following and following[0].blank_before)
        return ends_before(last.passage.text, line.passage.text, Below(words, apart, len(lines) == 1), self.measure)


def gather(document: Document, hyphens: Hyphens) -> list[Draft]:
    """The document's lines as drafts in reading order, table rows among them."""
    regions: dict[int, list[TableRegion]] = defaultdict(list)
    for region in document.tables:
        regions[region.before].append(region)
    measure = measure_of(document)
    wrapped = _is_wrapped(document, measure)
    drafts: list[Draft] = []
    open_lines: list[Line] = []
    for place, line in enumerate(document.lines):
        tables = regions.get(place, [])
        if tables or not (open_lines and wrapped and _goes_on(open_lines, line, _Ahead(document, place, measure))):
            drafts += _close(open_lines, hyphens)
            open_lines = []
        drafts += [row for table in tables for row in _rows(table)]
        open_lines.append(line)
    drafts += _close(open_lines, hyphens)
    drafts += [row for table in regions.get(len(document.lines), []) for row in _rows(table)]
    return drafts


def _is_wrapped(document: Document, measure: Measure) -> bool:
    """Whether paragraphs run over several lines, as in a PDF, or each line is one."""
    if any(line.box for line in document.lines[:50]):
        return True
    lengths = [len(line.passage.text) for line in document.lines]
    long = [length for length in lengths if length > UNWRAPPED_LENGTH]
    if len(long) >= FEW and sum(long) > LONG_SHARE * sum(lengths):
        return False
    following = sum(not line.blank_before and not line.marker for line in document.lines)
    return following > WRAPPED_SHARE * len(document.lines) or _goes_on_when_full(document, measure)


def _goes_on_when_full(document: Document, measure: Measure) -> bool:
    """Whether most of the full lines have another right below them."""
    full = [after.blank_before == 0 for line, after in pairwise(document.lines) if measure.of(line.passage.text) > FULL]
    return 2 * sum(full) > len(full)


def _goes_on(lines: list[Line], line: Line, ahead: _Ahead) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    last = lines[-1]
    marked = LONE_MARK.fullmatch(line.passage.text) and not OPEN_END.search(
        last.passage.text
    )  # "... aged 18 to", "27."
    alone = marked or _states_anew(last, line)
    if line.blank_before or line.marker or line.hangs or alone or line.passage.page != last.passage.page:
        return False
    if line.box is None or last.box is None or line.size is None or last.size is None:
        opens_section = len(lines) == 1 and _section_line().match(last.passage.text)
        return line.bold == last.bold and not opens_section and not ahead.ends_before(lines, line)
    if abs(line.size - last.size) > 0.15 * last.size or line.bold != last.bold:
        return False
    first_line_differs = len(lines) == 1 and (last.hangs or last.marker is not None)
    if LONE_MARK.fullmatch(last.passage.text):
        return len(lines) == 1
    return first_line_differs or _aligned(line.box, last.box, 2 * line.size)


def _states_anew(last: Line, line: Line) -> bool:
    """`Theme 2: providing ...` below a whole sentence, `Safety` below a caption, anything below `Summary ..... 7`, a
    footnote wherever it stands."""
    above, text = last.passage.text, line.passage.text
    if LED.search(above) or is_note(text):
        return True
    return (is_ended(above) and is_labelled(text)) or (is_figure_caption(above) and is_one_of("tests", text))


@cache
def _section_line() -> re.Pattern[str]:
    """`Section 4 Summary of judgements`, `Appendix I About this report`: text may follow without a blank line."""
    words = f"{any_of('outline', 'section_words')}|{any_of('outline', 'appendix_words')}"
    return re.compile(rf"(?i:{words})\s+(?:\d{{1,2}}|[IVX]{{1,5}})\b[.:]?\s+[A-Z][^.]*$")


def _aligned(one: Box, other: Box, slack: float) -> bool:
    """Whether two lines begin in one place, or are centred above each other."""
    return abs(one.left - other.left) < slack or abs(one.left + one.right - other.left - other.right) < slack


def _close(lines: list[Line], hyphens: Hyphens) -> list[Draft]:
    if not lines:
        return []
    if len(lines) > 1 and _is_list(lines):
        return [draft for entry in _entries(lines) for draft in _close_entry(entry, hyphens)]
    return _close_entry(lines, hyphens)


def _close_entry(lines: list[Line], hyphens: Hyphens) -> list[Draft]:
    first, last = lines[0], lines[-1]
    marker = first.marker
    if len(lines) > 1 and not marker and LONE_MARK.fullmatch(first.passage.text):
        marker, lines = first.passage.text, lines[1:]
    draft = Draft(
        passage=hyphens.join([line.passage for line in lines]),
        marker=marker,
        bold=all(line.bold for line in lines),
        size=first.size,
        gap=first.blank_before,
        begins=first.box.left if first.box else None,
        left=last.box.left if last.box else None,
        hangs=first.hangs,
        indented=first.indented,
        full=last.full,
    )
    return [draft]


def _entries(lines: list[Line]) -> list[list[Line]]:
    """The lines of a list, those that run over with the line that they go on from."""
    entries = [[lines[0]]]
    for line, after in pairwise(lines):
        if line.full and not opens_entry(after.passage.text):
            entries[-1].append(after)
        else:
            entries.append([after])
    return entries


def _is_list(lines: list[Line]) -> bool:
    """Whether lines were ended by hand, as in a signature or an address: the next word would have fitted on them."""
    if lines[0].hangs or lines[0].marker or LONE_MARK.fullmatch(lines[0].passage.text):
        return False
    if _ended_by_hand(lines):
        return True
    if len(lines) > LONGEST_LIST:
        return False
    spans = [(line.box.right - line.box.left, line.passage.text) for line in lines if line.box]
    widest = max((width for width, _ in spans), default=0.0)
    ended = 0
    for (width, _), (next_width, text) in pairwise(spans):
        word = next_width * (len(text.split()[0]) + 1) / len(text)
        ended += width + WIDE_LETTERS * word < widest
    return 2 * ended >= len(lines) - 1


def _ended_by_hand(lines: list[Line]) -> bool:
    """Whether each line is as full as the page's margin allows, or stops short of it before a line that opens anew."""
    below = [after.passage.text for after in lines[1:]]
    labelled = [opens_entry(text) for text in below]
    stops = [line.full is False and bool(OPENS.match(text)) for line, text in zip(lines, below, strict=False)]
    flows = [line.full is True for line in lines[:-1]]
    ended = [stop or label for stop, label in zip(stops, labelled, strict=True)]
    return all(end or flow for end, flow in zip(ended, flows, strict=True)) and 2 * sum(ended) >= len(ended)


def _rows(table: TableRegion) -> Iterator[Draft]:
    """A table's rows; only the first stands apart from what was before."""
    for ordinal, cells in enumerate(table.rows):
        yield Draft(
            passage=Passage.join(cells), kind=BlockKind.ROW, cells=cells, gap=0 if ordinal else max(1, table.gap)
        )
