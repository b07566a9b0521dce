"""Which concerns, themes and recommendations does a report raise or bring back, and in which words?"""

from __future__ import annotations

from ontology import concepts
from ontology import terms as insp
from ontology.iris import Kind
from ontology.mapping.frame import Frame
from ontology.mapping.keys import Keys, cited, is_theme, keys_of, paragraph, printed_number
from ontology.mapping.triples import Node
from ontology.model import Concern, FollowUp, Recommendation
from ontology.places import Place
from ontology.values import ReportKind


def add(frame: Frame) -> None:
    """Concerns, themes and recommendations, each with its wording."""
    keys = keys_of(frame)
    for concern in frame.report.concerns:
        _concern(frame, keys, concern)
    for follow_up in frame.report.follow_ups:
        if follow_up.ordinal in keys.themes:
            _theme(frame, keys, follow_up)
    for recommendation in frame.report.recommendations:
        _recommendation(frame, keys, recommendation)


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
    node.say(insp.raisedInParagraph, _if_paragraph(next(cited(frame, concern), None)))
    if concern.priority is not None:
        node.link(insp.priority, insp.PRIORITY.priority if concern.priority else insp.PRIORITY.key)
    statement(frame, f"c{concern.ordinal}", node, concern.text, role_here(frame), concern.place)


def _theme(frame: Frame, keys: Keys, follow_up: FollowUp) -> None:
    kind = insp.Theme if is_theme(follow_up) else insp.Concern
    node = frame.triples.node(keys.themes[follow_up.ordinal], insp.Concern, kind)
    node.link(insp.raisedAt, raised_at(frame)).link(insp.raisedBy, frame.body(follow_up.body))
    node.link(insp.healthyPrisonTest, concepts.find("healthy-prison-test", follow_up.test))
    node.say(insp.heading, follow_up.heading).say(insp.raisedInParagraph, *map(paragraph, follow_up.references))
    node.say(insp.printedNumber, str(follow_up.theme_number) if follow_up.theme_number else None)
    statement(frame, f"t{follow_up.ordinal}", node, follow_up.text, role_here(frame), follow_up.place)


def _recommendation(frame: Frame, keys: Keys, recommendation: Recommendation) -> None:
    node = frame.triples.node(keys.recommendations[recommendation.ordinal], insp.Recommendation)
    node.link(insp.raisedAt, raised_at(frame)).link(insp.raisedBy, *map(frame.body, _bodies(frame, recommendation)))
    number = printed_number(recommendation)
    node.say(insp.raisedInParagraph, _if_paragraph(number)).say(insp.printedNumber, _printed(recommendation))
    node.link(insp.addressee, concepts.find("addressee", recommendation.addressee))
    node.say(insp.addresseeAsPrinted, recommendation.addressee)
    node.link(insp.recommendationKind, concepts.find("recommendation-kind", recommendation.kind))
    if recommendation.concern is not None:
        node.link(insp.addresses, keys.concerns.get(recommendation.concern))
    if recommendation.parent is not None:
        node.link(insp.partOfRecommendation, keys.recommendations.get(recommendation.parent))
    key = f"r{recommendation.ordinal}"
    statement(frame, key, node, recommendation.text, role_here(frame), recommendation.place)


def _printed(recommendation: Recommendation) -> str | None:
    """The number with the letter of an item under it: `1b`."""
    number, letter = recommendation.number or "", recommendation.letter or ""
    return number if number.endswith(letter) else f"{number}{letter}"


def _bodies(frame: Frame, recommendation: Recommendation) -> tuple[str, ...]:
    """Who made it: the body that follows it up, or raised the concern it answers, else the bodies of the report."""
    report = frame.report
    followed = [each.body for each in report.follow_ups if recommendation.ordinal in each.recommendations]
    raised = [each.body for each in report.concerns if each.ordinal == recommendation.concern]
    return tuple((followed or raised)[:1]) or report.bodies


def _if_paragraph(number: str | None) -> str | None:
    """The number if it is one of a paragraph (`1.34a`, `S45`), not a place in a list (`3`, `1a`)."""
    return number if number and ("." in number or number.startswith("S")) else None
