"""What does the report itself say, and which fact was read from which of its words?"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.pages.addresses import fragment
from api.pages.facts import NAMES, QUIET, kind_of
from api.pages.lighting import Mark, Piece, cut, light, place
from api.pages.reading import Reading, Row
from api.pages.view import View
from ontology.iris import Kind, mint


@dataclass(frozen=True, slots=True)
class Lit:
    """A paragraph or a heading with its facts: its pieces to print, and what is listed beside it."""

    row: Row
    pieces: Sequence[Piece]
    notes: Sequence[tuple[str, str, str]]
    """The fragment, kind and words of each fact."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the report: its number (0 where the source has no pages), its headings and paragraphs in order."""

    number: int
    items: Sequence[Lit]


@dataclass(frozen=True, slots=True)
class Marks:
    """Where parts stand in the source, by part, and where facts do, in the order of the text."""

    parts: Mapping[str, Sequence[Mark]]
    facts: Sequence[Mark]
    longest: int

    def over(self, home: Mark) -> Sequence[Mark]:
        """The facts that stand in a part, or run into it from another or on into another."""
        first = bisect_left(self.facts, home.start - self.longest, key=lambda mark: mark.start)
        last = bisect_left(self.facts, home.end, key=lambda mark: mark.start)
        return [mark for mark in self.facts[first:last] if mark.end > home.start]


def text(reading: Reading) -> View:
    """The text of a report, page by page, every fact lit where it stands."""
    key = reading.key
    facts = reading.one("report", report=key)
    paragraphs = reading.rows("report-paragraphs", report=key)
    marks = _marks(reading.rows("report-anchors", report=key))
    labels = {str(row["judgement"]): str(row["label"]) for row in reading.rows("report-ratings", report=key)}
    sections = list({str(row["section"]): row for row in reading.rows("report-sections", report=key)}.values())
    rows = _in_order(list({str(row["part"]): row for row in paragraphs}.values()), sections, marks)
    values = {"report": facts, "key": key, "leaves": _leaves(_lit(rows, marks, labels)), "sections": sections}
    trail = (("/reports", "Reports"), (f"/reports/{key}", str(facts["title"])))
    return View(template="text.html", title="The text", trail=trail, values=values, about=mint(Kind.REPORT, key))


def _marks(anchors: Iterable[Row]) -> Marks:
    parts: dict[str, list[Mark]] = defaultdict(list)
    facts: list[Mark] = []
    for row in anchors:
        iri = str(row["fact"])
        mark = Mark(iri, int(str(row["start"])), int(str(row["end"])), str(row["words"]))
        if kind_of(iri) in {"part", "section"}:
            parts[iri].append(mark)
        elif kind_of(iri) in NAMES:
            facts.append(mark)
    return Marks(parts, facts, max((mark.end - mark.start for mark in facts), default=0))


def _in_order(paragraphs: Iterable[Row], sections: Iterable[Row], marks: Marks) -> list[Row]:
    """Headings and paragraphs, each heading before the first paragraph that begins after it."""
    waiting = sorted(sections, key=lambda row: int(str(row["start"])))
    rows: list[Row] = []
    for row in paragraphs:
        homes = marks.parts.get(str(row["part"]))
        while waiting and int(str(waiting[0]["start"])) <= (homes[0].start if homes else 0):
            rows.append(waiting.pop(0))
        rows.append(row)
    return [*rows, *waiting]


def _lit(rows: Iterable[Row], marks: Marks, labels: Mapping[str, str]) -> list[Lit]:
    """Each row with its facts; where one runs over several, it is listed and found at the first."""
    begun: set[str] = set()
    lit = []
    for row in rows:
        words = _words(row)
        placed = [
            (mark, where)
            for home in marks.parts.get(_iri(row), ())
            for mark in marks.over(home)
            if (where := place(words, home, cut(mark, home)))
        ]
        spans = [(*where, fragment(mark.iri)) for mark, where in placed]
        lit.append(Lit(row, light(words, spans, begun), _notes((mark for mark, _ in placed), labels, begun)))
        begun.update(name for _, _, name in spans)
    return lit


def _notes(marks: Iterable[Mark], labels: Mapping[str, str], begun: Container[str]) -> list[tuple[str, str, str]]:
    """What is listed beside a passage: each fact once, and not again where it only runs on."""
    found: dict[str, tuple[str, str, str]] = {}
    for mark in marks:
        name, kind = fragment(mark.iri), kind_of(mark.iri)
        if name not in begun and kind not in QUIET:
            found.setdefault(name, (name, NAMES[kind], labels.get(mark.iri, "") or " ".join(mark.words.split())))
    return list(found.values())


def _iri(row: Row) -> str:
    return str(row["part"] if "part" in row else row["section"])


def _words(row: Row) -> str:
    return str(row["words"]) if "part" in row else f"{row['number'] or ''} {row['name']}".strip()


def _leaves(lit: Iterable[Lit]) -> list[Leaf]:
    leaves: dict[int, list[Lit]] = defaultdict(list)
    for each in lit:
        leaves[int(str(each.row["page"] or 0))].append(each)
    return [Leaf(number, items) for number, items in sorted(leaves.items())]
