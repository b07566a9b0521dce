"""Visit dates in every printed form, months, years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import MONTHS, days_in, find_visit_dates, months_in, years_in
from ontology.values import PartialDate


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("13–15 November 2023", "2023-11-13", "2023-11-15"),
        ("28 November – 9 December 2022", "2022-11-28", "2022-12-09"),
        ("30 December 2024 – 10 January 2025", "2024-12-30", "2025-01-10"),
        ("30 December – 10 January 2025", "2024-12-30", "2025-01-10"),
        ("4, 11-15 March 2019", "2019-03-04", "2019-03-15"),
        ("30 and 31 January and 6-10 February 2023", "2023-01-30", "2023-02-10"),
        ("6–7, 20–23 August 2018", "2018-08-06", "2018-08-23"),
        ("8 to 10 July 2019", "2019-07-08", "2019-07-10"),
        ("17, 18 and 24–28 June 2019", "2019-06-17", "2019-06-28"),
        ("5 May 2021", "2021-05-05", "2021-05-05"),
        ("27 Feb – 10 March 2023", "2023-02-27", "2023-03-10"),
        ("1–2 and 8–11 Sept. 2021", "2021-09-01", "2021-09-11"),
        ("by HM Chief Inspector of Prisons 1–3 May 2021 Contents 3", "2021-05-01", "2021-05-03"),
        ("Monday 7 – Friday 18 October 2019", "2019-10-07", "2019-10-18"),
        ("13–14 January; 20–24 January 2025", "2025-01-13", "2025-01-24"),
        ("Week 1: 4–8 March 2019; week 2: 11–15 March 2019", "2019-03-04", "2019-03-15"),
        ("First week: 28 February 2019 Second week: 4–8 March 2019", "2019-02-28", "2019-03-08"),
        ("4 and 5 March (week one) and 11–15 March 2019 (week two)", "2019-03-04", "2019-03-15"),
    ],
)
def test_visit_dates(printed: str, first: str, last: str) -> None:
    found = find_visit_dates(printed)
    assert found
    days = days_in(found.group())
    assert (str(days[0]), str(days[-1])) == (first, last)


@pytest.mark.parametrize("printed", ["", "October 2019", "Section 2 6", "31 February 2020", "paragraph 3.12 May"])
def test_no_visit_dates(printed: str) -> None:
    found = find_visit_dates(printed)
    assert not found or days_in(found.group()) == ()


@given(st.dates(date(2000, 1, 1), date(2099, 1, 1)), st.integers(0, 20), st.sampled_from(["–", "-", " – ", " to "]))
def test_a_range_has_its_ends(start: date, days: int, dash: str) -> None:
    end = start + timedelta(days=days)
    month = "" if start.month == end.month and start.year == end.year else f" {MONTHS[start.month - 1]}"
    year = f" {start.year}" if month and start.year != end.year else ""
    printed = f"{start.day}{month}{year}{dash}{end.day} {MONTHS[end.month - 1]} {end.year}"
    found = find_visit_dates(printed)
    assert found
    named = days_in(found.group())
    assert (named[0], named[-1]) == (start, end)


def test_months_and_years() -> None:
    assert months_in("in July 2021 and August, 2022") == (PartialDate(2021, 7), PartialDate(2022, 8))
    assert years_in("in 2018 and 2021, with 2,019 prisoners and 1.2020") == (2018, 2021)
