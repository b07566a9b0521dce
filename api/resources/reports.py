"""Which reports are held?"""

from __future__ import annotations

from pydantic import Field

from api.resources.items import Kind
from api.resources.listing import load
from api.resources.models import Item, Thing
from ontology.iris import Kind as Named
from ontology.iris import mint


class Report(Item):
    """A published report, as read from a file."""

    title: str | None = Field(None, examples=["Report on an independent review of progress at HMP Thornby Moor"])
    kind: Thing | None = None
    visit: Thing | None = None
    prison: Thing | None = None
    visited: str | None = Field(None, examples=["2024-12"])
    first_day: str | None = Field(None, examples=["2024-12-02"])
    last_day: str | None = Field(None, examples=["2024-12-04"])
    published: str | None = Field(None, examples=["2025-01"])
    sha256: str | None = Field(None, description="The digest of the file that was read.")
    media_type: str | None = Field(None, examples=["application/pdf"])
    pages: int | None = Field(None, examples=[22])
    specimen: bool | None = Field(None, description="Whether it is a made-up specimen.", examples=[True])
    bodies: list[Thing] = Field([])
    sites: list[Thing] = Field([])
    signed_by: list[Thing] = Field([])


KIND = Kind("reports", load("reports"), Report, mint(Named.REPORT, ""), sort="-date")
