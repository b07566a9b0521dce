"""Which classes and properties does the graph use, what do they mean, and how many of each are there?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from api.pages.reading import Reading, Row, queries
from api.pages.view import View


def vocabulary(reading: Reading) -> View:
    """The ontology for people, with live counts from the version's own description."""
    counts = reading.service.counts
    numbers = {**dict(counts.classes), **dict(counts.properties)} if counts else {}
    values = {
        "classes": _gathered(reading.rows("vocabulary-classes"), "parent"),
        "properties": _gathered(reading.rows("vocabulary-properties"), "domain", "range"),
        "schemes": reading.rows("vocabulary-schemes"),
        "numbers": numbers,
        "example": queries()["reports"].sparql(),
    }
    return View(template="vocabulary.html", title="The ontology", values=values)


def _gathered(rows: Iterable[Row], *several: str) -> list[dict[str, object]]:
    """A row a term, with every value of the columns that may have several."""
    found: dict[str, dict[str, object]] = {}
    seen: dict[tuple[str, str], list[object]] = defaultdict(list)
    for row in rows:
        term = str(row["term"])
        found.setdefault(term, dict(row))
        for name in several:
            if row[name] is not None and row[name] not in seen[term, name]:
                seen[term, name].append(row[name])
    return [{**row, **{name: seen[term, name] for name in several}} for term, row in found.items()]
