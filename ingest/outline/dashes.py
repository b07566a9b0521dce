"""Which dashes at the start of a line open no item, and stand in a sentence that a line's end cut?"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ingest.blocks import Document, Line
from ingest.documents.widths import Measure
from ingest.outline.ragged import measure_of
from ontology.places import Passage

DASHES = "-–—"
BROAD = 0.8
"""The share of a full line's length that a line has, at least, which a word's length kept from being full."""

# a line's end within a sentence: no stop, and no colon that leads to a list
_OPEN = re.compile(r"[\w%)’'”]$")


def with_dashes_in_sentences(document: Document) -> Document:
    """The document with a wrapped line such as `– a third of them – were` going on from the line above it."""
    measure = measure_of(document)
    lines = [*document.lines[:1]]
    for before, line in pairwise(document.lines):
        lines.append(_unmarked(line) if _goes_on(before, line, measure) else line)
    return replace(document, lines=tuple(lines))


def _goes_on(before: Line, line: Line, measure: Measure) -> bool:
    """Whether a second dash closes what the first opens, right below a full line that ends no sentence."""
    if line.box or line.blank_before or line.marker not in tuple(DASHES) or before.marker == line.marker:
        return False
    closes = f" {line.marker} " in line.passage.text
    return closes and bool(_OPEN.search(before.passage.text)) and measure.of(before.passage.text) >= BROAD


def _unmarked(line: Line) -> Line:
    return replace(line, passage=Passage.join((Passage(line.marker or ""), line.passage)), marker=None)
