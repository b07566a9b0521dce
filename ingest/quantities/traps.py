"""Which numbers are no findings: dates and ages (`times`), `labels`, idioms, what a report counts of itself?"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.quantities.forms import Amount, Form
from ingest.quantities.labels import is_label, is_list_number
from ingest.quantities.numerals import low, read_numeral
from ingest.quantities.times import (
    is_age,
    is_base,
    is_compound,
    is_date,
    is_deadline,
    is_frequency,
    is_occasion,
    is_working_day,
)
from ingest.quantities.tokens import Token
from ingest.quantities.units import Reading, Unit
from ingest.quantities.wording import wording

_HEALTHY = 4
"""Tests of a healthy prison."""
_LARGE = 20
"""No number in words from here on is an idiom."""
_NO_ITEM = 10
"""What numbers no item of a list and no note: `(2)` may be either."""
_THERE_WAS = ("been", "was", "had")


def is_trap(tokens: Sequence[Token], amount: Amount, unit: Unit) -> bool:
    """Whether the amount is a date, label, age, frequency or idiom, and no finding."""
    reading = Reading(tokens, amount, unit)
    if amount.form is Form.NUMBER:
        return any(trap(reading) for trap in _TRAPS)
    if amount.form is Form.SHARE:
        return _is_own_count(reading) or is_age(reading) or is_label(reading)
    return False


def is_nameless(tokens: Sequence[Token], amount: Amount, unit: Unit) -> bool:
    """Whether a number in words is a trap only because no noun follows it: `four of whom`, `nine had left`."""
    if amount.form is not Form.NUMBER or unit.name is not None or tokens[amount.first].is_number:
        return False
    reading = Reading(tokens, amount, unit)
    return not any(trap(reading) for trap in _TRAPS if trap is not _is_idiom)


def _ends_change(tokens: Sequence[Token], at: int) -> bool:
    """`from 71 to nine`: a number in words behind one in figures."""
    return low(tokens, at - 1) == "to" and low(tokens, at - 3) == "from" and tokens[at - 2].is_number


def _opens_change(reading: Reading) -> bool:
    """`fell to seven from 21`: a number in words before the one that it was."""
    tokens, amount = reading.tokens, reading.amount
    led = low(tokens, amount.first - 1) == "to" and low(tokens, amount.stop) == "from"
    return led and read_numeral(tokens, amount.stop + 1) is not None


def _is_idiom(reading: Reading) -> bool:
    """A small number in words that counts nothing new: `one of the`, `the two wings`, `these three`, `in two ways`."""
    tokens, amount, unit = reading.tokens, reading.amount, reading.unit
    if tokens[amount.first].is_number:
        alone = unit.name is None and low(tokens, amount.stop) in (")", ".")
        return alone and low(tokens, amount.first - 1) in ("", "(") and amount.values[0] < _NO_ITEM
    if unit.name is None or (unit.name in wording().words["weak"] and max(amount.values) < _LARGE):
        return not (_ends_change(tokens, amount.first) or _opens_change(reading))
    if unit.is_time or low(tokens, amount.first) == "once":
        return False
    before = low(tokens, amount.first - 1)
    if before in wording().words["definite"]:
        return True
    if unit.name.split()[-1] in wording().words["none_counted"] and before in _THERE_WAS:  # "there had been one death"
        return False
    over = low(tokens, unit.stop), low(tokens, unit.stop + 1)  # "one shower for every 16 men", "one telephone to 29"
    shared = over[0] in ("to", "between") and read_numeral(tokens, unit.stop + 1) is not None
    ratio = over == ("for", "every") or shared
    return amount.values == (1.0,) and before not in ("only", "just") and not ratio


def _is_own_count(reading: Reading) -> bool:
    """What the report counts of itself: its concerns, recommendations, themes, judgements."""
    tokens, amount, unit = reading.tokens, reading.amount, reading.unit
    words = wording().words
    if unit.name not in words["own_counts"]:
        return False
    modified = any(token.is_word for token in tokens[amount.stop : unit.stop - 1])  # "417 initial risk assessments"
    many = amount.values[-1] > _HEALTHY
    if (
        unit.name in words["own_if_healthy"]
        and (modified or many)
        and not any(token.low == "healthy" for token in tokens)
    ):
        return False
    return not any(token.low in words["not_own_if"] for token in tokens)


def _is_distance(reading: Reading) -> bool:
    """`12 miles from the coast`: where things lie; no `more than 50 miles away`, `held 90 miles from their homes`."""
    tokens, amount, unit = reading.tokens, reading.amount, reading.unit
    if unit.name not in wording().words["distances"]:
        return False
    bounded = wording().phrases["approximations"].before(tokens, amount.first) is not None
    away = bounded and low(tokens, unit.stop) == "away"
    return not (away or wording().phrases["from_home"].after(tokens, unit.stop))


_TRAPS = (
    is_list_number,
    is_date,
    is_label,
    is_age,
    is_frequency,
    is_base,
    is_occasion,
    is_compound,
    _is_idiom,
    _is_own_count,
    _is_distance,
    is_deadline,
    is_working_day,
)
