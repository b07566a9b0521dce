"""Which concerns were raised?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class Concern(Item):
    """A concern that an inspection raised, in whichever words."""

    heading: str | None = Field(None, examples=["Early days"])
    text: str | None = Field(None, examples=["First night cells were not clean."])
    visit: Thing | None = Field(None, description="The visit that raised it.")
    prison: Thing | None = None
    raised: str | None = Field(None, examples=["2022-12"])
    test: Thing | None = None
    priority: str | None = Field(None, examples=["Priority"])
    number: str | None = Field(None, examples=["1.34"])
    bodies: list[Thing] = Field([])
    topics: list[Thing] = Field([])
    judgements: list[Thing] = Field(
        [], description="What reviews judged of it: the judgement, with the rating as its name."
    )


KIND = Kind("concerns", load("concerns"), Concern, mint(Named.CONCERN, ""), sort="id")
