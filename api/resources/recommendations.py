"""Which recommendations were made?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class Recommendation(Item):
    """A recommendation of an inspection or a thematic report."""

    text: str | None = Field(None, examples=["Staff should be trained."])
    number: str | None = Field(None, examples=["5.3"])
    parent: Thing | None = Field(None, description="The recommendation that it is a part of.")
    importance: str | None = Field(None, description="Its rank in the report.", examples=["Housekeeping point"])
    addressee: str | None = Field(None, examples=["HMPPS"])
    visit: Thing | None = None
    prison: Thing | None = None
    raised: str | None = Field(None, examples=["2022-12"])
    test: Thing | None = None
    concerns: list[str] = Field([], description="The IRIs of the concerns that it addresses.")
    bodies: list[Thing] = Field([])
    topics: list[Thing] = Field([])
    judgements: list[Thing] = Field([])


KIND = Kind("recommendations", load("recommendations"), Recommendation, mint(Named.RECOMMENDATION, ""), sort="id")
