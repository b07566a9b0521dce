"""Are footnotes told from the text that they stand in, where a file lost that their marks were raised?"""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ontology.model import Report
from tests.ingest.printing import blocks_of, read
from tests.ingest.test_documents_pdf import TOP, lines
from tests.ingest.test_documents_pdf import read as read_drawn

BODY = "1.1 The yard had been swept, and most{mark} of the men used it daily\nin spite of the rain, as they told us.\n"
NEXT = "1.2 Nobody had counted how many of them stayed in their cells on\nany of the days that we were there.\n"


def page(mark: str, note: str) -> str:
    """A report with a footnote amid its paragraphs."""
    cover = (
        "Report on an unannounced inspection of\nHMP Ravelin Cross\nby HM Chief Inspector of Prisons\n4–8 March 2019\n"
    )
    return f"{cover}\nSection 1. Safety\n{BODY.format(mark=mark)}{note}{NEXT}"


def told(report: Report) -> list[tuple[str, str]]:
    """The paragraphs and notes of the section."""
    kinds = ("paragraph", "note")
    return [(each.id, each.text) for each in report.paragraphs if each.section == "1" and each.kind.value in kinds]


NOTE = "4 Most is what at least two thirds of those whom we asked had said in\nanswer to the first of our questions.\n"


@pytest.mark.parametrize("mark", ["4", "⁴", "<sup>4</sup>"])
def test_a_note_and_its_mark_are_no_words_of_the_paragraph(mark: str, tmp_path: Path) -> None:
    plain, noted = read(page("", ""), tmp_path), read(page(mark, NOTE), tmp_path)
    assert [each for each in told(noted) if each[0] != "note-1"] == told(plain)
    assert dict(told(noted))["note-1"] == f"⁴ {' '.join(NOTE[2:].split())}"
    assert [each.text for each in noted.quantities if each.place.part == "1.1"] == []


def test_a_mark_behind_a_bracket_and_one_behind_a_stop(tmp_path: Path) -> None:
    text = page("", NOTE).replace("most of the men used", "most (32 of 40)4 used")
    assert " most (32 of 40) used it" in dict(told(read(text, tmp_path)))["1.1"]
    text = page("", NOTE).replace("told us.", "told us.4")
    assert dict(told(read(text, tmp_path)))["1.1"].endswith("as they told us.")


@pytest.mark.parametrize(
    ("mark", "note"),
    [("4", ""), ("", NOTE), ("5", NOTE), ("4", "4 Work and learning\n")],
    ids=["no note", "no mark", "another mark", "a title"],
)
def test_either_without_the_other_stays_as_it_is_printed(mark: str, note: str, tmp_path: Path) -> None:
    report = read(page(mark, note), tmp_path)
    assert f"most{mark} of the men" in dict(told(report))["1.1"]
    assert not any(part.startswith("note") for part, _ in told(report))


def test_a_mark_far_above_belongs_to_another_note(tmp_path: Path) -> None:
    far = "".join(f"1.{at} The day began with a bell and ended with a song.\n" for at in range(2, 90))
    text = page("4", f"{far}{NOTE}").replace("\n1.2 Nobody", "\n1.90 Nobody")
    assert "most4 of the men" in dict(told(read(text, tmp_path)))["1.1"]


def test_what_stands_below_a_note_is_no_part_of_a_paragraph_that_leads_to_it(tmp_path: Path) -> None:
    lines = "\nOverall, what they liked best of all the things that they were offered:\n\nThe yard.\n\n"
    text = page("", f"\n{NOTE}{lines}").replace("as they told us.", "as they told us in these words:4")
    texts = dict(told(read(text, tmp_path)))
    assert texts["1.1"].endswith("as they told us in these words:")


def test_words_that_a_page_end_cut_are_joined_over_the_note(tmp_path: Path) -> None:
    cut = page("4", "").replace("in spite", f"{NOTE}in spite")
    assert dict(told(read(cut, tmp_path)))["1.1"] == dict(told(read(page("", ""), tmp_path)))["1.1"]


def test_a_note_of_a_pdf_whose_marks_are_not_raised(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        top = lines(canvas, 72, TOP, "The yard had been swept, and most4 of the men used it daily, as they told us.")
        lines(canvas, 72, top - 40, "4 Most is what two thirds of those whom we asked had said in answer.", size=8)

    texts = [block.text for block in blocks_of(read_drawn(tmp_path, draw)[1])]
    assert any("most⁴ of the men" in text for text in texts)
    assert "⁴ Most is what two thirds of those whom we asked had said in answer." in texts
