"""Which of a thematic's findings, and of the numbers in them, are about which establishment?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ingest.establishments import names_in
from ingest.plain import plain
from ingest.sentences import Span, sentences
from ontology.mapping.findings import finding_paragraphs
from ontology.model import Paragraph, Quantity, Report, SiteFinding
from ontology.register import bare_name
from ontology.values import PartKind

_KINDS = frozenset({PartKind.PARAGRAPH, PartKind.LIST_ITEM, PartKind.STATEMENT})
# what parts a sentence into clauses, each with its own place: `56% in HMP Low Moor, 33% in HMP High Moor and ...`
_PARTS = re.compile(r"[;:]\s|,\s|\s(?:and|while|whereas|but|although|compared with|than)\s", re.IGNORECASE)
# `At HMP Low Moor, ...`: what follows is about it
_OPENING = re.compile(r"(?:at|in|for|within)\s+$", re.IGNORECASE)
# `HMP Low Moor, where half ...`
_RELATIVE = re.compile(r"\s*(?:where|which|who|whose)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:compared|than|nationally|national|average|elsewhere|other|all|across|similar|comparator)\b", re.IGNORECASE
)
_SUBJECT_ALONE = re.compile(r"\W*(?:at|in|for|both|the|like|as)?\W*", re.IGNORECASE)


def located(report: Report) -> Report:
    """The report with its findings at named places, and each quantity that one place alone is said to have."""
    paragraphs = {paragraph.id: paragraph for paragraph in finding_paragraphs(report, _KINDS)}
    heads = _heads(report)
    found = tuple(finding for paragraph in paragraphs.values() for finding in _findings(paragraph, heads))
    tied = tuple(_tied(quantity, paragraphs, heads) for quantity in report.quantities)
    return replace(report, site_findings=found, quantities=tied)


def _heads(report: Report) -> Mapping[str, str]:
    """The sections whose title is the name of one establishment and nothing else."""
    named = ((section.id, section.title, list(names_in(section.title))) for section in report.sections)
    return {key: title[slice(*names[0])] for key, title, names in named if len(names) == 1 and _is_all(title, names[0])}


def _is_all(title: str, name: tuple[int, int]) -> bool:
    return not (title[: name[0]] + title[name[1] :]).strip(" :.-")


def _findings(paragraph: Paragraph, heads: Mapping[str, str]) -> Iterator[SiteFinding]:
    """The sentences that name places; under the name of one, the whole paragraph where it names no other."""
    head = heads.get(paragraph.section or "")
    named = [(span, _names(span.of(paragraph.text))) for span in sentences(paragraph.text)]
    if head and not any(names for _, names in named):
        yield SiteFinding(text=paragraph.text, establishments=(head,), place=paragraph.place())
    for span, names in named:
        if names:
            unique = {bare_name(name): name for name in reversed(names)}
            yield SiteFinding(
                text=span.of(paragraph.text),
                establishments=tuple(reversed(unique.values())),
                place=paragraph.place(span.start, span.end),
            )


def _names(words: str) -> list[str]:
    return [words[start:end] for start, end in names_in(words)]


def _tied(quantity: Quantity, paragraphs: Mapping[str, Paragraph], heads: Mapping[str, str]) -> Quantity:
    paragraph = paragraphs.get(quantity.place.part)
    at = _offset(quantity, paragraph) if paragraph else None
    if paragraph is None or at is None:
        return quantity
    span = next((each for each in sentences(paragraph.text) if each.start <= at < each.end), None)
    if span is None:
        return quantity
    place = _Sentence(span.of(paragraph.text)).place_of(at - span.start)
    if place is None and not list(names_in(paragraph.text)):
        place = heads.get(paragraph.section or "")
    return replace(quantity, establishment=place)


def _offset(quantity: Quantity, paragraph: Paragraph) -> int | None:
    """Where in the healed text of its paragraph a quantity begins."""
    start = quantity.place.anchors[0].start if quantity.place.anchors else -1
    pieces = (piece for piece in paragraph.passage.pieces if piece.start <= start < piece.start + piece.length)
    return next((piece.at + start - piece.start for piece in pieces), None)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence in clauses, each with the places that it names."""

    text: str

    def place_of(self, at: int) -> str | None:
        """The one place that the words around offset `at` speak of; None where they name several, or none."""
        clauses = self._clauses()
        here = next((n for n, clause in enumerate(clauses) if clause.start <= at < clause.end), None)
        if here is None:
            return None
        names = _names(clauses[here].of(self.text))
        if not names and here and _RELATIVE.match(clauses[here].of(self.text)):
            names = _names(clauses[here - 1].of(self.text))
        if names:
            return names[0] if len(names) == 1 and not self._joined(clauses, here) else None
        return self._opening(at)

    def _clauses(self) -> list[Span]:
        names = list(names_in(self.text))
        cuts = [
            found.span()
            for found in _PARTS.finditer(plain(self.text))
            if not any(start < found.end() and found.start() < end for start, end in names)
        ]
        starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(self.text)]
        return [Span(start, end) for start, end in zip(starts, ends, strict=True)]

    def _joined(self, clauses: list[Span], here: int) -> bool:
        """`HMP Low Moor and HMP High Moor had 12 staff`: two places have the number together, or each of them."""
        if not here:
            return False
        before = clauses[here - 1].of(self.text)
        names = list(names_in(before))
        rest = before[: names[0][0]] + before[names[0][1] :] if len(names) == 1 else before
        return len(names) == 1 and bool(_SUBJECT_ALONE.fullmatch(rest)) and not self._starts_anew(clauses[here])

    def _starts_anew(self, clause: Span) -> bool:
        return bool(_RELATIVE.match(clause.of(self.text)))

    def _opening(self, at: int) -> str | None:
        """The place that opens the sentence, where it names no other and turns to none before the number."""
        names = list(names_in(self.text))
        if len({bare_name(self.text[start:end]) for start, end in names}) != 1:
            return None
        start, end = names[0]
        opens = bool(_OPENING.fullmatch(plain(self.text[:start])) or _OPENING.search(plain(self.text[:start])))
        return self.text[start:end] if opens and start < 12 and not _ELSEWHERE.search(self.text[end:at]) else None
