"""What do all facts of one report hang on? The IRIs of its report, visit, inspection and parts, and the anchors."""

from __future__ import annotations

import re
from functools import cached_property

from ontology import concepts, iris
from ontology import terms as insp
from ontology.iris import Kind, mint
from ontology.mapping.triples import Node, Triples
from ontology.model import EstablishmentMention, Report
from ontology.places import Anchor, Place
from ontology.register import Establishment, bare_name, place_key, register, short_name
from ontology.values import PartialDate, ReportKind

CONTEXT = 24
"""How many characters an anchor keeps before and after a quotation that stands more than once in its source."""

_SIZE = re.compile(r"\s*\(\s*n\s*=[^()]*\)", re.IGNORECASE)
"""The size of a group in the heading of its row or column: `(n=12)`."""


class Frame:
    """One report and the graph it is mapped to."""

    def __init__(self, report: Report, triples: Triples) -> None:
        self.report = report
        self.triples = triples
        self.report_iri = mint(Kind.REPORT, report.key)
        self.visit_iri = mint(Kind.VISIT, report.key)
        self.file_iri = mint(Kind.FILE, report.source.sha256[:12])
        self._paragraphs = {paragraph.id for paragraph in report.paragraphs}
        self._sections = {section.id for section in report.sections}
        self._anchored = set[Anchor]()

    def node(self, kind: Kind, *key: str | int, types: tuple[str, ...]) -> Node:
        """A thing of this report: its key begins with the report's."""
        return self.triples.node(mint(kind, self.report.key, *key), *types)

    # -- parts and places ---------------------------------------------------------------------------------------------

    def part(self, part_id: str) -> str:
        """The IRI of a part of the report; a part that is neither paragraph nor section is minted where it is cited."""
        if part_id in self._sections and part_id not in self._paragraphs:
            return mint(Kind.SECTION, self.report.key, part_id)
        iri = iris.part(self.report.key, part_id)
        if part_id not in self._paragraphs:
            self.triples.node(iri, insp.ReportPart).say(insp.partId, part_id)
            self.triples.node(self.report_iri).link(insp.hasPart, iri)
        return iri

    def known_part(self, part_id: str | None) -> str | None:
        """The IRI of a paragraph or section that was read, None for any other."""
        return self.part(part_id) if part_id in self._paragraphs | self._sections and part_id else None

    def section(self, section_id: str | None) -> str | None:
        """The IRI of a section that was read."""
        return mint(Kind.SECTION, self.report.key, section_id) if section_id in self._sections and section_id else None

    def state(self, node: Node, *places: Place | None) -> Node:
        """Ties a fact to the parts that state it, and to the spans of the source."""
        for place in filter(None, places):
            node.link(insp.statedIn, self.part(place.part))
            self.anchor(node, place.anchors)
        return node

    def anchor(self, node: Node, anchors: tuple[Anchor, ...]) -> None:
        """Ties a node to spans of the source, each of them one light node that quotes it."""
        for anchor in anchors:
            iri = iris.anchor(self.report.key, anchor.start, anchor.end)
            node.link(insp.hasAnchor, iri)
            if anchor not in self._anchored:
                self._anchored.add(anchor)
                self._quote(iri, anchor)

    def _quote(self, iri: str, anchor: Anchor) -> None:
        text, start, end = self.report.source.text, anchor.start, anchor.end
        node = self.triples.node(iri, insp.TextAnchor).link(insp.inSource, self.file_iri)
        node.say(insp.page, anchor.page).say(insp.OA.start, start).say(insp.OA.end, end)
        node.quote(insp.OA.exact, text[start:end])
        if _stands_again(text, text[start:end]):
            node.quote(insp.OA.prefix, text[max(0, start - CONTEXT) : start])
            node.quote(insp.OA.suffix, text[end : end + CONTEXT])

    # -- establishments and visits ------------------------------------------------------------------------------------

    @cached_property
    def establishment(self) -> str | None:
        """The IRI of the establishment that was visited, None for a thematic."""
        if self.report.establishment_key is None:
            return None
        return self.prison(self.report.establishment_code or self.report.establishment_key, self.report.establishment)

    def prison(self, key: str, printed: str | None) -> str:
        """The IRI of an establishment, by its code in the register or a slug of its name."""
        known: Establishment | None = register().get(key)
        node = self.triples.node(known.iri if known else mint(Kind.PRISON, key), insp.Establishment)
        if known is None and printed:  # one name, however reports print the kind before it
            name = short_name(printed)
            node.say(insp.SKOS.prefLabel, name).say(insp.SKOS.altLabel, printed if printed != name else None)
        return node.iri

    def named_prison(self, printed: str, code: str | None = None) -> str:
        """The IRI of an establishment that the report names."""
        found = register().get(code) or register().find(printed)
        return self.prison(found.code if found else place_key(printed), printed)

    @cached_property
    def _sites(self) -> dict[str, EstablishmentMention]:
        """The establishments that the report names, by their bare names."""
        return {bare_name(each.name): each for each in self.report.establishments}

    def site(self, heading: str) -> str | None:
        """The IRI of the establishment that heads a row or column of a table, with or without `HMP` or `(n=12)`."""
        found = self._sites.get(bare_name(_SIZE.sub("", heading).strip()))
        return self.named_prison(found.name, found.code) if found else None

    def inspection(self, when: PartialDate) -> str:
        """The IRI of a full inspection of this establishment, of which only the month or the year is known here."""
        key = iris.full_inspection_key(self.report.establishment_key or "unknown", when)
        stub = self.triples.node(mint(Kind.VISIT, key), insp.Visit, insp.FullInspection)
        stub.link(insp.ofEstablishment, self.establishment).say(insp.when, PartialDate(when.year, when.month))
        return stub.iri

    def inspection_of(self, year: int) -> str:
        """The IRI of the full inspection of a year: this one, the one followed up, or another known by its year."""
        report = self.report
        if report.kind is ReportKind.FULL_INSPECTION and report.visit_start and report.visit_start.year == year:
            return self.visit_iri
        if report.follows_up and report.follows_up.year == year:
            return self.inspection(report.follows_up)
        if report.kind is ReportKind.FULL_INSPECTION and report.visit_end and report.visit_end.year == year:
            return self.visit_iri  # a visit over the new year is known by either
        return self.inspection(PartialDate(year))

    @cached_property
    def earlier_key(self) -> str:
        """The key of the inspection whose concerns come back in this report; the report's own where it names none."""
        when = self.earlier_when
        place = self.report.establishment_key
        return iris.full_inspection_key(place, when) if when and place else f"{self.report.key}-earlier"

    @cached_property
    def earlier(self) -> str | None:
        """The IRI of that inspection, where the report names it."""
        return self.inspection(self.earlier_when) if self.earlier_when and self.report.establishment_key else None

    @cached_property
    def earlier_when(self) -> PartialDate | None:
        """When that inspection was: as followed up, or else the latest one before this visit that is named."""
        if self.report.follows_up:
            return self.report.follows_up
        limit = self.report.visit_start.year if self.report.visit_start else None
        years = [year for year in self.report.previous_inspections if limit is None or year < limit]
        return PartialDate(max(years)) if years else None

    # -- bodies and organisations -------------------------------------------------------------------------------------

    def body(self, printed: str | None) -> str | None:
        """The IRI of an inspecting body, of the register or named here for the first time."""
        if not printed:
            return None
        known = concepts.body(printed)
        node = self.triples.node(known or mint(Kind.ORGANISATION, iris.slug(printed)), insp.InspectingBody)
        if known is None:
            node.say(insp.SKOS.prefLabel, printed)
        return node.iri

    @cached_property
    def _organisations(self) -> dict[str, str]:
        """Each name and alias of the organisations of this report, normalised, to the IRI."""
        return {
            concepts.normal(name): concepts.organisation(each.name) or mint(Kind.ORGANISATION, iris.slug(each.name))
            for each in self.report.organisations
            for name in (*each.aliases, each.name)
        }

    def organisation(self, printed: str) -> str:
        """The IRI of an organisation by any of its names."""
        known = concepts.organisation(printed) or self._organisations.get(concepts.normal(printed))
        return known or mint(Kind.ORGANISATION, iris.slug(printed))

    def is_listed(self, printed: str) -> bool:
        """Whether the report's own list of organisations has this name, so that it is described there."""
        return concepts.normal(printed) in self._organisations


def _stands_again(text: str, words: str) -> bool:
    """Whether words of the text stand in it more than once; counting them all would go to its end each time."""
    return text.find(words, text.find(words) + len(words)) >= 0
