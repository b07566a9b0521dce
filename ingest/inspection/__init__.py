"""What does the report of a full inspection say? Reports of 2013 to now, concerns or recommendations alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.blocks import Block, Outline, Part
from ingest.counts import find_counts
from ingest.cover import Cover, read_cover
from ingest.dates import years_in
from ingest.every_kind import report_on_a_visit
from ingest.facts import facts_in
from ingest.figures import read_figures
from ingest.inspection.charts import check, read_charts
from ingest.inspection.declared import Read, read_declared
from ingest.inspection.effectiveness import read_effectiveness
from ingest.inspection.fact_page import FactPage, read_fact_page
from ingest.inspection.missing import find_missing
from ingest.inspection.notices import read_notices
from ingest.inspection.outcomes import read_outcomes
from ingest.inspection.population import read_population
from ingest.inspection.progress import read_progress
from ingest.inspection.recommendations import read_recommendations
from ingest.inspection.settling import settle
from ingest.inspection.spoken_of import When
from ingest.inspection.statements import is_statement, read_concerns
from ingest.inspection.zones import Unit, Zone, units
from ingest.note_marks import without_marks
from ingest.paragraphs import Catalogue, catalogue
from ingest.practices import read_practices
from ontology.model import DeclaredCount, Fact, Figure, Issue, Outcome, Practice, Report
from ontology.values import PartKind, ReportKind

_TOLD = frozenset({"opened", "category", "function", "place"})
"""What sentences of the fact page say of the establishment."""


def read_inspection(outline: Outline) -> Report:
    """All that a full inspection prints but quantities, organisations and topics, read from its paragraphs later."""
    outline = settle(without_marks(outline))
    stretches = units(outline)
    statements = {id(unit.block) for unit in stretches if is_statement(unit)}

    def naming(_part: Part, block: Block) -> tuple[str, PartKind] | None:
        return ("b", PartKind.STATEMENT) if id(block) in statements else None

    parts = catalogue(outline, naming)
    cover = read_cover(outline, ReportKind.FULL_INSPECTION)
    report = report_on_a_visit(outline, parts, cover, ReportKind.FULL_INSPECTION)
    page = read_fact_page(stretches, parts)
    outcomes, odd_outcomes = _outcomes(outline, stretches, parts, cover, page)
    progress, odd_progress = read_progress(stretches, parts)
    raised = read_concerns(stretches, parts)
    asked = read_recommendations(stretches, parts, raised.recommendations)
    notices, odd_notices = read_notices(stretches, parts)
    grades, ungraded = read_effectiveness(stretches, parts)
    population, odd_rows = read_population(stretches, parts)
    odd = (*odd_outcomes, *odd_progress, *odd_notices, *odd_rows, *ungraded)
    notable = [each for each in read_practices(outline, parts) if each.kind.startswith("notable")]
    report = replace(
        report,
        previous_inspections=_earlier(cover, page, outcomes),
        follows_up=page.last_month,
        facts=(*page.facts, *_told_facts(parts, page)),
        concerns=raised.concerns,
        recommendations=tuple(asked.recommendations),
        progress=progress,
        outcomes=outcomes,
        effectiveness=grades,
        notices=notices,
        declared_counts=(
            *read_declared(stretches, parts, Read(raised.concerns, progress)),
            *_practices_declared(stretches, parts, notable),
        ),
        provisions=tuple(page.provisions),
        practices=(*notable, *asked.practices),
        tables=population,
        issues=(*report.issues, *page.issues, *odd, *asked.issues),
    )
    return replace(report, issues=(*report.issues, *find_missing(report, stretches, parts)))


def _told_facts(parts: Catalogue, page: FactPage) -> tuple[Fact, ...]:
    """What the entries on task and history say in their words: category, function, when it opened."""
    told = {fact.place.part for fact in page.facts if fact.property in ("task", "history")}
    facts = facts_in(paragraph for paragraph in parts.paragraphs if paragraph.id in told)
    return tuple(fact for fact in facts if fact.property in _TOLD)


def _outcomes(
    outline: Outline, stretches: tuple[Unit, ...], parts: Catalogue, cover: Cover, page: FactPage
) -> tuple[tuple[Outcome, ...], tuple[Issue, ...]]:
    """The outcomes that the words give, and those that only a chart gives."""
    now = _year(cover, read_figures(parts.paragraphs))
    last = max((year for year in page.last_inspections if not now or year < now), default=None)
    told, disagreeing = read_outcomes(stretches, parts, When(now, last))
    document = outline.document
    drawn = read_charts((unit.block for unit in stretches), document.figure_words, parts, document.shapes)
    outcomes, contradicting = check(told, drawn)
    return outcomes, (*disagreeing, *contradicting)


def _practices_declared(
    stretches: Iterable[Unit], parts: Catalogue, notable: Sequence[Practice]
) -> tuple[DeclaredCount, ...]:
    """How many examples of notable positive practice the summary says there are."""
    told = (parts.paragraph(unit.block) for unit in stretches if unit.zone is Zone.PRACTICE)
    counts = find_counts(paragraph for paragraph in told if paragraph)
    practices = (count for count in counts if "practice" in count.what)
    return tuple(replace(count, agrees=count.number == len(notable)) for count in practices)


def _year(cover: Cover, figures: Iterable[Figure]) -> int | None:
    """The year that the report calls this inspection's: that of a chart's caption, else of its last day."""
    if cover.visit_start is None or cover.visit_end is None:
        return None
    drawn = {year for figure in figures for year in years_in(figure.caption)}
    first, last = cover.visit_start.year, cover.visit_end.year
    return first if first in drawn and last not in drawn else last


def _earlier(cover: Cover, page: FactPage, outcomes: Iterable[Outcome]) -> tuple[int, ...]:
    """The years of the earlier inspections that the fact page or the outcomes name."""
    now = {day.year for day in (cover.visit_start, cover.visit_end) if day}
    years = {*page.last_inspections, *(outcome.year for outcome in outcomes)}
    return tuple(sorted(years - now))
