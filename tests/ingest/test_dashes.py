"""Is a line that begins with a dash told apart from an item: does it go on from the sentence above?"""

from __future__ import annotations

from pathlib import Path

import pytest

from ontology.values import PartKind
from tests.ingest.printing import read
from tests.ingest.test_page_ends import PAGES

ABOVE = "1.1 The yard of the north wing had been swept on each of the days, and the men"
BELOW = "1.2 Nobody had counted those who had stayed in their cells for a day,\nand nobody had asked them why.\n"


def told(lines: str, folder: Path) -> list[str]:
    """The paragraphs and items of a section that opens with these lines."""
    report = read(f"{PAGES[0]}\n\nSection 1. Safety\n{lines}{BELOW}", folder)
    return [each.text for each in report.paragraphs if each.section == "1" and each.kind is not PartKind.HEADING]


@pytest.mark.parametrize("dash", ["–", "—", "-"])
def test_words_between_two_dashes_go_on_from_a_full_line(dash: str, tmp_path: Path) -> None:
    said, below = told(
        f"{ABOVE}\n{dash} a third of them {dash} had used it daily in spite of all the rain.\n", tmp_path
    )
    assert said == f"{ABOVE[4:]} {dash} a third of them {dash} had used it daily in spite of all the rain."
    assert below.startswith("Nobody had counted")


@pytest.mark.parametrize(
    "lines",
    [
        f"{ABOVE}:\n– a third of them – had used it daily in spite of all the rain.\n",
        f"{ABOVE}\n– a third of them had used it daily in spite of all the rain.\n",
        f"{ABOVE}\n\n– a third of them – had used it daily in spite of all the rain.\n",
        "1.1 The yard had many uses\n– a third of them – in spite of all the rain – had not been foreseen.\n",
    ],
    ids=["colon", "one dash", "apart", "short line above"],
)
def test_items_stay_items(lines: str, tmp_path: Path) -> None:
    assert not any("– a third" in text for text in told(lines, tmp_path))


def test_items_that_hold_dashes_themselves_stay_items(tmp_path: Path) -> None:
    words = "the yard of the north wing – which had been swept – was used by most of the men"
    texts = told(f"1.1 These were the places that the men had liked:\n– {words}\n– {words}.\n", tmp_path)
    assert texts[1:3] == [words, f"{words}."]
