"""Are the layouts of published PDFs read in order: margins, columns, tables, charts, footers, cut paragraphs?"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.blocks import BlockKind, Document, Outline
from ingest.documents import read_document
from ingest.outline import outline
from tests.ingest.printing import blocks_of, numbered

Draw = Callable[[Canvas], None]
LEADING = 14.0
TOP = 760.0


def lines(canvas: Canvas, left: float, top: float, *words: str, size: float = 11, bold: bool = False) -> float:
    """Write lines below each other; where the next one would stand."""
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    for line in words:
        canvas.drawString(left, top, line)
        top -= LEADING
    return top


def paragraph(canvas: Canvas, top: float, number: str, *words: str) -> float:
    """A paragraph whose number hangs in the margin, drawn after its words, as some programs do."""
    after = lines(canvas, 100, top, *words)
    lines(canvas, 72, top, number)
    return after - 8


def read(tmp_path: Path, *pages: Draw) -> tuple[Document, Outline]:
    """The document and outline of drawn pages, with a running footer where there are several."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for number, draw in enumerate(pages, 1):
        draw(canvas)
        if len(pages) > 2:
            lines(canvas, 72, 40, "Report on an unannounced inspection of HMP Ravelin Cross", size=8)
            lines(canvas, 520, 40, str(number), size=8)
        canvas.showPage()
    canvas.save()
    path = tmp_path / "report.pdf"
    path.write_bytes(out.getvalue())
    document = read_document(path)
    return document, outline(document)


def first(canvas: Canvas) -> None:
    top = lines(canvas, 72, TOP, "Section 1 Safety", size=20, bold=True) - 12
    top = lines(canvas, 72, top, "Early days", bold=True) - 8
    top = paragraph(
        canvas, top, "1.1", "Reception was quick and staff were kind, and the risk of self-", "harm was told to"
    )
    top = paragraph(
        canvas, top, "1.2", "New arrivals had a shower, a hot meal and a telephone call on the first", "night."
    )
    paragraph(
        canvas, 90, "1.3", "Inductions had begun again, and most prisoners told us that they now knew", "who to ask."
    )


def second(canvas: Canvas) -> None:
    top = lines(canvas, 100, TOP, "Peer workers led them, and answered questions at the door.") - 8
    top = paragraph(canvas, top, "1.4", "Staff knew about self-harm, and wrote good plans about it with each man who")
    paragraph(canvas, top, "1.5", "The wing was quiet.")


def third(canvas: Canvas) -> None:
    top = lines(canvas, 100, TOP, "Nobody had been hurt in the last month.") - 8
    paragraph(canvas, top, "1.6", "Cells were clean.")


def fourth(canvas: Canvas) -> None:
    lines(canvas, 72, TOP, "The end of the report has a page to itself, as it should.")


@pytest.fixture
def report(tmp_path: Path) -> Outline:
    """A report of four pages."""
    return read(tmp_path, first, second, third, fourth)[1]


def test_hanging_numbers_number_the_paragraphs_beside_them(report: Outline) -> None:
    assert [number for number, _ in numbered(report)] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]


def test_a_paragraph_goes_on_over_the_page_end_between_sentences(report: Outline) -> None:
    words = dict(numbered(report))
    assert words["1.3"].endswith("who to ask. Peer workers led them, and answered questions at the door.")
    assert words["1.5"] == "The wing was quiet. Nobody had been hurt in the last month."


def test_a_hyphen_of_the_word_stays(report: Outline) -> None:
    assert "the risk of self-harm was told to" in dict(numbered(report))["1.1"]


def test_running_footers_are_no_blocks(report: Outline) -> None:
    assert not any("unannounced" in block.text for block in blocks_of(report))


def test_a_broken_word_is_healed(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(
            canvas,
            72,
            TOP,
            "Prisoners told us that the prison's informa-",
            "tion about visits had been late, and that manage-",
            "ment meetings had not been held. The well-",
            "being of prisoners had suffered. Information had",
            "to be asked for, and management said that well-being",
            "mattered less than it had done in earlier years, a com-",
            "plaint that was heard on every wing of the place.",
        )

    words = read(tmp_path, draw)[1].front[0].text
    assert "information about visits" in words
    assert "management meetings" in words
    assert "The well-being of" in words
    assert "a complaint that" in words


def test_columns_of_prose_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"The left column goes on, line {number}" for number in range(8)]
    right = [f"Then the right column says {number}" for number in range(8)]

    def draw(canvas: Canvas) -> None:
        for place, (one, other) in enumerate(zip(left, right, strict=True)):
            lines(canvas, 72, TOP - LEADING * place, one)
            lines(canvas, 320, TOP - LEADING * place, other)

    text = " ".join(block.text for block in read(tmp_path, draw)[1].front)
    assert text == " ".join((*left, *right))


def test_a_table_without_rules_has_rows_and_cells(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        top = TOP
        for letter, words, pointer in (
            ("a)", ("A judge ran a clinic in", "which men could ask."), "See paragraph 3.2"),
        ) * 2:
            lines(canvas, 72, top, letter)
            lines(canvas, 400, top, pointer)
            top = lines(canvas, 100, top, *words) - 10

    rows = [block for block in blocks_of(read(tmp_path, draw)[1]) if block.kind is BlockKind.ROW]
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["a)", "A judge ran a clinic in which men could ask.", "See paragraph 3.2"]
    ] * 2


def test_a_ruled_table_has_rows_and_cells(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for row, (one, other) in enumerate((("Sex", "Number"), ("Men with a long label", "62"), ("Women", "18"))):
            for left, width, words in ((72, 120, one), (192, 80, other)):
                canvas.rect(left, TOP - 20 * row, width, 20)
                lines(canvas, left + 4, TOP - 20 * row + 6, words)
        lines(canvas, 72, TOP - 80, "These were the people in the sample that we drew.")

    rows = [block for block in blocks_of(read(tmp_path, draw)[1]) if block.kind is BlockKind.ROW]
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["Sex", "Number"],
        ["Men with a long label", "62"],
        ["Women", "18"],
    ]


def test_words_of_a_chart_stand_apart(tmp_path: Path) -> None:
    def cover(canvas: Canvas) -> None:
        lines(canvas, 72, TOP, "Report on an unannounced inspection of HMP Ravelin Cross")

    def draw(canvas: Canvas) -> None:
        top = lines(canvas, 72, TOP, "Figure 1: Progress on our concerns (n=5)", bold=True) - 10
        for place, (label, value) in enumerate((("Good progress", 2), ("Reasonable progress", 3))):
            lines(canvas, 72, top - 24 * place, label, size=9)
            canvas.rect(200, top - 24 * place - 4, 40 * value, 16, fill=1)
            lines(canvas, 206 + 40 * value, top - 24 * place, str(value), size=9)
        lines(canvas, 72, top - 80, "The prison had made progress against every concern that we followed up.")

    document, made = read(tmp_path, cover, draw)
    assert [word.passage.text for word in document.figure_words] == ["Good progress", "2", "Reasonable progress", "3"]
    assert [block.kind for block in blocks_of(made)][1:] == [BlockKind.CAPTION, BlockKind.PARAGRAPH]
    for word in document.figure_words:
        piece = word.passage.pieces[0]
        assert document.source.text[piece.start : piece.start + piece.length] == word.passage.text


def test_words_around_the_bars_stand_apart_too(tmp_path: Path) -> None:
    """The mark of the axis that no bar reaches, the names below the bars, the key below those."""
    words = "There had been little change since we last came, and leaders knew it."

    def draw(canvas: Canvas) -> None:
        top = lines(canvas, 72, TOP, "Figure 1: HMP Ravelin Cross healthy prison outcomes 2016 and 2019", bold=True) - 8
        foot = top - 130
        for place, rating in enumerate(("Poor", "Not sufficiently good", "Reasonably good", "Good"), 1):
            lines(canvas, 80, foot + 30 * place - 3, rating, size=8)
        for place, name in enumerate(("Safety", "Respect")):
            for bar, height in enumerate((1, 3)):
                canvas.rect(200 + 90 * place + 24 * bar, foot, 22, 30 * height, stroke=0, fill=1)
            lines(canvas, 205 + 90 * place, foot - 11, name, size=8)
        for place, year in enumerate(("2016", "2019")):
            canvas.rect(200 + 60 * place, foot - 34, 7, 7, stroke=0, fill=1)
            lines(canvas, 210 + 60 * place, foot - 34, year, size=8)
        lines(canvas, 72, foot - 60, words, "So did the men, who had seen four governors in three years.")
        lines(canvas, 72, 80, "1 The tests were amended in 2017, and outcomes reflect those of their time.", size=8)

    document, made = read(tmp_path, fourth, draw)
    assert sorted(word.passage.text for word in document.figure_words) == sorted(
        ["Good", "Reasonably good", "Not sufficiently good", "Poor", "Safety", "Respect", "2016", "2019"]
    )
    assert [block.text for block in blocks_of(made)][-2].startswith(words)


def test_headers_that_name_the_section_are_no_blocks(tmp_path: Path) -> None:
    """Each section has its own header, on its first page as well, where the title stands below it."""

    def page(title: str, number: str, *, opens: bool) -> Draw:
        def draw(canvas: Canvas) -> None:
            lines(canvas, 400, 800, title, size=9)
            if opens:
                lines(canvas, 72, TOP, title, size=20, bold=True)
            paragraph(
                canvas,
                TOP - 60,
                number,
                "Officers on this wing knew the men in their care, and had time",
                "to sit down.",
            )

        return draw

    made = read(
        tmp_path,
        page("Section 1. Safety", "1.1", opens=True),
        page("Section 1. Safety", "1.2", opens=False),
        page("Section 2. Respect", "2.1", opens=True),
        page("Section 2. Respect", "2.2", opens=False),
    )[1]
    assert [part.title for part in made.walk()] == ["Safety", "Respect"]
    assert [number for number, _ in numbered(made)] == ["1.1", "1.2", "2.1", "2.2"]


def test_a_heading_at_the_head_of_a_page_stays(tmp_path: Path) -> None:
    """`Respect` in the size of a heading is none of the small headers, though a larger title has the word."""

    def page(title: str, size: float, words: str) -> Draw:
        def draw(canvas: Canvas) -> None:
            lines(canvas, 72, 800, title, size=size, bold=True)
            lines(
                canvas, 72, TOP, words, "and a second line of it, so that the text has the commonest size.", "And more."
            )

        return draw

    titles = [("Summary of safety, respect and activity", 20), ("Safety", 13), ("Respect", 13), ("Activity", 13)]
    made = read(tmp_path, *(page(title, size, f"What was said of {title.lower()}") for title, size in titles))[1]
    texts = [block.text for block in blocks_of(made)]
    assert all(title in texts for title, _ in titles)


def test_a_raised_digit_is_a_footnote_mark(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 72, TOP, "Staffing by grade")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(72 + stringWidth("Staffing by grade", "Helvetica", 11), TOP + 4, "2")
        lines(canvas, 72, TOP - 40, "The number of officers had gone up by a third since the last inspection.")

    assert next(blocks_of(read(tmp_path, draw)[1])).text == "Staffing by grade²"


def test_turned_words_are_no_part_of_the_text(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 72, TOP, "The number of officers had gone up by a third since the last inspection.")
        canvas.saveState()
        canvas.rotate(90)
        canvas.drawString(300, -40, "Percentage")
        canvas.restoreState()

    document, made = read(tmp_path, draw)
    assert made.front[0].text.startswith("The number of officers")
    assert "Percentage" in [word.passage.text for word in document.figure_words]


def test_a_line_that_has_no_room_for_the_next_word_is_full(tmp_path: Path) -> None:
    """What a box around the letters leaves out at a word's sides does not make room."""
    short, word = "So far nobody on the wing had asked any of them before.", "Interviews"
    edge = "Women were asked each week what they had wanted to say on it."

    def draw(canvas: Canvas) -> None:
        margin = canvas.stringWidth(f"{short} {word}", "Helvetica", 11) + 1
        for at, line in enumerate((edge, short, f"{word} were then held in private.", edge, edge)):
            text = canvas.beginText(72, TOP - at * LEADING)
            text.setFont("Helvetica", 11)
            text.setHorizScale(100 * margin / canvas.stringWidth(edge, "Helvetica", 11) if line == edge else 100)
            text.textOut(line)
            canvas.drawText(text)

    assert len(read(tmp_path, draw)[1].front) == 1
