"""What shape do networks and the vocabulary have over HTTP?"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from api.resources.describing import described
from api.resources.models import Model
from graphs.network.form import MOST
from graphs.network.model import Edge, Node
from ontology.iris import ID

_NODE = f"{ID}prison/thornby-moor"


class ReadyMade(Model):
    """A network that stands ready."""

    name: str = Field(examples=["concerns"])
    title: str
    question: str
    note: str
    url: str = Field(examples=["/api/v1/networks/concerns"])
    page: str = Field(description="Where it is drawn.", examples=["/explore?network=concerns"])


class NetworkList(Model):
    """The networks that stand ready."""

    networks: list[ReadyMade]


class Shown(Model):
    """How many are shown, and how many there are under no filter."""

    shown: int = Field(examples=[120])
    all: int = Field(examples=[640])


class Counts(Model):
    """How much of a network is shown."""

    nodes: Shown
    edges: Shown


class NodeType(Model):
    """A type of thing, and how it is drawn."""

    key: str
    label: str
    shape: str
    colour: str
    shown: int
    all: int


class Relation(Model):
    """A relation, and how many edges have it."""

    label: str
    shown: int


class Value(Model):
    """A value that a network can be narrowed to."""

    id: str
    label: str
    number: int


class Choices(Model):
    """What a network can be narrowed to."""

    topics: list[Value]
    ratings: list[Value]
    years: list[str]


class NetworkFilters(Model):
    """What a network is narrowed to."""

    topic: str | None = None
    rating: str | None = None
    from_: str | None = Field(None, alias="from", examples=["2019"])
    to: str | None = None
    types: list[str]
    limit: int


class NetworkForm(Model):
    """A network in the JSON form that feeds every view of it."""

    schema_: Literal[1] = Field(alias="schema")
    name: str
    title: str
    question: str
    query: str = Field(description="The SPARQL that found it.")
    filters: NetworkFilters
    counts: Counts
    measures: str = Field(description="What betweenness was measured from, in words.")
    types: list[NodeType]
    relations: list[Relation]
    choices: Choices
    nodes: list[Node]
    edges: list[Edge]
    colour_by: str


class NodeList(Model):
    """Things, best first."""

    nodes: list[Node]


class Leading(Model):
    """A relation of a thing, and how many things it leads to."""

    key: str
    label: str
    number: int


class Surroundings(Model):
    """A thing and its relations; or, for one relation, the things that it leads to."""

    self: Node | None = Field(None, description="The thing, where no relation is given.")
    relations: list[Leading] | None = None
    node: str | None = Field(None, examples=[_NODE])
    relation: Leading | None = None
    nodes: list[Node] | None = None
    edges: list[Edge] | None = None


class Term(Model):
    """A class, property or concept."""

    iri: str
    name: str = Field(description="As it is written in a query.", examples=["insp:FollowUp"])
    label: str
    definition: str
    number: int | None = Field(description="How often it is used, where that was counted.")


class Words(Model):
    """The words that a query can hold."""

    prefixes: dict[str, str]
    classes: list[Term]
    properties: list[Term]
    concepts: list[Term]


_IRI = {"type": "string", "pattern": "^https?://[A-Za-z0-9.-]+/[A-Za-z0-9/_.~-]*(#[A-Za-z0-9/_.~-]*)?$"}
_YEAR = {"type": "string", "pattern": "^[0-9]{4}$"}
FILTERS: list[dict[str, Any]] = [
    described("topic", "A topic, by IRI or as `topic/irmt`.", {"type": "string"}),
    described("rating", "A rating, by IRI or as `progress-hmip/good-progress`.", {"type": "string"}),
    described("from", "The first year.", _YEAR),
    described("to", "The last year.", _YEAR),
    described("type", "Only things of these types.", {"type": "array", "items": {"type": "string"}}),
    described("limit", "Things at most.", {"type": "integer", "minimum": 0, "maximum": MOST}),
]
WORDS = [described("q", "Words of the name.", {"type": "string"})]
EXPANDING: list[dict[str, Any]] = [
    {**described("node", "The IRI of a thing.", _IRI), "required": True, "example": _NODE},
    described("relation", "One of its relations, by `key`.", {"type": "string"}),
    described("limit", "Things at most.", {"type": "integer", "minimum": 0, "maximum": 999_999_999}),
    described("skip", "Things to pass over.", {"type": "integer", "minimum": 0, "maximum": 999_999_999}),
]
