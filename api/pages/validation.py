"""What is wrong with each report, in words?"""

from __future__ import annotations

from api.pages.reading import Reading
from api.pages.view import View
from graphs.records import ReadStatus


def problems(reading: Reading) -> View:
    """Each report's problems, from reading and from the shapes, and the files that could not be read."""
    dataset = reading.service.dataset
    titles = {str(row["report"]).rpartition("/")[2]: row["title"] for row in reading.rows("reports")}
    keys = sorted(set(dataset.report_keys() if dataset else ()) | set(titles))
    reports = [
        {
            "key": key,
            "title": titles.get(key, key),
            "held": key in titles,
            "issues": dataset.issues(key) if dataset else [],
            "results": dataset.validation(key) if dataset else [],
        }
        for key in keys
    ]
    troubled = [each for each in reports if each["issues"] or each["results"]]
    values = {
        "reports": troubled,
        "sound": len(reports) - len(troubled),
        "total": len(reports),
        "unread": [record for record in dataset.records() if record.status in _NOT_HELD] if dataset else [],
    }
    return View(template="validation.html", title="Problems found", values=values, lasting=False)


_NOT_HELD = frozenset({ReadStatus.UNREADABLE, ReadStatus.REFUSED})
