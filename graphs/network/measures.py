"""Which nodes of a network matter most, and which belong together? Degree, betweenness, communities, with networkx."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

_SEED = 20240229
_STEPS = 200_000
"""What betweenness may cost: sources times nodes and edges. Beyond, it is measured from a sample of the nodes."""
_SOURCES = 8
"""The fewest nodes that betweenness is measured from."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Betweenness (0 to 1) and community (0 is the largest) of each node; `note` says what they were measured from."""

    betweenness: Mapping[str, float]
    community: Mapping[str, int]
    note: str


def measure(graph: nx.Graph[str]) -> Measured:
    """Measure a network; the same network always gives the same."""
    size = len(graph)
    if not size:
        return Measured({}, {}, "")
    sources = min(size, max(_SOURCES, _STEPS // (size + graph.number_of_edges())))
    sampled = sources < size
    between = nx.betweenness_centrality(graph, k=sources if sampled else None, seed=_SEED)
    note = f"Betweenness is measured from {'a sample of ' if sampled else ''}{sources:,} of {size:,} things."
    return Measured({node: round(value, 4) for node, value in between.items()}, _communities(graph), note)


def _communities(graph: nx.Graph[str]) -> dict[str, int]:
    found = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    ordered = sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))
    return {node: number for number, members in enumerate(ordered) for node in members}
