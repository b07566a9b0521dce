"""How is a network written as JSON, and read back from a browser? The form is told in `graphs.network.model`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from graphs.network.kinds import node_kinds
from graphs.network.model import SCHEMA, Choice, Edge, Evidence, Network, Node
from graphs.network.naming import plain
from ontology.errors import UsageError

MOST = 20_000
"""Nodes, and ten times as many edges, that a network may have which is sent to us."""

Addresses = Callable[[str], str | None]
"""Where a thing can be read of, by its IRI."""


def as_json(network: Network, address: Addresses = lambda iri: iri) -> dict[str, Any]:
    """A network in its JSON form; `address` says where its things can be read of."""
    shown = Counter(node.type for node in network.nodes)
    return {
        "schema": SCHEMA,
        "name": network.name,
        "title": network.title,
        "question": network.question,
        "query": network.query,
        "filters": network.filters.as_json(),
        "counts": {
            "nodes": {"shown": len(network.nodes), "all": sum(network.all_nodes.values())},
            "edges": {"shown": len(network.edges), "all": network.all_edges},
        },
        "measures": network.measures,
        "types": [
            {"key": kind.key, "label": kind.label, "shape": kind.shape, "colour": kind.colour,
             "shown": shown[kind.key], "all": network.all_nodes.get(kind.key, 0)}
            for kind in node_kinds().values()
        ],
        "relations": [{"label": label, "shown": n} for label, n in relations_in(network.edges)],
        "choices": {
            "topics": [_choice(each) for each in network.topics],
            "ratings": [_choice(each) for each in network.ratings],
            "years": list(network.years),
        },
        "nodes": [node_json(node, address) for node in network.nodes],
        "edges": [edge_json(edge, address) for edge in network.edges],
    }  # fmt: skip


def relations_in(edges: Iterable[Edge]) -> Sequence[tuple[str, int]]:
    """The relations of edges with how many there are, most first."""
    counted = Counter(edge.relation for edge in edges)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def node_json(node: Node, address: Addresses) -> dict[str, Any]:
    """A node."""
    return {**asdict(node), "topics": list(node.topics), "url": address(node.id)}


def edge_json(edge: Edge, address: Addresses) -> dict[str, Any]:
    """An edge."""
    evidence = [{**asdict(each), "url": address(each.id)} for each in edge.evidence]
    return {**asdict(edge), "evidence": evidence}


def from_json(value: object) -> Network:
    """The network in a document that a browser sent: what it shows, to be written in another format.

    Raises:
        UsageError: it is no network, or too large a one.
    """
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise UsageError("this is no network", hint=f"send the JSON of a network, with schema {SCHEMA}")
    nodes, edges = value.get("nodes"), value.get("edges")
    if not isinstance(nodes, list) or not isinstance(edges, list) or len(nodes) > MOST or len(edges) > 10 * MOST:
        raise UsageError("this is no network, or too large a one", hint=f"send up to {MOST:,} nodes")
    read = [_read_node(each) for each in nodes]
    known = {node.id for node in read}
    joined = [edge for edge in map(_read_edge, edges) if edge.source in known and edge.target in known]
    return Network(
        name=_text(value, "name") or "network",
        title=_text(value, "title") or "Network",
        question=_text(value, "question"),
        nodes=read,
        edges=joined,
        all_nodes=Counter(node.type for node in read),
        all_edges=len(joined),
    )


def _read_node(value: object) -> Node:
    if not isinstance(value, dict):
        raise UsageError("a node is no object", hint="see the form of networks")
    kind = _text(value, "type")
    return Node(
        id=_text(value, "id"),
        label=_text(value, "label") or "unnamed",
        type=kind if kind in node_kinds() else "other",
        words=_text(value, "words") or None,
        rating=_text(value, "rating") or None,
        year=_text(value, "year") or None,
        degree=int(_number(value, "degree")),
        weight=_number(value, "weight"),
        betweenness=_number(value, "betweenness"),
        community=int(_number(value, "community")),
        x=_number(value, "x"),
        y=_number(value, "y"),
        url=_text(value, "url") or None,
    )


def _read_edge(value: object) -> Edge:
    if not isinstance(value, dict):
        raise UsageError("an edge is no object", hint="see the form of networks")
    evidence = value.get("evidence")
    pieces = [each for each in evidence[:20] if isinstance(each, dict)] if isinstance(evidence, list) else []
    return Edge(
        source=_text(value, "source"),
        target=_text(value, "target"),
        relation=_text(value, "relation") or "is connected with",
        weight=_number(value, "weight"),
        evidence=tuple(
            Evidence(
                id=_text(each, "id"),
                words=_text(each, "words"),
                rating=_text(each, "rating") or None,
                year=_text(each, "year") or None,
            )
            for each in pieces
        ),
    )


def _text(value: Mapping[str, object], name: str) -> str:
    found = value.get(name)
    return plain(found[:5000]) if isinstance(found, str) else ""


def _number(value: Mapping[str, object], name: str) -> float:
    """A number of a size that any format holds; 0 for what is none."""
    found = value.get(name)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return 0.0
    return float(found) if -1e9 < found < 1e9 else 0.0


def _choice(choice: Choice) -> dict[str, object]:
    return {"id": choice.id, "label": choice.label, "number": choice.number}
