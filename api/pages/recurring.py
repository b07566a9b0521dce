"""Which problems come back, at which prisons, and what became of them there?"""

from __future__ import annotations

from collections.abc import Iterable

from api.pages.about_topic import words_of
from api.pages.leafing import leaf
from api.pages.reading import Reading, Row
from api.pages.view import View
from api.pages.wording import best_words
from ontology.iris import Kind, mint

_PAGE = 100
"""Groups on one page."""

TRAIL = (("/recurring", "Problems that come back"),)


def index(reading: Reading) -> View:
    """Every recurring issue, those at most prisons first."""
    every = reading.rows("recurring")
    topic = reading.asked("topic")
    part = leaf(reading, [row for row in every if not topic or row["topic_name"] == topic], _PAGE)
    values = {
        "leaf": part,
        "words": words_of(reading.store, {str(row["example"]) for row in part.rows}),
        "topics": sorted({str(row["topic_name"]) for row in every}),
        "topic": topic,
        "held": len(every),
    }
    return View(template="recurring.html", title="Problems that come back", values=values)


def issue(reading: Reading) -> View:
    """One recurring issue: the concerns and recommendations that raise it, prison by prison."""
    key = reading.key
    rows = reading.rows("recurring-members", issue=key)
    facts = reading.one("recurring-issue", issue=key)
    words = best_words(rows, of="member")
    members = [{**row, "words": words.get(str(row["member"]), "")} for row in _latest(rows)]
    values = {"issue": facts, "members": members, "prisons": len({row["prison"] for row in rows if row["prison"]})}
    return View(
        template="recurring-issue.html", title=f"{facts['topic_name']}: a problem that comes back", trail=TRAIL,
        values=values, about=mint(Kind.RECURRING_ISSUE, key),
    )  # fmt: skip


def _latest(rows: Iterable[Row]) -> list[Row]:
    """A row a member, with its latest judgement."""
    found: dict[str, Row] = {}
    for row in rows:
        former = found.get(str(row["member"]))
        if former is None or str(row["judged_at"] or "") > str(former["judged_at"] or ""):
            found[str(row["member"])] = row
    return sorted(found.values(), key=lambda row: (str(row["prison_name"]), str(row["at"])))
