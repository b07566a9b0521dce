"""What does a thematic tell beside what it recommends: context, methods, processes, sources?"""

from __future__ import annotations

from collections.abc import Iterable

from api.pages.reading import Reading, Row


def told_beside(reading: Reading, key: str) -> dict[str, object]:
    """The values of the parts that only the page of a thematic has."""
    rows = {name: reading.rows(f"report-{name}", report=key) for name in _PARTS}
    return {
        "context": _gathered(rows["context"], "fact"),
        "fieldwork": rows["fieldwork"],
        "samples": rows["samples"],
        "at_sites": _at_sites(rows["sites"], rows["site-numbers"]),
        "processes": _steps(rows["steps"]),
        "references": _gathered(rows["references"], "reference"),
        "printed_tables": _tables(rows["cells"]),
    }


LISTS = ("findings", "site-findings", "practices", "context-facts", "samples", "steps", "tables", "cells", "references")
"""The lists of the API that hold what a thematic tells, by their names in addresses."""

_PARTS = ("cells", "context", "fieldwork", "samples", "sites", "site-numbers", "steps", "references")


def _gathered(rows: Iterable[Row], one: str) -> list[dict[str, object]]:
    """A row a thing, with all of its own rows as `rows`: it can have several notes, and be cited in several places."""
    found: dict[object, list[Row]] = {}
    for row in rows:
        found.setdefault(row[one], []).append(row)
    return [{**those[0], "rows": those} for those in found.values()]


def _steps(rows: Iterable[Row]) -> dict[object, list[Row]]:
    """The steps of each process, under its title."""
    found: dict[object, list[Row]] = {}
    for row in rows:
        found.setdefault(row["title"], []).append(row)
    return found


def _at_sites(findings: Iterable[Row], numbers: Iterable[Row]) -> list[dict[str, object]]:
    """Each prison with what was found there and the numbers that are its own, by name."""
    found: dict[object, tuple[Row, list[Row], list[Row]]] = {}
    for at, rows in enumerate((findings, numbers)):
        for row in rows:
            entry = found.setdefault(row["prison"], (row, [], []))
            (entry[1], entry[2])[at].append(row)
    ordered = sorted(found.values(), key=lambda entry: str(entry[0]["prison_name"]))
    return [{**first, "findings": told, "numbers": counted} for first, told, counted in ordered]


def _tables(cells: Iterable[Row]) -> list[dict[str, object]]:
    """Each table with the headings of its columns and its rows of cells, as they are ordered."""
    found: dict[object, dict[object, list[Row]]] = {}
    for cell in cells:
        found.setdefault(cell["table"], {}).setdefault(cell["row"], []).append(cell)
    tables = [list(rows.values()) for rows in found.values()]
    return [{"head": rows[0][0], "columns": max(rows, key=len), "rows": rows} for rows in tables]
