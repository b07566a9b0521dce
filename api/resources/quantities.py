"""Which numbers were stated?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class Quantity(Item):
    """A number that a report states of something."""

    text: str | None = Field(None, examples=["80%"])
    value: float | None = Field(None, examples=[80.0])
    lower: float | None = None
    upper: float | None = None
    unit: str | None = Field(None, examples=["percent"])
    measures: str | None = Field(None, examples=["prisoners who said that they felt safe"])
    metric: Thing | None = None
    direction: str | None = Field(None, examples=["Fell"])
    approximation: str | None = Field(None, examples=["About"])
    comparator: str | None = Field(None, examples=["similar prisons"])
    earlier: float | None = Field(None, examples=[75.0])
    prison: Thing | None = None
    visited: str | None = Field(None, examples=["2024-12"])
    topics: list[Thing] = Field([])


KIND = Kind("quantities", load("quantities"), Quantity, mint(Named.QUANTITY, ""), sort="id")
