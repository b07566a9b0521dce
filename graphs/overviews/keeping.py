"""How does the first visitor get a page over everything at once? Its rows are kept in a file of the version.

One report more does not make them anew where the archive is large: they are carried over as they were, and it is said
that they were, until a server has made them anew in its own time.
"""

from __future__ import annotations

import gzip
import json
import shutil
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from graphs.files import digest_of
from graphs.makers import Maker, Making
from graphs.network.keeping import is_large
from graphs.overviews import overviews
from graphs.questions import Question, Value
from graphs.store import Store

EDITION = "overviews/1"
"""Another edition when rows are kept otherwise: then they are made anew."""

Row = Mapping[str, Value]

_FILE, _EARLIER = "overviews.json.gz", "overviews-earlier"
"""The rows, and the file that says that they were carried over from an earlier version."""

_DAMAGED = (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows that a version keeps, by the name of their query; `earlier`: as they were in an earlier version."""

    tables: Mapping[str, Sequence[Sequence[Any]]]
    earlier: bool

    def rows(self, name: str) -> Sequence[Row] | None:
        """The rows of a query; None where they are not kept."""
        columns, table = overviews()[name].columns, self.tables.get(name)
        return None if table is None else [dict(zip(columns, map(_read, row), strict=True)) for row in table]


def overview_maker() -> Mapping[str, Maker]:
    """The maker, by its name and edition."""
    return {EDITION: keep_overviews}


def keep_overviews(making: Making) -> None:
    """Ask each overview of a version and keep its rows, or carry them over."""
    if making.since is not None and is_large(making.since.base) and _carried(making.since.base.path, making.path):
        return
    store: Store = making.store
    kept = {name: {"query": _mark(query), "rows": _table(query, store)} for name, query in overviews().items()}
    text = json.dumps(kept, ensure_ascii=True, separators=(",", ":"))
    making.path.joinpath(_FILE).write_bytes(gzip.compress(text.encode(), compresslevel=5, mtime=0))


def kept_overviews(version: Path) -> Kept | None:
    """What the folder of a version keeps for the queries of this program; None where it keeps none, or is damaged."""
    try:
        found = json.loads(gzip.decompress(version.joinpath(_FILE).read_bytes()))
        tables = {
            name: found[name]["rows"]
            for name, query in overviews().items()
            if name in found and found[name]["query"] == _mark(query)
        }
    except _DAMAGED:
        return None
    return Kept(tables, version.joinpath(_EARLIER).exists())


def _carried(base: Path, path: Path) -> bool:
    try:
        shutil.copyfile(base / _FILE, path / _FILE)
    except OSError:
        return False
    path.joinpath(_EARLIER).touch()
    return True


def _mark(query: Question) -> str:
    """What is another when the query is."""
    return digest_of(query.query.encode())


def _table(query: Question, store: Store) -> list[list[Any]]:
    return [[_written(value) for value in row.values()] for row in query.rows(store)]


def _written(value: Value) -> Any:
    return {"decimal": str(value)} if isinstance(value, Decimal) else value


def _read(value: Any) -> Value:
    return Decimal(value["decimal"]) if isinstance(value, dict) else value
