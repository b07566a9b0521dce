"""Which practices were held up?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Part, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class Practice(Item):
    """Notable positive practice, or an example of good or poor practice."""

    text: str | None = Field(None, examples=["Peer workers met each arrival."])
    polarity: str | None = Field(None, examples=["Strength"])
    notable: bool | None = Field(None, examples=[True])
    prison: Thing | None = None
    evidence: list[Part] = Field([])
    topics: list[Thing] = Field([])


KIND = Kind("practices", load("practices"), Practice, mint(Named.FINDING, ""), sort="id")
