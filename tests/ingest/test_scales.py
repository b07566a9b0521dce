"""Are the definitions of ratings read as a scale of the body that gives them, introduced or not?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.reading import read_report
from ontology.model import Report

REVIEW = Path(__file__).parents[2] / "prisongraph" / "specimens" / "irp-wendlow-2025.txt"
INTRODUCED = re.compile(r"[^\n]*is given one of (?:four|three) progress[^\n]*\n")


def read(text: str, folder: Path) -> Report:
    """The report of these words."""
    path = folder / "review.txt"
    path.write_text(text, encoding="utf-8")
    return read_report(path)


def told(report: Report) -> list[tuple[str, str, str]]:
    """Whose definition of which label, in what words."""
    return [(each.body, each.label, each.definition) for each in report.scales]


@pytest.mark.parametrize("instead", ["", "Progress judgements\n"])
def test_whole_scales_of_an_appendix_need_no_introduction(instead: str, tmp_path: Path) -> None:
    text = REVIEW.read_text("utf-8")
    without, count = INTRODUCED.subn(instead, text)
    assert count == 2
    before, after = read(text, tmp_path), read(without, tmp_path)
    assert told(after) == told(before) != []
    assert [issue.code for issue in after.issues] == [issue.code for issue in before.issues]


def test_a_scale_with_a_label_missing_is_nobody_s(tmp_path: Path) -> None:
    text = INTRODUCED.sub("", REVIEW.read_text("utf-8"))
    start = text.index("Leaders had made no workable plan")
    text = text[:start] + text[start:].replace("Good progress", "Splendid progress", 1)
    after = read(text, tmp_path)
    assert {body for body, _, _ in told(after)} == {"Ofsted"}
    assert "rating-not-understood" in {issue.code for issue in after.issues}


def test_a_scale_is_of_the_body_that_its_own_sentence_names(tmp_path: Path) -> None:
    text = REVIEW.read_text("utf-8")
    joined, count = re.subn(r"\n+(?=[^\n]*is given one of four progress)", " With Ofsted we come together. ", text)
    assert count == 1
    assert told(read(joined, tmp_path)) == told(read(text, tmp_path))
