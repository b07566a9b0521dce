"""Where does a paragraph end in wrapped text without blank lines? At a line on which another word would have fitted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.blocks import Document
from ingest.documents.marks import LONE_MARK
from ingest.documents.widths import Measure
from ingest.names import is_month, is_name, is_signature
from ingest.outline.entries import opens_entry
from ingest.outline.numbering import NUMBER, is_ended
from ingest.outline.titles import (
    ends_in_pointer,
    is_figure_caption,
    is_labelled,
    is_one_of,
    is_pointer,
    names_a_section,
    names_a_topic,
)
from ingest.plain import plain

FITS = 0.91
"""Of a full line: a word that would end before this would have stood on the line."""

INTRODUCES = 1.0
"""The same behind a colon: what it introduces begins on the next line."""

TITLE = 0.7
"""A line without a full stop that is no longer than this share of a full one may be a title."""

TERM = 0.8
"""The same of a term that stands over its definition."""

# a line that opens something: a capital, a figure, a quotation
OPENS = re.compile(r"['\"‘“(\[]?(?:[^\W\d_a-z]|\d)")

# nothing but a paragraph's number: "3.12", "S7", "2.1."
LONE_NUMBER = re.compile(r"(?:S|\d{1,2}\.)\d{1,3}\.?")

# a number behind its paragraph, and no space between: "... had made good progress in this area.3.15"
GLUED_NUMBER = re.compile(r"(?<=[a-z)][.?!])\d{1,2}\.\d{1,3}$")

# a statement's end with its reference: "... that support their rehabilitation. (1.38)"
REFERENCE = re.compile(r"[a-z][.?!] ?\((?:S|\d{1,2}\.)\d{1,3}[a-z]?\)$")

# nothing but a reference, which a statement's last line had no room for: "(1.38)"
LONE_REFERENCE = re.compile(r"\((?:S|\d{1,2}\.)\d{1,3}[a-z]?\)\.?")

# a statement's end with any bracket, perhaps begun on the line before: "... in place. (To the governor)", "governor)"
BRACKETED = re.compile(r"[.?!]['’\"”]? ?\([^()]+\)\.?$|^[^()]+\)\.?$")

# an entry of a contents list: "Introduction............. 3"
LEADERS = re.compile(r"(?:\.\s?){2,}\s*\d{1,3}$")

# a word that no title ends in: "... had reduced returns by"
OPEN_END = re.compile(r"\b(?:an?|and|at|by|for|from|had|has|in|of|on|or|than|that|the|their|to|was|were|which|with)$")

# the count that closes a figure's caption: "Figure 3: Progress on Ofsted themes (n=3)."
COUNTED = re.compile(r"\(n ?= ?\d{1,3}\)[.*†]?$")

# what a term is abbreviated to: "Care Quality Commission (CQC)"
ABBREVIATED = re.compile(r"\(([A-Z]{2,6})\)")

# a sentence's end that no sentence goes on from: neither "e.g." nor "Dr" nor an initial
CLOSED = re.compile(r"(?<!\b[a-z]\.[a-z])(?<!etc)(?<!\bvs)(?<!approx)[a-z)]\.$")

# nothing but a page's number
LONE_PAGE = re.compile(r"\d{1,3}")


def measure_of(document: Document) -> Measure:
    """How long the lines of a text are; boxes tell it in a PDF."""
    return Measure(_in_column(line.passage.text) for line in document.lines if not line.box)


def _in_column(text: str) -> str:
    """A line without a paragraph's number, which hangs in the margin and makes it longer than those below."""
    number = NUMBER.match(text)
    return text[number.end() :] if number else text


@dataclass(frozen=True, slots=True)
class Below:
    """The line below the two that may be parted, whether a blank line stands above it, and above the two."""

    text: str
    apart: bool = False
    opening: bool = False


def ends_before(before: str, after: str, following: Below, measure: Measure) -> bool:
    """Whether a paragraph ends between two lines, by the words and lengths of these and of the one that follows."""
    if is_pointer(f"{before} {after}"):  # "See paragraph", "3.3", in a narrow column
        return False
    if _stands_alone(before, after):
        return True
    if LONE_MARK.fullmatch(before) and following.opening:  # not the "17." that ends a sentence
        return False
    if not OPENS.match(after):
        return bool(REFERENCE.search(before)) or _opens_amid(before, after)
    if is_labelled(after) or opens_entry(after):
        return True
    return not is_pointer(after) and _ends_by_hand(before, after, following, measure)


def _stands_alone(before: str, after: str) -> bool:
    """Whether one of two lines is a whole by itself: a number, a signature, an entry of contents, a verdict."""
    if LONE_PAGE.fullmatch(after) and OPEN_END.search(before):  # "... for men aged 18 to", "27"
        return False
    if any(LONE_NUMBER.fullmatch(text) or LONE_PAGE.fullmatch(text) or is_signature(text) for text in (before, after)):
        return True
    if LEADERS.search(before) or GLUED_NUMBER.search(before) or is_one_of("contents", before):
        return True
    counted = is_figure_caption(before) and bool(COUNTED.search(before))
    return counted or is_month(before) or _is_verdict(before)


def _ends_by_hand(before: str, after: str, following: Below, measure: Measure) -> bool:
    """Whether a line stops where another word would have fitted, or a title stands below its end."""
    closed = is_ended(before) or bool(BRACKETED.search(before)) or before.endswith(":") or ends_in_pointer(before)
    length = measure.of(f"{_in_column(before)} {after.split()[0]}")
    room = length < (INTRODUCES if before.endswith(":") else FITS)
    titled = measure.of(before) < TITLE and not OPEN_END.search(before)
    if room and (closed or titled or is_figure_caption(before)):
        return True
    if is_name(plain(after)) and is_one_of("signatories", following.text):
        return True
    if following.opening and _is_defined(before, after):
        return True
    over = closed and _stands_over(after, following, measure)
    if over or (following.opening and _stands_over(before, Below(after), measure)):
        return True
    return (closed or room) and (_opens(after) or _heads(after, following.text, measure))


def _opens_amid(before: str, after: str) -> bool:
    """Whether a line goes on from another than the one above it, which ends a sentence."""
    return after[:1].islower() and bool(CLOSED.search(before) or LONE_REFERENCE.fullmatch(before))


def _opens(text: str) -> bool:
    """Whether a line begins a numbered paragraph, a section, a caption, a verdict."""
    return bool(NUMBER.match(text)) or is_figure_caption(text) or names_a_section(text) or _is_verdict(text)


def _stands_over(text: str, following: Below, measure: Measure) -> bool:
    """Whether a line ends by itself without a full stop, as a term over its definition does: it stops short of a line
    that begins anew."""
    if is_ended(text) or text.endswith((":", ",", ";")) or not OPENS.match(following.text):
        return False
    if measure.of(text) >= TERM:
        return False
    return following.apart or measure.of(f"{text} {following.text.split()[0]}") < FITS


def _is_defined(term: str, below: str) -> bool:
    """`Certified normal accommodation (CNA) and operational capacity` over `Baseline CNA is the sum ...`."""
    found = ABBREVIATED.search(term)
    return found is not None and not is_ended(term) and found[1] in below.split()[:2]


def _heads(text: str, following: str, measure: Measure) -> bool:
    """Whether a line is a title: one that the publishers use, or one with something of its own below it."""
    opened = is_labelled(following) or _opens(following) or bool(LONE_NUMBER.fullmatch(following))
    opened = opened or is_one_of("signatories", following)
    known = is_one_of("part_titles", text) or names_a_topic(text)
    known = known or is_one_of("list_titles", text) or is_one_of("list_titles", f"{text} {following.strip(' |')}")
    return (opened or known) and not is_ended(text) and measure.of(text) < TITLE


def _is_verdict(text: str) -> bool:
    """`Reasonable progress` on a line of its own."""
    return text[:1].isupper() and is_one_of("ratings", text)
