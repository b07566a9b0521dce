"""What does nearly every full inspection print that was not found in this one, or not understood?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.inspection.zones import Unit, Zone
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.wording import any_of, finders
from ontology.model import Issue, Report
from ontology.values import ReportKind, Severity

_TITLE = finders("cover", "titles")[ReportKind.FULL_INSPECTION]
_FRAMEWORK = re.compile(rf"(?<!\w){any_of('kinds', 'other_frameworks')}(?!\w)", re.IGNORECASE)
_HINT = "Check the report; if it prints them, its layout is not known yet."


def find_missing(report: Report, units: Iterable[Unit], catalogue: Catalogue) -> tuple[Issue, ...]:
    """Issues for what is missing from the whole report, and for sections of no known kind."""
    return (
        *_other_kind(report),
        *_other_framework(report),
        *_absent(report),
        *_unknown(units, catalogue),
    )


def _other_kind(report: Report) -> Iterator[Issue]:
    """A scrutiny visit, say, has the same sections, but another title."""
    if not _TITLE.search(plain(report.title)):
        yield Issue(
            severity=Severity.WARNING,
            code="kind-not-printed",
            message="The cover does not say that this is a full inspection; it was read as one for its sections.",
            hint="It may be a report of another kind, such as a scrutiny visit: use what was read with care.",
            paragraph=report.cover.part if report.cover else None,
            quote=report.title[:200] or None,
        )


def _other_framework(report: Report) -> Iterator[Issue]:
    """A secure training centre is inspected against other tests, under the same title."""
    place = _FRAMEWORK.search(plain(report.establishment or ""))
    if place:
        yield Issue(
            severity=Severity.WARNING,
            code="other-framework",
            message=f"A {place.group()} is inspected against tests of its own; this was read as a full inspection.",
            hint="Use the judgements and concerns that were read with care.",
            paragraph=report.cover.part if report.cover else None,
            quote=report.title[:200] or None,
        )


def _absent(report: Report) -> Iterator[Issue]:
    wanted = {
        "no-concerns": (report.concerns or report.recommendations, "No concerns or recommendations were found."),
        "no-outcomes": (report.outcomes, "No healthy prison outcomes were found in words or charts."),
        "no-facts": (report.facts, "No fact page was found."),
        "no-signature": (report.signed_by, "No chief inspector's signature was found."),
        "no-visit-dates": (report.visit_start, "The cover does not say when the inspection was."),
        "no-establishment": (report.establishment, "The cover does not say which establishment was inspected."),
    }
    for code, (found, message) in wanted.items():
        if not found:
            first = report.paragraphs[0].id if report.paragraphs else None
            yield Issue(severity=Severity.WARNING, code=code, message=message, hint=_HINT, paragraph=first)


def _unknown(units: Iterable[Unit], catalogue: Catalogue) -> Iterator[Issue]:
    for unit in units:
        if unit.zone is Zone.OTHER and unit.section and unit.section.level == 1 and unit.section.title:
            yield Issue(
                severity=Severity.INFO,
                code="section-not-understood",
                message=f"The section {unit.section.title[:80]!r} is of no known kind; only its paragraphs were read.",
                hint="Add its title to `zones` in ingest/wording/inspection.yml if it holds facts.",
                paragraph=catalogue.id(unit.block),
                page=unit.block.passage.page,
                quote=unit.text[:200],
            )
