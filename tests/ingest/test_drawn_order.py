"""Texts in the order in which a page was drawn: bullets, numbers, charts and second columns apart from their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.blocks import BlockKind
from ingest.documents.text import read_text
from ingest.outline import outline
from ingest.reading import read_report
from ontology.model import Report

COVER = """Report on an unannounced inspection of
HMP Marram Bay
by HM Chief Inspector of Prisons
4–8 March 2024
Contents
Introduction 3
Section 1 Summary of key findings 4
Section 2 Leadership 5
Section 5 Purposeful activity 9
Appendix I About our inspections 12
Introduction
Marram Bay stands on a tidal marsh and holds women of every category, most of whom had
come to it in the month before our visit and would leave it again in the next. Its rooms
are light, its gardens are kept by those who live there, and its staff seldom leave it for
"""


def numbered(text: str) -> dict[str, str]:
    """The numbered paragraphs of a text."""
    parts = outline(read_text((COVER + text).encode(), "report.txt"))
    return {
        block.number: block.text for _, block in parts.blocks() if block.number and block.kind is not BlockKind.HEADING
    }


def words(text: str) -> list[str]:
    """Every block of a text."""
    return [block.text for _, block in outline(read_text((COVER + text).encode(), "report.txt")).blocks()]


def inspection(text: str, folder: Path) -> Report:
    """A report that goes on from the cover."""
    path = folder / "report.txt"
    path.write_text(f"{COVER}another.\n{text}", "utf-8")
    return read_report(path)


SIGNED = """Philippa Garrowby
HM Chief Inspector of Prisons
April 2024
any other, which those who live there told us again and again.
Section 1 Summary of key findings
Outcomes for women were good.
"""


@pytest.mark.parametrize("signature", [SIGNED, SIGNED.replace("\nHM", " HM").replace("\nApril", " April")])
def test_a_paragraph_goes_on_below_the_signature_that_was_drawn_amid_it(signature: str, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(COVER + signature, "utf-8")
    report = read_report(path)
    assert report.signed_by == ("Philippa Garrowby",)
    assert str(report.signed_month) == "2024-04"
    assert not any("Garrowby" in one.text and "marsh" in one.text for one in report.paragraphs)


REVIEW = """Women who came late in the day were seen by an officer on their own before they were locked up.
3.1
Officers had been trained in the autumn, and most of the women we spoke to said that they were now
treated with more patience than before. Records of the use of force were
3.2
Concern: The casework that should have protected victims of violence had stopped, and nobody could
tell us who had been asked to begin it again or when that might be.
Recommendation: Safety should be improved by the prompt support of all those who are known to
be victims of others, and of those who are afraid of them.
(3.17)
complete. Those that we read had been written within a day and looked at by a manager who had not
been there, which is what we would expect to see in any prison.
The unit had a good record of asking women what they wanted to change, and of doing it within the month.
3.3
We considered that the prison had made good progress in this area, and that it could be kept up.
3.4
Concern: Too little was known of the women who had not told anyone that they were afraid of others.
"""


def test_a_paragraph_cut_by_what_was_drawn_before_its_end_is_whole() -> None:
    found = words(f"another.\nSection 5 Purposeful activity\n{REVIEW}")
    assert any("use of force were complete. Those that we read" in one for one in found)
    assert any(one.startswith("The unit had a good record") for one in found)
    assert any(one.endswith("afraid of them. (3.17)") for one in found)


LISTED = """another.
Section 1 Summary of key findings
1.1

We judge outcomes for women by four tests, which an appendix to this report explains.

1.2

At this visit we found that outcomes for women were:
•
•
•

1.3

good for safety
not sufficiently good for respect
poor for purposeful activity.

We last came in 2021. A figure shows how outcomes have changed since then.
"""


def test_bullets_before_all_items_go_to_each_and_the_number_to_what_follows() -> None:
    parts = outline(read_text((COVER + LISTED).encode(), "report.txt"))
    items = [block.text for _, block in parts.blocks() if block.kind is BlockKind.ITEM]
    assert items == ["good for safety", "not sufficiently good for respect", "poor for purposeful activity."]
    assert numbered(LISTED)["1.3"].startswith("We last came in 2021.")


def test_bullets_that_fit_no_items_are_no_words() -> None:
    assert not [one for one in words(LISTED.replace("•\n•\n•\n", "•\n•\n•\n•\n•\n")) if set(one) <= {"•", " "}]


CHART = """another.
Section 1 Summary of key findings
1.1 We judge outcomes for women by four tests.
1.2 Outcomes for women were good for safety.
1.3 We last inspected Marram Bay in 2021.
Figure 1: Marram Bay healthy prison outcomes 2021 and 2024

Good

Reasonably good

Poor

Safety

Respect

Purposeful activity

2021

2024

1.4 At our last inspection we raised seven concerns.
"""


def test_words_of_a_chart_head_nothing() -> None:
    parts = outline(read_text((COVER + CHART).encode(), "report.txt"))
    titles = [part.title for part in parts.walk()]
    assert not {"Respect", "Purposeful activity"} & set(titles)
    below = next(path for path, block in parts.blocks() if block.number == "1.4")
    assert [part.title for part in below] == ["Summary of key findings"]


def test_a_test_below_its_chart_heads_what_follows() -> None:
    text = CHART.replace("2024\n\n1.4", "2024\n\nSafety\n\n1.4")
    parts = outline(read_text((COVER + text).encode(), "report.txt"))
    below = next(path for path, block in parts.blocks() if block.number == "1.4")
    assert [part.title for part in below] == ["Summary of key findings", "Safety"]


HEAD = """Section 1 Summary of key findings
Notable positive practice
1.6 We define notable positive practice as work that others could copy.
1.7 Inspectors found two examples of notable positive practice during this inspection.
"""
COLUMNS = (
    # the pointer at the end of the first line
    "a) Women rang the prison once a month after their release See paragraph 6.2\nto say how they were.\n"
    "b) A midwife held a clinic on the unit. See paragraphs 4.3 and 4.5\n",
    # the pointer in a narrow column: its number at the end of the second line
    "a) Women rang the prison once a month after their release See paragraph\nto say how they 6.2\nwere.\n"
    "b) A midwife held a clinic on the unit. See paragraphs\n4.3 and 4.5\n",
    # the pointer below the example, on two lines
    "a) Women rang the prison once a month after their release\nto say how they were.\nSee paragraph\n6.2\n"
    "b) A midwife held a clinic on the unit.\nSee paragraphs\n4.3 and 4.5\n",
    # the letters before both examples, each pointer below its own
    "a)\n\nb)\n\nWomen rang the prison once a month after their release\n"
    "to say how they were.\n\nSee paragraph 6.2\n\n"
    "A midwife held a clinic on the unit.\n\nSee paragraphs 4.3 and 4.5\n\n",
)  # fmt: skip


@pytest.mark.parametrize("column", COLUMNS)
def test_an_example_keeps_its_words_and_its_pointer(column: str, tmp_path: Path) -> None:
    report = inspection(HEAD + column + "Section 2 Leadership\n2.1 Leaders were known to most women.\n", tmp_path)
    assert [(one.text, one.paragraphs) for one in report.practices] == [
        ("Women rang the prison once a month after their release to say how they were.", ("6.2",)),
        ("A midwife held a clinic on the unit.", ("4.3", "4.5")),
    ]


ASKED = """another.
Section 1 Summary of key findings
1.12 Women should be asked what they need on their first night in the prison. (To the governor)
1.13 Each of them should have a place to live on the day of her release from it. (To HMPPS and
the governor)
1.14 Calls should be cheaper. (1.40, repeated recommendation 2.6)
Leadership
1.15 Leaders should walk the wings.
"""


def test_what_ends_in_brackets_is_ended() -> None:
    found = numbered(ASKED)
    assert list(found) == ["1.12", "1.13", "1.14", "1.15"]
    assert found["1.13"].endswith("(To HMPPS and the governor)")
    assert found["1.14"].endswith("2.6)")


GRADES = """Section 5 Purposeful activity
5.1 Ofsted made the following assessments about the education, skills and work provision:

Overall effectiveness

Quality of education

Personal development

Inadequate

Requires improvement

Good

5.2 There were places for half of the women.
"""


def test_grades_below_all_aspects_go_to_each(tmp_path: Path) -> None:
    read = inspection(GRADES, tmp_path).effectiveness
    assert [(one.aspect, one.rating) for one in read] == [
        ("Overall effectiveness", "inadequate"),
        ("Quality of education", "requires improvement"),
        ("Personal development", "good"),
    ]


def test_grades_that_are_too_few_are_given_to_none(tmp_path: Path) -> None:
    assert inspection(GRADES.replace("Good\n\n", ""), tmp_path).effectiveness == ()


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("two further nonnatural deaths", "two further non-natural deaths"),
        ("selfinflicted deaths", "self-inflicted deaths"),
        ("a selfless and nonetheless selfish act of nonsense", "a selfless and nonetheless selfish act of nonsense"),
    ],
)
def test_a_compound_has_its_hyphen_again(printed: str, meant: str) -> None:
    assert f"2.1 There had been {meant} there." in words(
        f"another.\nSection 2 Leadership\n2.1 There had been {printed} there.\n"
    )
