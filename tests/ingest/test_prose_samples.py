"""How well is the prose of the real sample reports read, against what a careful reader found there?"""

from __future__ import annotations

import json
import time
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest

from ingest.organisations import find_organisations
from ingest.provisions import find_provisions
from ingest.quantities import find_quantities
from ingest.reading import read_report
from ingest.topics import assign_topics
from ontology.model import Report

REVIEWS = ("hewell-2023", "hull-2022", "foston-hall-2025")
each_review = pytest.mark.parametrize("name", REVIEWS)
each_form = pytest.mark.parametrize("form", ["txt", "pdf"])


@cache
def read(path: Path) -> Report:
    """A sample, read once for all tests."""
    return read_report(path)


def gold(reports: Path, name: str) -> dict[str, Any]:
    """The expected facts that stand beside the samples; skips where they are not."""
    file = reports.parent / "gold" / f"{name}.json"
    if not file.exists():
        pytest.skip("no expected facts beside the sample reports")
    return cast(dict[str, Any], json.loads(file.read_text("utf-8")))


@each_form
@each_review
def test_core_quantities(shared_reports: Path, name: str, form: str) -> None:
    found = {(q.place.part, value) for q in read(shared_reports / f"{name}.{form}").quantities for value in q.values}
    core = [q for q in gold(shared_reports, name)["quantities"] if q["tier"] == "core" and q["paragraph"]]
    held = [all((q["paragraph"], value) in found for value in q["values"]) for q in core]
    assert sum(held) >= 0.95 * len(held)


@each_form
@each_review
def test_organisations(shared_reports: Path, name: str, form: str) -> None:
    expected = gold(shared_reports, name)
    names = [{entry["name"], *entry["aliases_in_text"]} for entry in expected["organisations"]]
    found = [{each.name, *each.aliases} for each in read(shared_reports / f"{name}.{form}").organisations]
    recalled = [any(forms & known for known in found) for forms in names]
    right = [any(forms & known for known in names) for forms in found]
    assert sum(recalled) >= 0.95 * len(recalled)
    assert sum(right) >= 0.95 * len(right)


@each_form
@each_review
def test_no_programme_is_an_organisation(shared_reports: Path, name: str, form: str) -> None:
    programmes = {entry["name"].lower() for entry in gold(shared_reports, name)["programmes"]}
    found = {each.name.lower() for each in read(shared_reports / f"{name}.{form}").organisations}
    assert not programmes & found


@each_review
def test_nearly_every_concern_and_theme_has_a_topic(shared_reports: Path, name: str) -> None:
    report = read(shared_reports / f"{name}.txt")
    classified = {assignment.of for assignment in report.topics}
    things = [f"concern:{concern.ordinal}" for concern in report.concerns]
    things += [f"theme:{each.theme_number}" for each in report.follow_ups if each.kind == "theme"]
    assert sum(thing in classified for thing in things) >= 0.95 * len(things)


@pytest.mark.alone
def test_a_long_report_is_enriched_within_two_seconds(shared_reports: Path) -> None:
    report = read(shared_reports / "offender-management-2022.txt")
    start = time.process_time()
    for find in (find_organisations, find_quantities, find_provisions, assign_topics):
        find(report)
    assert time.process_time() - start < 2
