"""How is the index made? The texts of a version go into SQLite's FTS5, once, when the version is made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import cache
from importlib.resources import files
from pathlib import Path

from graphs.making import Maker, Making
from graphs.search.marks import clean
from graphs.store import Store

INDEX = "search.sqlite"
"""The file beside the store of a version."""

EDITION = "search/1"

_KINDS = ("paragraphs", "statements")
_FIELDS = ("id", "about", "report", "title", "prison", "prison_name", "year", "number", "page", "text")


def search_maker() -> Mapping[str, Maker]:
    """The maker, by its name and edition."""
    return {EDITION: _make}


def _make(making: Making) -> None:
    write_index(making.store, making.path / INDEX)


def write_index(store: Store, path: Path) -> None:
    """Write the index of a store's texts to a new file."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(text("tables.sql"))
        places = ", ".join("?" * (len(_FIELDS) + 1))
        with connection:
            connection.executemany(f"INSERT INTO passage ({', '.join(_FIELDS)}, kind) VALUES ({places})", _rows(store))  # noqa: S608 # our own names
            connection.execute("INSERT INTO words (rowid, text) SELECT rowid, text FROM passage")
            connection.execute("INSERT INTO words (words) VALUES ('optimize')")


def _rows(store: Store) -> Iterator[tuple[str | int | None, ...]]:
    for kind in _KINDS:
        seen: set[str] = set()
        for row in store.select(text(f"{kind}.rq")):
            values = {name: term.value for name in _FIELDS if (term := row.get(name))}
            if values["id"] not in seen:
                seen.add(values["id"])
                values["text"] = clean(values["text"])
                yield (*(values.get(name) for name in _FIELDS), kind.removesuffix("s"))


@cache
def text(name: str) -> str:
    """A file of this package."""
    return (files("graphs.search") / name).read_text("utf-8")
