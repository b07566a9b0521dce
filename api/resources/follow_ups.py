"""What was followed up, with what judgement?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Part, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class FollowUp(Item):
    """A concern, theme or set of recommendations that a review came back to."""

    heading: str | None = Field(None, examples=["Early days"])
    ordinal: int | None = Field(None, examples=[1])
    text: str | None = Field(None, examples=["First night cells were not clean."])
    visit: Thing | None = None
    prison: Thing | None = None
    visited: str | None = Field(None, examples=["2024-12"])
    test: Thing | None = None
    judgement: Thing | None = None
    rating: Thing | None = None
    body: Thing | None = None
    follows_up: list[str] = Field([], description="The IRIs of what is followed up.")
    evidence: list[Part] = Field([])


KIND = Kind("follow-ups", load("follow-ups"), FollowUp, mint(Named.FOLLOW_UP, ""), sort="id")
