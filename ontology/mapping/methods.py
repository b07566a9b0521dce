"""How was a thematic's work done: when was its fieldwork, and how many of what does it rest on?"""

from __future__ import annotations

from ontology import concepts
from ontology import terms as insp
from ontology.iris import Kind, mint
from ontology.mapping.frame import Frame
from ontology.model import Fieldwork, Sample


def add(frame: Frame) -> None:
    """Periods of fieldwork, and samples."""
    for position, fieldwork in enumerate(frame.report.fieldwork, 1):
        _fieldwork(frame, fieldwork, position)
    for sample in frame.report.samples:
        _sample(frame, sample)


def _fieldwork(frame: Frame, fieldwork: Fieldwork, position: int) -> None:
    node = frame.node(Kind.FIELDWORK, position, types=(insp.FieldworkPeriod,))
    node.link(insp.fieldworkFor, frame.visit_iri)
    node.say(insp.validFrom, fieldwork.start).say(insp.validUntil, fieldwork.end)
    if fieldwork.establishment:
        node.link(insp.atEstablishment, frame.named_prison(fieldwork.establishment))
    frame.state(node, fieldwork.place)


def _sample(frame: Frame, sample: Sample) -> None:
    node = frame.node(Kind.SAMPLE, sample.ordinal, types=(insp.CaseSample,))
    node.say(insp.RDFS.label, sample.what).say(insp.number, sample.number).say(insp.text, sample.text)
    node.link(insp.countsWhat, concepts.find("count-kind", sample.kind)).say(insp.countAgrees, sample.agrees)
    node.link(insp.statedIn, *map(frame.known_part, sample.paragraphs))
    if sample.within is not None:
        node.link(insp.partOfSample, mint(Kind.SAMPLE, frame.report.key, sample.within))
    frame.state(node, sample.place)
