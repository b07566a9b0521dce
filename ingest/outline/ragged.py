"""Where does a paragraph end in wrapped text without blank lines? At a line on which another word would have fitted."""

from __future__ import annotations

import re

from ingest.blocks import Document, Line
from ingest.documents.marks import LONE_MARK
from ingest.documents.widths import Measure
from ingest.outline.numbering import NUMBER, is_ended
from ingest.outline.titles import is_figure_caption, is_labelled, is_one_of, is_pointer

FITS = 0.91
"""Of a full line: a word that would end before this would have stood on the line."""

INTRODUCES = 1.0
"""The same behind a colon: what it introduces begins on the next line."""

TITLE = 0.7
"""A line without a full stop that is no longer than this share of a full one may be a title."""

# a line that opens something: a capital, a figure, a quotation
OPENS = re.compile(r"['\"‘“(\[]?(?:[^\W\d_a-z]|\d)")

# nothing but a paragraph's number: "3.12", "S7", "2.1."
LONE_NUMBER = re.compile(r"(?:S|\d{1,2}\.)\d{1,3}\.?")

# nothing but a page's number
LONE_PAGE = re.compile(r"\d{1,3}")


def measure_of(document: Document) -> Measure:
    """How long the lines of a text are; boxes tell it in a PDF."""
    return Measure(line.passage.text for line in document.lines if not line.box)


def ends_before(last: Line, line: Line, measure: Measure) -> bool:
    """Whether a paragraph ends with `last`, by the words and lengths of the two lines alone."""
    before, after = last.passage.text, line.passage.text
    if any(LONE_NUMBER.fullmatch(text) or LONE_PAGE.fullmatch(text) for text in (before, after)):
        return True
    if LONE_MARK.fullmatch(before):
        return False
    if _is_verdict(before) or not OPENS.match(after):
        return _is_verdict(before)
    if is_labelled(after):
        return True
    if is_pointer(after):
        return False
    closed = is_ended(before) or before.endswith(":")
    length = measure.of(f"{before} {after.split()[0]}")
    room = length < (INTRODUCES if before.endswith(":") else FITS)
    if room and (closed or measure.of(before) < TITLE):
        return True
    return (closed or room) and (bool(NUMBER.match(after)) or is_figure_caption(after) or _is_verdict(after))


def _is_verdict(text: str) -> bool:
    """`Reasonable progress` on a line of its own."""
    return text[:1].isupper() and is_one_of("ratings", text)
