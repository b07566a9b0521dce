"""What does the report itself say, and which fact was read from which of its words?"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.pages.addresses import fragment
from api.pages.lighting import Mark, Piece, light, place
from api.pages.reading import Reading, Row
from api.pages.view import View
from ontology.iris import ID, Kind, mint

_NAMES: Mapping[str, str] = {
    "abbreviation": "abbreviation",
    "context": "fact about the system",
    "count": "declared count",
    "crossreference": "cross-reference",
    "definition": "definition of a rating",
    "fact": "fact about the prison",
    "fieldwork": "fieldwork",
    "finding": "finding",
    "followup": "follow-up",
    "glossary": "glossary entry",
    "judgement": "judgement",
    "mention": "mention",
    "notice": "regulatory notice",
    "participation": "member of the team",
    "provision": "service provided",
    "quantity": "number",
    "reference": "reference",
    "sample": "size of a sample",
    "signature": "signature",
    "sitefinding": "finding at a prison",
    "statement": "statement of a concern or recommendation",
    "step": "step of a process",
    "table": "table",
}
"""What facts are called; kinds that are not named here are not lit."""

_QUIET = frozenset({"mention", "abbreviation", "sitefinding", "table"})
"""Kinds of fact that would drown the others in the list beside a paragraph."""


@dataclass(frozen=True, slots=True)
class Lit:
    """A paragraph with its facts: its pieces to print, and what is listed beside it."""

    row: Row
    pieces: Sequence[Piece]
    notes: Sequence[tuple[str, str, str]]
    """The fragment, kind and words of each fact."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the report: its number (0 where the source has no pages), its headings and paragraphs in order."""

    number: int
    items: Sequence[Lit | Row]


def text(reading: Reading) -> View:
    """The text of a report, page by page, every fact lit where it stands."""
    key = reading.key
    facts = reading.one("report", report=key)
    paragraphs = reading.rows("report-paragraphs", report=key)
    anchors = reading.rows("report-anchors", report=key)
    labels = {str(row["judgement"]): str(row["label"]) for row in reading.rows("report-ratings", report=key)}
    starts, marks = _marks(anchors)
    first = list({str(row["part"]): row for row in paragraphs}.values())
    lit = [_lit(row, starts, marks, labels) for row in first]
    sections = list({str(row["section"]): row for row in reading.rows("report-sections", report=key)}.values())
    values = {"report": facts, "key": key, "leaves": _leaves(lit, sections, starts), "sections": sections}
    trail = (("/reports", "Reports"), (f"/reports/{key}", str(facts["title"])))
    return View(template="text.html", title="The text", trail=trail, values=values, about=mint(Kind.REPORT, key))


def _marks(anchors: Iterable[Row]) -> tuple[dict[str, list[Mark]], list[Mark]]:
    """Where each part begins and ends in the source, and the facts in the order of the text."""
    parts: dict[str, list[Mark]] = defaultdict(list)
    marks: list[Mark] = []
    for row in anchors:
        iri = str(row["fact"])
        kind = iri.removeprefix(ID).partition("/")[0]
        mark = Mark(iri, int(str(row["start"])), int(str(row["end"])), str(row["words"]))
        if kind == "part":
            parts[iri].append(mark)
        elif kind in _NAMES:
            marks.append(mark)
    return parts, marks


def _lit(row: Row, parts: Mapping[str, list[Mark]], marks: Sequence[Mark], labels: Mapping[str, str]) -> Lit:
    words, iri = str(row["words"]), str(row["part"])
    spans = []
    notes: dict[str, tuple[str, str, str]] = {}
    for home in parts.get(iri, ()):
        for mark in _within(home, marks):
            start, end = place(words, home, mark)
            spans.append((start, end, fragment(mark.iri)))
            notes.setdefault(mark.iri, (fragment(mark.iri), *_note(mark, labels)))
    shown = [note for iri, note in notes.items() if iri.removeprefix(ID).partition("/")[0] not in _QUIET]
    return Lit(row, light(words, spans), shown)


def _within(home: Mark, marks: Sequence[Mark]) -> Sequence[Mark]:
    """The facts that begin inside a part."""
    first = bisect_left(marks, home.start, key=lambda mark: mark.start)
    last = bisect_left(marks, home.end, key=lambda mark: mark.start)
    return marks[first:last]


def _note(mark: Mark, labels: Mapping[str, str]) -> tuple[str, str]:
    kind = mark.iri.removeprefix(ID).partition("/")[0]
    return _NAMES[kind], labels.get(mark.iri, "") or " ".join(mark.words.split())


def _leaves(lit: Sequence[Lit], sections: Sequence[Row], parts: Mapping[str, list[Mark]]) -> list[Leaf]:
    """Headings and paragraphs by page, each heading before the first paragraph that begins after it."""

    def start(each: Lit) -> int:
        found = parts.get(str(each.row["part"]))
        return found[0].start if found else 0

    waiting = sorted(sections, key=lambda row: int(str(row["start"])))
    leaves: dict[int, list[Lit | Row]] = defaultdict(list)
    for each in lit:
        while waiting and int(str(waiting[0]["start"])) <= start(each):
            heading = waiting.pop(0)
            leaves[_page(heading)].append(heading)
        leaves[_page(each.row)].append(each)
    for heading in waiting:
        leaves[_page(heading)].append(heading)
    return [Leaf(number, items) for number, items in sorted(leaves.items())]


def _page(row: Row) -> int:
    return int(str(row["page"] or 0))
