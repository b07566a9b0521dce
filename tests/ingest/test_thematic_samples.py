"""The real thematic, where it is at hand: what a careful reader found of its context, methods, sources and process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.plain import words_of
from ingest.reading import read_report
from ontology.model import Report


@pytest.fixture(scope="module")
def gold(shared_reports: Path) -> dict[str, Any]:
    """What that reader found; skips where it is not at hand."""
    files = [path for path in shared_reports.parent.glob("gold/*.json") if "omic_journey" in path.read_text("utf-8")]
    if not files:
        pytest.skip("no expected facts beside the sample reports")
    found: dict[str, Any] = json.loads(files[0].read_text("utf-8"))
    return found


@pytest.fixture(scope="module", params=["txt", "pdf"])
def report(shared_reports: Path, gold: dict[str, Any], request: pytest.FixtureRequest) -> Report:
    return read_report((shared_reports / gold["source_file"]).with_suffix(f".{request.param}"))


def test_contextual_facts(report: Report, gold: dict[str, Any]) -> None:
    found = [(fact.printed, fact.value, fact.place.anchors != ()) for fact in report.contextual_facts]
    assert found == [(fact["value_as_printed"], fact["value"], True) for fact in gold["contextual_facts"]]


def test_fieldwork_and_samples(report: Report, gold: dict[str, Any]) -> None:
    fieldwork = gold["fieldwork"]
    assert {(str(each.start), str(each.end)) for each in report.fieldwork} == {(fieldwork["start"], fieldwork["end"])}
    assert sorted(sample.number for sample in report.samples) == sorted(sample["value"] for sample in gold["sample"])


def test_references_and_what_is_cited_and_not_listed(report: Report, gold: dict[str, Any]) -> None:
    listed = [each.text for each in report.references if each.kind == "reference"]
    wanted = gold["references"]["items"]
    assert len(listed) == len(wanted)
    for text, entry in zip(listed, wanted, strict=True):
        assert words_of(text).startswith(words_of(entry["prefix"].replace("*", ""))[:60])
    missing = [issue for issue in report.issues if issue.code == "reference-not-listed"]
    assert len(missing) == len(gold["references"]["cited_but_missing"])


def test_steps_of_the_process(report: Report, gold: dict[str, Any]) -> None:
    (process,) = report.processes
    found = [(int(step.number or 0), words_of(step.title or "")) for step in process.steps]
    assert found == [(step["number"], words_of(step["title"])) for step in gold["omic_journey"]["steps"]]


def test_statistics_by_prison_and_none_by_elimination(report: Report, gold: dict[str, Any]) -> None:
    stated = [
        (words_of(each["prison"]).split()[-1], value)
        for each in gold["per_prison_statistics"]
        for key, value in each.items()
        if key.endswith("_percent") and value is not None
    ]
    shares = [quantity for quantity in report.quantities if quantity.establishment and quantity.unit == "percent"]
    assert sorted((words_of(q.establishment or "").split()[-1], q.values[0]) for q in shares) == sorted(stated)
