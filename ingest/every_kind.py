"""What do reports of every kind print? Cover, parts, signatures, words explained; of one visit, its place and team."""

from __future__ import annotations

from dataclasses import replace

from ingest.abbreviations import find_abbreviations
from ingest.blocks import Outline
from ingest.cover import Cover
from ingest.establishments import find_establishments
from ingest.figures import read_figures
from ingest.gaps import number_issues, repeated_numbers
from ingest.glossary import read_glossary
from ingest.paragraphs import Catalogue
from ingest.people import read_people
from ingest.references import find_references
from ingest.scales import read_scales
from ingest.signatures import read_signatures
from ontology.iris import report_key, slug
from ontology.model import Report
from ontology.register import bare_name, place_key, register
from ontology.values import PartialDate, ReportKind


def report_of_any_kind(outline: Outline, parts: Catalogue, cover: Cover, kind: ReportKind) -> Report:
    """The report with what every kind has, and its issues; its key is of its title and the month of its signature."""
    signatures = read_signatures(outline, parts)
    glossary = read_glossary(outline, parts)
    terms = [entry.term for entry in glossary]
    follows_up = kind is ReportKind.IRP
    references, dangling = find_references(parts.paragraphs, terms, statements_cite_another=follows_up)
    missing = number_issues(parts.paragraphs, forgiving=not follows_up)
    return Report(
        source=outline.document.source,
        kind=kind,
        key=report_key(kind, slug(cover.title), signatures.month),
        title=cover.title,
        published=signatures.month,
        signed_by=signatures.names,
        signed_month=signatures.month,
        copyright_year=cover.copyright_year,
        bodies=cover.bodies,
        isbn=cover.isbn,
        specimen=cover.specimen,
        cover=cover.place,
        sections=parts.sections,
        paragraphs=parts.paragraphs,
        people=signatures.people,
        cross_references=references,
        glossary=glossary,
        abbreviations=find_abbreviations(parts.paragraphs, glossary, parts.sections),
        figures=read_figures(parts.paragraphs),
        issues=(*dangling, *missing, *repeated_numbers(parts.repeated)),
    )


def report_on_a_visit(outline: Outline, parts: Catalogue, cover: Cover, kind: ReportKind) -> Report:
    """The report on one establishment, with its visit and its team; by the register's code where it is known."""
    report = report_of_any_kind(outline, parts, cover, kind)
    team, odd_lines = read_people(outline, parts)
    name = cover.establishment
    known = register().find(name) if name else None
    establishment = known.code if known else place_key(name) if name else None
    visited = PartialDate.of(cover.visit_start) if cover.visit_start else None
    return replace(
        report,
        key=report_key(kind, establishment or slug(cover.title), visited),
        establishment=name,
        establishment_code=known.code if known else None,
        establishment_key=establishment,
        announced=cover.announced,
        visit_start=cover.visit_start,
        visit_end=cover.visit_end,
        people=(*team, *report.people),
        establishments=find_establishments(parts.paragraphs, (bare_name(name),) if name else ()),
        scales=read_scales(outline, parts),
        issues=(*odd_lines, *report.issues),
    )
