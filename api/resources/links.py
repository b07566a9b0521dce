"""Which concerns are linked?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class Link(Item):
    """A proposed or decided link between two concerns, recommendations or findings."""

    from_: Thing | None = Field(None, alias="from")
    to: Thing | None = None
    confidence: float | None = Field(
        None, description="The chance, from 0 to 1, that a reader would agree.", examples=[0.83]
    )
    type: Thing | None = None
    status: Thing | None = None
    because: list[str] = Field([], examples=[["Shared topic"]])


KIND = Kind("links", load("links"), Link, mint(Named.LINK, ""), sort="-confidence")
