"""Which judgements were made?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class Judgement(Item):
    """A judgement of a body on its own scale."""

    type: Thing | None = None
    rating: Thing | None = None
    rank: int | None = Field(None, description="The step of the scale, from the worst.", examples=[2])
    scale: Thing | None = None
    body: Thing | None = None
    judges: Thing | None = None
    test: Thing | None = None
    aspect: str | None = Field(None, description="What of education was judged.", examples=["Quality of education"])
    visit: Thing | None = None
    prison: Thing | None = None
    visited: str | None = Field(None, examples=["2024-12"])


KIND = Kind("judgements", load("judgements"), Judgement, mint(Named.JUDGEMENT, ""), sort="id")
