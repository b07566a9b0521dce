"""What is a network, in the one JSON form that feeds every view of it?

    {"schema": 1, "name", "title", "question", "query",
     "filters":   {"topic", "rating", "from", "to", "types": [], "limit"},
     "counts":    {"nodes": {"shown", "all"}, "edges": {"shown", "all"}},
     "measures":  "in words: what betweenness was measured from",
     "types":     [{"key", "label", "shape", "colour", "shown", "all"}],
     "relations": [{"label", "shown"}],
     "choices":   {"topics": [{"id", "label", "number"}], "ratings": [same], "years": ["2019", ...]},
     "nodes":     [{"id": IRI, "label", "type", "words", "rating", "rank", "year", "topics": [IRI], "degree", "weight",
                    "betweenness", "community", "x", "y", "url"}],
     "edges":     [{"source", "target", "relation", "weight", "evidence": [{"id", "words", "rating", "year", "url"}]}]}

`all` counts what the query found under no filter. `weight` of an edge is the number of pieces of evidence, of which the
first few are given; of a link it is the confidence. `x` and `y` lie between -1 and 1. What is not known is null.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A thing in a network. `label` is short; `words` are its own words in full, where it has any."""

    id: str
    label: str
    type: str
    words: str | None = None
    rating: str | None = None
    rank: int | None = None
    year: str | None = None
    topics: tuple[str, ...] = ()
    degree: int = 0
    weight: float = 0
    betweenness: float = 0
    community: int = 0
    x: float = 0
    y: float = 0
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing that an edge rests on."""

    id: str
    words: str
    rating: str | None = None
    year: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What leads from one node to another. `evidence` holds the first pieces of it, `weight` counts them all."""

    source: str
    target: str
    relation: str
    weight: float = 1
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a network is narrowed to. A topic takes in its narrower ones; years are inclusive; no types means all."""

    topic: str | None = None
    rating: str | None = None
    since: str | None = None
    until: str | None = None
    types: tuple[str, ...] = ()
    limit: int = 500

    def as_json(self) -> dict[str, Any]:
        """The filters under the names that addresses use."""
        return {
            "topic": self.topic,
            "rating": self.rating,
            "from": self.since,
            "to": self.until,
            "types": list(self.types),
            "limit": self.limit,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value that a network can be narrowed to, and how many pieces of evidence have it."""

    id: str
    label: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A network as it is shown."""

    name: str
    title: str
    question: str = ""
    query: str = ""
    filters: Filters = field(default_factory=Filters)
    nodes: Sequence[Node] = ()
    edges: Sequence[Edge] = ()
    all_nodes: Mapping[str, int] = field(default_factory=dict)
    """How many nodes of each type there are under no filter."""
    all_edges: int = 0
    measures: str = ""
    topics: Sequence[Choice] = ()
    ratings: Sequence[Choice] = ()
    years: Sequence[str] = ()

    @property
    def shown(self) -> str:
        """`12 of 240 things and 30 of 900 connections shown`, for people."""
        everything = sum(self.all_nodes.values())
        return (
            f"{len(self.nodes):,} of {everything:,} things and "
            f"{len(self.edges):,} of {self.all_edges:,} connections shown"
        )
