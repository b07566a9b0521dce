"""What reports of every kind have: a word on paragraphs that are missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.reading import read_report
from tests.ingest.thematic_text import read_with

SPECIMENS = Path(__file__).parents[2] / "prisongraph" / "specimens"


@pytest.mark.parametrize("name", ["irp-castle-fen-2022.txt", "full-wexmoor-2021.txt"])
def test_a_number_that_is_missing_is_told(name: str, tmp_path: Path) -> None:
    text = (SPECIMENS / name).read_text(encoding="utf-8")
    lost = re.search(r"(?s)\n- 3\.3 .*?\n(?=\n)", text)
    assert lost
    file = tmp_path / name
    file.write_text(text.replace(lost[0], ""), encoding="utf-8")
    told = [issue.paragraph for issue in read_report(file).issues if issue.code == "paragraphs-missing"]
    assert told == ["3.4"]


def test_a_number_that_is_missing_is_told_in_a_thematic(tmp_path: Path) -> None:
    section = "2. Sleep\n\n2.1. Beds were short.\n\n2.2. Lamps were left on.\n\n2.4. Doors were loud.\n"
    report = read_with(tmp_path, section, contents="2. Sleep")
    (told,) = (issue for issue in report.issues if issue.code == "paragraphs-missing")
    assert (told.paragraph, told.quote) == ("2.4", "Doors were loud.")
