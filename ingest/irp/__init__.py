"""What does an independent review of progress say? Every fact of it but quantities, organisations and topics."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, Outline, Part
from ingest.counts import find_counts
from ingest.cover import read_cover
from ingest.effectiveness import find_effectiveness
from ingest.every_kind import report_on_a_visit
from ingest.facts import find_facts
from ingest.healthy_prison import find_outcomes
from ingest.irp.agreement import compared, count_issues, restatement_issues
from ingest.irp.assembly import Followed, assemble
from ingest.irp.labels import statement, with_whole_statements
from ingest.irp.previous import followed_inspection, previous_years
from ingest.irp.sections import narrative_parts, progress_parts, restating_parts, titled
from ingest.note_marks import without_marks
from ingest.notices import find_notices
from ingest.paragraphs import Catalogue, catalogue
from ingest.practices import read_practices
from ontology.model import CrossReference, Issue, Paragraph, Report
from ontology.values import PartKind, ReportKind, Severity


@dataclass(frozen=True, slots=True)
class _Reading:
    """A review taken apart: its outline, the ids of its parts, and which parts hold what."""

    outline: Outline
    parts: Catalogue
    progress: tuple[Part, ...]
    narrative: tuple[Paragraph, ...]

    def paragraphs(self, parts: Iterable[Part]) -> tuple[Paragraph, ...]:
        """The paragraphs of some parts, in reading order."""
        return tuple(paragraph for part in parts for paragraph in self.parts.within(part))


def read_irp(outline: Outline) -> Report:
    """All that a review prints; what is not understood, or contradicts itself, as issues of the report."""
    outline = with_whole_statements(without_marks(outline))
    reading = _reading(outline)
    followed = assemble(reading.progress, restating_parts(outline), reading.parts)
    report = _with_follow_ups(_frame(reading), reading, followed)
    return replace(report, issues=(*report.issues, *_silences(report, reading)))


def _reading(outline: Outline) -> _Reading:
    progress = progress_parts(outline)
    restating = restating_parts(outline)
    statements = {id(block) for part in progress for block in part.all_blocks() if statement(block)}

    def naming(part: Part, block: Block) -> tuple[str, PartKind] | None:
        if id(block) in statements:
            return "b", PartKind.STATEMENT
        if any(titled(top, "judgements") and _within(top, part) for top in restating):
            return "s4-", PartKind.STATEMENT
        return None

    parts = catalogue(outline, naming)
    narrative = tuple(paragraph for part in narrative_parts(outline) for paragraph in parts.within(part))
    return _Reading(outline, parts, progress, narrative)


def _within(top: Part, part: Part) -> bool:
    return any(part is below for below in top.walk())


def _frame(reading: _Reading) -> Report:
    """The report with what its cover, summary and appendices say."""
    outline, parts = reading.outline, reading.parts
    report = report_on_a_visit(outline, parts, read_cover(outline, ReportKind.IRP), ReportKind.IRP)
    followed = followed_inspection(parts.paragraphs)
    years = previous_years(reading.narrative, followed)
    return replace(
        report,
        follows_up=followed,
        previous_inspections=years,
        facts=find_facts(reading.narrative),
        outcomes=find_outcomes(reading.narrative, years, followed.year if followed else None),
        effectiveness=find_effectiveness(reading.narrative),
        notices=find_notices(reading.paragraphs(reading.progress)),
        practices=read_practices(outline, parts),
    )


def _with_follow_ups(report: Report, reading: _Reading, followed: Followed) -> Report:
    """The report with what was followed up, and the counts of it compared with what was read."""
    counts = compared(find_counts(reading.narrative), followed.follow_ups, report.notices, report.practices)
    took_part = [
        *(one.body for one in followed.follow_ups),
        *(one.body for one in report.notices),
        *(person.body for person in report.people if person.body),
    ]
    return replace(
        report,
        bodies=tuple(dict.fromkeys((*report.bodies, *took_part))),
        concerns=followed.concerns,
        recommendations=followed.recommendations,
        follow_ups=followed.follow_ups,
        declared_counts=counts,
        cross_references=(*report.cross_references, *_earlier_references(followed)),
        issues=(
            *report.issues,
            *followed.issues,
            *restatement_issues(followed.matches, followed.follow_ups),
            *count_issues(counts, followed.recommendations, report.paragraphs),
        ),
    )


def _earlier_references(followed: Followed) -> Iterable[CrossReference]:
    """The reference behind a statement names a paragraph of the report that made it."""
    asked = ((one.reference, one.place) for one in followed.recommendations)
    raised = ((one.number, one.place) for one in followed.concerns)
    for number, place in (*asked, *raised):
        if number:
            yield CrossReference(
                origin=place.part, printed=f"({number})", kind="earlier report", to=(number,), place=place
            )


def _silences(report: Report, reading: _Reading) -> Iterable[Issue]:
    """What every review prints and this one seems not to."""
    expected: Sequence[tuple[str, object, str]] = (
        ("no-establishment", report.establishment, "the establishment on the cover"),
        ("no-visit-dates", report.visit_start, "the dates of the visit on the cover"),
        ("no-inspection-named", report.follows_up, "the inspection that it follows up"),
        ("no-signature", report.signed_by, "the Chief Inspector's signature"),
        ("no-team", any(not person.signatory for person in report.people), "the team"),
        ("no-follow-ups", report.follow_ups, "anything that was followed up"),
        ("no-progress-section", reading.progress, "the section on progress"),
    )
    first = report.cover.part if report.cover else report.paragraphs[0].id if report.paragraphs else None
    for code, found, what in expected:
        if not found:
            yield Issue(
                severity=Severity.WARNING,
                code=code,
                message=f"The review does not seem to print {what}.",
                hint="Look whether a converter left it out, or its layout is new.",
                paragraph=first,
            )
