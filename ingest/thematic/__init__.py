"""What does a thematic report say? Recommendations by addressee, places visited, practice, tables."""

from __future__ import annotations

from dataclasses import replace

from ingest.blocks import Outline
from ingest.bodies import HMI_PRISONS
from ingest.cover import read_cover
from ingest.dates import months_in
from ingest.establishments import find_establishments
from ingest.every_kind import report_of_any_kind
from ingest.paragraphs import Catalogue, catalogue
from ingest.thematic.beside import with_what_stands_beside
from ingest.thematic.front import read_title
from ingest.thematic.leads import read_leads
from ingest.thematic.practice import read_practices
from ingest.thematic.recommendations import read_recommendations
from ingest.thematic.tables import read_tables
from ingest.thematic.visited import places_visited
from ontology.iris import report_key, slug
from ontology.model import Issue, Recommendation, Report
from ontology.places import Passage
from ontology.values import PartialDate, ReportKind, Severity


def read_thematic(outline: Outline) -> Report:
    """All that a thematic prints but quantities, organisations and topics, which are read from its paragraphs later."""
    parts = catalogue(outline)
    cover = read_cover(outline, ReportKind.THEMATIC)
    title = read_title(outline) or cover.title
    report = report_of_any_kind(outline, parts, cover, ReportKind.THEMATIC)
    published = report.signed_month or _month_on_cover(outline)
    asked = read_recommendations(outline, parts, next(iter(cover.bodies), HMI_PRISONS))
    tables, odd_tables = read_tables(outline, parts)
    missing = _missing(parts, asked.recommendations, report.signed_by)
    report = replace(
        report,
        key=report_key(ReportKind.THEMATIC, slug(title), published),
        title=title,
        published=published,
        concerns=asked.concerns,
        recommendations=asked.recommendations,
        people=(*read_leads(parts), *report.people),
        practices=read_practices(outline, parts),
        establishments=find_establishments(parts.paragraphs, places_visited(parts)),
        tables=tables,
        issues=(*report.issues, *asked.issues, *odd_tables, *missing),
    )
    return with_what_stands_beside(report, outline, parts)


def _month_on_cover(outline: Outline) -> PartialDate | None:
    return next(iter(months_in(Passage.join(block.passage for block in outline.front).text)), None)


def _missing(
    parts: Catalogue, recommendations: tuple[Recommendation, ...], signed_by: tuple[str, ...]
) -> tuple[Issue, ...]:
    """What nearly every thematic prints, and this one does not or not so that it was understood."""
    missing = []
    if not recommendations:
        missing.append(("no-recommendations", "No recommendations were found under a heading that names them."))
    if not signed_by:
        missing.append(("no-signature", "No chief inspector's signature was found."))
    first = parts.paragraphs[0] if parts.paragraphs else None
    return tuple(
        Issue(
            severity=Severity.WARNING,
            code=code,
            message=message,
            hint="Check the report; if it prints them, its layout is not known yet.",
            paragraph=first.id if first else None,
        )
        for code, message in missing
    )
