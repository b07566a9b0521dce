"""Who took part in visits?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class Person(Item):
    """An inspector or another person named in a report."""

    name: str | None = Field(None, examples=["Gideon Ashe"])
    visits: int = Field(0, examples=[2])
    roles: list[str] = Field([], examples=[["Team leader"]])
    bodies: list[Thing] = Field([])


KIND = Kind("people", load("people"), Person, mint(Named.PERSON, ""), sort="name")
