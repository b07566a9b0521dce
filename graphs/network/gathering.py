"""Which edges do the rows of a network's query make, under its filters?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graphs.network.model import Filters
from graphs.rdf_terms import Row
from ontology.concepts import concepts
from ontology.iris import concept

_CROWD = 40
"""Of a source with more targets than this only the first are paired: it says little of which belong together."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One row: a piece of evidence for an edge."""

    source: str
    relation: str
    target: str
    evidence: str | None
    year: str | None
    rating: str | None
    topic: str | None
    weight: float | None

    @classmethod
    def of(cls, row: Row) -> Piece | None:
        """The piece that a row stands for; None where it has no two ends."""
        source, target = row["source"], row["target"]
        if source is None or target is None or source == target:
            return None
        text = {name: str(term) for name, term in row.items() if term is not None and term.value}
        weight = float(text["weight"]) if "weight" in text else None
        return cls(
            source.value,
            text.get("relation", "is connected with"),
            target.value,
            text.get("evidence"),
            text.get("year"),
            text.get("rating"),
            text.get("topic"),
            weight,
        )


@dataclass(slots=True)
class Bundle:
    """An edge as it is gathered: its evidence, with the first rating and year met of each piece."""

    weight: float = 0
    evidence: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)

    def add(self, piece: Piece) -> None:
        """Take in one more row; a piece of evidence that comes again counts once."""
        key = piece.evidence or f"{piece.source} {piece.target}"
        if key in self.evidence:
            return
        self.evidence[key] = (piece.rating, piece.year)
        self.weight = max(self.weight, piece.weight) if piece.weight is not None else self.weight + 1


Ends = tuple[str, str, str]
"""The ends of an edge and its relation: source, target, relation."""


def pieces_of(rows: Iterable[Row], *, together: bool) -> Sequence[Piece]:
    """The pieces that rows stand for, in a fixed order."""
    found = [piece for row in rows if (piece := Piece.of(row)) is not None]
    found.sort(
        key=lambda p: (p.source, p.target, p.relation, p.evidence or "", p.year or "", p.rating or "", p.topic or "")
    )
    return list(_paired(found)) if together else found


def _paired(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Pairs of targets that share a source, each with the topic of either end."""
    by_source: dict[str, dict[str, Piece]] = defaultdict(dict)
    ratings: dict[str, set[str | None]] = defaultdict(set)
    for piece in pieces:
        by_source[piece.source].setdefault(piece.target, piece)
        ratings[piece.source].add(piece.rating)
    for source, targets in by_source.items():
        for one, other in combinations(sorted(targets)[:_CROWD], 2):
            year = targets[one].year
            for rating in sorted(ratings[source], key=str):
                for topic in (one, other):
                    yield Piece(one, targets[one].relation, other, source, year, rating, topic, None)


def narrowed(pieces: Iterable[Piece], filters: Filters) -> Iterator[Piece]:
    """The pieces that pass the filters; what has no year, rating or topic passes none for it."""
    topics = _with_narrower(filters.topic) if filters.topic else None
    dated = filters.since or filters.until
    for piece in pieces:
        if topics is not None and piece.topic not in topics:
            continue
        if filters.rating is not None and piece.rating != filters.rating:
            continue
        if dated and not (filters.since or "") <= (piece.year or "none") <= (filters.until or "9999"):
            continue
        yield piece


def bundles(pieces: Iterable[Piece]) -> dict[Ends, Bundle]:
    """The edges that pieces make together."""
    found: dict[Ends, Bundle] = {}
    for piece in pieces:
        found.setdefault((piece.source, piece.target, piece.relation), Bundle()).add(piece)
    return found


def strongest(edges: dict[Ends, Bundle], allowed: set[str], limit: int) -> set[str]:
    """The `limit` nodes among `allowed` that edges weigh most on, each with its own strongest neighbour.

    Of equal ones the first by IRI. The strongest alone could all be of one kind, and none joined with another.
    """
    weights: dict[str, float] = defaultdict(float)
    joined: dict[str, set[str]] = defaultdict(set)
    for (source, target, _), bundle in edges.items():
        if source in allowed and target in allowed:
            weights[source] += bundle.weight
            weights[target] += bundle.weight
            joined[source].add(target)
            joined[target].add(source)
    ranked = {node: rank for rank, node in enumerate(sorted(weights, key=lambda node: (-weights[node], node)))}
    kept: set[str] = set()
    for node in ranked:
        pair = {node, min(joined[node], key=ranked.__getitem__)}
        if len(kept | pair) <= limit:
            kept |= pair
    return kept


def _with_narrower(topic: str) -> set[str]:
    """A topic and all topics under it."""
    under = defaultdict(list)
    for each in concepts("topic"):
        if each.broader:
            under[concept("topic", each.broader)].append(each.iri)
    found, waiting = set(), [topic]
    while waiting:
        top = waiting.pop()
        if top not in found:
            found.add(top)
            waiting += under[top]
    return found
