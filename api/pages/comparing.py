"""How do two prisons compare, test by test and topic by topic?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from api.pages.ratings import steps
from api.pages.reading import Reading, Row
from api.pages.view import View


def compare(reading: Reading) -> View:
    """Two prisons side by side: latest outcomes, progress, and the topics of their concerns."""
    held = {str(row["prison"]) for row in reading.rows("prisons-reports")}
    choices = [row for row in reading.rows("prisons") if str(row["prison"]) in held]
    sides = [_side(reading, reading.asked(name)) if reading.asked(name) else None for name in ("one", "other")]
    both = [side for side in sides if side is not None]
    values = {
        "choices": choices,
        "asked": [reading.asked("one"), reading.asked("other")],
        "sides": both if len(both) == 2 else [],
        "tests": _union(both, "outcomes"),
        "topics": _union(both, "topics"),
    }
    return View(template="compare.html", title="Compare two prisons", values=values)


def _side(reading: Reading, key: str) -> dict[str, object]:
    facts = reading.one("prison", prison=key)
    latest: dict[str, Row] = {str(row["test"]): row for row in reading.rows("prison-outcomes", prison=key)}
    topics = {str(row["name"]): row for row in reading.rows("prison-topics", prison=key)}
    progress: dict[str, set[str]] = defaultdict(set)
    for row in reading.rows("prison-judged", prison=key):
        progress[str(row["rating"])].add(str(row["judgement"]))
    counts = {rating: len(progress[rating]) for rating in _in_order(reading, progress)}
    return {"key": key, "name": facts["name"], "outcomes": latest, "topics": topics, "progress": counts}


def _in_order(reading: Reading, ratings: Iterable[str]) -> list[str]:
    """Ratings scale by scale, from the worst to the best."""
    known = steps(reading.store)
    return sorted(ratings, key=lambda each: (known[each].scale, known[each].rank or 0) if each in known else ("~", 0))


def _union(sides: list[dict[str, object]], part: str) -> list[str]:
    names: set[str] = set()
    for side in sides:
        values = side[part]
        names |= set(values) if isinstance(values, dict) else set()
    return sorted(names)
