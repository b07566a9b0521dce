"""Which numbers and words stand in tables?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class Cell(Item):
    """One cell of a printed table."""

    table: Thing | None = None
    row: int | None = Field(None, examples=[1])
    row_heading: str | None = Field(None, examples=["18-25"])
    column: int | None = Field(None, examples=[3])
    column_heading: str | None = Field(None, examples=["%"])
    text: str | None = Field(None, examples=["24%"])
    value: float | None = Field(None, examples=[24.0])
    unit: str | None = Field(None, examples=["PERCENT"])
    denominator: float | None = Field(None, description="What a share is of.", examples=[80.0])
    prisons: list[Thing] = Field([])


KIND = Kind("cells", load("cells"), Cell, mint(Named.CELL, ""), sort="id")
