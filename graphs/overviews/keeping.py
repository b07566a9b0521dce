"""How does the first visitor get a page over everything at once? Its rows are kept in files of the version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from graphs.carried import DAMAGED, Shelf
from graphs.files import digest_of
from graphs.makers import Maker, Making
from graphs.overviews import overviews
from graphs.questions import Question, Value
from graphs.store import Store

EDITION = "overviews/2"
"""Another edition when rows are kept otherwise: then they are made anew."""

Row = Mapping[str, Value]

_SHELF = Shelf("overview")


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows that a version keeps, by the name of their query; `earlier`: as they were in an earlier version."""

    version: Path
    earlier: bool

    def rows(self, name: str) -> Sequence[Row] | None:
        """The rows of a query; None where they are not kept, are those of another query, or damaged."""
        query = overviews()[name]
        try:
            found = _SHELF.read(self.version, name)
            if found["query"] != _mark(query):
                return None
            return [dict(zip(query.columns, map(_read, row), strict=True)) for row in found["rows"]]
        except DAMAGED:
            return None


def overview_maker() -> Mapping[str, Maker]:
    """The maker, by its name and edition."""
    return {EDITION: keep_overviews}


def keep_overviews(making: Making) -> None:
    """Ask each overview of a version and keep its rows, or carry them over."""
    if _SHELF.carry(making, overviews()):
        return
    store: Store = making.store
    for name, query in overviews().items():
        _SHELF.write(making.path, name, {"query": _mark(query), "rows": _table(query, store)})


def kept_overviews(version: Path) -> Kept:
    """What the folder of a version keeps for the queries of this program."""
    return Kept(version, _SHELF.is_earlier(version))


def _mark(query: Question) -> str:
    """What is another when the query is."""
    return digest_of(query.query.encode())


def _table(query: Question, store: Store) -> list[list[Any]]:
    return [[_written(value) for value in row.values()] for row in query.rows(store)]


def _written(value: Value) -> Any:
    return {"decimal": str(value)} if isinstance(value, Decimal) else value


def _read(value: Any) -> Value:
    return Decimal(value["decimal"]) if isinstance(value, dict) else value
