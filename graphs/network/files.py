"""How does a network leave the program as GraphML, GEXF, CSV or JSON? Cleaned first, so that no value makes it fail.

networkx refuses None, lists and dates, and writes control characters that no reader takes: so every value becomes a
number, or text without such characters; what is not known is left out.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

import networkx as nx

from graphs.network.form import as_json
from graphs.network.kinds import node_kinds
from graphs.network.model import Edge, Network, Node
from graphs.network.naming import plain

Value = str | int | float | bool

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


class NetworkFormat(StrEnum):
    """What a network is written as, beside pictures."""

    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"
    JSON = "json"


def write_network(network: Network, form: NetworkFormat) -> bytes:
    """A network in a format."""
    return _WRITERS[form](network)


def clean(value: object) -> Value | None:
    """A value that any format holds; lists are joined by `; `, dates become text, nothing stays nothing."""
    match value:
        case None:
            return None
        case bool() | int():
            return value
        case float():
            return value if abs(value) < float("inf") else None
        case str():
            return plain(value)
        case list() | tuple() | set() | frozenset():
            parts = [clean(each) for each in (sorted(value, key=str) if isinstance(value, set | frozenset) else value)]
            return "; ".join(str(each) for each in parts if each is not None)
        case _:
            return plain(str(value))


def as_graph(network: Network) -> nx.MultiDiGraph[str]:
    """The network for networkx, with clean attributes only."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=plain(network.title))
    for node in network.nodes:
        graph.add_node(plain(node.id), **_clean(_of_node(node)))
    for number, edge in enumerate(network.edges):
        graph.add_edge(plain(edge.source), plain(edge.target), key=str(number), **_clean(_of_edge(edge)))
    return graph


def _of_node(node: Node) -> Mapping[str, object]:
    return {
        "label": node.label, "type": node.type, "words": node.words, "rating": node.rating, "rank": node.rank,
        "year": node.year, "topics": node.topics or None, "degree": node.degree, "weight": float(node.weight),
        "betweenness": float(node.betweenness), "community": node.community, "x": float(node.x), "y": float(node.y),
        "url": node.url,
    }  # fmt: skip


def _of_edge(edge: Edge) -> Mapping[str, object]:
    return {
        "label": edge.relation, "relation": edge.relation, "weight": float(edge.weight),
        "evidence": [piece.id for piece in edge.evidence] or None,
        "words": [piece.words for piece in edge.evidence] or None,
    }  # fmt: skip


def _clean(values: Mapping[str, object]) -> dict[str, Value]:
    return {name: cleaned for name, value in values.items() if (cleaned := clean(value)) is not None}


def _graphml(network: Network) -> bytes:
    output = io.BytesIO()
    nx.write_graphml_xml(as_graph(network), output, named_key_ids=True)
    return output.getvalue()


def _gexf(network: Network) -> bytes:
    graph = as_graph(network)
    for name, values in graph.nodes(data=True):
        colour = node_kinds()[values["type"]].colour
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        place = {"x": values.pop("x") * 1000, "y": values.pop("y") * -1000, "z": 0.0}
        size = 4 + min(values["degree"], 200) ** 0.5
        graph.nodes[name]["viz"] = {"color": {"r": red, "g": green, "b": blue}, "position": place, "size": size}
    output = io.BytesIO()
    nx.write_gexf(graph, output)
    return output.getvalue()


def _csv(network: Network) -> bytes:
    """A row an edge, with the names of both ends: what a spreadsheet can read at once."""
    named = {node.id: node for node in network.nodes}
    output = io.StringIO()
    write = csv.writer(output)
    write.writerow(
        ("source", "source type", "relation", "target", "target type", "weight", "evidence", "source id", "target id")
    )
    joined = set()
    for edge in network.edges:
        source, target = named[edge.source], named[edge.target]
        joined |= {edge.source, edge.target}
        evidence = " | ".join(piece.words for piece in edge.evidence)
        ends = (source.label, source.type, edge.relation, target.label, target.type)
        write.writerow(_safe((*ends, edge.weight, evidence, source.id, target.id)))
    for node in network.nodes:
        if node.id not in joined:
            write.writerow(_safe((node.label, node.type, "", "", "", "", node.words or "", node.id, "")))
    return output.getvalue().encode("utf-8")


def _safe(row: Sequence[object]) -> list[object]:
    """Cells that no spreadsheet runs as a formula."""
    cleaned = [plain(cell) if isinstance(cell, str) else cell for cell in row]
    return [f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell for cell in cleaned]


def _json(network: Network) -> bytes:
    return json.dumps(as_json(network), ensure_ascii=False, indent=1).encode() + b"\n"


_WRITERS: Mapping[NetworkFormat, Callable[[Network], bytes]] = {
    NetworkFormat.GRAPHML: _graphml,
    NetworkFormat.GEXF: _gexf,
    NetworkFormat.CSV: _csv,
    NetworkFormat.JSON: _json,
}
