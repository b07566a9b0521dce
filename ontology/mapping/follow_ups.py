"""What did a review follow up, on which evidence, with which judgement, and how does its summary restate it?"""

from __future__ import annotations

from difflib import SequenceMatcher

from ontology import concepts
from ontology import terms as insp
from ontology.iris import Kind, local_name, mint
from ontology.mapping.concerns import statement
from ontology.mapping.frame import Frame
from ontology.mapping.judgements import rate
from ontology.mapping.keys import Keys, keys_of
from ontology.mapping.triples import Node
from ontology.model import FollowUp, Restatement


def add(frame: Frame) -> None:
    """Follow-ups with their progress judgements and restatements."""
    keys = keys_of(frame)
    for follow_up in frame.report.follow_ups:
        node = _follow_up(frame, keys, follow_up)
        judgement = _judgement(frame, follow_up, node)
        _restatements(frame, keys, follow_up, judgement or node)


def _follow_up(frame: Frame, keys: Keys, follow_up: FollowUp) -> Node:
    node = frame.node(Kind.FOLLOW_UP, follow_up.ordinal, types=(insp.FollowUp,))
    node.say(insp.ordinal, follow_up.ordinal).link(insp.pickedFor, frame.visit_iri)
    node.say(insp.heading, follow_up.heading)
    node.link(insp.followsUp, *(iri for iri, _, _ in _followed(keys, frame, follow_up)))
    node.link(insp.healthyPrisonTest, concepts.find("healthy-prison-test", follow_up.test))
    node.link(insp.evidencedBy, *map(frame.part, follow_up.paragraphs))
    return frame.state(node, follow_up.place)


def _judgement(frame: Frame, follow_up: FollowUp, judged: Node) -> Node | None:
    judgement = follow_up.judgement
    body = frame.body(judgement.body) if judgement else None
    if judgement is None or body is None:
        return None
    key = f"{local_name(body)}-{follow_up.ordinal}"
    node = frame.node(Kind.JUDGEMENT, key, types=(insp.Judgement, insp.ProgressJudgement))
    node.link(insp.judges, judged.iri).link(insp.judgedBy, body).link(insp.madeAt, frame.visit_iri)
    rate(node, judgement.label, body, insp.ProgressJudgement)
    return frame.state(node.say(insp.aboutAs, judgement.about), judgement.place)


def _restatements(frame: Frame, keys: Keys, follow_up: FollowUp, restated: Node) -> None:
    body = frame.body(follow_up.judgement.body if follow_up.judgement else follow_up.body) or ""
    followed = _followed(keys, frame, follow_up)
    for position, line in enumerate(follow_up.restated, 1):
        thing, _, wording = max(followed, key=lambda each: _likeness(each[1], line))
        key = f"f{follow_up.ordinal}-{position}"
        role = insp.STATEMENT_ROLE.section4
        node = statement(frame, key, frame.triples.node(thing), line.text, role, line.place)
        node.link(insp.restates, mint(Kind.STATEMENT, frame.report.key, wording))
        restated.link(insp.restatedIn, frame.part(line.place.part))
        rating = concepts.rating(line.label, body, insp.ProgressJudgement)
        if follow_up.judgement:
            restated.link(insp.restatedRating, rating)
        if line.label and rating is None:
            node.say(insp.ratingAsPrinted, line.label)


def _followed(keys: Keys, frame: Frame, follow_up: FollowUp) -> list[tuple[str, str, str]]:
    """What is followed up: IRI, words, and key of the statement that words it here."""
    report = frame.report
    if follow_up.ordinal in keys.themes:
        return [(keys.themes[follow_up.ordinal], follow_up.text, f"t{follow_up.ordinal}")]
    concerns = [each for each in report.concerns if each.ordinal == follow_up.concern]
    made = [each for each in report.recommendations if each.ordinal in follow_up.recommendations]
    return [(keys.concerns[each.ordinal], each.text, f"c{each.ordinal}") for each in concerns] + [
        (keys.recommendations[each.ordinal], each.text, f"r{each.ordinal}") for each in made
    ]


def _likeness(words: str, line: Restatement) -> float:
    return SequenceMatcher(None, words.casefold(), line.text.casefold(), autojunk=False).ratio()
