"""Which lines are footnotes, and which digits glued to words are their marks, where a file lost that they were raised?

A converter prints `support plans4 were` and, at the foot of the page, `4 A plan is ...`: each proves the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.blocks import Document, Line
from ingest.documents.markup import RAISED
from ontology.places import Passage

PAGE = 70
"""A footnote stands at most so many lines below its mark, where the file has no pages."""

# `4 A plan is made for everybody who ...`, `4 See paragraph 2.`: a sentence, no folio and no title
_NOTE = re.compile(r"(?P<mark>\d{1,2})\s+(?=['‘“(]?[A-Z])(?=.*[.!?]$|(?:\S+\s+){7})")
# what a mark is glued to: `plans4`, `(ABC)4`, `ago.4`, `20164`
_BEARER = r"(?:(?<=[^\W\d_]{2}|\w\)|[^\W\d_][.,;:’'”\]])|(?<=\b20\d\d))"
_BEHIND = r"(?=[\s.,;:)’'”]|$)"


def with_raised_marks(document: Document) -> Document:
    """The document with the marks of its footnotes raised, in the text and before the notes."""
    lines = list(document.lines)
    for place, line in enumerate(document.lines):
        note = None if line.marker else _NOTE.match(line.passage.text)
        cited = next(_citing(lines, place, note["mark"]), None) if note else None
        if note and cited:
            lines[place] = _raised(line, *note.span("mark"))
            above, (start, end) = cited
            lines[above] = _raised(lines[above], start, end)
    return replace(document, lines=tuple(lines)) if lines != list(document.lines) else document


def _citing(lines: list[Line], place: int, mark: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """The lines above a note on its page that bear its mark, the nearest first, and where in them it stands."""
    cited = re.compile(rf"{_BEARER}(?:{mark}|{mark.translate(RAISED)}){_BEHIND}")
    page = lines[place].passage.page
    for above in range(place - 1, max(-1, place - 1 - PAGE), -1):
        if lines[above].passage.page != page:
            return
        if found := cited.search(lines[above].passage.text):
            yield above, found.span()


def _raised(line: Line, start: int, end: int) -> Line:
    """The line with the digits `[start, end)` of its text raised."""
    passage = line.passage
    mark = Passage(passage.text[start:end].translate(RAISED))
    before = Passage.join((passage.slice(0, start), mark), "")
    behind = "" if passage.text[end : end + 1].strip() else " "
    return replace(line, passage=Passage.join((before, passage.slice(end)), behind))
