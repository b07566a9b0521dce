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
        "processes": _steps(rows["steps"]),
        "references": _gathered(rows["references"], "reference"),
    }


_PARTS = ("context", "fieldwork", "samples", "steps", "references")


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
