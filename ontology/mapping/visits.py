"""What visit does a report tell of: where, when, by whom, of which kind, and after which earlier inspections?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ontology import terms as insp
from ontology.iris import Kind
from ontology.mapping.frame import Frame
from ontology.model import Report
from ontology.values import PartialDate, ReportKind

_CLASSES = {
    ReportKind.IRP: insp.IndependentReviewOfProgress,
    ReportKind.FULL_INSPECTION: insp.FullInspection,
    ReportKind.THEMATIC: insp.ThematicInspection,
}

_YEAR = re.compile(r"[12]\d{3}")
"""A year alone: `1991`."""


def add(frame: Frame) -> None:
    """The visit, and the earlier inspections that the report names."""
    report = frame.report
    visit = frame.triples.node(frame.visit_iri, insp.Visit, _CLASSES[report.kind])
    visit.link(insp.ofEstablishment, frame.establishment).link(insp.conductedBy, *map(frame.body, _bodies(report)))
    visit.say(insp.firstDay, report.visit_start).say(insp.lastDay, report.visit_end)
    visit.say(insp.announced, report.announced)
    visit.say(insp.when, _month(report))
    if report.kind is ReportKind.IRP:
        visit.link(insp.reviewsInspection, frame.earlier)
    elif frame.earlier:
        visit.link(insp.previousInspection, frame.earlier)
    for year in report.previous_inspections:
        if report.establishment_key and frame.inspection_of(year) != frame.visit_iri:
            visit.link(insp.previousInspection, frame.inspection_of(year))
    _period(frame)


def _bodies(report: Report) -> Iterable[str]:
    """The bodies that took part: those that the report names as its own, and those of its team."""
    return dict.fromkeys((*report.bodies, *(person.body for person in report.people if person.body)))


def _period(frame: Frame) -> None:
    """What was true of the establishment at the visit: the node that facts of the establishment hang on."""
    report = frame.report
    if frame.establishment is None:
        return
    period = frame.node(Kind.PERIOD, types=(insp.EstablishmentPeriod,))
    period.link(insp.periodOf, frame.establishment).link(insp.attestedBy, frame.report_iri)
    period.say(insp.attestedOn, report.visit_end or report.visit_start).say(insp.nameAsPrinted, report.establishment)
    opened = [fact.value for fact in report.facts if fact.property == "opened"]
    years = [PartialDate(int(year)) for year in map(str, opened) if _YEAR.fullmatch(year)]
    frame.triples.node(frame.establishment).say(insp.opened, *years)


def _month(report: Report) -> PartialDate | None:
    """The month of the visit, as other reports will name it; without days, that of the signature or the publication."""
    when = PartialDate.of(report.visit_start) if report.visit_start else report.signed_month or report.published
    return PartialDate(when.year, when.month) if when else None
