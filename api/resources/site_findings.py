"""What do thematic reports say of which prison?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Part, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class SiteFinding(Item):
    """A sentence of a thematic that names the prisons it is about."""

    text: str | None = Field(None, examples=["At HMP Castle Fen one manager was."])
    prisons: list[Thing] = Field([])
    evidence: list[Part] = Field([])


KIND = Kind("site-findings", load("site-findings"), SiteFinding, mint(Named.SITE_FINDING, ""), sort="id")
