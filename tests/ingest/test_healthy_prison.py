"""Outcomes of the healthy prison tests, and Ofsted's grades, as prose states them."""

from __future__ import annotations

import pytest

from ingest.effectiveness import find_effectiveness
from ingest.healthy_prison import find_outcomes
from tests.ingest.printed import paragraph

ALL = ("safety", "respect", "purposeful activity", "preparation for release")


@pytest.mark.parametrize(
    ("text", "inspections", "outcomes"),
    [
        (
            "In 2018 we assessed safety as not sufficiently good and purposeful activity as poor.",
            (2018,),
            {("safety", 2018, "not sufficiently good"), ("purposeful activity", 2018, "poor")},
        ),
        (
            "Outcomes were poor for safety and respect, and reasonably good in resettlement.",
            (2019, 2021),
            {("safety", 2021, "poor"), ("respect", 2021, "poor"), ("resettlement", 2021, "reasonably good")},
        ),
        (
            "Over both inspections outcomes were good in respect, but by 2021 they had become poor in safety.",
            (2019, 2021),
            {("respect", 2019, "good"), ("respect", 2021, "good"), ("safety", 2021, "poor")},
        ),
        (
            "Outcomes in safety had fallen from reasonably good in 2019 to poor in 2021.",
            (2019, 2021),
            {("safety", 2019, "reasonably good"), ("safety", 2021, "poor")},
        ),
        (
            "There were faults in all four of our healthy prison tests, which were judged to be poor.",
            (2021,),
            {(test, 2021, "poor") for test in ALL},
        ),
        (
            "Outcomes were poor in safety. Only respect remained reasonably good.",
            (2021,),
            {
                ("safety", 2021, "poor"),
                ("respect", 2021, "reasonably good"),
            },
        ),
        (
            "We found a jail adrift, where safety and purposeful activity were both poor and respect and "
            "resettlement were not sufficiently good.",
            (2021,),
            {
                ("safety", 2021, "poor"),
                ("purposeful activity", 2021, "poor"),
                ("respect", 2021, "not sufficiently good"),
                ("resettlement", 2021, "not sufficiently good"),
            },
        ),
        ("Work on safety was poor, and the leads for safety and respect were good.", (2021,), set()),
        ("Ofsted judged that outcomes in purposeful activity were poor.", (2021,), set()),
        ("There had been good progress in safety, and good relationships in respect of staff.", (2021,), set()),
        ("Poor work in safety was a concern; outcomes for women had improved.", (2021,), set()),
    ],
)
def test_outcomes(text: str, inspections: tuple[int, ...], outcomes: set[tuple[str, int, str]]) -> None:
    found = find_outcomes([paragraph(text)], inspections, inspections[-1])
    assert {(one.test, one.year, one.rating) for one in found} == outcomes


def test_without_a_year_nothing_is_said() -> None:
    assert find_outcomes([paragraph("Outcomes were poor in safety.")], (), None) == ()


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("Ofsted judged overall provision to be 'inadequate'.", [("overall provision", "inadequate")]),
        (
            "The overall provision of education, training and work was rated as ‘inadequate’ by our Ofsted colleagues.",
            [("overall provision of education, training and work", "inadequate")],
        ),
        (
            "Ofsted judged the overall effectiveness of education, skills and work to be requires improvement.",
            [("overall effectiveness of education, skills and work", "requires improvement")],
        ),
        ("Education was good, leaders told us.", []),
        ("Ofsted found good work in the kitchens.", []),
    ],
)
def test_effectiveness(text: str, grades: list[tuple[str, str]]) -> None:
    assert [(one.aspect, one.rating) for one in find_effectiveness([paragraph(text)])] == grades
