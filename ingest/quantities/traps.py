"""Which numbers are no findings: dates, times, ages, paragraph references, labels, frequencies, idioms?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.quantities.amounts import Amount, Form
from ingest.quantities.numerals import low
from ingest.quantities.tokens import Token
from ingest.quantities.units import Unit
from ingest.quantities.wording import wording

# A part of a report in brackets or a list of parts: `(see paragraphs 3.7 and 3.14)`, `(1.34a)`, `(S45)`, `[2.1-2.4]`
_REFERENCE = re.compile(
    r"\b(?:paragraphs?|paras?|sections?|recommendations?|expectations?)\s+S?\d+(?:\.\d+)?[a-z]?"
    r"(?:\s*(?:,|and|to|or|–|-|&)\s*S?\d+\.\d+[a-z]?)*"
    r"|[(\[]\s*S?\d+\.\d+[a-z]?(?:\s*(?:,|;|and|to|–|-|&)\s*S?\d+\.\d+[a-z]?)*\s*[)\]]"
)
# A web or e-mail address, a clock time, the number of a form: `www.gov.uk/1`, `9.30am`, `17:15`, `64/2011`
_CODE = re.compile(
    r"https?://\S+|www\.\S+|\b[\w.+-]{1,64}@\S+|\b\d{1,2}[.:]\d{2}(?:\s?(?:am|pm))?(?![\d%])|\b\d{1,2}\s?(?:am|pm)\b|\b\d+/\d+\b"
)
# What may be a clock time or a decimal: `8.30`
_HOURS_AND_MINUTES = re.compile(r"\d{1,2}\.\d{2}")
# What makes `8.30` a clock time and not a decimal: `from 8.30 to`, `at 17.15`, `until 12.00`, `by 9.30am`
_CLOCK_BEFORE = ("at", "until", "till", "from", "to", "by", "before", "after", "between", "and", "around", "about")


class _Reading(NamedTuple):
    """An amount and its unit among the tokens of their sentence."""

    tokens: Sequence[Token]
    amount: Amount
    unit: Unit


def references(text: str) -> list[tuple[int, int]]:
    """The spans of a text that hold references, addresses and codes."""
    codes = (match for match in _CODE.finditer(text) if not _is_decimal(text, match))
    return [match.span() for match in (*_REFERENCE.finditer(text), *codes)]


def _is_decimal(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a clock time is a number: `12.50` and no `at 12.50`."""
    return bool(_HOURS_AND_MINUTES.fullmatch(match.group())) and not _is_clock(text, match.start(), match.group())


def _is_clock(text: str, at: int, printed: str) -> bool:
    hours, minutes = printed.split(".")
    before = text[max(0, at - 20) : at].lower().split()
    return (
        int(hours) < 24
        and int(minutes) < 60
        and len(hours) + len(minutes) >= 3
        and bool(before)
        and (
            before[-1] in ("at", "until", "till")
            or (
                before[-1] in _CLOCK_BEFORE
                and minutes in ("00", "15", "30", "45")
                and not re.match(r"\s*(?:hours|%|per cent|million)", text[at + len(printed) :])
            )
        )
    )


def is_trap(tokens: Sequence[Token], amount: Amount, unit: Unit) -> bool:
    """Whether the amount is a date, label, age, frequency or idiom, and no finding."""
    reading = _Reading(tokens, amount, unit)
    if amount.form is Form.NUMBER:
        return any(trap(reading) for trap in _TRAPS)
    if amount.form is Form.SHARE:
        return _is_own_count(reading) or _is_age(reading) or _is_label(reading)
    return False


def is_nameless(tokens: Sequence[Token], amount: Amount, unit: Unit) -> bool:
    """Whether a number in words is a trap only because no noun follows it: `four of whom`, `nine had left`."""
    if amount.form is not Form.NUMBER or unit.name is not None or tokens[amount.first].is_number:
        return False
    reading = _Reading(tokens, amount, unit)
    return not any(trap(reading) for trap in _TRAPS if trap is not _is_idiom)


def _is_date(reading: _Reading) -> bool:
    """`13 November`, `November 2023`, `2021/22`, `2018-19`, `since 2018`, `the 1960s`."""
    tokens, amount = reading.tokens, reading.amount
    months = wording().words["months"]
    printed, before, after = tokens[amount.first].text, low(tokens, amount.first - 1), low(tokens, amount.stop)
    if before in months or (after in months and (after != "may" or tokens[amount.stop].text == "May")):
        return True
    if after in ("-", "–", "and", "to") and low(tokens, amount.stop + 2) in months:  # 13–15 November
        return True
    if re.fullmatch(r"(?:1[89]|20)\d\d", printed) and not wording().phrases["approximations"].before(
        tokens, amount.first
    ):
        return True
    if (
        low(tokens, amount.stop) == "in" and low(tokens, amount.stop + 2) in wording().words["day_parts"]
    ):  # "11 in the morning"
        return True
    return before in ("-", "–", "/") and bool(re.fullmatch(r"(?:1[89]|20)\d\d", low(tokens, amount.first - 2)))


def _is_label(reading: _Reading) -> bool:
    """`level 2`, `Theme 1`, `COVID-19`, `Regulation 17`, `E14`, `3rd`; letters or hyphens glued to the figures."""
    tokens, amount, unit = reading.tokens, reading.amount, reading.unit
    first, before = tokens[amount.first], low(tokens, amount.first - 1)
    if not first.is_number:
        return before in wording().words["labels"] and unit.name is None
    after = tokens[amount.stop] if amount.stop < len(tokens) else None
    if after and after.glued and (after.is_word or after.text == "/"):
        return True
    if before in ("-", "/", "–", ".", "#", "_") and first.glued and tokens[amount.first - 1].glued:
        return not low(tokens, amount.first - 2).replace(",", "").replace(".", "").isdigit()
    if before in ("-", "–") and low(tokens, amount.first - 2) in wording().words["labels"]:
        return True
    return _follows_label(tokens, amount.first) or _is_code(reading)


def _follows_label(tokens: Sequence[Token], at: int) -> bool:
    """`wing 2`, and the last of `wings 1, 2 and 3`."""
    before = low(tokens, at - 1)
    while before in ("and", "or", ",", "to", "&", "–") and at >= 3 and tokens[at - 2].is_number:
        at -= 2
        before = low(tokens, at - 1)
    return before in wording().words["labels"] and before != "a"


def _is_code(reading: _Reading) -> bool:
    """`ISO 9001`, `BS EN 1090`, `0300 047 6325`: a long number after capitals, or one that begins with a nought."""
    first = reading.tokens[reading.amount.first].text
    before = reading.tokens[reading.amount.first - 1].text if reading.amount.first else ""
    return (first.isdigit() and len(first) > 3 and len(before) > 1 and before.isupper()) or (
        len(first) > 1 and first[0] == "0" and first[1] != "."
    )


def _is_age(reading: _Reading) -> bool:
    """`aged 25 and under`, `18 to 21-year-olds`, `between 18 and 25 years of age`."""
    tokens, amount = reading.tokens, reading.amount
    words = wording()
    window = [token.low for token in tokens[max(0, amount.first - 5) : amount.first]]
    if any(word in words.words["age_before"] for word in window) and not any(word in (",", ";") for word in window):
        return True
    if reading.unit.name is None and low(tokens, amount.first - 1) in ("over", "under") and 15 < amount.values[0] < 100:
        return low(tokens, amount.first - 2) in words.words["may_be_old"]  # "a quarter of prisoners were over 50"
    text = " ".join(token.low for token in tokens[amount.stop : amount.stop + 8])
    return bool(re.match(r"(?:(?:to|and|–|-) \d+ )?(?:- )?years?(?: - | )(?:olds?|of age)", text))


def _is_frequency(reading: _Reading) -> bool:
    """`six-weekly`, `three times a week`, `every two weeks`, `in the last six months`, `ten years ago`.

    `Within the first two weeks` and `at least the next two years` are lengths, and no frequencies.
    """
    tokens, amount, unit = reading.tokens, reading.amount, reading.unit
    words = wording()
    if low(tokens, amount.stop) == "-" and low(tokens, amount.stop + 1) in words.adverbs:
        return True
    each = low(tokens, amount.first - 1) == "every"
    if each and amount.first == 2 and min(amount.values) >= _STANDING and low(tokens, 0) == "for":
        return True  # "For every 1,000 prisoners there had been 340 assaults"
    if (each and not (unit.name and low(tokens, amount.first - 2) == "for")) or (unit.name or "").startswith("times/"):
        return True
    if not unit.is_time:
        return False
    if low(tokens, amount.first - 1) in words.words["period_before"]:
        at = amount.first - 1
        if low(tokens, at - 1) in words.words["definite"] or low(tokens, at - 1) == "your":
            at -= 1
        exact = low(tokens, at - 1) == "over" or words.phrases["approximations"].before(tokens, at) is None
        return exact and low(tokens, at - 1) != "within"
    if low(tokens, amount.first - 1) == "the" and low(tokens, amount.first - 2) in words.words["during"]:
        return True
    if amount.first == 0 and low(tokens, unit.stop) in words.words["opening_period"]:
        return True
    return words.phrases["period_after"].after(tokens, unit.stop) is not None or _is_span_of_change(reading)


_STANDING = 10
"""The least number that a rate is counted over."""


def _is_span_of_change(reading: _Reading) -> bool:
    """`had risen from 60 to 94 in six months`: how long a change took."""
    tokens, amount, unit = reading.tokens, reading.amount, reading.unit
    if low(tokens, amount.first - 1) not in ("in", "over") or unit.name not in ("weeks", "months", "years"):
        return False
    return wording().phrases["directions"].find(tokens, 0, amount.first) is not None


_THERE_WAS = ("been", "was", "had")
_MOST_OF_A_DAY = 20
"""Hours."""


def _is_compound(reading: _Reading) -> bool:
    """`a 12-month plan`, `three-day visit`, `one-to-one`, `two-way`.

    But `a two-year wait` is a length, and `24-hour cover` or `a 23-hour lock-up` say how much of a day.
    """
    tokens, amount, unit = reading.tokens, reading.amount, reading.unit
    if low(tokens, amount.stop) != "-" or (amount.stop < len(tokens) and not tokens[amount.stop].glued):
        return False
    if amount.stop + 1 < len(tokens) and tokens[amount.stop + 1].is_number:
        return False
    most_of_a_day = unit.name == "hours" and min(amount.values, default=0) >= _MOST_OF_A_DAY
    return not (most_of_a_day or (unit.is_time and low(tokens, unit.stop) in wording().words["lengths"]))


def _ends_change(tokens: Sequence[Token], at: int) -> bool:
    """`from 71 to nine`: a number in words behind one in figures."""
    return low(tokens, at - 1) == "to" and low(tokens, at - 3) == "from" and tokens[at - 2].is_number


def _is_idiom(reading: _Reading) -> bool:
    """A small number in words that counts nothing new: `one of the`, `the two wings`, `these three`, `in two ways`."""
    tokens, amount, unit = reading.tokens, reading.amount, reading.unit
    if tokens[amount.first].is_number:
        return (
            unit.name is None and low(tokens, amount.stop) in (")", ".") and low(tokens, amount.first - 1) in ("", "(")
        )
    if unit.name is None or unit.name in wording().words["weak"]:
        return not _ends_change(tokens, amount.first)
    if unit.is_time:
        return False
    before = low(tokens, amount.first - 1)
    if before in wording().words["definite"]:
        return True
    if unit.name.split()[-1] in wording().words["none_counted"] and before in _THERE_WAS:  # "there had been one death"
        return False
    ratio = [low(tokens, unit.stop), low(tokens, unit.stop + 1)] == ["for", "every"]  # "one shower for every 16 men"
    return amount.values == (1.0,) and before not in ("only", "just") and not ratio


def _is_own_count(reading: _Reading) -> bool:
    """What the report counts of itself: its concerns, recommendations, themes, judgements."""
    tokens, unit = reading.tokens, reading.unit
    words = wording().words
    if unit.name not in words["own_counts"]:
        return False
    return not any(token.low in words["not_own_if"] for token in tokens)


def _is_list_number(reading: _Reading) -> bool:
    """`6 Move to another wing` at the start: small figures before a capital number an item."""
    tokens, amount = reading.tokens, reading.amount
    following = tokens[amount.stop].text if amount.stop < len(tokens) else ""
    starts = amount.first == 0 and tokens[0].is_number and following[:1].isupper()
    return starts and amount.values[0] < 100 and not (following[:-1].isupper() and following.endswith("s"))


def _is_deadline(reading: _Reading) -> bool:
    """`must be ready within 28 days`, `in six months' time`, `used 312 times in six months`, `made in three months`."""
    tokens, amount, unit = reading.tokens, reading.amount, reading.unit
    if not unit.is_time:
        return False
    before = low(tokens, amount.first - 1)
    if low(tokens, unit.stop) == "time" or (low(tokens, unit.stop), low(tokens, unit.stop + 1)) == ("'", "time"):
        return True
    if before == "in" and unit.name in ("months", "years"):
        return True
    led = tokens[max(0, amount.first - _BACK_TO_MODAL) : amount.first]
    return before == "within" and wording().phrases["deadlines"].find(led, 0, len(led)) is not None


_BACK_TO_MODAL = 12  # words: "an action plan was to be ready within"


def _is_working_day(reading: _Reading) -> bool:
    """`the 9 to 5 regime`."""
    tokens, amount = reading.tokens, reading.amount
    days = wording().words["working_day"]
    first = low(tokens, amount.stop) == "to" and low(tokens, amount.stop + 2) in days
    second = low(tokens, amount.first - 1) == "to" and low(tokens, amount.stop) in days
    return (first and tokens[amount.stop + 1].is_number) or (second and tokens[amount.first - 2].is_number)


def _is_distance(reading: _Reading) -> bool:
    """`12 miles from the coast`, `more than 50 miles from home`: where things lie."""
    return reading.unit.name in wording().words["distances"]


_TRAPS = (
    _is_list_number,
    _is_date,
    _is_label,
    _is_age,
    _is_frequency,
    _is_compound,
    _is_idiom,
    _is_own_count,
    _is_distance,
    _is_deadline,
    _is_working_day,
)
