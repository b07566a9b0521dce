"""Where do these words stand?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from api.pages.reading import Reading, Row
from api.pages.view import View

_AROUND = 140
"""Characters shown on either side of what was found."""


def search(reading: Reading) -> View:
    """Names of prisons, organisations, people and topics, and paragraphs of reports that hold the words asked for."""
    asked, report = reading.asked("q"), reading.asked("report")
    found = reading.rows("found-words", words=asked) if len(asked) > 1 else []
    counted = Counter((str(row["report"]), str(row["title"])) for row in found)
    shown = [row for row in found if not report or str(row["report"]).endswith(f"/{report}")]
    values = {
        "asked": asked,
        "report": report,
        "facets": counted.most_common(),
        "found": [{**row, "pieces": pieces(str(row["words_found"]), asked)} for row in shown[:60]],
        "total": len(shown),
        "names": _names(reading, asked) if len(asked) > 1 else {},
    }
    return View(template="search.html", title=f"Search: {asked}" if asked else "Search", values=values)


def pieces(text: str, asked: str) -> list[tuple[str, bool]]:
    """The surroundings of the first place where `asked` stands, in pieces; True for those that are it."""
    wanted = re.compile(re.escape(asked), re.IGNORECASE)
    first = wanted.search(text)
    if first is None:
        return [(text[: 2 * _AROUND], False)]
    start, end = max(0, first.start() - _AROUND), min(len(text), first.end() + _AROUND)
    cut = ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
    split = re.split(f"({re.escape(asked)})", cut, flags=re.IGNORECASE)
    return [(piece, bool(wanted.fullmatch(piece))) for piece in split if piece]


def _names(reading: Reading, asked: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for kind, query, column in (
        ("Prisons", "prisons", "prison"),
        ("Topics", "topics", "topic"),
        ("Organisations", "organisations", "organisation"),
        ("People", "people", "person"),
    ):
        rows = (row for row in reading.rows(query) if asked.casefold() in str(row["name"]).casefold())
        named = {str(row[column]): row for row in rows}
        found[kind] = [{"thing": thing, "name": row["name"]} for thing, row in list(named.items())[:10]]
    return {kind: rows for kind, rows in found.items() if rows}
