"""What stands around the findings of a thematic: facts about the system, works cited, processes told step by step?"""

from __future__ import annotations

from ontology import terms as insp
from ontology.iris import Kind, mint
from ontology.mapping.frame import Frame
from ontology.mapping.triples import decimal
from ontology.model import ContextualFact, Process, Reference
from ontology.values import PartialDate


def add(frame: Frame) -> None:
    """References first: contextual facts point to their footnotes."""
    for position, reference in enumerate(frame.report.references, 1):
        _reference(frame, reference, position)
    for position, fact in enumerate(frame.report.contextual_facts, 1):
        _fact(frame, fact, position)
    for position, process in enumerate(frame.report.processes, 1):
        _process(frame, process, position)


def _reference(frame: Frame, reference: Reference, position: int) -> None:
    kinds = (insp.Reference, insp.Footnote) if reference.kind == "footnote" else (insp.Reference,)
    node = frame.node(Kind.REFERENCE, position, types=kinds)
    node.say(insp.ordinal, position).say(insp.text, reference.text).say(insp.referenceMark, reference.marker)
    node.say(insp.authorAsPrinted, reference.authors).say(insp.webAddress, reference.address)
    node.say(insp.DCTERMS.issued, PartialDate(reference.year) if reference.year else None)
    node.link(insp.citedIn, *map(frame.known_part, reference.cited_in))
    frame.state(node, reference.place)


def _fact(frame: Frame, fact: ContextualFact, position: int) -> None:
    node = frame.node(Kind.CONTEXT, position, types=(insp.ContextualFact,))
    node.say(insp.ordinal, position).say(insp.text, fact.text).say(insp.heading, fact.heading)
    node.say(insp.valueAsPrinted, fact.printed).say(insp.value, decimal(fact.value)).say(insp.unitLabel, fact.unit)
    node.say(insp.validFrom, fact.start).say(insp.validUntil, fact.end)
    node.link(insp.hasFootnote, *_footnotes(frame, fact))
    frame.state(node, fact.place)


def _footnotes(frame: Frame, fact: ContextualFact) -> list[str]:
    """The footnotes that its own words cite, or the heading above it."""
    sections = {paragraph.section for paragraph in frame.report.paragraphs if paragraph.id == fact.place.part}
    around = {fact.place.part, *sections}
    return [
        mint(Kind.REFERENCE, frame.report.key, position)
        for position, reference in enumerate(frame.report.references, 1)
        if reference.kind == "footnote" and reference.marker in fact.notes and around & {*reference.cited_in}
    ]


def _process(frame: Frame, process: Process, position: int) -> None:
    node = frame.node(Kind.PROCESS, position, types=(insp.DescribedProcess,))
    node.say(insp.RDFS.label, process.title)
    frame.state(node, process.place)
    for step in process.steps:
        below = frame.node(Kind.STEP, position, step.ordinal, types=(insp.ProcessStep,))
        below.link(insp.stepOf, node.iri).say(insp.ordinal, step.ordinal).say(insp.printedNumber, step.number)
        below.say(insp.RDFS.label, step.title).say(insp.text, step.text)
        below.link(insp.statedIn, *map(frame.known_part, step.paragraphs))
        frame.state(below, step.place)
