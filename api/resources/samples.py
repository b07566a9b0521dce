"""On how many places, cases and people does the work of thematics rest?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class Sample(Item):
    """How many of what the work of a thematic rests on."""

    what: str | None = Field(None, examples=["cases"])
    number: int | None = Field(None, examples=[80])
    counts: Thing | None = None
    within: str | None = Field(None, description="The sample that it is a part of, by IRI.")
    agrees: bool | None = Field(None, description="Whether as many are named.")
    text: str | None = Field(None, examples=["We looked at 80 cases."])


KIND = Kind("samples", load("samples"), Sample, mint(Named.SAMPLE, ""), sort="id")
