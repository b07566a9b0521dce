"""What does a report say of establishments: the facts of the one visited, and which others it names?"""

from __future__ import annotations

from ontology import concepts
from ontology import terms as insp
from ontology.iris import Kind, local_name, mint
from ontology.mapping.frame import Frame
from ontology.mapping.triples import decimal
from ontology.model import EstablishmentMention, Fact
from ontology.values import ReportKind

_NUMBERS = {
    "capacity": insp.capacity,
    "operational_capacity": insp.capacity,
    "population_held": insp.populationHeld,
}
_CONCEPTS = {
    "function": ("prison-function", insp.function),
    "category": ("security-category", insp.securityCategory),
    "population": ("population", insp.population),
}


def add(frame: Frame) -> None:
    """Facts and mentions."""
    for position, fact in enumerate(frame.report.facts, 1):
        _fact(frame, fact, position)
    for mention in frame.report.establishments:
        _mention(frame, mention)


def _fact(frame: Frame, fact: Fact, position: int) -> None:
    node = frame.node(Kind.FACT, position, types=(insp.EstablishmentFact,))
    node.link(insp.factKind, concepts.find("fact-kind", fact.property))
    node.say(insp.RDFS.label, fact.property.replace("_", " ")).say(insp.value, fact.value)
    node.say(insp.unitLabel, fact.unit).say(insp.text, fact.text)
    frame.state(node, fact.place)
    if frame.establishment:
        node.link(insp.ofPeriod, mint(Kind.PERIOD, frame.report.key))
        _summarise(frame, fact)


def _summarise(frame: Frame, fact: Fact) -> None:
    """The few facts that people ask for most, straight on the period."""
    period = frame.triples.node(mint(Kind.PERIOD, frame.report.key))
    if fact.property in _NUMBERS and isinstance(fact.value, (int, float)):
        period.say(_NUMBERS[fact.property], decimal(fact.value))
    if fact.property in _CONCEPTS and isinstance(fact.value, str):
        scheme, term = _CONCEPTS[fact.property]
        period.link(term, concepts.find(scheme, fact.value))


def _mention(frame: Frame, mention: EstablishmentMention) -> None:
    prison = frame.named_prison(mention.name, mention.code)
    node = frame.node(Kind.MENTION, local_name(prison), types=(insp.Mention,))
    node.link(insp.mentionOf, prison).link(insp.mentionRole, concepts.find("mention-role", mention.role))
    node.say(insp.nameAsPrinted, mention.name).link(insp.statedIn, *map(frame.known_part, mention.paragraphs))
    frame.state(node, mention.place)
    if frame.report.kind is ReportKind.THEMATIC and mention.role == "visited":
        frame.triples.node(frame.visit_iri).link(insp.site, prison)
