"""Which topics are there?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Thing
from ontology.iris import concept


class Topic(Item):
    """A topic of the scheme of topics."""

    name: str | None = Field(None, examples=["Health care"])
    broader: Thing | None = None
    concerns: int = Field(0, description="Concerns with it, or with a narrower topic.", examples=[7])
    recommendations: int = Field(0, examples=[2])
    other_names: list[str] = Field([])
    narrower: list[Thing] = Field([])


KIND = Kind("topics", load("topics"), Topic, concept("topic", ""), sort="name", of_register=True)
