"""Which tests do sentences rate, how and for which inspection, in the introduction and in the summary?"""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.inspection.rated_tests import rated_tests
from ingest.inspection.spoken_of import When, namings, year_at
from tests.ingest.printing import whole
from tests.ingest.test_inspection_variations import read

NAME = "full-birkenshaw-lea-2023"
SUMMARY = "- 1.3 We last inspected HMP & YOI Birkenshaw Lea in 2019."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Outcomes were poor in care and in respect.", {("care", "poor", None), ("respect", "poor", None)}),
        (
            "The jail was poor in two of our healthy prison tests, safety and resettlement.",
            {("safety", "poor", None), ("resettlement", "poor", None)},
        ),
        ("Respect had slipped to poor.", {("respect", "poor", "changed")}),
        ("Respect has slid badly, and safety is good.", {("safety", "good", "now")}),
        (
            "Safety had risen from poor in 2017 to good and respect from good to poor.",
            {
                ("safety", "good", "changed"),
                ("safety", "poor", "from"),
                ("respect", "poor", "changed"),
                ("respect", "good", "from"),
            },
        ),
        (
            "Our assessments of safety and respect had fallen, to not sufficiently good and poor respectively.",
            {("safety", "not sufficiently good", "changed"), ("respect", "poor", "changed")},
        ),
        ("Safety was good, resettlement poor.", {("safety", "good", None), ("resettlement", "poor", None)}),
        ("Work to prepare boys for release remained good.", {("preparation for release", "good", "changed")}),
        ("We judged safety to be good.", {("safety", "good", None)}),
        ("There was a decline in respect, which we now judged to be poor.", {("respect", "poor", "now")}),
        # what is no rating of a test
        ("Cleanliness and respect were poor.", set()),
        ("The leads for safety and respect were good.", set()),
        ("Care plans were poor in respect of goals.", set()),
        ("Respect was good between officers and boys.", set()),
        ("Safety and respect were good, poor and good.", set()),
        ("Staff knew what safety was, poor or not.", set()),
        ("They thought safety to be poor.", set()),
    ],
)
def test_rated_tests(sentence: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert {(each.test, each.rating, each.time) for each in rated_tests(sentence)} == expected


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("At the last inspection it was HERE.", 2018),
        ("When we last visited, in May 2016, it was HERE.", 2016),
        ("Since the last inspection it had become HERE.", 2022),
        ("It was better than at the last inspection, HERE.", None),
        ("In 2018 it was fair and this time HERE.", 2022),
        ("It was HERE when we last came.", 2018),
        ("It was HERE, but when we last came it was fair.", None),
        ("It was HERE and at the previous inspection fair.", None),
        ("Opened in 2003, it was HERE.", None),
        ("We visited in 2003, and it was HERE.", 2003),
    ],
)
def test_the_inspection_that_a_sentence_speaks_of(sentence: str, year: int | None) -> None:
    when = When(now=2022, last=2018)
    assert year_at(sentence.index("HERE"), namings(sentence, when), sentence, None) == year


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "We last came in 2019, when outcomes were poor in safety and respect. That has "
            "changed. Safety is now good; respect has risen to reasonably good; resettlement remains poor.",
            {("safety", 2019, "poor"), ("respect", 2019, "poor")}
            | {("safety", 2023, "good"), ("respect", 2023, "reasonably good"), ("resettlement", 2023, "poor")},
        ),
        (
            "At the last inspection we found that outcomes were poor in respect. Safety had been good.",
            {("respect", 2019, "poor"), ("safety", 2019, "good")},
        ),
        (
            "Our assessment of respect had fallen from good to poor.",
            {("respect", 2019, "good"), ("respect", 2023, "poor")},
        ),
        ("Outcomes were mixed and safety had been good.", set()),
        ("Safety was good.", set()),
        ("We found a calm jail. Ofsted judged that purposeful activity was poor.", set()),
        (
            "Outcomes in safety were poor, but at the last inspection they were good in respect.",
            {("safety", 2023, "poor"), ("respect", 2019, "good")},
        ),
    ],
)
@pytest.mark.parametrize("place", ["introduction", "summary"])
def test_outcomes_in_words(place: str, told: str, expected: set[tuple[str, int, str]], tmp_path: Path) -> None:
    text = whole(NAME).split("\n")
    rows = [line for line in text if not line.startswith(("- good", "- poor", "- reasonably", "- not sufficiently"))]
    printed = "\n".join(line for line in rows if "healthy prison test." not in line)
    assert printed.count(SUMMARY) == 1
    if place == "summary":
        printed = printed.replace(SUMMARY, f"- 1.3 {told}")
    else:
        printed = printed.replace("\nIntroduction\n\n", f"\nIntroduction\n\n{told}\n\n")
    assert told in printed
    found = {(each.test, each.year, each.rating) for each in read(printed, tmp_path).outcomes}
    assert found == expected


@pytest.mark.parametrize("number", [6, 7])
def test_the_introduction_counts_the_concerns_of_its_own_report(number: int, tmp_path: Path) -> None:
    told = f"Of 20 concerns then, few remain. I trust the {number} key concerns set out in this report will be read."
    report = read(whole(NAME).replace("\nIntroduction\n\n", f"\nIntroduction\n\n{told}\n\n"), tmp_path)
    counts = [each for each in report.declared_counts if each.place.part.startswith("introduction")]
    assert [(each.what, each.number) for each in counts] == [("key concerns", number)]
    assert counts[0].agrees is (number == len(report.concerns))
