"""Which steps does a described process have?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class Step(Item):
    """One step of a process that a report describes."""

    process: Thing | None = None
    ordinal: int | None = Field(None, examples=[1])
    number: str | None = Field(None, examples=["1"])
    title: str | None = Field(None, examples=["Arrival"])
    text: str | None = Field(None, examples=["A keyworker is named."])


KIND = Kind("steps", load("steps"), Step, mint(Named.STEP, ""), sort="id")
