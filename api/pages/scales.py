"""Which judgements can there be, on which scale, and what did each mean when it was made?"""

from __future__ import annotations

from collections import defaultdict

from api.pages.reading import Reading, Row
from api.pages.view import View

_WORDINGS = 5
"""Wordings of one rating that are shown, those of most reports first; all of a rating that is asked for."""


def scales(reading: Reading) -> View:
    """Every scale with its ratings, how often each was given, and how reports define it."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in reading.rows("scales"):
        groups[str(row["scale"])].append(row)
    uses = {str(row["rating"]): row["number"] for row in reading.rows("rating-uses")}
    meanings: dict[str, list[Row]] = defaultdict(list)
    for row in reading.rows("rating-definitions"):
        meanings[str(row["rating"])].append(row)
    values = {
        "scales": list(groups.values()), "uses": uses, "meanings": meanings,
        "shown": _WORDINGS, "wanted": reading.asked("rating"),
    }  # fmt: skip
    return View(template="scales.html", title="Judgement scales", values=values)
