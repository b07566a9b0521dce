"""How does a list stand at this moment? Links as people have decided since, all else as its version says."""

from __future__ import annotations

from dataclasses import replace

from api.opening import opened
from api.resources.items import Kind
from api.resources.kinds import KINDS
from api.service import Service
from ontology.iris import concept


def present(service: Service, kind: Kind) -> tuple[Kind, str]:
    """The kind, amended where its things stand otherwise than the graph says, and what marks that moment."""
    if kind is not KINDS["links"]:
        return kind, ""
    store, version = opened(service)
    changed = service.decisions.changed(store, version)
    if not changed:
        return kind, ""
    status = {link.iri: concept("link-status", link.status) for link in changed}
    types = {link.iri: concept("link-type", link.type) for link in changed}
    listing = kind.listing.amended("insp:linkStatus", status).amended("insp:linkType", types)
    return replace(kind, listing=listing), service.decisions.mark(version)
