"""Are dates, times, ages, references, labels, frequencies and idioms left out?"""

from __future__ import annotations

import pytest

from ingest.quantities import find_quantities
from tests.ingest.prose import report_of


@pytest.mark.parametrize(
    "sentence",
    [
        "We visited on 13 November 2023 and from 28 November – 9 December 2022.",
        "The unit had been shut since 2018, and again in 2021/22 and 2018–19.",
        "The wing was built in the 1960s and in the 19th century.",
        "Men were unlocked from 8.30am until 11.45am and at 17:15.",
        "The gate closed at 8.30 on Fridays.",
        "This was a repeat finding (see paragraphs 3.7 and 3.14) and had been raised before (1.34a, S45).",
        "Regulation 17 was met, and Theme 2 was not.",
        "COVID-19 rules, NEWS2 and PSI 64/2011 applied.",
        "Women aged 25 and under took part, as did 18 to 21-year-olds.",
        "The forum met six-weekly, monthly and three times a week.",
        "Checks took place every two weeks.",
        "A 12-month plan, a three-day visit and one-to-one help had been agreed.",
        "One of the wings was clean, and one man told us so.",
        "Over the last six months little had changed.",
        "He had retired two months before our visit, and three years ago.",
        "Outcomes had been poor over the ten months since.",
        "They could study up to level 2.",
        "The two halves of the prison differed in three ways.",
        "We followed up five concerns and three themes.",
        "A third wing had opened, and in the first half of the quarter it filled.",
        "The workshops were half empty and the half-hearted regime went on.",
        "6 Meeting with staff from other prisons",
        "Write to psi2@example.gov.uk or see www.example.org/page/3.",
    ],
)
def test_no_findings(sentence: str) -> None:
    assert [quantity.text for quantity in find_quantities(report_of(sentence))] == []


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Men were assessed within the first two weeks.", "the first two weeks"),
        ("A deficit was likely for at least the next two years.", "at least the next two years"),
        ("There was a three-month wait for the course.", "a three-month"),
        ("Only one man had a job.", "Only one man"),
        ("The Ombudsman had made 11 recommendations.", "11 recommendations"),
    ],
)
def test_what_only_looks_like_a_trap(sentence: str, text: str) -> None:
    assert [quantity.text for quantity in find_quantities(report_of(sentence))] == [text]
