"""Which numbers only say when, how often, how old or by when: dates, ages, frequencies, periods, deadlines?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.quantities.numerals import low, read_numeral
from ingest.quantities.tokens import Token
from ingest.quantities.units import Reading
from ingest.quantities.wording import wording

_STANDING = 10
"""The least number that a rate is counted over."""
_CLOCK = 12
"""The last hour of a clock."""
_MOST_OF_A_DAY = 20
"""Hours."""
_BACK_TO_MODAL = 12  # words: "an action plan was to be ready within"


def is_date(reading: Reading) -> bool:
    """`13 November`, `November 2023`, `2021/22`, `2018-19`, `since 2018`, `the 1960s`."""
    tokens, amount = reading.tokens, reading.amount
    months = wording().words["months"]
    printed, before, after = tokens[amount.first].text, low(tokens, amount.first - 1), low(tokens, amount.stop)
    if before in months or (after in months and (after != "may" or tokens[amount.stop].text == "May")):
        return True
    if after in ("-", "–", "and", "to") and low(tokens, amount.stop + 2) in months:  # 13–15 November
        return True
    if re.fullmatch(r"(?:1[89]|20)\d\d", printed) and not _is_count_like_year(reading):
        return True
    hours = read_numeral(tokens, amount.stop + 1) if after in ("and", "to") else None  # "9 to 11 in the morning"
    stop = hours[1] if hours else amount.stop
    in_the_day = low(tokens, stop) == "in" and low(tokens, stop + 2) in wording().words["day_parts"]
    if in_the_day and amount.values[0] <= _CLOCK:  # "11 in the morning"
        return True
    return before in ("-", "–", "/") and bool(re.fullmatch(r"(?:1[89]|20)\d\d", low(tokens, amount.first - 2)))


def _is_count_like_year(reading: Reading) -> bool:
    """`almost 2000`, `held 1950 prisoners`, `a population of 2019`, `but 1987 were out of work`: no year."""
    tokens, amount, unit = reading.tokens, reading.amount, reading.unit
    words, before = wording().words, low(tokens, amount.first - 1)
    if wording().phrases["approximations"].before(tokens, amount.first):
        return True
    if before in words["counted_before"] and unit.name and unit.stop == amount.stop + 1:
        return True
    measured = before == "of" and low(tokens, amount.first - 2) in words["measured_of"]
    return measured or (before in words["turns"] and low(tokens, amount.stop) in ("were", "are"))


def is_age(reading: Reading) -> bool:
    """`aged 25 and under`, `18 to 21-year-olds`, `between 18 and 25 years of age`."""
    tokens, amount = reading.tokens, reading.amount
    words = wording()
    window = [token.low for token in tokens[max(0, amount.first - 5) : amount.first]]
    if reading.unit.name is None and not words.words["oldest"].isdisjoint(window):
        return True  # "the youngest was 15"
    led = [at for at, word in enumerate(window) if word in words.words["age_before"]]
    counts = low(tokens, amount.stop) in ("over", "under", "aged")  # "19 men aged under 21 and 47 over 60"
    if led and not counts and not {",", ";"}.intersection(window[led[-1] :]):
        return True
    if reading.unit.name is None and low(tokens, amount.first - 1) in ("over", "under") and 15 < amount.values[0] < 100:
        counted = low(tokens, amount.first - 2)  # "a quarter of prisoners were over 50", "and 47 over 60"
        return counted in words.words["may_be_old"] or counted.isdigit()
    text = " ".join(token.low for token in tokens[amount.stop : amount.stop + 8])
    return bool(re.match(r"(?:(?:to|and|–|-) \d+ )?(?:- )?years?(?: - | )(?:olds?|of age)", text))


def is_frequency(reading: Reading) -> bool:
    """`six-weekly`, `three times a week`, `every two weeks`, `in the last six months`, `ten years ago`.

    `Within the first two weeks` and `at least the next two years` are lengths, and no frequencies.
    """
    tokens, amount, unit = reading.tokens, reading.amount, reading.unit
    words = wording()
    if low(tokens, amount.stop) == "-" and low(tokens, amount.stop + 1) in words.adverbs:
        return True
    each = low(tokens, amount.first - 1) == "every"
    each_time = unit.name == "times" and low(tokens, unit.stop) in words.words["per"]  # "two or three times each night"
    if (
        each_time
        or (each and not (unit.name and low(tokens, amount.first - 2) == "for"))
        or (unit.name or "").startswith("times/")
    ):
        return True
    if not unit.is_time:
        return False
    if low(tokens, amount.first - 1) in words.words["period_before"]:
        at = amount.first - 1
        if low(tokens, at - 1) in words.words["definite"] or low(tokens, at - 1) == "your":
            at -= 1
        if low(tokens, amount.first - 1) == "following" and _lasts(tokens, at):
            return False
        exact = low(tokens, at - 1) == "over" or words.phrases["approximations"].before(tokens, at) is None
        return exact and low(tokens, at - 1) != "within"
    if low(tokens, amount.first - 1) == "the" and low(tokens, amount.first - 2) in words.words["during"]:
        return True
    if amount.first == 0 and low(tokens, unit.stop) in words.words["opening_period"]:
        return True
    return words.phrases["period_after"].after(tokens, unit.stop) is not None or _is_span_of_change(reading)


def _lasts(tokens: Sequence[Token], at: int) -> bool:
    """`for much of the following 14 months`: whether words before token `at` say how long something lasted."""
    led = low(tokens, at - 1) == "of" and low(tokens, at - 2) in ("much", "most", "all", "part", "half")
    return low(tokens, at - (3 if led else 1)) == "for"


def is_base(reading: Reading) -> bool:
    """`for every 1,000 prisoners there had been`, `the rate per 1,000 prisoners`: what a rate is counted over."""
    tokens, amount = reading.tokens, reading.amount
    before = low(tokens, amount.first - 1)
    opens = before == "every" and amount.first == 2 and low(tokens, 0) == "for"
    return (before == "per" or opens) and min(amount.values) >= _STANDING


def is_occasion(reading: Reading) -> bool:
    """`in one week only six sessions took place`: when, and no length."""
    tokens, amount = reading.tokens, reading.amount
    return reading.unit.is_time and low(tokens, amount.first - 1) in ("in", "on") and low(tokens, amount.first) == "one"


def _is_span_of_change(reading: Reading) -> bool:
    """`had risen from 60 to 94 in six months`: how long a change took."""
    tokens, amount, unit = reading.tokens, reading.amount, reading.unit
    if low(tokens, amount.first - 2) == "for":  # "had been there for over a year"
        return False
    if low(tokens, amount.first - 1) not in ("in", "over") or unit.name not in ("weeks", "months", "years"):
        return False
    changed = wording().phrases["directions"].find(tokens, 0, amount.first)
    return changed is not None and low(tokens, changed[1]) != "than"  # "more than half were serving over 10 years"


def is_compound(reading: Reading) -> bool:
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


def is_deadline(reading: Reading) -> bool:
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


def is_working_day(reading: Reading) -> bool:
    """`the 9 to 5 regime`."""
    tokens, amount = reading.tokens, reading.amount
    days = wording().words["working_day"]
    first = low(tokens, amount.stop) == "to" and low(tokens, amount.stop + 2) in days
    second = low(tokens, amount.first - 1) == "to" and low(tokens, amount.stop) in days
    return (first and tokens[amount.stop + 1].is_number) or (second and tokens[amount.first - 2].is_number)
