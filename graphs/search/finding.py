"""Which passages hold the words asked for, best first?"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphs.search.asked import match_of
from graphs.search.making import text
from graphs.search.marks import CLOSES, OPENS, snippet, unmarked
from ontology.errors import DatasetError, QueryTimeout

DEADLINE = 5.0
"""Seconds that a search may take."""

FACETS = ("kind", "report", "prison", "year")
_STEPS = 20_000
"""Steps of the engine between looks at the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What a search is narrowed to; empty is everything. Reports and prisons are IRIs."""

    kinds: Sequence[str] = ()
    reports: Sequence[str] = ()
    prisons: Sequence[str] = ()
    year_from: int | None = None
    year_to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage: `snippet` is a piece of its text from `start`, `highlights` are the spans of it that were found."""

    id: str
    kind: str
    about: str | None
    report: str | None
    title: str | None
    prison: str | None
    prison_name: str | None
    year: int | None
    number: str | None
    page: int | None
    snippet: str
    start: int
    highlights: Sequence[tuple[int, int]]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of hits, how many there are in all, and for each facet the values with their names and counts."""

    hits: Sequence[Hit]
    total: int
    reports: int
    """Reports that were searched."""
    facets: Mapping[str, Sequence[tuple[str, str, int]]] = field(default_factory=dict)


def find(
    index: Path,
    asked: str,
    narrowing: Narrowing | None = None,
    *,
    offset: int = 0,
    limit: int = 20,
    facets: bool = False,
) -> Found:
    """The hits for what is asked, the best first, from `offset` on.

    Where no text has all the words, some of them may be of the name of the prison: `hewell time out of cell`.

    Raises:
        UsageError: too much is asked for.
        DatasetError: the version has no index.
        QueryTimeout: it takes too long.
    """
    match = match_of(asked)
    where, values = _where(narrowing or Narrowing())
    with _opened(index) as connection:
        reports = connection.execute(_query("reports", where), values).fetchone()[0]
        if not match:
            return Found(hits=(), total=0, reports=reports, facets=dict.fromkeys(FACETS if facets else (), ()))
        for tried in (f"text : ({match})", match):
            total = connection.execute(_query("total", where), {"match": tried, **values}).fetchone()[0]
            if total:
                break
        wanted = {"match": tried, "opens": OPENS, "closes": CLOSES, "limit": limit, "offset": offset, **values}
        rows = connection.execute(_query("hits", where), wanted).fetchall()
        counted = {
            facet: [tuple(row) for row in connection.execute(_facet(facet, where), wanted)]
            for facet in (FACETS if facets else ())
        }
    return Found(hits=[_hit(row) for row in rows], total=total, reports=reports, facets=counted)


@contextmanager
def _opened(index: Path) -> Iterator[sqlite3.Connection]:
    if not index.exists():
        raise DatasetError("this version has no search index", hint="build it again")
    end = time.monotonic() + DEADLINE
    with closing(sqlite3.connect(f"{index.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        try:
            yield connection
        except sqlite3.DatabaseError as error:
            if "interrupted" in str(error):
                raise QueryTimeout("the search took too long", hint="give rarer words") from error
            raise DatasetError(f"the search index cannot be read: {error}", hint="build the dataset again") from error


def _where(narrowing: Narrowing) -> tuple[str, dict[str, Any]]:
    """The conditions on passages, and what stands in their places."""
    parts: list[str] = ["TRUE"]
    values: dict[str, Any] = {}
    for column, wanted in (("kind", narrowing.kinds), ("report", narrowing.reports), ("prison", narrowing.prisons)):
        if wanted:
            names = [f"{column}{number}" for number in range(len(wanted))]
            parts.append(f"passage.{column} IN ({', '.join(f':{name}' for name in names)})")
            values.update(zip(names, wanted, strict=True))
    for sign, name, year in ((">=", "from", narrowing.year_from), ("<=", "to", narrowing.year_to)):
        if year is not None:
            parts.append(f"passage.year {sign} :year_{name}")
            values[f"year_{name}"] = year
    return " AND ".join(parts), values


def _query(name: str, where: str) -> str:
    return text(f"{name}.sql").replace("TRUE", where)


def _facet(facet: str, where: str) -> str:
    named = {"report": "title", "prison": "prison_name"}.get(facet, facet)
    return (
        text("facet.sql")
        .replace("passage.kind", f"passage.{facet}")
        .replace("passage.title", f"passage.{named}")
        .replace("TRUE", where)
    )


def _hit(row: sqlite3.Row) -> Hit:
    plain, spans = unmarked(row["marked"])
    piece, inside, start = snippet(plain, spans)
    same = {name: row[name] for name in row.keys() if name not in {"marked", "score"}}  # noqa: SIM118 # a Row iterates over values
    return Hit(**same, snippet=piece, start=start, highlights=inside, score=round(-row["score"], 4))
