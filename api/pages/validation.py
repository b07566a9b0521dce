"""What is wrong with each report, in words?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from api.pages.leafing import leaf
from api.pages.reading import Reading
from api.pages.view import View
from graphs.dataset import Dataset
from graphs.records import ReadStatus, SourceRecord

_PAGE = 100
"""Reports on one page, the gravest problems first."""


def problems(reading: Reading) -> View:
    """Each report's problems, from reading and from the shapes, and the files that could not be read."""
    dataset = reading.service.dataset
    titles = {str(row["report"]).rpartition("/")[2]: row["title"] for row in reading.rows("reports")}
    found = _found(dataset, dataset.findings_mark()) if dataset else _NOTHING
    keys = set(found.keys) | set(titles)
    troubled = [
        {"key": key, "title": titles.get(key, key), "held": key in titles, "problems": found.problems[key]}
        for key in sorted(found.problems, key=lambda key: (-_grave(found.problems[key]), key))
    ]
    values = {
        "leaf": leaf(reading, troubled, _PAGE),
        "sound": len(keys) - len(troubled),
        "total": len(keys),
        "between": dataset.across().get("problems", []) if dataset else [],
        "unread": found.unread,
    }
    return View(template="validation.html", title="Problems found", values=values, lasting=False)


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found in reading: the reports, the problems of those that have any, and the files not used."""

    keys: Sequence[str]
    problems: Mapping[str, Sequence[Mapping[str, object]]]
    unread: Sequence[SourceRecord]


_NOTHING = _Found((), {}, ())


@lru_cache(maxsize=2)
def _found(dataset: Dataset, _mark: str) -> _Found:
    """Read once from thousands of files, until one of them is another, which the mark tells."""
    keys = dataset.report_keys()
    gathered = {key: problems for key in keys if (problems := _gathered(dataset, key))}
    return _Found(keys, gathered, [record for record in dataset.records() if record.status in _NOT_HELD])


def _gathered(dataset: Dataset, key: str) -> list[dict[str, object]]:
    """The problems of a report, those of one kind together with all their places; the gravest first."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for each in [*dataset.issues(key), *dataset.validation(key)]:
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


def _grave(problems: Iterable[Mapping[str, object]]) -> int:
    return max((_rank(each["severity"]) for each in problems), default=0)


def _rank(severity: object) -> int:
    return _SEVERITIES.index(str(severity).casefold()) if str(severity).casefold() in _SEVERITIES else 0


_SEVERITIES = ("", "info", "warning", "violation", "error")
_NOT_HELD = frozenset({ReadStatus.UNREADABLE, ReadStatus.REFUSED})
