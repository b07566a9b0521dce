"""How is a rating shown? By its words, its step on its own scale, and a tone; never by colour alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from api.pages.reading import Row, queries
from graphs.store import Store


@dataclass(frozen=True, slots=True)
class Step:
    """A rating: its label, its rank (None for none) and the number of steps of its scale.

    `tone` goes from 1 (the worst step) to 4 (the best), and is 0 where there is no rank.
    """

    iri: str
    scale: str
    label: str
    rank: int | None
    steps: int
    on: str
    """The name of its scale."""

    @property
    def tone(self) -> int:
        """How good the step is on its scale, in quarters."""
        if self.rank is None or self.steps < 2:
            return 0
        share = (self.rank - 1) / (self.steps - 1)
        return 1 if share == 0 else 2 if share < 0.5 else 3 if share < 1 else 4


@lru_cache(maxsize=4)
def steps(store: Store) -> Mapping[str, Step]:
    """Every rating by IRI."""
    return _steps(list(queries()["scales"].rows(store)))


def _steps(rows: list[Row]) -> Mapping[str, Step]:
    ranked = Counter(str(row["scale"]) for row in rows if row["rank"] is not None)
    return {
        str(row["rating"]): Step(
            iri=str(row["rating"]),
            scale=str(row["scale"]),
            label=str(row["label"]),
            rank=_whole(row["rank"]),
            steps=ranked[str(row["scale"])],
            on=str(row["name"]),
        )
        for row in rows
    }


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
