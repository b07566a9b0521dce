"""From when to when do these words last: days, or months, with the years that they share?"""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.dates import MONTH, YEAR, days_in, find_visit_dates, month_number
from ingest.plain import plain
from ontology.values import PartialDate

_LINK = r"\s*(?:,\s*and\b|-|,|&|;|/|\bto\b|\band\b|\buntil\b)\s*"
_ONE = rf"{MONTH}(?:,?\s+{YEAR})?"
# `April and May 2022`, `November 2021 to March 2022`, `June, July and September 2023`
_MONTHS = re.compile(rf"(?<!\w)(?:{_ONE}{_LINK})*{MONTH},?\s+{YEAR}(?!\d)", re.IGNORECASE)
_TOKEN = re.compile(rf"(?P<year>{YEAR})|(?P<month>{MONTH})", re.IGNORECASE)


class Period(NamedTuple):
    """First and last day or month, and the characters `[at, until)` that say so."""

    start: PartialDate
    end: PartialDate
    at: int
    until: int


def period_in(text: str) -> Period | None:
    """The first period that a text prints: to the day where it has days, else to the month."""
    found = find_visit_dates(text)
    if found and (days := days_in(found.group())):
        return Period(PartialDate.of(days[0]), PartialDate.of(days[-1]), *found.span())
    months = _MONTHS.search(plain(text))
    if months is None:
        return None
    named = _months_of(months.group())
    return Period(named[0], named[-1], *months.span())


def _months_of(words: str) -> list[PartialDate]:
    """Every month, the earliest first; one without a year has that of the month after it, or the year before."""
    named: list[PartialDate] = []
    year, later = 0, 13
    for token in reversed(list(_TOKEN.finditer(words))):
        if token["year"]:
            year, later = int(token["year"]), 13
        else:
            month = month_number(token["month"])
            year -= month > later
            named.append(PartialDate(year, month))
            later = month
    return sorted(named)
