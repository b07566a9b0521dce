"""Which of a thematic's findings, and of the numbers in them, are about which establishment?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ingest.establishments import names_in
from ingest.sentences import Span, sentences
from ingest.thematic.clauses import Clauses
from ingest.thematic.places import Places
from ontology.mapping.findings import finding_paragraphs
from ontology.model import Paragraph, Quantity, Report, SiteFinding
from ontology.register import bare_name
from ontology.values import PartKind

_KINDS = frozenset({PartKind.PARAGRAPH, PartKind.LIST_ITEM, PartKind.STATEMENT})


def located(report: Report) -> Report:
    """The report with its findings at named places, and each quantity that one place alone is said to have."""
    reading = _Reading(Places.of(report.establishments), _heads(report))
    paragraphs = {paragraph.id: paragraph for paragraph in finding_paragraphs(report, _KINDS)}
    found = tuple(finding for paragraph in paragraphs.values() for finding in reading.findings(paragraph))
    tied = tuple(reading.tied(quantity, paragraphs.get(quantity.place.part)) for quantity in report.quantities)
    return replace(report, site_findings=found, quantities=tied)


def _heads(report: Report) -> Mapping[str, str]:
    """The sections whose title is the name of one establishment and nothing else, `HMP` before it or not."""
    known = {bare_name(each.name): each.name for each in report.establishments}
    named = ((section.id, known.get(bare_name(section.title)) or _whole(section.title)) for section in report.sections)
    return {key: name for key, name in named if name}


def _whole(title: str) -> str | None:
    names = [title[start:end] for start, end in names_in(title)]
    return names[0] if len(names) == 1 and names[0] == title.strip(" :.") else None


@dataclass(frozen=True, slots=True)
class _Reading:
    """The names of places, and the sections that stand under one."""

    places: Places
    heads: Mapping[str, str]

    def findings(self, paragraph: Paragraph) -> Iterator[SiteFinding]:
        """The sentences that name places; under the name of one, the whole paragraph where it names none."""
        head = self.heads.get(paragraph.section or "")
        named = [(span, self._names(span.of(paragraph.text))) for span in sentences(paragraph.text)]
        if head and not any(names for _, names in named):
            yield SiteFinding(text=paragraph.text, establishments=(head,), place=paragraph.place())
        for span, names in named:
            if names:
                place = paragraph.place(span.start, span.end)
                yield SiteFinding(text=span.of(paragraph.text), establishments=names, place=place)

    def _names(self, words: str) -> tuple[str, ...]:
        """Each place once, by the first name that it has here."""
        unique: dict[str, str] = {}
        for each in self.places.named_in(words):
            unique.setdefault(bare_name(each.name), each.name)
        return tuple(unique.values())

    def tied(self, quantity: Quantity, paragraph: Paragraph | None) -> Quantity:
        """The quantity with the one place that its clause, its sentence or its section is about."""
        found = _span(quantity, paragraph) if paragraph else None
        if paragraph is None or found is None:
            return quantity
        for sentence in sentences(paragraph.text):
            if sentence.start <= found.start < sentence.end:
                within = Span(found.start - sentence.start, found.end - sentence.start)
                place = Clauses(sentence.of(paragraph.text), self.places).place_of(within)
                if place is None and not self._names(paragraph.text):
                    place = self.heads.get(paragraph.section or "")
                return replace(quantity, establishment=place)
        return quantity


def _span(quantity: Quantity, paragraph: Paragraph) -> Span | None:
    """Where in the healed text of its paragraph a quantity stands."""
    first = quantity.place.anchors[0].start if quantity.place.anchors else -1
    for piece in paragraph.passage.pieces:
        if piece.start <= first < piece.start + piece.length:
            start = piece.at + first - piece.start
            return Span(start, start + len(quantity.text))
    return None
