"""Fieldwork and samples of a thematic, however its sections on methods word them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontology.model import Report
from tests.ingest.thematic_text import read_with


def methods(tmp_path: Path, text: str, *, title: str = "Annexe 2: Methodology") -> Report:
    return read_with(tmp_path, f"{title}\n\n{text}\n", contents=title)


def sizes(report: Report) -> list[tuple[int, str, str]]:
    return [(each.number, each.what, each.kind) for each in report.samples]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We inspected 60 cases across six prisons.", [(60, "cases", "cases"), (6, "prisons", "sites")]),
        ("Inspectors spoke with twelve governors.", [(12, "governors", "interviews")]),
        ("In all, 41 officers and nine chaplains were interviewed.", [(41, "officers", "interviews")]),
        ("We ran five focus groups with prisoners.", [(5, "focus groups", "focus-groups")]),
        ("A total of 1,204 prisoners completed our survey.", [(1204, "prisoners", "survey-responses")]),
        ("We received 310 completed questionnaires.", [(310, "questionnaires", "survey-responses")]),
        ("We received 310 survey responses.", [(310, "survey responses", "survey-responses")]),
        ("We examined 45 complaints.", [(45, "complaints", "records")]),
        ("We observed 14 lessons.", [(14, "lessons", "observations")]),
        ("Researchers interviewed 30 men, of whom 12 were on remand.", [(30, "men", "interviews")]),
        ("Our sites held men aged 21 to 27 and 400 staff.", []),
        ("Fieldwork took 14 days in 2022.", []),
        ("As one prisoner said when interviewed, it was late.", []),
        ("Chapter 3 tells of the 12 prisons in the group.", []),
    ],
)
def test_a_size_is_a_number_of_what_was_studied(
    tmp_path: Path, text: str, expected: list[tuple[int, str, str]]
) -> None:
    assert sizes(methods(tmp_path, text))[: max(1, len(expected))] == expected


def test_a_list_has_what_was_done_in_the_line_above_it(tmp_path: Path) -> None:
    report = methods(tmp_path, "We interviewed:\n\n- 30 prisoners\n- 12 officers.")
    assert sizes(report) == [(30, "prisoners", "interviews"), (12, "officers", "interviews")]


def test_what_is_said_twice_is_one_sample_with_both_paragraphs(tmp_path: Path) -> None:
    report = methods(tmp_path, "We inspected 60 cases.\n\nThe 60 cases that we inspected were drawn by lot.")
    (sample,) = report.samples
    assert len(sample.paragraphs) == 2


@pytest.mark.parametrize(
    "text",
    [
        "We surveyed 240 men, of whom 95 replied.",
        "Surveys were sent to 240 men, of whom 95 (40%) responded.",
        "Of the 240 men we surveyed, 95 answered.",
        "We sent a survey to 240 men, of whom 95 replied.",
        "Questionnaires were given to 240 men and 95 were returned.",
    ],
)
def test_those_who_answered_are_a_part_of_those_who_were_asked(text: str, tmp_path: Path) -> None:
    found = methods(tmp_path, text).samples
    assert [(each.number, each.what, each.kind, each.within) for each in found] == [
        (240, "men", "survey-responses", None),
        (95, "men", "survey-responses", 1),
    ]


def test_a_number_without_a_noun_and_nobody_before_it_counts_nothing(tmp_path: Path) -> None:
    assert sizes(methods(tmp_path, "In our survey 95 replied late.")) == []


def test_a_part_of_a_sample_says_of_which(tmp_path: Path) -> None:
    report = methods(tmp_path, "We interviewed 30 prisoners, of whom 12 women were on remand.")
    assert [(each.number, each.within) for each in report.samples] == [(30, None), (12, 1)]


def test_two_sizes_of_one_thing_are_both_kept_and_told(tmp_path: Path) -> None:
    report = methods(tmp_path, "We inspected 60 cases.\n\nThe work rests on it: we inspected 58 cases.")
    assert [each.number for each in report.samples] == [60, 58]
    assert "sample-size-differs" in [issue.code for issue in report.issues]


@pytest.mark.parametrize(("number", "agrees"), [("three", True), ("four", False)])
def test_places_are_compared_with_those_named(tmp_path: Path, number: str, agrees: bool) -> None:
    report = methods(tmp_path, f"We visited {number} prisons: HMP Long Stennet, HMP Oakensill and HMP Castle Fen.")
    assert [each.agrees for each in report.samples] == [agrees]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Fieldwork was done in April and May 2022.", "2022-04", "2022-05"),
        ("We visited between November 2021 and March 2022.", "2021-11", "2022-03"),
        ("We visited from November to February 2022.", "2021-11", "2022-02"),
        ("We inspected both on 6-10 March 2023.", "2023-03-06", "2023-03-10"),
        ("Site visits took place in June 2023.", "2023-06", "2023-06"),
    ],
)
def test_fieldwork_is_as_precise_as_printed(tmp_path: Path, text: str, start: str, end: str) -> None:
    (found,) = methods(tmp_path, text).fieldwork
    assert (str(found.start), str(found.end), found.establishment) == (start, end, None)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("We visited HMP Oakensill and HMP Castle Fen in May 2022.", [None]),
        ("We visited HMP Oakensill and HMP Castle Fen (4-6 May 2022).", ["HMP Castle Fen"]),
        ("We visited HMP Oakensill in May 2022 and HMP Castle Fen in June 2022.", ["HMP Oakensill", "HMP Castle Fen"]),
        ("We visited HMP Castle Fen in May 2022.", ["HMP Castle Fen"]),
    ],
)
def test_a_period_behind_a_list_of_places_is_not_that_of_the_last(
    text: str, places: list[str | None], tmp_path: Path
) -> None:
    assert [each.establishment for each in methods(tmp_path, text).fieldwork] == places


@pytest.mark.parametrize("text", ["We will visit again in June 2024.", "The survey closed in June 2023."])
def test_other_dates_are_no_fieldwork(tmp_path: Path, text: str) -> None:
    assert methods(tmp_path, text).fieldwork == ()


@pytest.mark.parametrize(
    "text",
    [
        "We visited HMP Long Stennet (6-8 March 2023) and HMP Oakensill (13 March 2023).",
        "We visited:\n\n- HMP Long Stennet, 6-8 March 2023\n- HMP Oakensill, 13 March 2023.",
    ],
)
def test_a_place_can_have_days_of_its_own(tmp_path: Path, text: str) -> None:
    found = [(each.establishment, str(each.start), str(each.end)) for each in methods(tmp_path, text).fieldwork]
    assert found == [
        ("HMP Long Stennet", "2023-03-06", "2023-03-08"),
        ("HMP Oakensill", "2023-03-13", "2023-03-13"),
    ]


@pytest.mark.parametrize("title", ["Appendix I: Methodology", "Annexe 1: Our approach", "Fieldwork and methods"])
def test_the_section_may_have_any_of_its_names(tmp_path: Path, title: str) -> None:
    assert sizes(methods(tmp_path, "We inspected 60 cases.", title=title)) == [(60, "cases", "cases")]


def test_methods_without_a_size_are_told(tmp_path: Path) -> None:
    report = methods(tmp_path, "We asked many people about their nights, and listened to them.")
    assert [(issue.code, issue.paragraph) for issue in report.issues] == [("no-sample-size", "annexe-2-1")]


def test_findings_tell_of_no_sample(tmp_path: Path) -> None:
    assert read_with(tmp_path, "2. Teaching\n\nWe interviewed 30 men.\n", contents="2. Teaching").samples == ()


@pytest.mark.parametrize(
    "listed",
    [
        "We visited three prisons: Low Moor, Nether Wold and Send.",
        "We visited:\n\n- Low Moor, 5 to 7 February 2024\n- Nether Wold, 12 February 2024\n- Send, 14 February 2024",
    ],
)
def test_places_visited_may_be_listed_without_their_kind(listed: str, tmp_path: Path) -> None:
    named = "HMP Low Moor was loud, HMP & YOI Nether Wold and HMP Send were not, and HMP Elm was not seen."
    report = methods(tmp_path, f"{named}\n\n{listed}\n\nWe visited to send for files, and Low Moor sent none.")
    assert [(each.name, each.role) for each in report.establishments] == [
        ("HMP Low Moor", "visited"),
        ("HMP & YOI Nether Wold", "visited"),
        ("HMP Send", "visited"),
        ("HMP Elm", "mentioned"),
    ]
