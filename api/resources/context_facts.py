"""Which facts about the system do thematic reports set apart?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class ContextFact(Item):
    """A number or statement about the system around the findings of a thematic."""

    text: str | None = Field(None, examples=["People released from the eight prisons."])
    heading: str | None = None
    value: float | None = Field(None, examples=[1204.0])
    printed: str | None = Field(None, examples=["1,204"])
    unit: str | None = Field(None, examples=["percent"])
    since: str | None = Field(None, examples=["2022-10"])
    until: str | None = Field(None, examples=["2023-03"])
    notes: list[Thing] = Field([], description="Its footnotes, with their words as names.")


KIND = Kind("context-facts", load("context-facts"), ContextFact, mint(Named.CONTEXT, ""), sort="id")
