"""What is in the graph, how fresh is it, what could not be read, and where does one begin?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from api.pages.reading import Reading, Row
from api.pages.view import View
from api.resources.kinds import KINDS
from graphs.questions import questions
from graphs.records import ReadStatus
from ontology.register import bare_name

_NAMED = 40
"""So many prisons are offered by name on the start page; of more, one asks by name."""


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
        "prisons": _prisons(reports),
        "named": _NAMED,
        "years": sorted({str(row["at"])[:4] for row in reports if row["at"]}),
        "behind": reading.rows("topics-behind")[:6],
        "unread": statuses[ReadStatus.UNREADABLE] + statuses[ReadStatus.REFUSED],
        "sources": sum(statuses.values()),
        "specimens": sum(1 for row in reports if row["specimen"]),
        "questions": len(questions()),
        "recurring": reading.rows("recurring")[:5],
        "file": reading.service.settings.load,
    }
    return View(template="start.html", title="What inspectors found in prisons", values=values)


def _prisons(reports: Iterable[Row]) -> list[tuple[str, str]]:
    """The prisons that reports are of, by name: IRI and name."""
    found = {str(row["prison"]): str(row["prison_name"]) for row in reports if row["prison"]}
    return sorted(found.items(), key=lambda each: bare_name(each[1]))


def about(reading: Reading) -> View:
    """Method, coverage, limits, licences."""
    reports = list({str(row["report"]): row for row in reading.rows("reports")}.values())
    years = sorted({str(row["at"])[:4] for row in reports if row["at"]})
    values = {"reports": reports, "years": years, "kinds": sorted(Counter(str(row["kind"]) for row in reports).items())}
    return View(template="about.html", title="About this site", values=values)


def data(_reading: Reading) -> View:
    """How to take the data away, whole or in part."""
    return View(template="data.html", title="Data and downloads", values={"lists": KINDS})
