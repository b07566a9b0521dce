"""Which establishments are there?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class Establishment(Item):
    """A prison, young offender institution or other place of detention."""

    name: str | None = Field(None, examples=["Thornby Moor"])
    code: str | None = Field(
        None, description="The code of the prison service, where the register has one.", examples=["TMI"]
    )
    place: str | None = Field(None, examples=["Thornby, Westshire"])
    latitude: float | None = Field(None, examples=[54.1])
    longitude: float | None = Field(None, examples=[-1.6])
    active: bool | None = Field(None, examples=[True])
    other_names: list[str] = Field([], examples=[["HMP Thornby Moor"]])
    functions: list[Thing] = Field([])
    operators: list[Thing] = Field([])
    populations: list[Thing] = Field([])
    reports: list[Thing] = Field([], description="The reports that tell of it.")


KIND = Kind(
    "establishments", load("establishments"), Establishment, mint(Named.PRISON, ""), sort="name", of_register=True
)
