"""Contradictions between reports are found in a version, kept beside it, and found among reports only checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import prisongraph
from graphs.dataset import Dataset
from graphs.records import ReadReport, SourceFile
from ingest.across import check_together, check_version
from ingest.examining import examine
from ingest.filed import Outcome
from ingest.intake import load
from ontology.standing import standing_graphs

SPECIMENS = Path(prisongraph.__file__).parent / "specimens"


@pytest.fixture(scope="module")
def read() -> Mapping[str, Outcome]:
    """A review as read, and a made-up second report about the same visit."""
    review = examine(load(SPECIMENS / "irp-castle-fen-2022.txt"))
    assert review.summary is not None
    key = review.summary.key
    other = review.nquads.replace(f"graph/{key}>".encode(), f"graph/{key}-again>".encode())
    other = other.replace(b"prisongraph/id/file/", b"prisongraph/id/file/other-")
    again = replace(review, nquads=other, key=f"{key}-again")
    return {"review": review, "again": again}


def test_reports_that_are_checked_together_are_compared(read: Mapping[str, Outcome]) -> None:
    found = check_together(read.values())
    assert "same-report-twice" in {problem["code"] for problem in found}
    assert all(problem["hint"] and problem["message"] and problem["focus"] for problem in found)
    assert "info" not in {problem["severity"] for problem in found}


def test_one_report_contradicts_none(read: Mapping[str, Outcome]) -> None:
    assert check_together([read["review"]]) == ()
    assert check_together([read["review"], read["review"]]) == ()


def test_what_is_found_in_a_version_is_kept_with_it(read: Mapping[str, Outcome], tmp_path: Path) -> None:
    dataset = Dataset.create(tmp_path / "dataset")
    with dataset.stage("test") as stage:
        for name, outcome in read.items():
            source = SourceFile(sha256=name, content=b"", name=f"{name}.txt", media_type="text/plain")
            stage.put_report(source, ReadReport(key=str(outcome.key), nquads=outcome.nquads))
        version = stage.finish(fixed=standing_graphs())
    found = check_version(dataset, version)
    assert {"same-report-twice", "inspection-not-held"} <= {problem["code"] for problem in found}
    assert dataset.across() == {"version": version.id, "problems": list(found)}
    dataset.put_across({"version": version.id, "problems": []})
    assert check_version(dataset, version) == (), "the same version is checked once"
