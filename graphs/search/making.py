"""How is the index made? The texts of a version go into SQLite's FTS5; those of unchanged reports are taken over."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from graphs.difference import Difference
from graphs.makers import Maker, Making
from graphs.neighbours import objects, subjects
from graphs.search.marks import clean
from graphs.store import OxigraphStore, Store
from ontology import terms as insp

INDEX = "search.sqlite"
"""The file beside the store of a version."""

EDITION = "search/3"

_KINDS = ("paragraphs", "statements")
_HAS_PART, _STATED_IN = ox.NamedNode(insp.hasPart), ox.NamedNode(insp.statedIn)
_REPORTS, _OF_ESTABLISHMENT = ox.NamedNode(insp.reports), ox.NamedNode(insp.ofEstablishment)
_FIELDS = ("id", "about", "report", "title", "prison", "prison_name", "year", "number", "page", "text")


def search_maker() -> Mapping[str, Maker]:
    """The maker, by its name and edition."""
    return {EDITION: _make}


def _make(making: Making) -> None:
    index = making.path / INDEX
    if making.since is None or not _patched(making.raw, index, making.since):
        write_index(making.store, index)


def write_index(store: Store, path: Path) -> None:
    """Write the index of a store's texts to a new file."""
    path.unlink(missing_ok=True)
    with _written(path) as connection:
        connection.executescript(text("tables.sql"))
        for row in store.select(text("held.rq")):
            _put(connection, store, str(row["report"]))
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")


def _patched(store: ox.Store, path: Path, since: Difference) -> bool:
    """Copy the index of a former version, and put those reports in anew that read otherwise; False where it is lost."""
    try:
        shutil.copyfile(since.base.path / INDEX, path)
        with _written(path) as connection:
            held = {str(report) for (report,) in connection.execute("SELECT DISTINCT report FROM passage")}
            for report in sorted(touched(store, since.nodes, held)):
                connection.execute(text("forget.sql"), (report,))
                connection.execute("DELETE FROM passage WHERE report = ?", (report,))
                _put(connection, OxigraphStore(store, union=False), report)
    except (OSError, sqlite3.DatabaseError):
        return False
    return True


def touched(store: ox.Store, nodes: Collection[str], held: Collection[str]) -> set[str]:
    """The reports whose passages may read otherwise where something is told otherwise of `nodes`."""
    found = {report for node in nodes for report in _reports_of(store, ox.NamedNode(node))}
    return found | {node for node in nodes if node in held}


def _reports_of(store: ox.Store, node: ox.NamedNode) -> Iterator[str]:
    """The reports that a node is, is a part of or is stated in; that are about that visit, or of that prison."""
    if next(objects(store, node, _HAS_PART), None):
        yield node.value
    for part in (node.value, *objects(store, node, _STATED_IN)):
        yield from subjects(store, _HAS_PART, ox.NamedNode(part))
    for visit in (node.value, *subjects(store, _OF_ESTABLISHMENT, node)):
        yield from subjects(store, _REPORTS, ox.NamedNode(visit))


@contextmanager
def _written(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as connection, connection:
        yield connection


def _put(connection: sqlite3.Connection, store: Store, report: str) -> None:
    places = ", ".join("?" * (len(_FIELDS) + 1))
    connection.executemany(f"INSERT INTO passage ({', '.join(_FIELDS)}, kind) VALUES ({places})", _rows(store, report))  # noqa: S608 # our own names
    connection.execute(text("learn.sql"), (report,))


def _rows(store: Store, report: str) -> Iterator[tuple[str | int | None, ...]]:
    """The passages of a report, each once: where it is told in two ways, in the one that comes first."""
    for kind in _KINDS:
        best: dict[str, list[str]] = {}
        for row in store.select(text(f"{kind}.rq").replace("# reports", f"VALUES ?report {{ <{report}> }}")):
            values = [term.value if (term := row.get(name)) else "" for name in _FIELDS]
            best[values[0]] = min(values, best.get(values[0], values))
        for _, values in sorted(best.items()):
            yield (*(value or None for value in values[:-1]), clean(values[-1]), kind.removesuffix("s"))


@cache
def text(name: str) -> str:
    """A file of this package."""
    return (files("graphs.search") / name).read_text("utf-8")
