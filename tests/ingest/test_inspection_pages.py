"""Are fact pages and tables in columns read, and titles on two lines? Pages of an invented prison."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Iterable
from pathlib import Path

import pypdfium2.raw as raw
import pytest
from pypdfium2 import PdfDocument
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.documents import read_document
from ingest.inspection import read_inspection
from ingest.outline import outline
from ontology.model import Report
from tests.ingest.printing import whole
from tests.ingest.test_inspection_variations import facts, read
from tests.specimens.__main__ import SHIPPED

YOUNG_MEN, LOCAL, WOMEN = "full-wexmoor-2021", "full-aldercombe-2019", "full-birkenshaw-lea-2023"

FACT_PAGE = (
    (("Task of the prison",), ("A category C training prison for adult men on the edge of", "the moor.")),
    (
        ("Certified normal accommodation and", "operational capacity (see Glossary)"),
        ("Prisoners held at the time of inspection: 412", "Operational capacity: 430"),
    ),
    (
        ("Population of the prison",),
        ("• 96 new prisoners received each month, most of them from", "courts in the north.", "• 31 from abroad."),
    ),
    (
        ("Prison status (public or private)", "and key providers"),
        (
            "Public", "Physical health provider: Moorland Community Health and", "Care NHS Trust",
            "Escort contractor: Farrow",
        ),
    ),
    (("Prison group",), ("Northern moors",)),
    (
        ("Short description of residential", "units"),
        ("A wing", "B wing, for men who have", "asked to live apart", "Care unit"),
    ),
    (("Name of governor and date in", "post"), ("Ines Harrow, May 2021",)),
)  # fmt: skip


class _Page:
    """A page of an invented report, set from the top down."""

    def __init__(self) -> None:
        self._bytes = io.BytesIO()
        self._canvas = Canvas(self._bytes, pagesize=A4, invariant=1)
        self._top = 760.0

    def say(self, left: float, words: str, font: str = "Helvetica", size: float = 10) -> None:
        self._canvas.setFont(font, size)
        self._canvas.drawString(left, self._top, words)

    def line(self, words: str, font: str = "Helvetica", size: float = 10) -> None:
        self.say(72, words, font, size)
        self.down(size * 2.4)

    def down(self, points: float) -> None:
        self._top -= points

    def turn(self) -> None:
        self._canvas.showPage()
        self._top = 760.0

    def report(self, folder: Path) -> Report:
        self._canvas.save()
        path = folder / "report.pdf"
        path.write_bytes(self._bytes.getvalue())
        return read_inspection(outline(read_document(path)))


def _opened(*titles: str) -> _Page:
    page = _Page()
    for words in ("Report on an unannounced inspection of", "HMP Nether Wold", "by HM Chief Inspector of Prisons"):
        page.line(words, size=18)
    page.line("3-14 June 2024")
    for title in titles:
        page.turn()
        page.line(title, "Helvetica-Bold", 18)
    return page


def test_a_fact_page_in_two_columns(tmp_path: Path) -> None:
    page = _opened("About HMP Nether Wold")
    for label, entry in FACT_PAGE:
        for place in range(max(len(label), len(entry))):
            page.say(72, (*label, "", "", "", "")[place], "Helvetica-Bold")
            page.say(260, (*entry, "", "", "", "")[place])
            page.down(12.5)
        page.down(8)
    report = page.report(tmp_path)
    assert [(each.property, each.value) for each in report.facts if each.property not in ("category", "function")] == [
        ("task", "A category C training prison for adult men on the edge of the moor."),
        ("population_held", 412),
        ("operational_capacity", 430),
        ("population", 96),
        ("population", 31),
        ("status", "Public"),
        ("prison_group", "Northern moors"),
        ("residential_units", "A wing"),
        ("residential_units", "B wing, for men who have asked to live apart"),
        ("residential_units", "Care unit"),
        ("governor", "Ines Harrow"),
    ]
    assert [(each.role, each.provider) for each in report.provisions] == [
        ("Physical health provider", "Moorland Community Health and Care NHS Trust"),
        ("Escort contractor", "Farrow"),
    ]


def test_rows_of_figures_stay_apart_where_more_space_parts_their_groups(tmp_path: Path) -> None:
    page = _opened("Appendix III: Prison population profile")
    groups: Iterable[tuple[tuple[str, str, str], ...]] = (
        (("Status", "21 and over", "%"), ("Sentenced", "590", "96.7"), ("Recalled", "20", "3.3")),
        (("Sentence", "21 and over", "%"), ("4 years to less than 10", "70", "11.5"), ("Life", "540", "88.5")),
    )  # fmt: skip
    for group in groups:
        for row in group:
            for left, cell in zip((72, 300, 400), row, strict=True):
                page.say(left, cell)
            page.down(14)
        page.down(8)
    rows = [row for table in page.report(tmp_path).tables for row in table.rows]
    assert rows == [
        ("Sentenced", "590", "96.7"),
        ("Recalled", "20", "3.3"),
        ("Sentence", "21 and over", "%"),
        ("4 years to less than 10", "70", "11.5"),
        ("Life", "540", "88.5"),
    ]


def test_a_grade_on_the_last_line_of_its_aspect(tmp_path: Path) -> None:
    before = "Leadership and management of education, skills and work:\tInadequate"
    text = whole(LOCAL)
    assert before in text
    wrapped = "Leadership and management of education,\nskills and work:\tInadequate"
    grades = [(each.aspect, each.rating) for each in read(text, tmp_path).effectiveness]
    assert grades[-1] == ("Leadership and management of education, skills and work", "inadequate")
    assert [(e.aspect, e.rating) for e in read(text.replace(before, wrapped), tmp_path).effectiveness] == grades


def test_sections_whose_numbers_stand_on_lines_of_their_own_in_the_contents(tmp_path: Path) -> None:
    """And a title on two lines in the report, as converters print them that follow the columns of a page."""
    text = whole(WOMEN)
    head, contents, body = text.partition("Section 1\tSummary")[0], text[text.index("Section 1\t") :], ""
    contents, body = contents.split("\n\nIntroduction\n", 1)
    parted = contents.replace("\t", "\n\n").replace("\n\n\n\n", "\n\n")
    title = "Section 7 Progress on recommendations from the last inspection"
    assert title in body
    body = body.replace(title, "Section 7 Progress on recommendations from the\nlast inspection")
    report, known = read(f"{head}{parted}\n\nIntroduction\n{body}", tmp_path), read(text, tmp_path)
    assert [each.title for each in report.sections if each.parent is None] == [
        each.title for each in known.sections if each.parent is None
    ]
    assert [(each.text, each.verdict, each.test) for each in report.progress] == [
        (each.text, each.verdict, each.test) for each in known.progress
    ]


def test_recommendations_in_this_report_are_a_list(tmp_path: Path) -> None:
    """`Section 7 Recommendations in this report`, each line with the number of its paragraph before its words."""
    text = whole(YOUNG_MEN)
    known = read(text, tmp_path)
    asked = [each for each in known.recommendations if each.kind == "general"]
    lines = [f"8.{n} Recommendation {each.reference}: {each.text}" for n, each in enumerate(asked, 1)]
    concern = known.concerns[0]
    label = f"Key concern {concern.number}: {concern.text}"
    again = "\n\n".join([label, "Recommendations", *lines])
    added = f"\n\nSection 8 Recommendations in this report\n\nKey concerns and recommendations\n\n{again}\n\n"
    place = text.rindex("Appendix I ")
    report = read(f"{text[:place]}{added}{text[place:]}", tmp_path)
    assert len(asked) > 1
    assert [(each.reference, each.text) for each in report.recommendations] == [
        (each.reference, each.text) for each in known.recommendations
    ]
    assert len(report.concerns) == len(known.concerns)


def test_a_concern_of_two_paragraphs(tmp_path: Path) -> None:
    text = whole(YOUNG_MEN)
    first = read(text, tmp_path).concerns[0]
    also = "Nobody had counted how often this happened in the month before we came."
    more = text.replace(first.text, f"{first.text}\n\n{also}", 1)
    assert read(more, tmp_path).concerns[0].text == f"{first.text} {also}"


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("neither of these recommendations had been achieved", [("Achieved", 0)]),
        ("both of these recommendations had been partially achieved", [("Partially achieved", 2)]),
        ("one of those recommendations had been achieved and one had not", [("Achieved", 1)]),
        ("all had been achieved", [("Achieved", 2)]),
    ],
)  # fmt: skip
def test_counts_that_point_back(words: str, counts: list[tuple[str, int]], tmp_path: Path) -> None:
    told = f"1.3 We made two recommendations about key concerns in the area of safety. At this inspection {words}."
    text = whole(YOUNG_MEN)
    line = next(line for line in text.split("\n") if line.startswith("- 1.3 "))
    report = read(text.replace(line, f"- {told}"), tmp_path)
    found = [each for each in report.declared_counts if each.place.part == "1.3"]
    assert [(each.rating, each.number) for each in found] == [(None, 2), *counts]


def test_priorities_of_the_last_inspection_are_counted(tmp_path: Path) -> None:
    text = whole("full-thornby-moor-2024")
    report = read(text, tmp_path)
    ranked = sum(bool(each.priority) for each in report.progress)
    told = [each.agrees for each in report.declared_counts if each.what == "priority concerns"]
    assert ranked
    assert None not in told


def test_a_pointer_that_ends_below_its_example_opens_no_row(tmp_path: Path) -> None:
    """A lettered table without rules whose narrow last column breaks `See paragraph 6.16` at its number."""
    page = _opened("Notable positive practice")
    rows = (
        (("a)", "The hub was a welcoming space where men could", "See paragraph"), ("", "meet employers.", "6.16")),
        (("b)", "Officers had learned to help men who do not", "See paragraphs"), ("", "read.", "4.2 and 5.3")),
    )
    for row in rows:
        for line in row:
            for left, cell in zip((72, 97, 420), line, strict=True):
                page.say(left, cell)
            page.down(13)
        page.down(8)
    assert [(each.text, each.paragraphs) for each in page.report(tmp_path).practices] == [
        ("The hub was a welcoming space where men could meet employers.", ("6.16",)),
        ("Officers had learned to help men who do not read.", ("4.2", "5.3")),
    ]


def test_two_pages_on_a_sheet_are_read_one_after_the_other(tmp_path: Path) -> None:
    shipped = SHIPPED / f"{WOMEN}.pdf"
    single = PdfDocument(shipped)
    width, height = single[0].get_size()
    sheets = PdfDocument(raw.FPDF_ImportNPagesToOne(single.raw, 2 * width, height, 2, 1))
    path = tmp_path / "sheets.pdf"
    sheets.save(path)
    assert len(sheets) == (len(single) + 1) // 2
    folded, known = (read_inspection(outline(read_document(each))) for each in (path, shipped))
    assert facts(folded) == facts(known)


NARROW = """Certified normal accommodation and operational capacity (see
Glossary) as reported by the prison during the inspection

Operational capacity: 430

Prison status (public or private) and key providers
Public

Physical health provider: Moorland Community
Health CIC
Mental health provider: Moorland Minds NHS
Foundation Trust (MMFT)
Community rehabilitation company (CRC): Hill and
Dale Pathways
Escort contractor: Farrow

Short description of residential units
A wing: men who ask to live apart
B wing: drug recovery, and men who work outside
the walls
House 3: older men

Brief history
"""


def test_a_fact_page_whose_entries_break_in_a_narrow_column(tmp_path: Path) -> None:
    text = whole(LOCAL)
    start = re.search(r"(?m)^\W*Certified normal accommodation", text)
    end = re.search(r"(?m)^\W*Brief history\W*\n", text)
    assert start
    assert end
    report = read(text[: start.start()] + NARROW + text[end.end() :], tmp_path)
    assert [(each.role, each.provider) for each in report.provisions] == [
        ("Physical health provider", "Moorland Community Health CIC"),
        ("Mental health provider", "Moorland Minds NHS Foundation Trust (MMFT)"),
        ("Community rehabilitation company (CRC)", "Hill and Dale Pathways"),
        ("Escort contractor", "Farrow"),
    ]
    figures = ("operational_capacity", "baseline_certified_normal_capacity", "certified_capacity")
    assert [each.value for each in report.facts if each.property in figures] == [430]


def test_units_on_lines_of_their_own_in_wrapped_text(tmp_path: Path) -> None:
    units = NARROW[NARROW.index("Short description") : NARROW.index("Brief history")]
    words = "\n".join(textwrap.fill(line, 50) for line in whole(LOCAL).split("\n"))
    page = re.search(r"(?ms)^\W*Short description of residential units.*?^(?=\W*Name of governor)", words)
    assert page
    report = read(words.replace(page[0], units), tmp_path)
    assert [each.value for each in report.facts if each.property == "residential_units"] == [
        "A wing: men who ask to live apart",
        "B wing: drug recovery, and men who work outside the walls",
        "House 3: older men",
    ]


def test_labels_in_a_row_before_as_many_values(tmp_path: Path) -> None:
    text = whole(LOCAL)
    start = re.search(r"(?m)^\W*Name of governor and date in post", text)
    end = re.search(r"(?m)^\W*Date of last", text)
    assert start
    assert end
    rows = (
        "Name of governor and date in post\n\nIndependent Monitoring Board chair\n\nOla Reed, May 2017\n\nDes Fay\n\n"
    )
    report = read(text[: start.start()] + rows + text[end.start() :], tmp_path)
    offices = ("governor", "imb_chair")
    assert [(each.property, each.value) for each in report.facts if each.property in offices] == [
        ("governor", "Ola Reed"),
        ("imb_chair", "Des Fay"),
    ]


def test_a_page_number_below_examples_of_practice_is_none(tmp_path: Path) -> None:
    text = whole(LOCAL)
    example = re.search(r"(?m)^\W*5\.\d+ [^\n]*\n(?=\s*\W*(?:Section 6|Appendix))", text)
    assert example
    report = read(text[: example.end()] + "\n16\n\nIda Moss\n" + text[example.end() :], tmp_path)
    assert facts(report)["practices"] == facts(read(text, tmp_path))["practices"]
