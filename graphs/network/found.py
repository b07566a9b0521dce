"""What did the query of a ready-made network find? Rows and names, before they are narrowed; kept as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from operator import attrgetter
from typing import Any

from graphs.network.catalogue import ReadyMade
from graphs.network.gathering import Piece, pieces_of
from graphs.network.model import Choice, Edge, Evidence, Filters, Network, Node
from graphs.network.naming import name_nodes
from graphs.store import Store

Plain = dict[str, Any]

_values = attrgetter(*(field.name for field in fields(Piece)))
"""What a piece says, field by field: there are hundreds of thousands, and `astuple` would copy each value."""


@dataclass(frozen=True, slots=True)
class Found:
    """The pieces that a query found, the nodes at their ends, and how many edges there are where it set a bound."""

    pieces: Sequence[Piece]
    named: Mapping[str, Node]
    number: int


def found_in(store: Store, asked: ReadyMade) -> Found:
    """What the query of a network finds in a store."""
    pieces = pieces_of(store.select(asked.query), together=asked.together)
    named = name_nodes(store, {end for piece in pieces for end in (piece.source, piece.target)})
    number = next((int(str(row["number"])) for row in store.select(asked.counting)), 0) if asked.most else 0
    return Found(pieces, named, number)


def found_as_json(found: Found) -> Plain:
    """Plain values of what was found."""
    return {
        "pieces": [_values(piece) for piece in found.pieces],
        "named": [asdict(node) for node in found.named.values()],
        "number": found.number,
    }


def found_from_json(value: Plain) -> Found:
    """What was found, from its plain values; raises KeyError or TypeError where they are not such."""
    nodes = [_node(each) for each in value["named"]]
    return Found([Piece(*each) for each in value["pieces"]], {node.id: node for node in nodes}, int(value["number"]))


def network_as_json(network: Network) -> Plain:
    """Plain values of a network, with all that it holds: unlike its form for browsers, without what follows from it."""
    return asdict(replace(network, all_nodes=dict(network.all_nodes)))


def network_from_json(value: Plain) -> Network:
    """The network, from its plain values; raises KeyError or TypeError where they are not such."""
    filters = value["filters"]
    return Network(**{
        **value,
        "filters": Filters(**{**filters, "types": tuple(filters["types"])}),
        "nodes": [_node(each) for each in value["nodes"]],
        "edges": [
            Edge(**{**each, "evidence": tuple(Evidence(**piece) for piece in each["evidence"])})
            for each in value["edges"]
        ],
        "topics": [Choice(**each) for each in value["topics"]],
        "ratings": [Choice(**each) for each in value["ratings"]],
    })  # fmt: skip


def _node(value: Plain) -> Node:
    return Node(**{**value, "topics": tuple(value["topics"])})
