"""Which concerns, themes and recommendations does a report raise or bring back, and in which words?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ontology import concepts
from ontology import terms as insp
from ontology.iris import Kind, mint
from ontology.mapping.frame import Frame
from ontology.mapping.triples import Node
from ontology.model import Concern, FollowUp, Recommendation
from ontology.places import Place
from ontology.values import ReportKind


@dataclass(frozen=True, slots=True)
class Keys:
    """The IRIs of what is raised or brought back: by ordinal of the concern, recommendation, follow-up or verdict.

    A review mints the things of the inspection that it follows up: by the paragraph it cites (`1.34a`), else by its own
    ordinal (`u3`), or by the theme's number (`t1`). A full inspection's own have the numbers it prints. What a full
    inspection says of earlier ones goes by reference, else by its place in that list (`p4`).
    """

    concerns: dict[int, str] = field(default_factory=dict)
    recommendations: dict[int, str] = field(default_factory=dict)
    themes: dict[int, str] = field(default_factory=dict)
    progress: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, frame: Frame) -> Keys:
        """The IRIs for one report."""
        report, review = frame.report, frame.report.kind is ReportKind.IRP
        raised_at = frame.earlier_key if review else report.key
        keys, taken = cls(), set[str]()
        for concern in report.concerns:
            printed = next(_cited(frame, concern), None) if review else concern.number
            spare = f"u{concern.ordinal}" if review else f"c{concern.ordinal}"
            keys.concerns[concern.ordinal] = _free(taken, Kind.CONCERN, raised_at, printed, spare)
        for recommendation in report.recommendations:
            spare = f"u{recommendation.ordinal}" if review else f"r{recommendation.ordinal}"
            printed = printed_number(recommendation)
            iri = _free(taken, Kind.RECOMMENDATION, raised_at, printed, spare)
            keys.recommendations[recommendation.ordinal] = iri
        for follow_up in report.follow_ups:
            if follow_up.concern is None and not follow_up.recommendations:
                spare = (
                    f"t{follow_up.theme_number or follow_up.ordinal}"
                    if is_theme(follow_up)
                    else f"u{follow_up.ordinal}"
                )
                cited = _paragraph(follow_up.references[0]) if follow_up.references else None
                keys.themes[follow_up.ordinal] = _free(taken, Kind.CONCERN, raised_at, cited, spare)
        for position, verdict in enumerate(report.progress, 1):
            kind = Kind.RECOMMENDATION if verdict.about == "recommendation" else Kind.CONCERN
            iri = _free(taken, kind, frame.earlier_key, verdict.reference, f"p{position}")
            keys.progress[position] = iri
        return keys


def add(frame: Frame) -> None:
    """Concerns, themes and recommendations, each with its wording."""
    keys = Keys.of(frame)
    for concern in frame.report.concerns:
        _concern(frame, keys, concern)
    for follow_up in frame.report.follow_ups:
        if follow_up.ordinal in keys.themes:
            _theme(frame, keys, follow_up)
    for recommendation in frame.report.recommendations:
        _recommendation(frame, keys, recommendation)


def is_theme(follow_up: FollowUp) -> bool:
    """Whether it is a theme of Ofsted or Estyn."""
    return follow_up.kind == "theme"


def printed_number(recommendation: Recommendation) -> str | None:
    """Its number with its letter, as printed in the report that made it: `1.34a`, `2.14`, `1a`."""
    number, letter = recommendation.reference or recommendation.number, recommendation.letter or ""
    if number is None:
        return None
    return number if number.endswith(letter) else number + letter


def statement(frame: Frame, key: str, thing: Node, text: str, role: str, place: Place) -> Node:
    """A wording of a thing at one place of this report; `role` is a concept of the scheme of statement roles."""
    node = frame.node(Kind.STATEMENT, key, types=(insp.ConcernStatement,))
    node.say(insp.text, text).link(insp.statementRole, role)
    thing.link(insp.hasStatement, node.iri)
    return frame.state(node, place)


def role_here(frame: Frame) -> str:
    """The role of a wording that stands on its own: above its findings in a review, else where it was first raised."""
    return insp.STATEMENT_ROLE.followup_block if frame.report.kind is ReportKind.IRP else insp.STATEMENT_ROLE.original


def raised_at(frame: Frame) -> str | None:
    """The visit that raised what this report words: the inspection a review follows up, else its own visit."""
    return frame.earlier if frame.report.kind is ReportKind.IRP else frame.visit_iri


def _concern(frame: Frame, keys: Keys, concern: Concern) -> None:
    node = frame.triples.node(keys.concerns[concern.ordinal], insp.Concern)
    node.link(insp.raisedAt, raised_at(frame)).link(insp.raisedBy, frame.body(concern.body))
    node.link(insp.healthyPrisonTest, concepts.find("healthy-prison-test", concern.test))
    node.say(insp.heading, concern.heading).say(insp.printedNumber, concern.number)
    node.say(insp.raisedInParagraph, _if_paragraph(next(_cited(frame, concern), None)))
    if concern.priority is not None:
        node.link(insp.priority, insp.PRIORITY.priority if concern.priority else insp.PRIORITY.key)
    statement(frame, f"c{concern.ordinal}", node, concern.text, role_here(frame), concern.place)


def _theme(frame: Frame, keys: Keys, follow_up: FollowUp) -> None:
    kind = insp.Theme if is_theme(follow_up) else insp.Concern
    node = frame.triples.node(keys.themes[follow_up.ordinal], insp.Concern, kind)
    node.link(insp.raisedAt, raised_at(frame)).link(insp.raisedBy, frame.body(follow_up.body))
    node.link(insp.healthyPrisonTest, concepts.find("healthy-prison-test", follow_up.test))
    node.say(insp.heading, follow_up.heading).say(insp.raisedInParagraph, *map(_paragraph, follow_up.references))
    node.say(insp.printedNumber, str(follow_up.theme_number) if follow_up.theme_number else None)
    statement(frame, f"t{follow_up.ordinal}", node, follow_up.text, role_here(frame), follow_up.place)


def _recommendation(frame: Frame, keys: Keys, recommendation: Recommendation) -> None:
    node = frame.triples.node(keys.recommendations[recommendation.ordinal], insp.Recommendation)
    node.link(insp.raisedAt, raised_at(frame)).link(insp.raisedBy, *map(frame.body, _bodies(frame, recommendation)))
    number = printed_number(recommendation)
    node.say(insp.raisedInParagraph, _if_paragraph(number)).say(insp.printedNumber, recommendation.number)
    node.link(insp.addressee, concepts.find("addressee", recommendation.addressee))
    node.say(insp.addresseeAsPrinted, recommendation.addressee)
    node.link(insp.recommendationKind, concepts.find("recommendation-kind", recommendation.kind))
    if recommendation.concern is not None:
        node.link(insp.addresses, keys.concerns.get(recommendation.concern))
    if recommendation.parent is not None:
        node.link(insp.partOfRecommendation, keys.recommendations.get(recommendation.parent))
    key = f"r{recommendation.ordinal}"
    statement(frame, key, node, recommendation.text, role_here(frame), recommendation.place)


def _bodies(frame: Frame, recommendation: Recommendation) -> tuple[str, ...]:
    """Who made it: the body that follows it up, or raised the concern it answers, else the bodies of the report."""
    report = frame.report
    followed = [each.body for each in report.follow_ups if recommendation.ordinal in each.recommendations]
    raised = [each.body for each in report.concerns if each.ordinal == recommendation.concern]
    return tuple((followed or raised)[:1]) or report.bodies


def _cited(frame: Frame, concern: Concern) -> Iterator[str]:
    """The paragraphs of the earlier report that the concern is cited by, itself or through its recommendations."""
    report = frame.report
    if concern.number:
        yield concern.number
    if report.kind is not ReportKind.IRP:
        return
    follow_ups = [each for each in report.follow_ups if each.concern == concern.ordinal]
    yield from (_paragraph(each) for follow_up in follow_ups for each in follow_up.references)
    made = {ordinal for follow_up in follow_ups for ordinal in follow_up.recommendations}
    for each in report.recommendations:
        if each.reference and (each.concern == concern.ordinal or each.ordinal in made):
            yield _paragraph(each.reference)


_LETTERED = re.compile(r"\(?\s*(S?\d[\d.]*)\s*[a-z]?\s*\)?")
"""A reference, perhaps to a lettered item: `1.34a`, `(6.19)`, `S45`."""


def _paragraph(reference: str | None) -> str:
    """The paragraph of a reference, without the letter of an item."""
    found = _LETTERED.fullmatch(reference or "")
    return found.group(1).rstrip(".") if found else reference or ""


def _if_paragraph(number: str | None) -> str | None:
    """The number if it is one of a paragraph (`1.34a`, `S45`), not a place in a list (`3`, `1a`)."""
    return number if number and ("." in number or number.startswith("S")) else None


def _free(taken: set[str], kind: Kind, visit_key: str, printed: str | None, spare: str) -> str:
    """The IRI by the printed number, or by the spare key where none is printed or another thing has it already."""
    iri = mint(kind, visit_key, printed or spare)
    if iri in taken:
        iri = mint(kind, visit_key, spare)
    taken.add(iri)
    return iri
