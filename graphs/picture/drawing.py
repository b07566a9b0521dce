"""How is a network drawn for print? As one SVG without scripts or styles, with its table of meanings."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from graphs.network.kinds import NodeKind, node_kinds
from graphs.network.model import Edge, Network, Node
from graphs.network.naming import plain

_WIDE, _HIGH, _LEGEND = 1200, 900, 60
_MARGIN = 70
_LABELS = 60
"""The most nodes that are named in a drawing: those with the most connections; all have a tooltip."""
_LETTER = 6.4
"""About how wide a letter is."""

Point = tuple[float, float]


def draw(network: Network) -> str:
    """A network as SVG 1.1."""
    places = _places(network.nodes)
    strongest = max((edge.weight for edge in network.edges), default=1) or 1
    title, shown = escape(plain(network.title)), escape(f"{network.shown}.")
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDE}" height="{_HIGH + _LEGEND}" lang="en-GB" '
            f'viewBox="0 0 {_WIDE} {_HIGH + _LEGEND}" role="img" font-family="system-ui, sans-serif" font-size="12">',
            f"<title>{title}</title>",
            f"<desc>{escape(plain(network.question))} {shown}</desc>",
            f'<rect width="{_WIDE}" height="{_HIGH + _LEGEND}" fill="#ffffff"/>',
            f'<text x="24" y="34" font-size="20" font-weight="bold" fill="#111111">{title}</text>',
            '<g stroke="#555555" fill="none">',
            *(_line(edge, places, strongest) for edge in network.edges),
            "</g>",
            *(_node(node, places[node.id]) for node in network.nodes),
            *_labels(network.nodes, places),
            *_legend(network),
            f'<text x="24" y="{_HIGH + _LEGEND - 8}" fill="#444444">{shown}</text>',
            "</svg>",
            "",
        )
    )


def outline(shape: str, size: float) -> Sequence[Point]:
    """The corners of a shape around (0, 0), as large as a circle of that radius; none for a circle."""
    corners, turn, reach = _OUTLINES.get(shape, (0, 0.0, 1.0))
    if shape == "star":
        radii = (size * reach, size * reach * 0.48)
        return [_around(radii[n % 2], math.pi * n / 5 - math.pi / 2) for n in range(10)]
    return [_around(size * reach, turn + 2 * math.pi * n / corners) for n in range(corners)]


_OUTLINES: Mapping[str, tuple[int, float, float]] = {
    "square": (4, math.pi / 4, 1.25),
    "diamond": (4, 0.0, 1.35),
    "triangle": (3, -math.pi / 2, 1.45),
    "wedge": (3, math.pi / 2, 1.45),
    "pentagon": (5, -math.pi / 2, 1.2),
    "hexagon": (6, 0.0, 1.15),
    "star": (10, 0.0, 1.5),
}
"""Corners, turn and reach of each shape, so that all cover about as much."""


def _around(radius: float, angle: float) -> Point:
    return round(radius * math.cos(angle), 2), round(radius * math.sin(angle), 2)


def _places(nodes: Sequence[Node]) -> Mapping[str, Point]:
    """Where each node stands on the sheet; `y` of a network points up, that of a sheet down."""
    if not nodes:
        return {}
    low = (min(node.x for node in nodes), min(node.y for node in nodes))
    span = max(max(node.x for node in nodes) - low[0], 1e-6), max(max(node.y for node in nodes) - low[1], 1e-6)
    wide, high = _WIDE - 2 * _MARGIN, _HIGH - 2 * _MARGIN
    return {
        node.id: (
            round(_MARGIN + wide * (node.x - low[0]) / span[0], 1),
            round(_MARGIN + high * (1 - (node.y - low[1]) / span[1]), 1),
        )
        for node in nodes
    }


def size_of(node: Node) -> float:
    """The radius that a node is drawn with."""
    return round(5 + math.sqrt(min(max(node.degree, 0), 400)), 1)


def _line(edge: Edge, places: Mapping[str, Point], strongest: float) -> str:
    (x, y), (to_x, to_y) = places[edge.source], places[edge.target]
    width = round(0.6 + 3 * max(edge.weight, 0) / strongest, 2)
    title = escape(f"{plain(edge.relation)} ({edge.weight:g})")
    return (
        f'<line x1="{x}" y1="{y}" x2="{to_x}" y2="{to_y}" stroke-width="{width}" stroke-opacity="0.35">'
        f"<title>{title}</title></line>"
    )


def _node(node: Node, place: Point) -> str:
    kind = node_kinds()[node.type]
    rating = f"; {node.rating}" if node.rating else ""
    title = escape(plain(f"{node.words or node.label} ({kind.label}{rating})"))
    return f"<g>{_shape(kind, place, size_of(node))}<title>{title}</title></g>"


def _shape(kind: NodeKind, place: Point, size: float) -> str:
    paint = f'fill={quoteattr(kind.colour)} stroke="#ffffff" stroke-width="1.5"'
    if kind.shape == "circle":
        return f'<circle cx="{place[0]}" cy="{place[1]}" r="{size}" {paint}/>'
    points = " ".join(f"{round(place[0] + x, 1)},{round(place[1] + y, 1)}" for x, y in outline(kind.shape, size))
    return f'<polygon points="{points}" {paint}/>'


def _labels(nodes: Sequence[Node], places: Mapping[str, Point]) -> Iterator[str]:
    """Names of the most connected nodes, each where it covers no other name."""
    taken: list[tuple[float, float, float]] = []
    for node in sorted(nodes, key=lambda node: (-node.degree, node.label)):
        text = plain(node.label)
        text = text if len(text) <= 34 else text[:33] + "…"
        half = len(text) * _LETTER / 2
        x = round(min(max(places[node.id][0], half + 4), _WIDE - half - 4), 1)  # no name leaves the sheet
        y = round(places[node.id][1] - size_of(node) - 4, 1)
        if len(taken) < _LABELS and all(
            abs(y - at) > 15 or abs(x - middle) > half + reach for middle, at, reach in taken
        ):
            taken.append((x, y, half))
            halo = 'stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke" fill="#111111"'
            yield f'<text x="{x}" y="{y}" text-anchor="middle" {halo}>{escape(text)}</text>'


def _legend(network: Network) -> Iterator[str]:
    across = 24.0
    present = {node.type for node in network.nodes}
    for kind in node_kinds().values():
        if kind.key in present:
            count = sum(node.type == kind.key for node in network.nodes)
            text = f"{kind.label} ({count})"
            yield _shape(kind, (across + 6, _HIGH + 20), 7)
            yield f'<text x="{across + 20}" y="{_HIGH + 24}" fill="#111111">{escape(text)}</text>'
            across += 36 + 7.2 * len(text)
