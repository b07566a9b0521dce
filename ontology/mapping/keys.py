"""Which IRIs have the concerns, themes and recommendations of a report, so that other reports can find them?

A review mints the things of the inspection that it follows up: by the paragraph it cites (`1.34a`), else by its own
ordinal (`u3`), or by the theme's number (`t1`). A full inspection's own have the numbers it prints. What a full
inspection says of earlier ones goes by reference, else by its place in that list (`p4`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ontology.iris import Kind, mint
from ontology.mapping.frame import Frame
from ontology.model import Concern, FollowUp, Recommendation
from ontology.values import ReportKind


@dataclass(frozen=True, slots=True)
class Keys:
    """IRIs by ordinal: of the concern, of the recommendation, of the follow-up for themes, of the verdict."""

    concerns: dict[int, str] = field(default_factory=dict)
    recommendations: dict[int, str] = field(default_factory=dict)
    themes: dict[int, str] = field(default_factory=dict)
    """Themes, and the follow-ups that stand for a concern of their own because they name no other."""
    progress: dict[int, str] = field(default_factory=dict)


def keys_of(frame: Frame) -> Keys:
    """The IRIs for one report; no two things get the same one."""
    report, keys, taken = frame.report, Keys(), set[str]()
    review = report.kind is ReportKind.IRP
    raised_at = frame.earlier_key if review else report.key
    for concern in report.concerns:
        printed = next(cited(frame, concern), None) if review else concern.number
        spare = f"{'u' if review else 'c'}{concern.ordinal}"
        keys.concerns[concern.ordinal] = _free(taken, Kind.CONCERN, raised_at, printed, spare)
    for each in report.recommendations:
        spare = f"{'u' if review else 'r'}{each.ordinal}"
        iri = _free(taken, Kind.RECOMMENDATION, raised_at, printed_number(each), spare)
        keys.recommendations[each.ordinal] = iri
    for follow_up in report.follow_ups:
        if follow_up.concern not in keys.concerns and not {*follow_up.recommendations} & {*keys.recommendations}:
            printed = paragraph(follow_up.references[0]) if follow_up.references else None
            keys.themes[follow_up.ordinal] = _free(taken, Kind.CONCERN, raised_at, printed, _spare(follow_up))
    for position, verdict in enumerate(report.progress, 1):
        kind = Kind.RECOMMENDATION if verdict.about == "recommendation" else Kind.CONCERN
        keys.progress[position] = _free(taken, kind, frame.earlier_key, verdict.reference, f"p{position}")
    return keys


def is_theme(follow_up: FollowUp) -> bool:
    """Whether it is a theme of Ofsted or Estyn."""
    return follow_up.kind == "theme"


def printed_number(recommendation: Recommendation) -> str | None:
    """Its number with its letter, as printed in the report that made it: `1.34a`, `2.14`, `1a`."""
    number, letter = recommendation.reference or recommendation.number, recommendation.letter or ""
    if number is None:
        return None
    return number if number.endswith(letter) else number + letter


def cited(frame: Frame, concern: Concern) -> Iterator[str]:
    """The paragraphs of the earlier report that the concern is cited by, itself or through its recommendations."""
    report = frame.report
    if concern.number:
        yield concern.number
    if report.kind is not ReportKind.IRP:
        return
    follow_ups = [each for each in report.follow_ups if each.concern == concern.ordinal]
    yield from (paragraph(each) for follow_up in follow_ups for each in follow_up.references)
    made = {ordinal for follow_up in follow_ups for ordinal in follow_up.recommendations}
    for each in report.recommendations:
        if each.reference and (each.concern == concern.ordinal or each.ordinal in made):
            yield paragraph(each.reference)


_LETTERED = re.compile(r"\(?\s*(S?\d[\d.]*)\s*[a-z]?\s*\)?")
"""A reference, perhaps to a lettered item: `1.34a`, `(6.19)`, `S45`."""


def paragraph(reference: str | None) -> str:
    """The paragraph of a reference, without the letter of an item."""
    found = _LETTERED.fullmatch(reference or "")
    return found.group(1).rstrip(".") if found else reference or ""


def _spare(follow_up: FollowUp) -> str:
    """The key of a theme, or of a concern that only a follow-up words, where no number is printed."""
    return f"t{follow_up.theme_number or follow_up.ordinal}" if is_theme(follow_up) else f"u{follow_up.ordinal}"


def _free(taken: set[str], kind: Kind, visit_key: str, printed: str | None, spare: str) -> str:
    """The IRI by the printed number, or by the spare key where none is printed or another thing has it already."""
    names = (printed or spare, spare, *(f"{spare}-{n}" for n in range(2, len(taken) + 3)))
    iri = next(iri for name in names if (iri := mint(kind, visit_key, name)) not in taken)
    taken.add(iri)
    return iri
