"""Which topics did the program give to concerns, recommendations, practices and figures, how surely, and why?"""

from __future__ import annotations

from ontology import iris
from ontology import terms as insp
from ontology.iris import Kind
from ontology.mapping.frame import Frame
from ontology.mapping.keys import Keys, keys_of
from ontology.mapping.quantities import quantity_keys
from ontology.mapping.triples import decimal
from ontology.model import TopicAssignment


def add(frame: Frame) -> None:
    """Topics as links, and for each one a node with its confidence and cues."""
    keys = keys_of(frame)
    for assignment in frame.report.topics:
        if thing := _thing(frame, keys, assignment.of):
            _assign(frame, thing, assignment)
    for quantity, key in zip(frame.report.quantities, quantity_keys(frame.report), strict=True):
        node = frame.triples.node(iris.mint(Kind.QUANTITY, frame.report.key, key))
        node.link(insp.topic, *(iris.concept("topic", topic) for topic in quantity.topics))


def _assign(frame: Frame, thing: str, assignment: TopicAssignment) -> None:
    topic = iris.concept("topic", assignment.topic)
    key = f"{assignment.of.replace(':', '-')}-{assignment.topic}"
    node = frame.node(Kind.TOPIC_ASSIGNMENT, key, types=(insp.TopicAssignment,))
    node.link(insp.assignsTopicTo, thing).link(insp.assignedTopic, topic)
    node.say(insp.confidence, decimal(assignment.confidence)).say(insp.cue, *assignment.cues)
    frame.triples.node(thing).link(insp.topic, topic)


def _thing(frame: Frame, keys: Keys, of: str) -> str | None:
    """The IRI of `concern:1`, `theme:2` (by the number printed, else by ordinal), `practice:1`, `finding:s3.2-4`."""
    kind, _, number = of.partition(":")
    if kind == "finding":
        return iris.mint(Kind.FINDING, frame.report.key, number)
    ordinal = int(number)
    if kind == "theme":
        themes = [each for each in frame.report.follow_ups if each.kind == "theme"]
        printed = next((each.ordinal for each in themes if each.theme_number == ordinal), ordinal)
        return keys.themes.get(printed)
    if kind == "practice":
        practices = range(1, len(frame.report.practices) + 1)
        return iris.mint(Kind.FINDING, frame.report.key, ordinal) if ordinal in practices else None
    kinds = {"concern": keys.concerns, "recommendation": keys.recommendations, "progress": keys.progress}
    return kinds.get(kind, {}).get(ordinal)
