"""Which amount begins at this token: a count, a percentage, a share, a fraction, money, a multiple?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.quantities.forms import Amount, Form
from ingest.quantities.fractions import fraction
from ingest.quantities.numerals import low, read_numeral
from ingest.quantities.tokens import Token
from ingest.quantities.wording import wording

_YEAR = re.compile(r"(?:19|20)\d\d")
_OPENERS = ("£", "a", "double", "half", "no", "none", "once", "one", "twice")
"""What the readings below begin with beside numerals and multiples."""


def read_amount(tokens: Sequence[Token], at: int) -> Amount | None:
    """The amount that begins at token `at`, the longest reading; None where none does."""
    if not (tokens[at].is_number or tokens[at].low in openers()):
        return None
    readings = (_multiple, fraction, _money, _number, _twice, _none)
    return next((amount for read in readings if (amount := read(tokens, at))), None)


@cache
def openers() -> frozenset[str]:
    """The words that an amount in words can begin with: most words are no such, and are passed over at once."""
    words = wording()
    return frozenset((*words.numerals, *words.tens, *words.multiples, *_OPENERS))


def _number(tokens: Sequence[Token], at: int) -> Amount | None:
    numeral = read_numeral(tokens, at)
    if numeral is None:
        return None
    value, stop = numeral
    digits = tokens[at].is_number
    if low(tokens, stop) == "%":
        return Amount(Form.PERCENT, at, stop + 1, (value,), digits)
    if low(tokens, stop) == "percent":
        return Amount(Form.PERCENT, at, stop + 1, (value,), digits)
    if low(tokens, stop) == "per" and low(tokens, stop + 1) in ("cent", "centage"):
        return Amount(Form.PERCENT, at, stop + 2, (value,), digits)
    if low(tokens, stop) == "percentage" and low(tokens, stop + 1).startswith("point"):
        return Amount(Form.PERCENT, at, stop + 2, (value,), digits)
    half = and_a_part(tokens, stop)
    if half:
        return Amount(Form.NUMBER, at, half[1], (value + half[0],), digits)
    return _share(tokens, at, value, stop) or Amount(Form.NUMBER, at, stop, (value,), digits)


def _twice(tokens: Sequence[Token], at: int) -> Amount | None:
    """`had met only twice since May`, `used once`: no `twice a week`, which says how often, and no `twice its size`."""
    after = low(tokens, at + 1)
    if low(tokens, at) == "twice" and after in wording().words["after_twice"]:
        return Amount(Form.NUMBER, at, at + 1, (2.0,))
    return Amount(Form.NUMBER, at, at + 1, (1.0,)) if _is_one_time(tokens, at) else None


def _is_one_time(tokens: Sequence[Token], at: int) -> bool:
    """`had met once in 2020`, `was used once.`; no `once in custody`, `once in two years`, `once they had arrived`."""
    before, after = low(tokens, at - 1), low(tokens, at + 1)
    if low(tokens, at) != "once" or not (before.endswith("ed") or before in wording().words["before_once"]):
        return False
    if after in ("in", "during"):
        return bool(_YEAR.fullmatch(low(tokens, at + 2))) or low(tokens, at + 2) in wording().words["definite"]
    return after in wording().words["after_once"]


def _none(tokens: Sequence[Token], at: int) -> Amount | None:
    """`none of the 16 files`; `no deaths`, `no self-inflicted deaths`, where that none happened is worth telling."""
    if low(tokens, at) == "none":
        return _share(tokens, at, 0.0, at + 1)
    counted = wording().words["none_counted"]
    if low(tokens, at) == "no" and any(
        low(tokens, noun) in counted for noun in range(at + 1, _noun_phrase(tokens, at))
    ):
        return Amount(Form.NUMBER, at, at + 1, (0.0,))
    return None


def _noun_phrase(tokens: Sequence[Token], at: int) -> int:
    """The index after the words and hyphens that follow token `at`, four at most."""
    stop = at + 1
    while stop < min(at + 5, len(tokens)) and (tokens[stop].is_word or low(tokens, stop) == "-"):
        stop += 1
    return stop


def and_a_part(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """`and a half`, `and a quarter`, `and three-quarter hours` after a number."""
    words = wording()
    if low(tokens, at) != "and":
        return None
    count = 1 if low(tokens, at + 1) == "a" else words.numerals.get(low(tokens, at + 1), 0)
    part = at + 2 + (low(tokens, at + 2) == "-")  # "seven and three-quarter hours"
    if count and low(tokens, part) in words.parts and (count == 1 or low(tokens, part + 1) in words.times):
        return round(count / words.parts[low(tokens, part)], 3), part + 1
    return None


def _share(tokens: Sequence[Token], at: int, value: float, stop: int) -> Amount | None:
    """`six of 22`, `nine cases out of the 10`, `206 (of 790)`; `one in four` is a fraction."""
    for noun in range(stop, stop + 3):
        whole = _whole(tokens, noun, beside=noun == stop)
        if whole:
            return _share_of(tokens, at, (value, whole[0]), whole[1], stop if noun > stop else None)
        if low(tokens, noun) == "in":
            return _one_in_ten(tokens, at, value, noun + 1) or _of_sample(tokens, at, value, noun + 1)
        if noun >= len(tokens) or not tokens[noun].is_word:
            return None
    return None


def _share_of(
    tokens: Sequence[Token], at: int, values: tuple[float, float], stop: int, noun: int | None
) -> Amount | None:
    """The share with these values; None where the first is no part of the second."""
    before = low(tokens, at - 1)
    every = values[0] == 1 and before in ("every", "each")  # "every one of 310 tests"
    excepted = before == "but" and low(tokens, at - 2) in ("all", "every")  # "all but 34 of the 700 had a plan"
    if values[0] > values[1] or every or excepted or (noun and values[0] == 0):
        return None
    return Amount(Form.SHARE, at, stop, values, tokens[at].is_number, noun)


def _whole(tokens: Sequence[Token], at: int, *, beside: bool) -> tuple[float, int] | None:
    """The whole in `of 22`, `out of the last 10`, `(of 790)`, and the index after it; `beside` the part no bracket."""
    opened = low(tokens, at) == "("
    start = at + opened
    if _out_of(tokens, start):
        start += 2
    elif low(tokens, start) == "of" and (beside or opened):
        start += 1
    else:
        return None
    whole = read_numeral(tokens, _after_determiners(tokens, start))
    if whole is None or low(tokens, whole[1]) in ("%", "per") or (opened and low(tokens, whole[1]) != ")"):
        return None
    return whole[0], whole[1] + opened


def _after_determiners(tokens: Sequence[Token], at: int) -> int:
    """The index after `the`, `the prison's`, `our last`, `the remaining`."""
    if low(tokens, at) in ("the", "our", "their", "its", "these", "those", "all", "every", "each"):
        at += 1
    if low(tokens, at).endswith(("'s", "s'")) and low(tokens, at - 1) == "the":  # "of the prison's 14 wings"
        at += 1
    return at + (low(tokens, at) in wording().words["of_the_whole"])


def _one_in_ten(tokens: Sequence[Token], at: int, value: float, start: int) -> Amount | None:
    """`one in four`, `one man in ten`, `two young adults in every five`, where `start` is the token after `in`."""
    whole = read_numeral(tokens, start + (low(tokens, start) in ("every", "each")))
    if whole and 0 < value < whole[0] <= 100 and value <= 10 and not _counts_another(tokens, whole[1]):
        return Amount(Form.FRACTION, at, whole[1], (round(value / whole[0], 3),))
    return None


def _of_sample(tokens: Sequence[Token], at: int, value: float, start: int) -> Amount | None:
    """`one plan in the 90 cases`: the one that a sample held, where `start` is the token after `in`."""
    determined = low(tokens, start) in ("the", "our", "these", "those")
    whole = read_numeral(tokens, start + 1) if determined and value == 1 else None
    if whole and low(tokens, whole[1]) in wording().words["sampled"]:
        return Amount(Form.SHARE, at, whole[1], (value, whole[0]))
    return None


def _out_of(tokens: Sequence[Token], at: int) -> bool:
    return low(tokens, at) == "out" and low(tokens, at + 1) == "of"


def _counts_another(tokens: Sequence[Token], at: int) -> bool:
    """`... on time in 83% of cases`, `one in two weeks`: the number before these is no whole."""
    return low(tokens, at) in wording().times or low(tokens, at) in ("%", "per")


def _money(tokens: Sequence[Token], at: int) -> Amount | None:
    """`£100 million`, `£5.50`, `£22m`; `10p`, `nine pence`, as parts of a pound."""
    if low(tokens, at) != "£":
        return _pence(tokens, at)
    numeral = read_numeral(tokens, at + 1)
    return Amount(Form.MONEY, at, numeral[1], (numeral[0],), True) if numeral else None


def _pence(tokens: Sequence[Token], at: int) -> Amount | None:
    """`10p`, `nine pence`: no `p` that stands alone."""
    numeral = read_numeral(tokens, at)
    if numeral is None:
        return None
    value, stop = numeral
    short = low(tokens, stop) == "p" and tokens[stop].glued and tokens[at].is_number
    if not short and low(tokens, stop) not in ("pence", "penny"):
        return None
    return Amount(Form.MONEY, at, stop + 1, (round(value / 100, 4),), tokens[at].is_number)


def _multiple(tokens: Sequence[Token], at: int) -> Amount | None:
    """`doubled`, `twice as many`, `three times higher`, `four-fold`."""
    words = wording()
    word = low(tokens, at)
    doubled = word == "double" and low(tokens, at + 1) in ("the", "what", "that", "those")
    if doubled and read_numeral(tokens, at + 2) is None:
        return Amount(Form.MULTIPLE, at, at + 2, (2.0,))
    up = low(tokens, at + 1) == "up" or (low(tokens, at + 1) == "-" and tokens[at + 1].glued)
    if up and word in words.multiples:
        return None  # "doubled-up cells", "were doubled up"
    if word in words.multiples:
        return Amount(Form.MULTIPLE, at, at + 1, (float(words.multiples[word]),))
    if word == "twice":
        value, stop = 2.0, at + 1
    else:
        numeral = read_numeral(tokens, at)
        if numeral is None:
            return None
        value, stop = numeral
        if low(tokens, stop) == "-" and low(tokens, stop + 1) == "fold":
            return Amount(Form.MULTIPLE, at, stop + 2, (value,))
        if low(tokens, stop) != "times":
            return None
        stop += 1
    following = low(tokens, stop)
    if following == "as" and low(tokens, stop + 1) in ("many", "much", "likely", "high", "long", "large"):
        return Amount(Form.MULTIPLE, at, stop + 2, (value,))
    if following in ("higher", "more", "greater", "the", "that"):
        return Amount(Form.MULTIPLE, at, stop + 1, (value,))
    return None
