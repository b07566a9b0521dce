"""How does a ready-made network come from the store? Rows, edges, filters, names, measures, places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import networkx as nx

from graphs.network.catalogue import ReadyMade, find_ready_made
from graphs.network.found import Found, found_in
from graphs.network.gathering import Bundle, Ends, bundles, narrowed, strongest
from graphs.network.layout import lay_out
from graphs.network.measures import measure
from graphs.network.model import Choice, Edge, Evidence, Filters, Network, Node
from graphs.network.naming import name_nodes
from graphs.store import Store

_JUDGED = frozenset({"concern", "recommendation"})
"""Kinds of evidence that a rating is a rating of; a provision at a prison is not judged by what the prison was."""

EVIDENCE = 5
"""Pieces of evidence that an edge is given with, where there are few edges; each is looked up for its words."""
_PIECES = 3000
"""Pieces that a network is given with; of very many edges each has its first piece still."""


class NetworkSource:
    """A ready-made network as its query found it, now or when it was kept, to be narrowed again and again.

    Raises:
        UsageError: there is no such network.
    """

    def __init__(self, store: Store, name: str, found: Found | None = None) -> None:
        self._store = store
        self._asked: ReadyMade = find_ready_made(name)
        self.found = found or found_in(store, self._asked)
        self._pieces, self._named = self.found.pieces, self.found.named
        self._all_edges = len({(piece.source, piece.target, piece.relation) for piece in self._pieces})
        self._note = self._bound()
        topics = Counter(p.topic for p in {(p.evidence, p.topic): p for p in self._pieces}.values() if p.topic)
        ratings = Counter(p.rating for p in {(p.evidence, p.rating): p for p in self._pieces}.values() if p.rating)
        self._topics, self._ratings = self._choices(topics), self._choices(ratings)

    def network(self, filters: Filters | None = None) -> Network:
        """The network under these filters, measured and laid out."""
        filters = filters or Filters()
        edges = bundles(narrowed(self._pieces, filters))
        allowed = {node.id for node in self._named.values() if not filters.types or node.type in filters.types}
        shown = strongest(edges, allowed, filters.limit)
        kept = {ends: bundle for ends, bundle in edges.items() if ends[0] in shown and ends[1] in shown}
        joined = {end for source, target, _ in kept for end in (source, target)}
        nodes, note = placed([self._named[each] for each in sorted(joined)], _weights(kept))
        return Network(
            name=self._asked.name,
            title=self._asked.title,
            question=self._asked.question,
            query=self._asked.query,
            filters=filters,
            nodes=nodes,
            edges=self._edges(kept),
            all_nodes=Counter(node.type for node in self._named.values()),
            all_edges=self._all_edges,
            measures=" ".join(filter(None, (self._note, note, _left_out(kept)))),
            topics=self._topics,
            ratings=self._ratings,
            years=sorted({piece.year for piece in self._pieces if piece.year}),
        )

    def _bound(self) -> str:
        """What was left out because there were too many edges, in words; those left out are counted among all."""
        most, number = self._asked.most, self.found.number
        if most is None or number <= most:
            return ""
        self._all_edges = number
        return f"Of {number:,} connections the {most:,} surest are looked at."

    def _edges(self, kept: Mapping[Ends, Bundle]) -> Sequence[Edge]:
        most = _most(kept)
        first = {ends: list(bundle.evidence.items())[:most] for ends, bundle in kept.items()}
        cited = {key for pieces in first.values() for key, _ in pieces if " " not in key}
        named = name_nodes(self._store, cited)
        ratings = {choice.id: choice.label for choice in self._ratings}
        return [
            Edge(
                source=source,
                target=target,
                relation=relation,
                weight=round(kept[source, target, relation].weight, 4),
                evidence=tuple(
                    _evidence(named[key], ratings.get(rating or ""), year)
                    for key, (rating, year) in pieces
                    if key in named
                ),
            )
            for (source, target, relation), pieces in first.items()
        ]

    def _choices(self, counted: Counter[str]) -> Sequence[Choice]:
        named = name_nodes(self._store, counted)
        found = [Choice(id=each, label=named[each].label, number=number) for each, number in counted.items()]
        return sorted(found, key=lambda choice: (choice.label.casefold(), choice.id))


def _most(edges: Mapping[Ends, Bundle]) -> int:
    """Pieces of evidence that each edge is given with at most."""
    return max(1, min(EVIDENCE, _PIECES // max(len(edges), 1)))


def _left_out(edges: Mapping[Ends, Bundle]) -> str:
    """That edges have more evidence than they are given with, in words."""
    most, more = _most(edges), sum(len(bundle.evidence) > _most(edges) for bundle in edges.values())
    if not more:
        return ""
    pieces = "piece" if most == 1 else f"{most} pieces"
    return f"{more:,} of {len(edges):,} connections have more evidence than the first {pieces} given with each."


def make_network(store: Store, name: str, filters: Filters | None = None) -> Network:
    """A ready-made network.

    Raises:
        UsageError: there is no such network.
    """
    return NetworkSource(store, name).network(filters)


def placed(nodes: Sequence[Node], weights: Mapping[tuple[str, str], float]) -> tuple[Sequence[Node], str]:
    """The nodes, measured and laid out by the edges between them; and what they were measured from, in words."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in nodes)
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in sorted(weights.items()))
    measured = measure(graph)
    places = lay_out(graph, measured.community)
    return [
        replace(
            node,
            degree=graph.degree(node.id),
            weight=round(graph.degree(node.id, weight="weight"), 4),
            betweenness=measured.betweenness[node.id],
            community=measured.community[node.id],
            x=places[node.id][0],
            y=places[node.id][1],
        )
        for node in nodes
    ], measured.note


def _weights(edges: Mapping[Ends, Bundle]) -> Mapping[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = defaultdict(float)
    for (source, target, _), bundle in edges.items():
        found[min(source, target), max(source, target)] += bundle.weight
    return found


def _evidence(named: Node, rating: str | None, year: str | None) -> Evidence:
    words = named.words or named.label
    rating = rating if named.type in _JUDGED else None
    return Evidence(id=named.id, words=words, rating=rating or named.rating, year=named.year or year, url=named.url)
