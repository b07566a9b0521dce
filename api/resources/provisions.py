"""Who provides what, where?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class Provision(Item):
    """A service that an organisation provides at a prison."""

    prison: Thing | None = None
    provider: Thing | None = None
    service: Thing | None = None
    role_as_printed: str | None = Field(None, examples=["Lead health provider"])
    name_as_printed: str | None = Field(None, examples=["Larch Valley"])
    attested: str | None = Field(None, examples=["2021-07-09"])
    supports: list[Thing] = Field([])


KIND = Kind("provisions", load("provisions"), Provision, mint(Named.PROVISION, ""), sort="id")
