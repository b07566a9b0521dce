"""Where does each node of a network stand? Laid out beforehand, the same each time, so that no view has to settle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
import numpy.typing as npt

Points = dict[str, tuple[float, float]]
Places = npt.NDArray[np.float64]

_SEED = 20240229
_FINE = 700
"""Up to this many nodes, each pulls and pushes every other; beyond, communities are placed, then their members."""
_ROUNDS = 150
_PUSH, _GRAVITY = 4.0, 1.0
"""How strongly nodes push each other, and are drawn to the middle, beside an edge that pulls with 1."""
_GOLDEN = np.pi * (3 - np.sqrt(5))


def lay_out(graph: nx.Graph[str], community: Mapping[str, int]) -> Points:
    """A place between -1 and 1 for each node."""
    if len(graph) < 2:
        return dict.fromkeys(graph, (0.0, 0.0))
    placed = _by_community(graph, community)
    if len(graph) <= _FINE:
        placed = _settled(graph, placed)
    return _framed(_apart(placed))


def _by_community(graph: nx.Graph[str], community: Mapping[str, int]) -> Points:
    """Communities around each other, the members of each as seeds in a sunflower, the most connected inside."""
    members: dict[int, list[str]] = defaultdict(list)
    for node in sorted(graph, key=lambda node: (-graph.degree(node), node)):
        members[community[node]].append(node)
    centres = _centres(graph, community, [len(members[number]) for number in sorted(members)])
    placed: Points = {}
    for number, nodes in members.items():
        for rank, node in enumerate(nodes):
            radius, angle = np.sqrt(rank + 0.3), rank * _GOLDEN
            x, y = centres[number]
            placed[node] = (float(x + radius * np.cos(angle)), float(y + radius * np.sin(angle)))
    return placed


def _centres(graph: nx.Graph[str], community: Mapping[str, int], sizes: Sequence[int]) -> Sequence[tuple[float, float]]:
    """The middles of the communities, so far from each other that they do not overlap; the largest in the middle."""
    radii = np.sqrt(np.array(sizes, dtype=float)) + 2
    between: nx.Graph[int] = nx.Graph()
    between.add_nodes_from(range(len(sizes)))
    for one, other in graph.edges:
        if community[one] != community[other]:
            weight = between.get_edge_data(community[one], community[other], {"weight": 0})["weight"]
            between.add_edge(community[one], community[other], weight=weight + 1)
    order = np.cumsum(radii**2)
    spread = np.sqrt(order - order[0]) * 1.25
    turns = np.arange(len(sizes)) * _GOLDEN
    start = {n: (float(spread[n] * np.cos(turns[n])), float(spread[n] * np.sin(turns[n]))) for n in between}
    if not 2 < len(sizes) <= _FINE:
        return [start[number] for number in range(len(sizes))]
    pulled = nx.spring_layout(between, pos=start, k=float(2 * radii.mean()), iterations=60, seed=_SEED, scale=None)
    points = _parted(np.array([pulled[number] for number in range(len(sizes))]), radii)
    return [(float(x), float(y)) for x, y in points]


def _parted(points: Places, radii: Places) -> Places:
    """Circles moved apart until they hardly overlap."""
    wanted = radii[:, None] + radii[None, :]
    np.fill_diagonal(wanted, 0)
    for _ in range(80):
        across, up = np.subtract.outer(points[:, 0], points[:, 0]), np.subtract.outer(points[:, 1], points[:, 1])
        distance = np.maximum(np.sqrt(across * across + up * up), 1e-6)
        overlap = np.maximum(wanted - distance, 0)
        if overlap.max() < 0.5:
            break
        share = overlap / distance * 0.3
        points = points + np.column_stack(((across * share).sum(axis=1), (up * share).sum(axis=1)))
    return points


def _settled(graph: nx.Graph[str], start: Points) -> Points:
    """ForceAtlas2: each node pushes every other, edges pull, and all are drawn a little to the middle.

    That of networkx takes 3.4 seconds for 500 nodes, since it makes six matrices anew in a round; this one 0.3.
    """
    nodes = list(graph)
    places, mass = np.array([start[node] for node in nodes]), np.array([graph.degree(node) + 1.0 for node in nodes])
    joined: Places = nx.to_numpy_array(graph, nodelist=nodes, weight="")
    pulls, crowd = joined.sum(axis=1), np.outer(mass, mass) * _PUSH
    former, pace = np.zeros_like(places), 1.0
    for _ in range(_ROUNDS):
        force = _forces(places, joined, pulls, crowd) - _GRAVITY * mass[:, None] * _direction(places)
        swing = mass * np.linalg.norm(force - former, axis=1)
        gain = float((mass * np.linalg.norm(force + former, axis=1)).sum()) / 2
        pace = min(gain / max(float(swing.sum()), 1e-9), pace * 1.5)
        places = places + force * (pace / (1 + np.sqrt(pace * swing)))[:, None]
        former = force
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, places, strict=True)}


def _forces(places: Places, joined: Places, pulls: Places, crowd: Places) -> Places:
    """What pushes and pulls each node. Sums over all others are products of a matrix: no array of arrows."""
    across, up = np.subtract.outer(places[:, 0], places[:, 0]), np.subtract.outer(places[:, 1], places[:, 1])
    across *= across
    up *= up
    across += up
    push = np.divide(crowd, np.maximum(across, 1e-4, out=across), out=across)
    np.fill_diagonal(push, 0)
    found: Places = places * (push.sum(axis=1) - pulls)[:, None] - (push - joined) @ places
    return found


def _direction(places: Places) -> Places:
    found: Places = places / np.maximum(np.linalg.norm(places, axis=1), 1e-9)[:, None]
    return found


def _apart(points: Points) -> Points:
    """No two nodes closer than a small share of the picture: pushed apart, a few rounds."""
    if len(points) > _FINE:
        return points
    nodes = sorted(points)
    places = np.array([points[node] for node in nodes])
    low, high = np.percentile(places, (2, 98), axis=0)
    least = float(max(high - low)) / max(2.2 * np.sqrt(len(nodes)), 8)
    places = np.clip(places, low - (high - low) * 0.35, high + (high - low) * 0.35)
    places = _parted(places, np.full(len(nodes), least / 2))
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, places, strict=True)}


def _framed(points: Points) -> Points:
    nodes = list(points)
    places = np.array([points[node] for node in nodes])
    places = places - (places.max(axis=0) + places.min(axis=0)) / 2
    places = places / max(float(np.abs(places).max()), 1e-9)
    return {node: (round(float(x), 4), round(float(y), 4)) for node, (x, y) in zip(nodes, places, strict=True)}
