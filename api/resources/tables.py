"""Which tables do reports print?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class Table(Item):
    """A printed table: a data cube whose observations are its numbers."""

    caption: str | None = Field(None, examples=["Age group"])
    ordinal: int | None = Field(None, examples=[2])
    rows: int = Field(0, examples=[3])
    cells: int = Field(0, description="Cells, headings not counted.", examples=[6])
    numbers: int = Field(0, description="Cells that hold a number.", examples=[6])
    with_base: int = Field(0, description="Numbers of which it is known what they are a share of.", examples=[3])
    columns: list[Thing] = Field([])
    issues: list[Thing] = Field([], description="Where its numbers contradict each other.")


KIND = Kind("tables", load("tables"), Table, mint(Named.TABLE, ""), sort="id")
