"""Are the numbers of invented findings read with their unit, bounds, comparison and place?"""

from __future__ import annotations

import pytest

from ingest.quantities import find_quantities
from ontology.model import Quantity
from ontology.values import PartKind
from tests.ingest.prose import printed, report_of


def one(sentence: str) -> Quantity:
    """The only quantity of a sentence."""
    (quantity,) = find_quantities(report_of(sentence))
    return quantity


@pytest.mark.parametrize(
    ("sentence", "values", "unit"),
    [
        ("Only 38% of men had a job.", (38,), "percent"),
        ("Just under 12 per cent of cells had a phone.", (12,), "percent"),
        ("Almost two-thirds of patients had a care plan.", (0.667,), "fraction"),
        ("Half the workshops stood idle.", (0.5,), "fraction"),
        ("Fewer than one in five had seen a dentist.", (0.2,), "fraction"),
        ("One woman in three was released without a home.", (0.333,), "fraction"),
        ("Six of 22 cells had no window.", (6, 22), "cells"),
        ("The rate of self-harm was 4,200 per 1,000 women.", (4200,), "per 1,000 women"),
        ("The rate of assaults was still 29.4 per 100 boys.", (29.4,), "per 100 boys"),
        ("Inspectors found 14 out of 20 records incomplete.", (14, 20), "records"),
        ("There were 1,866 complaints in the past year.", (1866,), "complaints"),
        ("Two hundred and twelve windows had been replaced.", (212,), "windows"),
        ("Twenty-three detainees were waiting.", (23,), "detainees"),
        ("Most men were unlocked for three and a half hours.", (3.5,), "hours"),
        ("Prisoners were locked up for 21 hours a day.", (21,), "hours/day"),
        ("Unemployed men were out for an hour and a quarter on weekdays.", (1.25,), "hours"),
        ("Exercise lasted for less than half an hour.", (0.5,), "hours"),
        ("The ministry spent £2.5 million on repairs.", (2_500_000,), "GBP"),
        ("The food budget was £3.05 a day.", (3.05,), "GBP/day"),
        ("About 130 were released each month.", (130,), None),
        ("There had been 410 incidents of self-harm per 1,000 prisoners.", (410,), "incidents per 1,000 prisoners"),
        ("The library had been used three times as much.", (3,), "times"),
        ("After a year-long closure the kitchen had opened.", (1,), "years"),
        ("Three aggregate thematic inspection (ATI) papers were published.", (3,), "papers"),
    ],
)
def test_values_and_units(sentence: str, values: tuple[float, ...], unit: str | None) -> None:
    quantity = one(sentence)
    assert (quantity.values, quantity.unit) == (values, unit)


@pytest.mark.parametrize(
    ("sentence", "approximation", "lower", "upper"),
    [
        ("Around 60 men arrived in May.", "about", None, None),
        ("Nearly 40% of cells were shared.", "almost", None, 40),
        ("Over 400 referrals had been made.", "over", 400, None),
        ("Less than a quarter of sentence plans were current.", "less-than", None, 0.25),
        ("Patients had at least 12 sessions.", "at-least", 12, None),
        ("Men waited up to 26 weeks.", "up-to", None, 26),
        ("Waits varied between two and 17 days.", "range", 2, 17),
        ("Courses lasted six to 12 weeks.", "range", 6, 12),
        ("The wait ranged from three to 19 weeks.", "range", 3, 19),
        ("A third of the cells were damp.", "fraction-words", None, None),
        ("We spoke to 31 teachers.", "exact", None, None),
    ],
)
def test_how_exactly_a_number_is_meant(
    sentence: str, approximation: str, lower: float | None, upper: float | None
) -> None:
    quantity = one(sentence)
    assert (quantity.approximation, quantity.lower, quantity.upper) == (approximation, lower, upper)


@pytest.mark.parametrize(
    ("sentence", "values", "unit", "earlier", "earlier_unit", "direction"),
    [
        ("Waits had fallen from nine weeks to an average of nine days.", (9,), "days", (9,), "weeks", "fell"),
        (
            "Those on watch had fallen from 101 at our last inspection to 19.",
            (19,),
            None,
            (101,),
            None,
            "fell",
        ),
        ("Attendance had risen from 61% to 74%.", (74,), "percent", (61,), "percent", "rose"),
        ("There were 96 fights, down from 141.", (96,), "fights", (141,), "fights", "fell"),
        (
            "Some 40% were unwell, worse than the 28% at our last inspection.",
            (40,),
            "percent",
            (28,),
            "percent",
            "rose",
        ),
        ("Adviser posts had grown from one to four full-time advisers.", (4,), "advisers", (1,), "advisers", "rose"),
    ],
)
def test_earlier_values_keep_their_own_unit(
    sentence: str,
    values: tuple[float, ...],
    unit: str | None,
    earlier: tuple[float, ...],
    earlier_unit: str | None,
    direction: str,
) -> None:
    quantity = one(sentence)
    assert (quantity.values, quantity.unit) == (values, unit)
    assert (quantity.earlier, quantity.earlier_unit, quantity.direction) == (earlier, earlier_unit, direction)


def test_a_benchmark_is_no_earlier_value() -> None:
    quantity = one("In our survey 35% felt unsafe, compared with 22% in similar prisons.")
    assert (quantity.values, quantity.benchmark, quantity.earlier) == ((35,), (22,), ())
    assert (quantity.comparator, quantity.direction) == ("similar prisons", "higher")


def test_one_verb_carries_two_changes() -> None:
    report = report_of(
        "Assaults on staff and on prisoners had dropped (by 60% and 55%, respectively) since the last inspection."
    )
    first, second = find_quantities(report)
    assert [first.values, second.values] == [(60,), (55,)]
    assert (first.direction, second.direction) == ("fell", "fell")
    assert first.comparator == second.comparator == "last inspection"
    assert (first.measures or "").startswith("change in")


def test_the_size_of_a_change_is_no_level_of_a_metric() -> None:
    assert one("The random drug testing positive rate had risen by 9%.").metric is None
    assert one("The random drug testing positive rate was 31%.").metric == "positive-drug-tests"


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("We saw that 33 patients were not seen in time.", "patients were not seen in time"),
        ("Waiting times to see the optician had reduced from 11 weeks to 11 days.", "times to see the optician"),
        ("There had been a 40% increase in new arrivals.", "change in new arrivals"),
        ("Sentence plans were current in 60 per cent of cases.", "Sentence plans were current"),
        ("The rate of self-harm was 4,200 per 1,000 women.", "The rate of self-harm"),
    ],
)
def test_what_is_measured(sentence: str, measures: str) -> None:
    assert one(sentence).measures == measures


def test_a_time_before_a_percentage_is_no_chance() -> None:
    found = find_quantities(report_of("Letters were answered within seven days in 83% of cases."))
    assert [(one.values, one.unit) for one in found] == [((7,), "days"), ((83,), "percent")]


def test_topics_of_the_sentence() -> None:
    assert one("Only 12% of patients with long-term conditions had been seen.").topics[0] == "primary-care"
    assert one("The wall was 22 metres long.").topics == ()


def test_the_group_that_a_share_is_of() -> None:
    assert one("Only 46% of registered clinical staff who we met were trained.").scope == "registered clinical staff"


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("The capacity of 310 men had been cut.", "capacity"),
        ("There had been three self-inflicted deaths.", "self-inflicted-deaths"),
        ("The wait for a routine GP appointment was nine days.", "gp-routine-wait"),
        ("Only 22% of incidents were recorded on body-worn cameras.", "body-worn-coverage"),
        ("Men without a job were unlocked for two hours a day.", "hours-out-of-cell"),
        ("Men without a job were locked up for 22 hours a day.", None),
        ("The wall was 22 metres long.", None),
    ],
)
def test_metrics(sentence: str, metric: str | None) -> None:
    assert one(sentence).metric == metric


def test_the_place_leads_to_the_printed_words() -> None:
    report = report_of("Nothing counts here.", "It was cold. Roughly a third of men had no coat; 12 were ill.")
    quantities = find_quantities(report)
    assert [quantity.place.part for quantity in quantities] == ["3.2", "3.2"]
    assert [printed(report, quantity.place) for quantity in quantities] == [quantity.text for quantity in quantities]


@pytest.mark.parametrize(
    "title", ["Glossary", "Summary of judgements", "About HMP Nowhere", "Fact page", "Appendix I About this report"]
)
def test_parts_that_only_frame_or_restate_hold_no_findings(title: str) -> None:
    assert find_quantities(report_of("Only 38% of men had a job.", section=title)) == ()


def test_headings_and_captions_hold_no_findings() -> None:
    assert find_quantities(report_of("Only 38% of men had a job", kind=PartKind.CAPTION)) == ()
