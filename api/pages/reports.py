"""What does a report say, and which reports are held?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from api.pages.drawing.bars import Bar, stacked
from api.pages.ratings import Step, steps
from api.pages.reading import Reading, Row
from api.pages.thematics import LISTS, told_beside
from api.pages.view import View
from ontology.iris import Kind, mint

_PIECES = re.compile(r"([^0-9]+)([0-9]*)")  # full-hayling-2021-02_p | 10

TRAIL = (("/reports", "Reports"),)

_PARTS = ("bodies", "earlier", "judgements", "verdicts", "counts", "issues", "team", "practice", "sections")


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
    progress = reading.rows("report-progress", report=key)
    follow_ups = _grouped(reading.rows("report-follow-ups", report=key), progress)
    values |= {"report": facts, "key": key, "follow_ups": follow_ups, "chart": _chart(progress, steps(reading.store))}
    values["concerns"] = raised(reading.rows("report-concerns", report=key))
    values["is_thematic"] = "thematic" in str(facts["kind"]).casefold()
    if values["is_thematic"]:
        values |= {**told_beside(reading, key), "lists": LISTS}
    return View(
        template="report.html", title=str(facts["title"]), trail=TRAIL, values=values, about=mint(Kind.REPORT, key)
    )


def _fits(row: Row, kind: str, year: str, name: str) -> bool:
    right = (not kind or row["kind"] == kind) and str(row["at"] or "").startswith(year)
    return right and name.casefold() in f"{row['title']} {row['prison_name'] or ''}".casefold()


def _grouped(rows: Iterable[Row], progress: Iterable[Row]) -> list[dict[str, object]]:
    """A row a follow-up: the concerns that it takes together, with their words, and every judgement of it."""
    judged: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in progress:
        judged[str(row["follow_up"])].setdefault(str(row["judgement"]), row)
    found: dict[str, dict[str, object]] = {}
    for row in rows:
        progress_there = list(judged[str(row["follow_up"])].values())
        group = found.setdefault(str(row["follow_up"]), {**row, "concerns": {}, "progress": progress_there})
        concerns = group["concerns"]
        if isinstance(concerns, dict):
            concerns[row["concern"]] = row["words"]
    return sorted(found.values(), key=lambda each: _bodies(each["progress"]))


def raised(rows: Iterable[Row]) -> list[Mapping[str, object]]:
    """A row a concern or recommendation with the bodies that raise it together, in the order of the numbers."""
    found: dict[str, dict[str, object]] = {}
    for row in rows:
        those = found.setdefault(str(row["concern"]), {**row, "bodies": {}})["bodies"]
        if isinstance(those, dict) and row["body"]:
            those[row["body"]] = None
    return [found[each] for each in sorted(found, key=_numbered)]


def _numbered(name: str) -> list[tuple[int, str]]:
    """What puts the tenth after the second."""
    return [(int(number or 0), word) for word, number in _PIECES.findall(name)]


def _bodies(progress: object) -> str:
    return str(progress[0]["body"]) if isinstance(progress, list) and progress else "~"


def _chart(progress: Iterable[Row], known: Mapping[str, Step]) -> object:
    """How many follow-ups made which progress, a bar a scale."""
    counted: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in progress:
        if str(row["rating"]) in known:
            counted[known[str(row["rating"])].on][str(row["rating"])].add(str(row["judgement"]))
    bars = [
        Bar(scale, "", [(known[iri], len(those)) for iri, those in found.items()]) for scale, found in counted.items()
    ]
    return stacked("Progress judged in this report", bars) if bars else None
