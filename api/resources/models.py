"""What shape do the answers of the API have? The models that every kind of resource shares."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from ontology.iris import BASE, ID

QUOTE = "The prison was overcrowded."


class Model(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(populate_by_name=True, extra="forbid")


Iri = Annotated[str, Field(alias="@id", examples=[f"{ID}prison/thornby-moor"])]


class Thing(Model):
    """A thing with its name."""

    iri: Iri
    name: str | None = Field(None, examples=["Thornby Moor"])


class Part(Model):
    """A paragraph that bears something out."""

    iri: Iri
    number: str | None = Field(None, description="The paragraph's number, as printed.", examples=["3.13"])


class Source(Model):
    """Where something is stated: report, paragraph, page, quote."""

    report: Thing
    part: str | None = Field(None, description="The IRI of the paragraph or section.")
    paragraph: str | None = Field(None, description="The paragraph's number, as printed.", examples=["3.13"])
    page: int | None = Field(None, description="The page of the file, from 1.", examples=[9])
    quote: str | None = Field(None, description="The words as they stand in the source.", examples=[QUOTE])
    anchor: str | None = Field(None, description="The IRI of the span of characters.")


class Item(Model):
    """What every item has."""

    iri: Iri
    key: str = Field(description="The last step of its address.", examples=["thornby-moor"])
    sources: list[Source] = Field([], description="Where it is stated; the first few, `source_count` says of how many.")
    source_count: int = Field(0, examples=[1])


class Denominator(Model):
    """Of how many reports a list speaks."""

    reports: int = Field(description="Reports in scope: those held that meet the filters on reports.", examples=[12])
    held: int = Field(description="Reports held in all.", examples=[15])


class Count(Model):
    """How many items there are under one value of a filter."""

    value: str = Field(description="What the filter takes.", examples=["safety"])
    name: str = Field(examples=["Safety"])
    count: int = Field(examples=[7])


class Page(Model):
    """A page of a list."""

    items: list[Any]
    total: int = Field(description="Items in the whole list.", examples=[87])
    prev: str | None = Field(None, description="The address of the page before; null at the beginning.")
    next: str | None = Field(None, description="The address of the next page; null at the end.")
    denominator: Denominator
    facets: dict[str, list[Count]] = Field({}, description="For each facet asked for, the values with their counts.")
    csv: str = Field(description="The address of the whole list as CSV.")
    query: str | None = Field(
        None, description="SPARQL that gives the same rows; null where they are not in the graph."
    )
    version: str = Field(description="The version of the dataset that answered.", examples=["0001-37ceb56ca7"])


class ProblemDocument(BaseModel):
    """An error, after RFC 9457."""

    type: str = Field(examples=[f"{BASE}problems/request"])
    title: str = Field(examples=["Bad Request"])
    status: int = Field(examples=[400])
    detail: str = Field(examples=["there is no parameter 'colour'"])
    hint: str | None = Field(None, description="What to do about it.")
    errors: list[dict[str, str]] | None = Field(None, description="What is wrong with which parameter.")
