"""What stands at the ends of pages and of contents lines: form feeds, running titles, dotted leaders, imprints."""

from __future__ import annotations

import io
import re
from pathlib import Path
from textwrap import wrap

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.documents import read_document
from ingest.outline import outline
from ingest.outline.ragged import measure_of
from ingest.reading import read_report
from tests.ingest.printing import numbered, outline_of, shapes, whole
from tests.ingest.test_inspection_layouts import ratings
from tests.ingest.test_inspection_variations import read

LOCAL = "full-aldercombe-2019"
MORE = 5 * (
    "Much else was as it had been when we came the last time, and most of those who lived there had an opinion on it, "
    "which they were glad to give us when we asked, and sometimes when we had not asked for it at all. "
)
PAGES = (
    "Report on an unannounced inspection of\nHMP Ravelin Cross\nby HM Chief Inspector of Prisons\n4–8 March 2019",
    f"Summary\nS1 {MORE}The kitchen was clean and the food was liked by most of those who were asked in the survey",
    f"that we made. The yards were less so.\nS2 {MORE}There were gulls on the roofs, and nobody had counted them",
    f"or thought of doing it, which was a pity.\nS3 {MORE}The chapel was used for classes by day and for singing by",
    f"a choir of twelve.\nS4 {MORE}Letters were given out within two days of their coming, and parcels if not",
    f"sooner then within the week.\nSection 1. Safety\n1.1 {MORE}The gate was staffed by day and by night.",
)


def paged(pages: tuple[str, ...], join: str) -> str:
    """The pages with a footer each."""
    return join.join(f"{page}\n{number}    HMP Ravelin Cross" for number, page in enumerate(pages, 1)) + "\n"


def test_a_page_may_begin_right_behind_the_one_before(tmp_path: Path) -> None:
    path, other = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text(paged(PAGES, "\f"), encoding="utf-8")
    other.write_text(paged(PAGES, "\n\f"), encoding="utf-8")
    assert shapes(outline_of(path)) == shapes(outline_of(other))
    assert [number for number, _ in numbered(outline_of(path))] == ["S1", "S2", "S3", "S4", "1.1"]


@pytest.mark.parametrize("title", ["Summary", "Section 7. Summary of what we found"])
def test_a_title_over_each_page_of_its_part_is_no_word_of_a_paragraph(title: str, tmp_path: Path) -> None:
    """It stands below the footer of the page before, in the middle of a sentence."""
    cover, *rest = PAGES
    pages = (cover, *(f"{title}\n{page}" if 0 < number < 3 else page for number, page in enumerate(rest)))
    path = tmp_path / "a.txt"
    path.write_text(paged(pages, "\n\f"), encoding="utf-8")
    texts = dict(numbered(outline_of(path)))
    assert texts["S1"].endswith("who were asked in the survey that we made. The yards were less so.")
    assert texts["S2"].endswith("nobody had counted them or thought of doing it, which was a pity.")


def test_a_title_over_a_page_whose_heading_took_two_lines(tmp_path: Path) -> None:
    title = "Section 7. Summary of what we found and of what we did not find"
    cover, opening, *rest = PAGES
    heading = opening.replace("Summary", "Section 7. Summary of what we found\nand of what we did not find")
    pages = (cover, f"{title}\n{heading}", f"{title}\n{rest[0]}", *rest[1:])
    path = tmp_path / "a.txt"
    path.write_text(paged(pages, "\n\f"), encoding="utf-8")
    assert [line.passage.text for line in read_document(path).lines].count(title) == 1


def test_a_page_number_may_be_glued_to_the_footer(tmp_path: Path) -> None:
    glued, apart = tmp_path / "a.txt", tmp_path / "b.txt"
    text = paged(PAGES, "\n")
    apart.write_text(text, encoding="utf-8")
    glued.write_text(re.sub(r"(\d) +(?=HMP Ravelin)", r"\1", text), encoding="utf-8")
    assert shapes(outline_of(glued)) == shapes(outline_of(apart))
    assert not [text for _, text in numbered(outline_of(glued)) if "Ravelin" in text]


def test_a_number_that_ends_a_sentence_alone_on_its_line_marks_nothing(tmp_path: Path) -> None:
    lines = "1.1 Those who had no work were locked up for 22 hours a day, and those in work for\n17.\n1.2 Ten had both."
    path = tmp_path / "a.txt"
    path.write_text(f"{PAGES[0]}\nSection 1. Safety\n{lines}\n1.3 {MORE}\n", encoding="utf-8")
    found = dict(numbered(outline_of(path)))
    assert found["1.1"].endswith("and those in work for 17.")
    assert found["1.2"] == "Ten had both."


@pytest.mark.parametrize("number", ["", "3.{}  ", "S{} "])
def test_a_number_in_the_margin_makes_no_line_longer(number: str, tmp_path: Path) -> None:
    """Every other line opens a paragraph."""
    lines = [line.capitalize() for line in wrap(MORE, 70)]
    path = tmp_path / "a.txt"
    path.write_text("\n".join(f"{number.format(n) if n % 2 else ''}{line}" for n, line in enumerate(lines)), "utf-8")
    measure = measure_of(read_document(path))
    assert max(measure.of(line) for line in lines) == pytest.approx(1.0, abs=0.02)


def drawn_contents(*entries: str) -> bytes:
    """A cover, a page of contents with dots up to the page numbers and an imprint below, and two sections."""
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Helvetica", 16)
    cover = PAGES[0].splitlines()
    for top, line in enumerate(cover):
        canvas.drawString(72, 700 - 40 * top, line)
    canvas.showPage()
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(72, 760, "Contents")
    canvas.setFont("Helvetica", 11)
    for row, entry in enumerate(entries):
        title, page = entry.rsplit(" ", 1)
        dots = "." * int((420 - canvas.stringWidth(title)) / canvas.stringWidth("."))
        canvas.drawString(72, 730 - 14 * row, f"{title} {dots} {page}")
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(72, 560, "Crown copyright 2019")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 540, "Printed and published by: Her Majesty's Inspectorate of Prisons")
    for number, entry in enumerate(entries, 1):
        canvas.showPage()
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(72, 760, entry.rsplit(" ", 1)[0])
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 720, f"{number}.1 The gate was staffed by day and by night, and its two lamps were lit.")
    canvas.save()
    return out.getvalue()


def test_dots_up_to_a_page_number_end_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(drawn_contents("Section 1. Safety 3", "Section 2. Respect 4", "Section 3. Purposeful activity 5"))
    made = outline(read_document(path))
    assert [entry.text for entry in made.contents] == [
        "Section 1. Safety",
        "Section 2. Respect",
        "Section 3. Purposeful activity",
    ]
    assert read_report(path).copyright_year == 2019  # a heading of the imprint below the contents


@pytest.mark.parametrize(
    "words",
    [
        r"On the basis of this inspection, we considered that outcomes for prisoners against this healthy prison test "
        r"were now \1.",
        r"On the basis of this inspection, we considered that outcomes for prisoners against this healthy prison test "
        r"remained \1.",
        r"Outcomes for prisoners against this healthy prison test were \1, which was a pity.",
    ],
)
def test_the_test_may_stand_before_the_verb_of_its_rating(words: str, tmp_path: Path) -> None:
    """The four ratings of this visit; those of the last stand in other sentences."""
    text = whole(LOCAL)
    now = r"(?<=\. )Outcomes for prisoners were ([a-z ]+) against this healthy prison test\.$"
    other, count = re.subn(now, words, text.replace("\n\nOutcomes for", "\n\nThis. Outcomes for"), flags=re.MULTILINE)
    assert count >= 4
    assert ratings(read(other, tmp_path)) == ratings(read(text, tmp_path))


def test_a_page_number_may_be_glued_to_an_entry_that_left_no_room_for_dots(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    entries = (
        "Section 1. Safety",
        "Section 2. What became of the concerns of the year before last",
        "Section 3. Respect",
    )
    listed = f"Contents\n{entries[0]} ........ 3\n{entries[1]}9\n{entries[2]} ........ 12\n"
    told = "\n\n".join(f"{entry}\n\n{number}.1 {MORE}" for number, entry in enumerate(entries, 1))
    path.write_text(f"{PAGES[0]}\n\n{listed}\n{told}\n", encoding="utf-8")
    made = outline_of(path)
    assert [entry.text for entry in made.contents] == list(entries)
    assert [part.title for part in made.parts if part.number] == [entry[11:] for entry in entries]
