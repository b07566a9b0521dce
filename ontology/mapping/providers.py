"""Which organisations does a report name, and who provides what?"""

from __future__ import annotations

from ontology import concepts, iris
from ontology import terms as insp
from ontology.iris import Kind, local_name, mint
from ontology.mapping.frame import Frame
from ontology.model import Organisation, Provision


def add(frame: Frame) -> None:
    """Organisations with their mentions, and service provisions."""
    for organisation in frame.report.organisations:
        _organisation(frame, organisation)
    for position, provision in enumerate(frame.report.provisions, 1):
        _provision(frame, provision, position)


def _organisation(frame: Frame, organisation: Organisation) -> None:
    node = frame.triples.node(frame.organisation(organisation.name), insp.ORG.Organization)
    if concepts.organisation(organisation.name) is None:
        node.say(insp.SKOS.prefLabel, organisation.name).say(insp.SKOS.altLabel, *organisation.aliases)
        node.link(insp.organisationKind, concepts.find("organisation-kind", organisation.kind))
    mention = frame.node(Kind.MENTION, local_name(node.iri), types=(insp.Mention,))
    mention.link(insp.mentionOf, node.iri).say(insp.nameAsPrinted, organisation.name, *organisation.aliases)
    mention.link(insp.mentionRole, iris.concept("mention-role", "mentioned"))
    mention.link(insp.statedIn, *map(frame.known_part, organisation.paragraphs))
    frame.state(mention, *organisation.places)


def _provision(frame: Frame, provision: Provision, position: int) -> None:
    node = frame.node(Kind.PROVISION, position, types=(insp.ServiceProvision,))
    node.link(insp.provider, _provider(frame, provision)).link(insp.atEstablishment, frame.establishment)
    node.link(insp.serviceRole, concepts.find("service-role", provision.role))
    node.say(insp.roleAsPrinted, provision.role).say(insp.nameAsPrinted, provision.printed or provision.provider)
    node.say(insp.attestedOn, frame.report.visit_end)
    if provision.supports:
        node.link(insp.supports, _named(frame, provision.supports))
    frame.state(node, provision.place)


def _provider(frame: Frame, provision: Provision) -> str:
    if provision.provider:
        return _named(frame, provision.provider)
    key = f"unnamed-{frame.report.key}-{iris.slug(provision.role)}"
    return frame.triples.node(mint(Kind.ORGANISATION, key), insp.Provider).say(insp.identityKnown, False).iri


def _named(frame: Frame, name: str) -> str:
    node = frame.triples.node(frame.organisation(name), insp.Provider).say(insp.identityKnown, True)
    if concepts.organisation(name) is None and not frame.is_listed(name):
        node.say(insp.SKOS.prefLabel, name)
    return node.iri
