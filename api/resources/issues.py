"""What did reading not understand?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item
from ontology.iris import Kind as Named
from ontology.iris import mint


class Issue(Item):
    """What reading did not understand, or found at odds in a report."""

    code: str | None = Field(None, examples=["wording-differs"])
    severity: str | None = Field(None, examples=["Warning"])
    message: str | None = Field(None, examples=["Follow-up 3 is stated twice, not alike."])
    hint: str | None = Field(None, examples=["Both statements are kept."])


KIND = Kind("issues", load("issues"), Issue, mint(Named.ISSUE, ""), sort="id")
