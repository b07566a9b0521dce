"""What is wrong with each report, in words?"""

from __future__ import annotations

from collections.abc import Mapping

from api.pages.reading import Reading
from api.pages.view import View
from graphs.dataset import Dataset
from graphs.records import ReadStatus

_PAGE = 100
"""Reports on one page, the gravest problems first."""


def problems(reading: Reading) -> View:
    """Each report's problems, from reading and from the shapes, and the files that could not be read."""
    dataset = reading.service.dataset
    titles = {str(row["report"]).rpartition("/")[2]: row["title"] for row in reading.rows("reports")}
    keys = sorted(set(dataset.report_keys() if dataset else ()) | set(titles))
    reports = [
        {"key": key, "title": titles.get(key, key), "held": key in titles, "problems": _gathered(dataset, key)}
        for key in keys
    ]
    troubled = sorted(
        (each for each in reports if each["problems"]), key=lambda each: _grave(each["problems"]), reverse=True
    )
    pages = max(1, -(-len(troubled) // _PAGE))
    asked = reading.asked("page")
    page = min(max(1, int(asked) if asked.isascii() and asked.isdecimal() else 1), pages)
    values = {
        "reports": troubled[(page - 1) * _PAGE : page * _PAGE],
        "troubled": len(troubled),
        "page": page,
        "pages": pages,
        "sound": len(reports) - len(troubled),
        "total": len(reports),
        "between": dataset.across().get("problems", []) if dataset else [],
        "unread": [record for record in dataset.records() if record.status in _NOT_HELD] if dataset else [],
    }
    return View(template="validation.html", title="Problems found", values=values, lasting=False)


def _gathered(dataset: Dataset | None, key: str) -> list[dict[str, object]]:
    """The problems of a report, those of one kind together with all their places; the gravest first."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for each in [*dataset.issues(key), *dataset.validation(key)] if dataset else ():
        words = str(each.get("message") or each.get("words") or "")
        places = found.setdefault((str(each.get("severity") or ""), words, str(each.get("hint") or "")), [])
        places.append(_place(each))
    gathered = [
        {"severity": severity, "words": words, "hint": hint, "places": [each for each in places if each],
         "number": len(places)}
        for (severity, words, hint), places in found.items()
    ]  # fmt: skip
    return sorted(gathered, key=lambda each: _rank(each["severity"]), reverse=True)


def _place(each: Mapping[str, object]) -> str:
    """Where it is: `paragraph 3.13, page 12`."""
    paragraph, page = each.get("paragraph"), each.get("page")
    return ", ".join([*([_part(str(paragraph))] if paragraph else []), *([f"page {page}"] if page else [])])


def _part(name: str) -> str:
    return f"paragraph {name}" if name[:1].isdigit() else f"part {name}"


def _grave(problems: object) -> int:
    return max((_rank(each["severity"]) for each in problems), default=0) if isinstance(problems, list) else 0


def _rank(severity: object) -> int:
    return _SEVERITIES.index(str(severity).casefold()) if str(severity).casefold() in _SEVERITIES else 0


_SEVERITIES = ("", "info", "warning", "violation", "error")
_NOT_HELD = frozenset({ReadStatus.UNREADABLE, ReadStatus.REFUSED})
