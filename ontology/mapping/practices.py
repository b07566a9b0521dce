"""Which examples of practice does a report set apart, and which paragraphs show them?"""

from __future__ import annotations

from ontology import terms as insp
from ontology.iris import Kind
from ontology.mapping.frame import Frame
from ontology.model import Practice


def add(frame: Frame) -> None:
    """Notable positive practice, and examples of good and poor practice."""
    for position, practice in enumerate(frame.report.practices, 1):
        _practice(frame, practice, position)


def _practice(frame: Frame, practice: Practice, position: int) -> None:
    notable = "positive" in practice.kind
    kind = insp.NotablePositivePractice if notable else insp.PracticeExample
    node = frame.node(Kind.FINDING, position, types=(insp.Finding, kind))
    node.say(insp.text, practice.text).say(insp.ordinal, position)
    node.link(insp.polarity, _polarity(practice.kind))
    node.link(insp.evidencedBy, *map(frame.part, practice.paragraphs))
    named = practice.establishment
    node.link(insp.atEstablishment, frame.named_prison(named) if named else frame.establishment)
    frame.state(node, practice.place)


def _polarity(kind: str) -> str | None:
    """A case study tells what happened to one person, for good or ill."""
    if "case" in kind:
        return None
    return insp.POLARITY.weakness if kind == "poor" else insp.POLARITY.strength
