"""Which organisations provide, run or inspect?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class Organisation(Item):
    """A provider, operator, inspecting body or other organisation."""

    name: str | None = Field(None, examples=["Larch Valley Community Health"])
    identity_known: bool | None = Field(
        None, description="False where a report names a provider by its service alone.", examples=[True]
    )
    provisions: int = Field(0, examples=[3])
    other_names: list[str] = Field([])
    types: list[Thing] = Field([])
    roles: list[Thing] = Field([])


KIND = Kind(
    "organisations", load("organisations"), Organisation, mint(Named.ORGANISATION, ""), sort="name", of_register=True
)
