"""Do small habits of print and of converters leave what a full inspection says as it is?"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from textwrap import wrap

import pytest

from ingest.documents.decoding import decode
from ingest.documents.marks import take_mark
from ingest.outline.titles import is_never_title
from tests.ingest.printing import read
from tests.specimens.__main__ import SHIPPED

NAME = "full-birkenshaw-lea-2023"


@cache
def whole() -> str:
    return (SHIPPED / f"{NAME}.txt").read_text("utf-8")


def changed(before: str, after: str) -> str:
    """The specimen with one passage replaced, which it must hold."""
    assert whole().count(before) == 1, before
    return whole().replace(before, after)


@pytest.mark.parametrize("mark", ["\ufffe", "\x02"])
def test_a_line_end_that_a_converter_swallowed_is_one_again(mark: str) -> None:
    text = f"Levels of self{mark}harm had risen.\nA mark {mark} that stands alone stays.\n"
    assert decode(text.encode(), "report.txt").startswith("Levels of self-\nharm had risen.\n")
    assert decode(text.encode(), "report.txt").count(mark) == 1


def test_a_few_long_lines_leave_a_text_wrapped(tmp_path: Path) -> None:
    lines = [wrapped for line in whole().splitlines() for wrapped in (wrap(line, 90) or [""])]
    places = [at for at in range(len(lines) - 1) if len(f"{lines[at]} {lines[at + 1]}") > 160]
    assert len(places) >= 3
    for at in reversed(places[::2][:3]):
        lines[at : at + 2] = [f"{lines[at]} {lines[at + 1]}"]
    before, after = read(whole(), tmp_path), read("\n".join(lines), tmp_path)
    numbered = [(one.number, one.text) for one in before.paragraphs if one.number]
    assert [(one.number, one.text) for one in after.paragraphs if one.number] == numbered


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dorothea Finch Team leader Ravi Marlowe Inspector", True),
        ("Care Quality Commission (CQC)", False),
        ("Ravi Marlowe Inspector", True),
        ("Leadership and staff", False),
    ],
)
def test_a_member_of_the_team_is_no_title(text: str, told: bool) -> None:
    assert is_never_title(text) is told


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("It is banned by section 5(1)\n(b) of the Act.", None),
        ("There were two ways:\n(b) of the two the second", "(b)"),
        ("It is banned by section 5(1)\n\n(b) of the two the second", "(b)"),
        ("It is banned by section 5(1)\n(b) The second of the two", "(b)"),
        ("Women were held:\n•\u2002in cells", "•"),
        ("There were two examples.\n**b)** Women ran a shop.", "b)"),
        ("There were two examples.\n**b) Women ran a shop.**", None),
    ],
)
def test_what_marks_an_item(text: str, mark: str | None) -> None:
    start = text.rindex("\n") + 1
    assert take_mark(text, start, len(text))[0] == mark


def test_a_service_among_the_providers_has_a_provider(tmp_path: Path) -> None:
    listed = "Escort contractor: Farrow Custodial Transport"
    report = read(changed(listed, f"{listed}\n\nResettlement and housing advice: New Leaf North"), tmp_path)
    assert ("Resettlement and housing advice", "New Leaf North") in [
        (one.role, one.provider) for one in report.provisions
    ]
    assert "New Leaf North" in [one.name for one in report.organisations]


def test_a_line_elsewhere_on_the_fact_page_names_no_provider(tmp_path: Path) -> None:
    history = "The prison opened in 1974 and became a prison for women in 2003."
    report = read(changed(history, f"{history}\n\nFirst use: Borstal training and farm work: New Leaf North"), tmp_path)
    assert [one.role for one in report.provisions] == [one.role for one in read(whole(), tmp_path).provisions]


def test_grades_in_running_lines_name_nobody(tmp_path: Path) -> None:
    graded = re.sub(r"(?m)^(.*Quality of education)\b.*$", r"Quality of education: Inadequate", whole())
    assert graded != whole()
    report = read(graded, tmp_path)
    assert "Inadequate" not in [one.name for one in report.organisations]
    assert "Inadequate" not in [one.provider for one in report.provisions]


def test_a_team_run_together_is_the_same_people_in_the_same_places(tmp_path: Path) -> None:
    first, second, third = "Dorothea Finch\tTeam leader", "Ravi Marlowe\tInspector", "Sunniva Peel\tHealth and social"
    together = changed(f"{first}\n{second}\n{third}", f"{first} {second}\n\n{third}".replace("\t", " "))
    one, other = read(whole(), tmp_path), read(together, tmp_path)
    assert [(each.name, each.role, each.place.part) for each in one.people] == [
        (each.name, each.role, each.place.part) for each in other.people
    ]
    assert [each.title for each in one.sections] == [each.title for each in other.sections]


def test_counts_of_another_visit_are_compared_with_no_list(tmp_path: Path) -> None:
    heading = "**Notable positive practice**"
    visit = (
        "**Progress on recommendations from the scrutiny visit**\n\n"
        "In October 2020 we made nine recommendations at a scrutiny visit. At this inspection we found that seven of "
        "the recommendations had been achieved and two had not been achieved.\n\n"
    )
    report = read(changed(heading, visit + heading), tmp_path)
    told = [(one.number, one.rating, one.agrees) for one in report.declared_counts if one.number in (9, 7)]
    assert told == [(9, None, None), (7, "Achieved", None)]


def test_months_below_a_chart_are_its_words(tmp_path: Path) -> None:
    caption = re.search(r"(?m)^Figure 1:.*$", whole())
    assert caption
    words = "0\n20\n40\n31\nJan to Mar\n27\nApr to Jun\n38\nOct to Dec\n"
    charted = read(changed(caption[0], f"{caption[0]}\n\n{words}"), tmp_path)
    assert [each.title for each in charted.sections] == [each.title for each in read(whole(), tmp_path).sections]


def test_an_empty_row_of_a_table_prints_nothing(tmp_path: Path) -> None:
    report = read(changed("Women held at the time", "| | |\n\nWomen held at the time"), tmp_path)
    assert [each.id for each in report.paragraphs] == [each.id for each in read(whole(), tmp_path).paragraphs]


LISTED = re.compile(r"(outcomes for women were:?)((?:\n+- [^\n]*(?:good|poor)[^\n]*)+)")


@pytest.mark.parametrize(
    "told",
    [
        "\n\n| Safety | Poor |\n|---|---|\n| Respect | Poor |\n"
        "| Purposeful activity | Good |\n| Resettlement | Poor |\n",
        " good for purposeful activity and poor for safety, respect and resettlement.\n",
        "\n\n- poor for safety and respect\n- good for purposeful activity\n- poor for resettlement.\n",
        " poor in safety, respect and resettlement, and purposeful activity was new; they were good in "
        "purposeful activity.\n",
    ],
)
def test_outcomes_in_rows_and_rows_of_tests(told: str, tmp_path: Path) -> None:
    text, count = LISTED.subn(lambda found: found[1].rstrip(":") + (":" if told[0] == "\n" else "") + told, whole())
    assert count == 1
    rated = {(one.test, one.rating) for one in read(text, tmp_path).outcomes if one.year == 2023}
    assert rated == {("safety", "poor"), ("respect", "poor"), ("purposeful activity", "good"), ("resettlement", "poor")}
