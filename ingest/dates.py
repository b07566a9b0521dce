"""Which days, months and years do these words name? Visit dates in every printed form, months, years."""

from __future__ import annotations

import re
from datetime import date

from ingest.plain import plain
from ontology.values import PartialDate

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTH = "(?:" + "|".join(MONTHS) + ")"
YEAR = r"(?:19|20)\d\d"
_SHORT = 3
"""So many letters tell a month from the others."""

# `November`, `Nov`, `Sept.`
_MONTH = rf"(?:{MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
# `November 2023`, `Nov 2023`
_MONTH_YEAR = re.compile(rf"(?<!\w)({_MONTH}),?\s+({YEAR})(?!\d)", re.IGNORECASE)
_YEAR = re.compile(rf"(?<![\d,.])({YEAR})(?![\d,]\d|\d|%)")

# `Week 1:`, `second week:`, `(week two)`: what stands before or after the days of a part of the visit
_WEEK = r"\(?\b(?:(?:first|second|third)\s+week|week\s+(?:one|two|three|[1-3]))\b\)?\s*:?"
# days, a month, the next days: `30 and 31 January and 6-10 February 2023`, `4-5 March (week one) and 11-15 March 2019`
_LINK = rf"\s*(?:{_WEEK}\s*)?(?:(?:,\s*and\b|-|,|&|;|/|\bto\b|\band\b|(?<=:))\s*)(?:{_WEEK}\s*)?"
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# `Monday 7`, `12th`
_DAY = rf"(?:{WEEKDAY},?\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?!\d)"
_DAYS = rf"{_DAY}(?:{_LINK}{_DAY})*"
_OF_A_MONTH = rf"{_DAYS}(?:\s+{_MONTH}(?:,?\s+{YEAR})?)?"
_VISIT_DATES = re.compile(
    rf"(?:{_WEEK}\s*)?(?<![\d.])(?:{_OF_A_MONTH}{_LINK})*{_DAYS}\s+{_MONTH},?\s+{YEAR}(?!\d)"
    rf"(?:{_LINK}{_DAYS}\s+{_MONTH},?\s+{YEAR}(?!\d))*",
    re.IGNORECASE,
)
_WEEKS = re.compile(_WEEK, re.IGNORECASE)
_TOKEN = re.compile(rf"(?P<year>{YEAR})|(?P<month>{_MONTH})|(?P<day>\d{{1,2}})", re.IGNORECASE)


def month_number(name: str) -> int:
    """1 for January or Jan to 12 for December or Dec; ValueError for a word that begins as no month does."""
    return [month[:_SHORT] for month in MONTHS].index(name[:_SHORT].capitalize()) + 1


def months_in(text: str) -> tuple[PartialDate, ...]:
    """Every `Month Year` that the text prints, in order."""
    return tuple(PartialDate(int(year), month_number(month)) for month, year in _MONTH_YEAR.findall(plain(text)))


def years_in(text: str) -> tuple[int, ...]:
    """Every year that the text prints, in order."""
    return tuple(int(year) for year in _YEAR.findall(plain(text)))


def find_visit_dates(text: str) -> re.Match[str] | None:
    """Where the text prints days of a visit with their month and year, on the offsets of `text`."""
    return _VISIT_DATES.search(plain(text))


def days_in(dates: str) -> tuple[date, ...]:
    """Every day that printed visit dates name, first and last of each range, in calendar order.

    Months and years that are printed once hold for the days before them: `4, 11-15 March 2019`,
    `28 November - 9 December 2022`, `30 December - 10 January 2025` (the first in 2024). Empty where a day is in no
    calendar.
    """
    days: list[date] = []
    year = month = 0
    for token in reversed(list(_TOKEN.finditer(_WEEKS.sub(" ", plain(dates))))):
        word = token.group()
        if token["year"]:
            year, month = int(word), 0
        elif token["month"]:
            earlier = month_number(word)
            year -= 1 if month and earlier > month else 0
            month = earlier
        elif year and month:
            try:
                days.append(date(year, month, int(word)))
            except ValueError:
                return ()
    return tuple(sorted(days))
