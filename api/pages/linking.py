"""Which proposed links between concerns wait for a person, and what do both sides say?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from api.pages.reading import Reading, Row
from api.pages.view import View

_PAGE = 10
_WORD = re.compile(r"\w+|\W+")
_COMMON = frozenset({
    "a", "about", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "by", "for", "from", "had",
    "has", "have", "in", "into", "is", "it", "its", "not", "of", "on", "or", "that", "the", "their", "there",
    "they", "this", "to", "too", "was", "were", "which", "who", "with", "would",
})  # fmt: skip
"""Words that two texts share without being alike."""


def queue(reading: Reading) -> View:
    """Links to review, both texts side by side, with the words that they share marked."""
    every = reading.rows("links")
    status, kind = reading.asked("status"), reading.asked("kind")
    wanted = [row for row in every if (not status or row["status"] == status) and (not kind or row["kind"] == kind)]
    page = max(1, min(int(reading.asked("page") or 1) if reading.asked("page").isdecimal() else 1, 100))
    shown = wanted[(page - 1) * _PAGE : page * _PAGE]
    values = {
        "links": [_link(reading, row) for row in shown],
        "total": len(wanted),
        "page": page,
        "more": len(wanted) > page * _PAGE,
        "wanted": {"status": status, "kind": kind},
        "statuses": sorted({str(row["status"]) for row in every if row["status"]}),
        "kinds": sorted({str(row["kind"]) for row in every if row["kind"]}),
    }
    reading.used[1:] = []
    return View(template="links.html", title="Links to review", values=values, lasting=False)


def shared_words(one: str, other: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Both texts in pieces; True for the words that stand in both and say something."""
    common = _said(one) & _said(other)
    first, second = ([(piece, piece.casefold() in common) for piece in _WORD.findall(text)] for text in (one, other))
    return first, second


def _said(text: str) -> set[str]:
    return {word for word in (piece.casefold() for piece in _WORD.findall(text)) if len(word) > 2} - _COMMON


def _link(reading: Reading, row: Row) -> dict[str, object]:
    key = str(row["link"]).rpartition("/")[2]
    ends = _ends(reading.rows("link-ends", link=key), (str(row["one"]), str(row["other"])))
    marked = shared_words(str(ends[0].get("words") or ""), str(ends[1].get("words") or ""))
    sides = [{**end, "pieces": pieces} for end, pieces in zip(ends, marked, strict=True)]
    return {**row, "key": key, "sides": sides, "reasons": reading.rows("link-reasons", link=key)}


def _ends(rows: Iterable[Row], order: tuple[str, str]) -> list[dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for row in rows:
        found.setdefault(str(row["end"]), dict(row))
    nothing = {"words": "", "prison": None, "prison_name": None, "at": None, "heading": None}
    return [found.get(iri, {"end": iri, **nothing}) for iri in order]
