"""Are full inspections since 2022 read whole in layouts that the shipped specimens do not have?

A private prison whose section numbers stand apart from their titles and whose concerns open in bold; an open prison in
Wales with topics over its concerns and a line for each label and value; an establishment for children; an immigration
removal centre with tests of its own.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from ingest.reading import read_report
from ontology.model import Report
from tests.specimens.convert import to_text
from tests.specimens.markup import read_specimen
from tests.specimens.typeset import to_pdf

LAYOUTS = Path(__file__).parent / "layouts"
PRIVATE, OPEN, CHILDREN = "private-larkmere-2023", "open-cwm-hafren-2024", "children-fenwick-green-2023"
DETENTION = "detention-saltmarsh-2024"

each_form = pytest.mark.parametrize("form", ["txt", "pdf"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The layouts set as PDF and as text."""
    made = tmp_path_factory.mktemp("layouts")
    for source in LAYOUTS.glob("*.specimen"):
        specimen = read_specimen(source)
        pdf, pages = to_pdf(specimen)
        (made / f"{source.stem}.pdf").write_bytes(pdf)
        (made / f"{source.stem}.txt").write_text(to_text(specimen, pages), "utf-8")
    return made


@cache
def read(path: Path) -> Report:
    """A layout as read from one of its files."""
    return read_report(path)


def concerns(report: Report) -> list[tuple[str | None, bool | None, str | None]]:
    """Number, priority and topic of each concern."""
    return [(each.number, each.priority, each.heading) for each in report.concerns]


def ratings(report: Report) -> set[tuple[str, int, str]]:
    """The outcomes of both years."""
    return {(each.test, each.year, each.rating) for each in report.outcomes}


def verdicts(report: Report) -> list[tuple[str | None, str]]:
    """The reference and the verdict of each earlier statement, in printed order."""
    return [(each.reference, each.verdict) for each in report.progress]


def values(report: Report, name: str) -> list[object]:
    """What the fact page says of one property."""
    return [fact.value for fact in report.facts if fact.property == name]


def changed(folder: Path, name: str, change: tuple[str, str]) -> Report:
    """A layout's text with every place that fits a pattern printed otherwise."""
    text = (folder / f"{name}.txt").read_text("utf-8")
    other, count = re.subn(*change, text, flags=re.MULTILINE)
    assert count
    made = folder / f"{name}-changed.txt"
    made.write_text(other, "utf-8")
    return read_report(made)


@each_form
def test_a_private_prison(folder: Path, form: str) -> None:
    report = read(folder / f"{PRIVATE}.{form}")
    assert concerns(report) == [(str(number), number <= 6, None) for number in range(1, 14)]
    assert report.concerns[2].text.endswith("which put the safety of both prisoners and staff at risk.")
    assert verdicts(report) == [
        ("S40", "Not achieved"), ("S41", "Not achieved"), ("1.8", "Not achieved"), ("1.36", "Not achieved"),
        ("S42", "Not achieved"), ("2.10", "Achieved"), ("2.22", "Partially achieved"), ("2.15", "No longer relevant"),
        ("S43", "Not achieved"), ("3.9", "Partially achieved"), ("4.6", "Achieved"), ("4.19", "Achieved"),
    ]  # fmt: skip
    assert {(test, rating) for test, year, rating in ratings(report) if year == 2018} == {
        ("safety", "not sufficiently good"), ("respect", "not sufficiently good"), ("purposeful activity", "poor"),
        ("rehabilitation and release planning", "reasonably good"),
    }  # fmt: skip
    assert [each.rating for each in report.effectiveness] == [
        "inadequate", "requires improvement", "requires improvement", "requires improvement", "inadequate",
    ]  # fmt: skip
    assert [each.paragraphs for each in report.practices] == [("2.3",), ("4.9", "4.10"), ("6.7",)]
    assert [(each.regulation, each.verdict) for each in report.notices] == [
        ("Regulation 12", "not met"), ("Regulation 17", "not met"),
    ]  # fmt: skip


@each_form
def test_lines_of_the_fact_page_stay_apart(folder: Path, form: str) -> None:
    report = read(folder / f"{PRIVATE}.{form}")
    assert values(report, "former_governor") == ["Moira Stenhouse", "Gerald Tomkinson"]
    assert len(values(report, "residential_units")) == 6
    assert values(report, "prison_group") == ["Privately managed prisons"]
    listed = [(each.role, each.provider) for each in report.provisions if not each.place.part[:1].isdigit()]
    assert listed == [
        ("operator", "Harrowgate Justice Services"),
        ("Physical health provider", "Corvale Community Health and Care NHS Trust"),
        ("Mental health provider", "Corvale Community Health and Care NHS Trust"),
        ("Mental health provider", "Northshore Minds"),
        ("Substance misuse treatment provider", "Waypoint Recovery"),
        ("Dental health provider", "Prison Smile Ltd"),
        ("Prison education framework provider", "Harrowgate Learning"),
        ("Escort contractor", "Farrow Custodial Transport"),
    ]


@each_form
def test_counts_of_one_area_are_compared_with_that_area(folder: Path, form: str) -> None:
    report = read(folder / f"{PRIVATE}.{form}")
    counts = [(each.what, each.rating, each.number, each.agrees) for each in report.declared_counts]
    assert ("recommendations", "Achieved", 1, True) in counts  # `In respect, one recommendation had been achieved.`
    assert ("key concerns", None, 13, True) in counts
    assert ("priority concerns", None, 6, True) in counts


@each_form
def test_an_open_prison_in_wales(folder: Path, form: str) -> None:
    report = read(folder / f"{OPEN}.{form}")
    assert concerns(report) == [
        ("1", True, "Leadership"),
        ("2", True, "Health, well-being and social care"),
        ("3", True, "Education, skills and work"),
        ("4", False, "Security"),
        ("5", False, "Living conditions"),
        ("6", False, "Fair treatment and inclusion"),
        ("7", False, "Education, skills and work"),
        ("8", False, "Public protection"),
    ]
    assert [(each.aspect, each.rating) for each in report.effectiveness] == [
        ("Standards", "good"),
        ("Well-being and attitudes to learning", "good"),
        ("Teaching and learning experiences", "adequate and needs improvement"),
        ("Care, support and guidance", "good"),
        ("Leadership and management", "good"),
    ]
    assert ("1.38", "Partially achieved") in verdicts(report)  # the recommendation answers `Key concern (1.38)`
    assert [each.paragraphs for each in report.practices] == [("3.1",), ("5.4", "6.2"), ("4.5",), ("3.3",)]
    assert values(report, "population") == [410, 9, 12, 31]
    assert values(report, "imb_chair") == [None]
    assert (str(report.visit_start), str(report.visit_end)) == ("2024-02-20", "2024-03-01")


@each_form
def test_an_establishment_for_children(folder: Path, form: str) -> None:
    report = read(folder / f"{CHILDREN}.{form}")
    assert concerns(report) == [(str(number), number <= 5, None) for number in range(1, 13)]
    assert ratings(report) >= {("care", 2022, "reasonably good"), ("resettlement", 2023, "reasonably good")}
    assert [each.verdict for each in report.progress].count("Not addressed") == 6
    assert [(each.role, each.provider) for each in report.provisions if each.role.startswith("Escort")] == [
        ("Escort contractors", "Farrow Custodial Transport"),
        ("Escort contractors", "Young Journeys"),
    ]
    assert ("Rachel Duncan-Bell", "Ofsted social care inspector") in [(each.name, each.role) for each in report.people]
    assert report.practices == ()


@each_form
def test_an_immigration_removal_centre(folder: Path, form: str) -> None:
    report = read(folder / f"{DETENTION}.{form}")
    assert concerns(report) == [(str(number), number <= 4, None) for number in range(1, 11)]
    assert ratings(report) == {
        ("safety", 2024, "poor"), ("safety", 2022, "not sufficiently good"),
        ("respect", 2024, "not sufficiently good"), ("respect", 2022, "reasonably good"),
        ("activities", 2024, "reasonably good"), ("activities", 2022, "good"),
        ("preparation for removal and release", 2024, "good"), ("preparation for removal and release", 2022, "good"),
    }  # fmt: skip
    assert [(each.test, each.verdict) for each in report.progress] == [
        ("Safety", "Not addressed"), ("Respect", "Partially addressed"), ("Activities", "Partially addressed"),
        ("Preparation for removal and release", "Addressed"),
    ]  # fmt: skip
    assert values(report, "governor") == ["Sally Overend"]  # not the manager whom the Home Office sends
    assert values(report, "former_governor") == ["Paul Merrion"]
    assert values(report, "place") == ["Near Saltmarsh, Larchshire"]
    assert "Escorting contractor" in [each.role for each in report.provisions]


def test_the_axis_of_a_chart_is_no_caption(folder: Path) -> None:
    report = read(folder / f"{PRIVATE}.pdf")
    captions = [figure.caption for figure in report.figures]
    assert not {"Good", "Reasonably good", "Not sufficiently good", "Poor"} & set(captions)
    assert "First night cell on house block 1" in captions


@pytest.mark.parametrize("gap", ["\t", "          "])
def test_a_section_number_may_stand_apart_in_a_text(folder: Path, gap: str) -> None:
    report = changed(folder, CHILDREN, (r"^(Section \d) (?=\D+$)", rf"\1{gap}"))
    assert len(report.concerns) == 12
    assert len(report.progress) == 11
    assert [section.number for section in report.sections if (section.number or "").isdigit()] == list("1234567")


def test_numbers_that_a_converter_put_before_their_entries(folder: Path) -> None:
    report = changed(folder, CHILDREN, (r"^6\. (.*)\n\n7\. (.*)$", r"6.\n\n7.\n\n\1\n\n\2"))
    assert concerns(report) == [(str(number), number <= 5, None) for number in range(1, 13)]


def test_bullets_without_a_name(folder: Path) -> None:
    report = changed(folder, OPEN, (r"^- (?=[\dN].*\.$)", "(cid:127) "))
    assert values(report, "population") == [410, 9, 12, 31]


def test_a_contents_list_with_dots_and_no_space_between_its_lines(folder: Path) -> None:
    report = changed(folder, PRIVATE, (r"^(.*\S)\t(\d+)$(?=\n\S|\n\n)", r"\1............................ \2"))
    assert [each.verdict for each in report.progress].count("Not achieved") == 6
    assert len(report.people) == 16


def test_topics_are_no_sections_inside_the_concerns(folder: Path) -> None:
    report = changed(folder, OPEN, (r"^### Security$", "### Safety"))
    assert concerns(report)[3] == ("4", False, "Safety")
    assert len(report.concerns) == 8
