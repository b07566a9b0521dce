"""In what is an amount counted: hours a day, patients, pounds, percent?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ingest.quantities.forms import Amount, Form
from ingest.quantities.numerals import low, read_numeral
from ingest.quantities.tokens import Token
from ingest.quantities.wording import wording

_FIXED = {Form.PERCENT: "percent", Form.FRACTION: "fraction", Form.MULTIPLE: "times", Form.MONEY: "GBP"}
_WITHIN_NOUN = frozenset(["-", "'", "‘", "’", '"'])  # marks inside a noun phrase
_PER_WITHIN = 7  # words from a noun to its rate: "acts of self-harm per 1,000"
_STANDING = (10, 100, 1_000, 10_000, 100_000)
"""What a rate is counted over."""
_ANOTHER = ("further", "additional", "other", "more")
_COMPOUND = 3  # words and hyphens from the first of a compound to its noun
_NOUN_WITHIN = 9  # words from a number to the noun it counts: "two further self-inflicted deaths"


@dataclass(frozen=True, slots=True)
class Unit:
    """The name of a unit (None: no noun stands there), and the index of the token after its words."""

    name: str | None
    stop: int
    is_time: bool = False
    span: int = 1
    """How many of the unit one of the printed words is: a fortnight is two weeks."""


class Reading(NamedTuple):
    """An amount and its unit among the tokens of their sentence."""

    tokens: Sequence[Token]
    amount: Amount
    unit: Unit


def read_unit(tokens: Sequence[Token], amount: Amount) -> Unit:
    """The unit that follows an amount, with what it is per: `hours/day`, `prisoners/month`, `GBP/year`."""
    if amount.form in _FIXED:
        points = low(tokens, amount.stop - 1).startswith("point")
        unit = Unit("percentage points" if points else _FIXED[amount.form], amount.stop)
        return _per(tokens, unit) if amount.form is Form.MONEY else unit
    if low(tokens, amount.first) in ("once", "twice"):
        return Unit("times", amount.stop)
    bounded = wording().phrases["or_more"].after(tokens, amount.stop)  # "10 or more hours a day"
    after = bounded[0] if bounded else amount.stop
    time = _time(tokens, after)
    if time:
        return _per(tokens, time)
    rate = _per_standing_number(tokens, after) or _per_head(tokens, after)
    if rate:
        return rate
    begins = _behind_bracket(tokens, after) if amount.noun is None else amount.noun
    if low(tokens, begins) == "of" and low(tokens, begins + 1) in ("the", "these", "those", "our", "its", "their"):
        begins += 2  # "17 of the prisoners", "12 (27%) of the men"
    one = amount.values == (1.0,)
    noun = counted_noun(tokens, begins + (one and low(tokens, begins) in _ANOTHER), singular=one)
    if noun is None:
        return Unit(None, amount.stop)
    rate = _rate(tokens, noun)
    if rate:
        return rate
    if tokens[noun].low in wording().times:  # "ten family days": no length of time
        return _per(tokens, Unit(" ".join(token.low for token in tokens[begins : noun + 1]), noun + 1))
    printed = tokens[noun].text
    if printed.lower() == "pounds":
        return _per(tokens, Unit("GBP", noun + 1))
    return _per(tokens, Unit(printed if printed[:-1].isupper() else printed.lower(), noun + 1))


def _behind_bracket(tokens: Sequence[Token], at: int) -> int:
    """Where the noun begins that a number's share stands before: `312 (43%) prisoners`."""
    share = read_numeral(tokens, at + 1) if low(tokens, at) == "(" else None
    closed = share and low(tokens, share[1]) == "%" and low(tokens, share[1] + 1) == ")"
    return share[1] + 2 if share and closed else at


def _time(tokens: Sequence[Token], at: int) -> Unit | None:
    words = wording()
    if low(tokens, at) == "-":  # a compound: "a two-week wait"
        at += 1
    while low(tokens, at) in words.words["time_adjectives"] and at < len(tokens):
        at += 1
    if low(tokens, at) not in words.times:
        return None
    name, span = words.times[low(tokens, at)], words.spans.get(low(tokens, at), 1)
    return Unit(f"working {name}" if low(tokens, at - 1) == "working" else name, at + 1, is_time=True, span=span)


def _per(tokens: Sequence[Token], unit: Unit) -> Unit:
    """The unit with the time it is counted over: `a day`, `each month`, `per week`, `daily`, `per prisoner per day`."""
    words = wording()
    at = unit.stop + (2 if _per_head(tokens, unit.stop) and low(tokens, unit.stop + 2) in words.words["per"] else 0)
    if _is_per_time(tokens, at):
        return replace(unit, name=f"{unit.name}/{low(tokens, at + 1)}", stop=at + 2)
    if unit.is_time and low(tokens, at) in words.adverbs:
        return replace(unit, name=f"{unit.name}/{words.adverbs[low(tokens, at)]}", stop=at + 1)
    per = _time_behind(tokens, at) if unit.name in ("minutes", "hours") else None
    return replace(unit, name=f"{unit.name}/{per}") if per else unit


def _is_per_time(tokens: Sequence[Token], at: int) -> bool:
    return low(tokens, at) in wording().words["per"] and low(tokens, at + 1) in wording().times


def _time_behind(tokens: Sequence[Token], start: int) -> str | None:
    """The day of `two hours out of their cells each day`, the week of `45 minutes with a key worker a week`."""
    words = wording()
    ends = words.words["clause_opens"] | words.words["verbs"] | words.times.keys() | {"to"}
    for at in range(start, min(start + _PER_WITHIN, len(tokens))):
        if _is_per_time(tokens, at):
            return low(tokens, at + 1) if low(tokens, at + 1) in ("day", "week") else None
        if not tokens[at].is_word or tokens[at].low in ends:
            return None
    return None


def _rate(tokens: Sequence[Token], noun: int) -> Unit | None:
    """`incidents per 1,000 prisoners`, `acts of self-harm for every 1,000 women`: a rate over a standing number."""
    at = next((at for at in range(noun + 1, noun + _PER_WITHIN) if low(tokens, at) in ("per", "every")), None)
    rate = _per_standing_number(tokens, at) if at else None
    return Unit(f"{low(tokens, noun)} {rate.name}", rate.stop) if rate else None


def _per_head(tokens: Sequence[Token], at: int) -> Unit | None:
    """`2.3 per prisoner`, where `at` is the token `per`."""
    over = tokens[at + 1] if low(tokens, at) == "per" and at + 1 < len(tokens) else None
    if over is None or not over.is_word or over.low in wording().times or over.low.startswith("cent"):
        return None
    return Unit(f"per {over.low}", at + 2)


def _per_standing_number(tokens: Sequence[Token], at: int) -> Unit | None:
    """`per 1,000 prisoners`, `for every 100 women`, where `at` is the token `per` or `every`."""
    leads = low(tokens, at) == "per" or (low(tokens, at) == "every" and low(tokens, at - 1) == "for")
    base = read_numeral(tokens, at + 1) if leads else None
    if base is None or base[0] not in _STANDING:
        return None
    over = counted_noun(tokens, base[1])
    words = ["per", f"{base[0]:,.0f}"] + ([tokens[over].low] if over is not None else [])
    return Unit(" ".join(words), base[1] if over is None else over + 1)


def counted_noun(tokens: Sequence[Token], at: int, *, singular: bool = False) -> int | None:
    """The index of the plural noun that ends the noun phrase from `at`; after `one`, of its last word."""
    words = wording().words
    found = None
    named = wording().phrases["named_nouns"].after(tokens, at)  # "115 assessment, care in custody and teamwork forms"
    begins = named[0] if named else at
    for index in range(begins, min(begins + _NOUN_WITHIN, len(tokens))):
        token = tokens[index]
        if index > at and (token.low in _WITHIN_NOUN or _is_abbreviation(tokens, index)):
            continue
        if index > at and token.is_number and low(tokens, index - 1) in words["labels"]:  # "180 band 3 officers"
            continue
        if found is None and _joins_adjectives(tokens, index):
            continue
        if not token.is_word or (token.low in words["stops"] and not _opens_compound(tokens, index)):
            break
        if found is not None and not is_plural(token) and not (singular and _is_of_compound(tokens, at, index)):
            break
        if singular or is_plural(token):
            found = index
    return found


def _joins_adjectives(tokens: Sequence[Token], at: int) -> bool:
    """The `and` of `adult and young adult men`: a word of the nouns' adjectives on either side."""
    adjectives = wording().words["joined_adjectives"]
    return low(tokens, at) in ("and", "or") and low(tokens, at - 1) in adjectives and low(tokens, at + 1) in adjectives


def _is_of_compound(tokens: Sequence[Token], at: int, index: int) -> bool:
    """The further words of `self-inflicted death`."""
    return low(tokens, at + 1) == "-" and tokens[at + 1].glued and index <= at + _COMPOUND


def _opens_compound(tokens: Sequence[Token], at: int) -> bool:
    """The `in` of `in-cell telephones`."""
    return low(tokens, at + 1) == "-" and tokens[at + 1].glued and at + 2 < len(tokens) and tokens[at + 2].glued


def _is_abbreviation(tokens: Sequence[Token], at: int) -> bool:
    """A bracket with one short form in it, or a token of it: `management inspection (POMI) reports`."""
    if low(tokens, at) == "(":
        return low(tokens, at + 2) == ")" and tokens[at + 1].text.isupper()
    return (low(tokens, at - 1) == "(" and low(tokens, at + 1) == ")") or (
        low(tokens, at) == ")" and low(tokens, at - 2) == "("
    )


def is_plural(token: Token) -> bool:
    """Whether a word looks like a noun in the plural."""
    words = wording().words
    word = token.low
    if token.text[:-1].isupper() and token.text.endswith("s"):
        return True
    if word in words["plurals"]:
        return True
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("ss", "ous", "'s", "is", "us"))
        and word not in words["not_plurals"]
    )
