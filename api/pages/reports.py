"""What does a report say, and which reports are held?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from api.pages.reading import Reading, Row
from api.pages.view import View
from ontology.iris import Kind, mint

TRAIL = (("/reports", "Reports"),)

_PARTS = ("bodies", "earlier", "judgements", "verdicts", "counts", "issues", "team", "practice", "concerns", "sections")


def index(reading: Reading) -> View:
    """Every report held, by kind and year."""
    every = list({str(row["report"]): row for row in reading.rows("reports")}.values())
    issues: dict[str, dict[str, object]] = defaultdict(dict)
    for row in reading.rows("reports-issues"):
        issues[str(row["report"])][str(row["severity"])] = row["number"]
    wanted = {name: reading.asked(name) for name in ("kind", "year", "name")}
    shown = [row for row in every if _fits(row, wanted["kind"], wanted["year"], wanted["name"])]
    values = {
        "reports": shown, "issues": issues, "wanted": wanted, "held": len(every),
        "kinds": sorted(Counter(str(row["kind"] or "") for row in every).items()),
        "years": sorted(Counter(str(row["at"] or "")[:4] for row in every).items(), reverse=True),
    }  # fmt: skip
    return View(template="reports.html", title="Reports", values=values)


def report(reading: Reading) -> View:
    """One report: what it is, what it follows up, raises and judges, and what was declared against what was read."""
    key = reading.key
    facts = reading.one("report", report=key)
    values: dict[str, object] = {name: reading.rows(f"report-{name}", report=key) for name in _PARTS}
    follow_ups = reading.rows("report-follow-ups", report=key)
    values |= {"report": facts, "key": key, "follow_ups": _grouped(follow_ups)}
    return View(
        template="report.html", title=str(facts["title"]), trail=TRAIL, values=values, about=mint(Kind.REPORT, key)
    )


def _fits(row: Row, kind: str, year: str, name: str) -> bool:
    right = (not kind or row["kind"] == kind) and str(row["at"] or "").startswith(year)
    return right and name.casefold() in f"{row['title']} {row['prison_name'] or ''}".casefold()


def _grouped(rows: Iterable[Row]) -> list[dict[str, object]]:
    """A row a follow-up: the concerns that it takes together, with their words."""
    found: dict[str, dict[str, object]] = {}
    for row in rows:
        group = found.setdefault(str(row["follow_up"]), {**row, "concerns": {}})
        concerns = group["concerns"]
        if isinstance(concerns, dict):
            concerns[row["concern"]] = row["words"]
    return list(found.values())
