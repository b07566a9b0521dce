"""Who took part in the visit, and who signed the report?"""

from __future__ import annotations

from ontology import concepts, iris
from ontology import terms as insp
from ontology.iris import Kind, mint
from ontology.mapping.frame import Frame
from ontology.mapping.triples import Node
from ontology.model import Person


def add(frame: Frame) -> None:
    """Team participations and signatures; a person is one node a printed name, and is never merged here."""
    for position, person in enumerate(frame.report.people, 1):
        if person.signatory:
            _signature(frame, person.name, position, person)
        else:
            _participation(frame, person, position)
    printed = {person.name for person in frame.report.people if person.signatory}
    for position, name in enumerate(frame.report.signed_by, len(frame.report.people) + 1):
        if name not in printed:
            _signature(frame, name, position, None)


def _participation(frame: Frame, person: Person, position: int) -> None:
    node = frame.node(Kind.PARTICIPATION, position, types=(insp.TeamParticipation,))
    node.link(insp.person, _person(frame, person.name, insp.Inspector)).link(insp.takesPartIn, frame.visit_iri)
    _office(frame, node, person)
    frame.state(node.say(insp.ordinal, position), person.place)


def _signature(frame: Frame, name: str, position: int, person: Person | None) -> None:
    node = frame.node(Kind.SIGNATURE, position, types=(insp.Signature,))
    signatory = _person(frame, name)
    node.link(insp.person, signatory).link(insp.signs, frame.report_iri)
    node.say(insp.nameAsPrinted, name).say(insp.signedIn, frame.report.signed_month)
    if person:
        _office(frame, node, person)
    frame.state(node, person.place if person else frame.report.cover)
    frame.triples.node(frame.report_iri).link(insp.signedBy, signatory)


def _office(frame: Frame, node: Node, person: Person) -> None:
    node.say(insp.nameAsPrinted, person.name).say(insp.roleAsPrinted, person.role)
    node.link(insp.inRole, concepts.find("inspector-role", person.role)).link(insp.forBody, frame.body(person.body))


def _person(frame: Frame, name: str, *types: str) -> str:
    person = frame.triples.node(mint(Kind.PERSON, iris.slug(name)), insp.FOAF.Person, *types)
    return person.say(insp.FOAF.name, name).iri
