"""What did thematic inspections find?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Part, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class Finding(Item):
    """What a paragraph of a thematic says was found."""

    text: str | None = Field(None, examples=["Few prisoners knew who would meet them at the gate."])
    evidence: list[Part] = Field([])
    topics: list[Thing] = Field([])


KIND = Kind("findings", load("findings"), Finding, mint(Named.FINDING, ""), sort="id")
