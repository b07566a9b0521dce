"""Where does a report point: to its own paragraphs, to an earlier report, to the glossary?"""

from __future__ import annotations

from ontology import concepts
from ontology import terms as insp
from ontology.iris import Kind, concept, mint
from ontology.mapping.frame import Frame
from ontology.model import CrossReference

_EARLIER = concept("reference-kind", "prior-report-paragraph")
_INTERNAL = concept("reference-kind", "internal-paragraph")


def add(frame: Frame) -> None:
    """Cross-references. A number of an earlier report never leads to the same number of this one."""
    for position, reference in enumerate(frame.report.cross_references, 1):
        _reference(frame, reference, position)


def _reference(frame: Frame, reference: CrossReference, position: int) -> None:
    kind = concepts.find("reference-kind", reference.kind)
    node = frame.node(Kind.CROSS_REFERENCE, position, types=(insp.CrossReference,))
    node.link(insp.referenceKind, kind).link(insp.fromPart, frame.part(reference.origin))
    node.say(insp.printedReference, reference.printed).say(insp.toNumber, *reference.to)
    if kind == _INTERNAL:
        node.link(insp.toPart, *map(frame.known_part, reference.to))
    elif kind == _EARLIER and frame.earlier:
        node.link(insp.toReport, mint(Kind.REPORT, frame.earlier_key))
    frame.state(node, reference.place)
