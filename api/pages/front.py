"""What is in the graph, how fresh is it, what could not be read, and where does one begin?"""

from __future__ import annotations

from collections import Counter

from api.pages.reading import Reading
from api.pages.view import View
from graphs.questions import questions
from graphs.records import ReadStatus

_WAYS = ("insufficient-progress", "recurring-topics", "providers", "outcomes-over-time", "positive-practice")


def start(reading: Reading) -> View:
    """The start page."""
    reports = list({str(row["report"]): row for row in reading.rows("reports")}.values())
    counts = dict(reading.service.counts.classes) if reading.service.counts else {}
    numbers = {iri.rpartition("#")[2]: number for iri, number in counts.items() if "prisongraph/def#" in iri}
    dataset = reading.service.dataset
    statuses = Counter(record.status for record in dataset.records()) if dataset else Counter()
    values = {
        "reports": reports,
        "kinds": sorted(Counter(str(row["kind"]) for row in reports).items()),
        "numbers": numbers,
        "prisons": len({row["prison"] for row in reports if row["prison"]}),
        "behind": reading.rows("topics-behind")[:6],
        "unread": statuses[ReadStatus.UNREADABLE] + statuses[ReadStatus.REFUSED],
        "sources": sum(statuses.values()),
        "specimens": sum(1 for row in reports if row["specimen"]),
        "ways": [questions()[name] for name in _WAYS if name in questions()],
        "file": reading.service.settings.load,
    }
    return View(template="start.html", title="Prison inspection reports as a graph", values=values)


def about(reading: Reading) -> View:
    """Method, coverage, limits, licences."""
    reports = list({str(row["report"]): row for row in reading.rows("reports")}.values())
    years = sorted({str(row["at"])[:4] for row in reports if row["at"]})
    values = {"reports": reports, "years": years, "kinds": sorted(Counter(str(row["kind"]) for row in reports).items())}
    return View(template="about.html", title="About this site", values=values)


def data(_reading: Reading) -> View:
    """How to take the data away, whole or in part."""
    return View(template="data.html", title="Data and downloads")
