"""Ratings that belong to nothing that was read are told of, with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.audit import is_rating
from ingest.reading import read_report
from ontology.model import Issue
from tests.ingest.invented_review import Manner, Printer, Review, Unit
from tests.specimens.__main__ import SHIPPED

UNITS = (
    Unit(heading="Early days in custody", statement="First night cells were dirty and cold.", rating="Good progress"),
    Unit(heading="Mental health", statement="Patients waited far too long.", rating="Reasonable progress"),
)


def _issues(text: str, folder: Path) -> list[Issue]:
    path = folder / "report.txt"
    path.write_text(text, "utf-8")
    return [issue for issue in read_report(path).issues if issue.code == "rating-not-understood"]


@pytest.mark.parametrize("words", ["Reasonable progress", "**Good progres**", "Partialy achieved", "Not addresed."])
def test_ratings_also_misspelt(words: str) -> None:
    assert is_rating(words)


@pytest.mark.parametrize("words", ["Progress", "Good practice", "Address", "Reasonable adjustments", ""])
def test_other_short_lines_are_none(words: str) -> None:
    assert not is_rating(words)


def test_a_whole_report_has_no_loose_rating(tmp_path: Path) -> None:
    assert not _issues(Printer(Review(units=UNITS), Manner()).text(), tmp_path)


def test_a_rating_that_rates_nothing_is_told(tmp_path: Path) -> None:
    text = Printer(Review(units=UNITS), Manner()).text()
    text = text.replace("Appendix I About this report\n\n", "Appendix I About this report\n\nInsuficient progress\n\n")
    (issue,) = _issues(text, tmp_path)
    assert issue.paragraph
    assert issue.quote == "Insuficient progress"


@pytest.mark.parametrize(
    "words",
    [
        "Outcomes for prisoners were rather middling against this healthy prison test.",
        "At this inspection we found that outcomes for prisoners were now rather middling.",
    ],
)
def test_an_outcome_on_no_scale_is_told(words: str, tmp_path: Path) -> None:
    text = (SHIPPED / "full-thornby-moor-2024.txt").read_text("utf-8")
    text = text.replace("## Health, well-being", f"{words}\n\n## Health, well-being", 1)
    text = text if words in text else text.replace("\n\n4.2 ", f"\n\n{words}\n\n4.2 ", 1)
    text = text if words in text else text.replace("\n\n- 4.2 ", f"\n\n{words}\n\n- 4.2 ", 1)
    assert words in text
    assert any("middling" in (issue.quote or "") for issue in _issues(text, tmp_path))


def test_missing_paragraphs_are_told(tmp_path: Path) -> None:
    text = Printer(Review(units=UNITS), Manner(bullets=False)).text()
    kept = [line for line in text.split("\n") if not line.startswith(("3.3", "3.4"))]
    path = tmp_path / "report.txt"
    path.write_text("\n".join(kept), "utf-8")
    issues = {issue.code: issue for issue in read_report(path).issues}
    assert issues["paragraphs-missing"].paragraph == "3.5"
