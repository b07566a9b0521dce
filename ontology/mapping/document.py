"""What is the document: its report and file, its sections, paragraphs, glossary, abbreviations and reading issues?"""

from __future__ import annotations

from ontology import concepts, iris
from ontology import terms as insp
from ontology.iris import Kind, mint
from ontology.mapping.frame import Frame
from ontology.model import Paragraph, Section
from ontology.values import PartialDate, PartKind


def add(frame: Frame) -> None:
    """The report and all that is printed in it."""
    _report(frame)
    for section in frame.report.sections:
        _section(frame, section)
    for position, paragraph in enumerate(frame.report.paragraphs, 1):
        _paragraph(frame, paragraph, position)
    _glossary(frame)
    _abbreviations(frame)
    _issues(frame)


def _report(frame: Frame) -> None:
    report, source = frame.report, frame.report.source
    node = frame.triples.node(frame.report_iri, insp.Report)
    node.link(insp.DCTERMS.type, iris.concept("report-type", report.kind))
    node.link(insp.reports, frame.visit_iri).link(insp.readFrom, frame.file_iri)
    node.say(insp.DCTERMS.title, report.title).say(insp.DCTERMS.issued, report.published)
    year = report.copyright_year
    node.say(insp.DCTERMS.dateCopyrighted, PartialDate(year) if year else None)
    node.say(insp.SCHEMA.isbn, report.isbn).say(insp.specimen, True if report.specimen else None)
    frame.state(node, report.cover)
    file = frame.triples.node(frame.file_iri, insp.SourceFile)
    file.say(insp.sha256, source.sha256).say(insp.DCTERMS.format, source.media_type).say(insp.pageCount, source.pages)


def _section(frame: Frame, section: Section) -> None:
    node = frame.triples.node(mint(Kind.SECTION, frame.report.key, section.id), insp.Section)
    node.say(insp.RDFS.label, section.title).say(insp.sectionNumber, section.number).say(insp.page, section.page)
    node.link(insp.inSection, frame.section(section.parent))
    frame.anchor(node, section.place.anchors)
    frame.triples.node(frame.report_iri).link(insp.hasPart, node.iri)


def _paragraph(frame: Frame, paragraph: Paragraph, position: int) -> None:
    node = frame.triples.node(frame.part(paragraph.id), insp.Paragraph)
    node.say(insp.text, paragraph.text).say(insp.ordinal, position).say(insp.page, paragraph.page)
    node.say(insp.paragraphNumber, paragraph.number)
    node.say(insp.partId, None if paragraph.id == paragraph.number else paragraph.id)
    node.say(insp.numberInferred, True if paragraph.number_inferred else None)
    if paragraph.kind is not PartKind.PARAGRAPH:
        node.link(insp.partKind, concepts.find("part-kind", paragraph.kind))
    node.link(insp.inSection, frame.section(paragraph.section))
    frame.anchor(node, paragraph.passage.anchors())
    frame.triples.node(frame.report_iri).link(insp.hasPart, node.iri)


def _glossary(frame: Frame) -> None:
    for position, entry in enumerate(frame.report.glossary, 1):
        node = frame.node(Kind.GLOSSARY, position, types=(insp.GlossaryEntry,))
        node.say(insp.term, entry.term).say(insp.text, entry.definition)
        frame.state(node, entry.place)


def _abbreviations(frame: Frame) -> None:
    for position, abbreviation in enumerate(frame.report.abbreviations, 1):
        node = frame.node(Kind.ABBREVIATION, position, types=(insp.Abbreviation,))
        node.say(insp.shortForm, abbreviation.short).say(insp.longForm, abbreviation.long)
        frame.state(node, abbreviation.place)


def _issues(frame: Frame) -> None:
    for position, issue in enumerate(frame.report.issues, 1):
        node = frame.node(Kind.ISSUE, position, types=(insp.ReadingIssue,))
        node.link(insp.severity, concepts.find("severity", issue.severity))
        node.say(insp.issueCode, issue.code).say(insp.message, issue.message).say(insp.hint, issue.hint)
        node.say(insp.page, issue.page).say(insp.quote, issue.quote)
        node.link(insp.statedIn, frame.known_part(issue.paragraph))
