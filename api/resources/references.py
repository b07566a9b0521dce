"""Which works do reports cite?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item
from ontology.iris import Kind as Named
from ontology.iris import mint


class Reference(Item):
    """A work in a list of references, or a footnote."""

    text: str | None = Field(None, examples=["Fenwick, L. (2019). The first wage."])
    authors: str | None = Field(None, examples=["Fenwick, L."])
    issued: str | None = Field(None, examples=["2019"])
    address: str | None = None
    mark: str | None = Field(None, examples=["1"])
    cited_in: list[str] = Field([], description="The IRIs of the paragraphs that cite it.")


KIND = Kind("references", load("references"), Reference, mint(Named.REFERENCE, ""), sort="id")
