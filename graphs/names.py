"""Which establishment or organisation is called that, or nearly that?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from rapidfuzz import fuzz

from graphs.store import Store
from ontology.iris import ID
from ontology.register import bare_name

TYPES: Mapping[str, str] = {"Establishment": "Establishment", "Organization": "Organisation"}
"""What can be asked for, and what it is called."""

_LEAST = 60.0
"""Scores from 0 to 100 below this are no candidates."""

_SURE = 97.0
"""From this score on, a candidate that is alone at the top is a match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A thing that a name may mean; `score` goes from 0 to 100."""

    iri: str
    name: str
    type: str
    score: float
    match: bool

    def as_json(self) -> Mapping[str, Any]:
        """As the reconciliation protocol has it."""
        types = [{"id": self.type, "name": TYPES[self.type]}]
        key = self.iri.removeprefix(ID)
        return {"id": key, "name": self.name, "type": types, "score": self.score, "match": self.match}

    def as_suggestion(self) -> Mapping[str, Any]:
        """As the suggestions of the reconciliation protocol have it."""
        types = [{"id": self.type, "name": TYPES[self.type]}]
        return {"id": self.iri.removeprefix(ID), "name": self.name, "description": TYPES[self.type], "notable": types}


@dataclass(frozen=True, slots=True)
class Names:
    """Every name, with its thing, its type, what the thing is mainly called, and how many visits it has had."""

    known: tuple[tuple[str, str, str, str, int], ...]

    @classmethod
    def read(cls, store: Store) -> Names:
        """The names in a store."""
        query = (files("graphs") / "description/names.rq").read_text("utf-8")
        rows = [
            (str(row["name"]), str(row["thing"]), str(row["type"]), str(row["main"]), int(str(row["visits"] or 0)))
            for row in store.select(query)
        ]
        return cls(tuple(rows))

    def candidates(self, asked: str, types: Collection[str] = (), limit: int = 5) -> list[Candidate]:
        """The things that a name may mean, the likeliest first."""
        best: dict[str, tuple[float, int, str, str]] = {}
        for name, thing, kind, main, visits in self.known:
            if types and kind not in types:
                continue
            score = _likeness(asked, name, kind)
            if score >= _LEAST and score > best.get(thing, (0.0,))[0]:
                best[thing] = (score, visits, main, kind)
        ranked = sorted(best.items(), key=lambda each: (-each[1][0], -each[1][1], each[0]))
        alone = len(ranked) < 2 or ranked[0][1][:2] > ranked[1][1][:2]
        return [
            Candidate(
                iri=iri, name=main, type=kind, score=round(score, 1), match=not place and alone and score >= _SURE
            )
            for place, (iri, (score, _, main, kind)) in enumerate(ranked[:limit])
        ]

    def beginning(self, typed: str, limit: int, skip: int = 0) -> list[Candidate]:
        """The things of which a name, or a word of it, begins so: those first that were visited most, then by name."""
        found = {thing: (-visits, main, kind) for name, thing, kind, main, visits in self.known if begins(name, typed)}
        ranked = sorted(found.items(), key=lambda each: (*each[1], each[0]))
        return [
            Candidate(iri=iri, name=main, type=kind, score=100.0, match=False)
            for iri, (_, main, kind) in ranked[skip : skip + limit]
        ]


def begins(name: str, typed: str) -> bool:
    """Whether a name, or a word of it, begins with what was typed."""
    return f" {typed.strip().casefold()}" in f" {name.casefold()}"


def _likeness(asked: str, name: str, kind: str) -> float:
    plain = fuzz.WRatio(asked.casefold(), name.casefold())
    if kind != "Establishment":
        return plain
    one, other = bare_name(asked), bare_name(name)
    return 100.0 if one and one == other else max(0.0, 0.98 * fuzz.ratio(one, other))
