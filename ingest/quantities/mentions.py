"""Which amounts does a sentence mention, each with its unit and how exactly it is meant?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.quantities.amounts import and_a_part, openers, read_amount
from ingest.quantities.forms import Amount, Form
from ingest.quantities.numerals import low
from ingest.quantities.tokens import Token
from ingest.quantities.traps import is_nameless, is_trap
from ingest.quantities.units import Unit, read_unit
from ingest.quantities.wording import wording

_PARTS = {"minutes": ("seconds", 60), "hours": ("minutes", 60), "years": ("months", 12), "weeks": ("days", 7)}
"""What a unit of time is told with beside it, and how many of those it has."""
_PLAIN = ("exact", "fraction-words")
"""How a number is meant that nothing before it qualifies."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An amount in a sentence; its words are the tokens `[first, stop)`, from the approximation to the unit."""

    amount: Amount
    unit: Unit
    approximation: str
    first: int
    stop: int
    trap: bool = False
    nameless: bool = False
    """Whether it is a trap only because it counts nothing that is named."""

    @property
    def lead(self) -> int:
        """The index of the first token of the amount itself."""
        return self.amount.first


def read_mentions(tokens: Sequence[Token], spared: Sequence[tuple[int, int]]) -> list[Mention]:
    """The amounts of one sentence in turn, traps among them marked; `spared` are spans that hold no amounts."""
    mentions, at = list[Mention](), 0
    while at < len(tokens):
        if not tokens[at].is_number and tokens[at].low not in _beginnings():
            at += 1  # as most words are
            continue
        if any(start <= tokens[at].start < end for start, end in spared):
            at += 1
            continue
        mention = _mention(tokens, at)
        if mention is None:
            at += 1
            continue
        mentions.append(mention)
        at = max(mention.amount.stop, at + 1)
    return _with_lent_units(tokens, _without_lone_units(mentions))


@cache
def _beginnings() -> frozenset[str]:
    """The words that an amount can begin with: those of numbers, and those of `for an hour`, `year-long`."""
    return openers() | frozenset(wording().times) | {"a", "an"}


def _mention(tokens: Sequence[Token], at: int) -> Mention | None:
    amount = read_amount(tokens, at) or _one_of_time(tokens, at)
    if amount is None:
        return None
    unit = read_unit(tokens, amount)
    amount = replace(amount, values=tuple(value * unit.span for value in amount.values))
    amount, unit = _with_smaller_unit(tokens, amount, unit)
    first, approximation = _approximation(tokens, amount)
    long = 2 if amount.first == amount.stop else 0  # the `-long` of `year-long`
    stop = max(amount.stop, unit.stop) + long
    bounded = _bounded_behind(tokens, amount, unit) if approximation in _PLAIN else None
    if bounded:
        stop, approximation = max(stop, bounded[0]), bounded[1]
    return Mention(
        amount, unit, approximation, first, stop, is_trap(tokens, amount, unit), is_nameless(tokens, amount, unit)
    )


def _with_smaller_unit(tokens: Sequence[Token], amount: Amount, unit: Unit) -> tuple[Amount, Unit]:
    """`three hours 40 minutes`, `two years and one month`: one length of time, in the greater unit."""
    part = _PARTS.get(unit.name or "") if amount.form is Form.NUMBER else None
    begins = unit.stop + (low(tokens, unit.stop) == "and")
    rest = read_amount(tokens, begins) if part and begins < len(tokens) else None
    smaller = read_unit(tokens, rest) if rest and rest.form is Form.NUMBER else None
    if not part or not rest or not smaller or (smaller.name or "").split("/")[0] != part[0]:
        return amount, unit
    value = round(amount.values[0] + rest.values[0] / part[1], 3)
    per = (smaller.name or "").removeprefix(part[0])
    return replace(amount, stop=rest.stop, values=(value,)), replace(smaller, name=f"{unit.name}{per}")


def _bounded_behind(tokens: Sequence[Token], amount: Amount, unit: Unit) -> tuple[int, str] | None:
    """`10 or more hours`, `six weeks or less`: the token after, and what the words behind a number make of it."""
    found = (wording().phrases["or_more"].after(tokens, at) for at in (amount.stop, unit.stop))
    return next((each for each in found if each), None)


def _one_of_time(tokens: Sequence[Token], at: int) -> Amount | None:
    """`less than a month`, `for an hour`: an article that means one, before a unit of time; `year-long`."""
    words = wording()
    if low(tokens, at) in words.times and low(tokens, at + 1) == "-" and low(tokens, at + 2) == "long":
        following = low(tokens, at + 3)
        return Amount(Form.NUMBER, at, at, (1.0,)) if following in words.words["lengths"] else None
    if low(tokens, at) not in ("a", "an") or low(tokens, at + 1) not in words.times:
        return None
    before = low(tokens, at - 1)
    if low(tokens, at + 2) in ("-", "'") or before in ("once", "twice", "times"):
        return None
    approximated = words.phrases["approximations"].before(tokens, at) or words.phrases["or_more"].after(tokens, at + 2)
    if approximated or before in words.words["lasting"] or before in ("for", "within", "only", "just", "about"):
        part = and_a_part(tokens, at + 2)
        return Amount(Form.NUMBER, at, at + 1, (1.0 + (part[0] if part else 0),))
    return None


def _approximation(tokens: Sequence[Token], amount: Amount) -> tuple[int, str]:
    """Where the words that qualify an amount begin, and what they mean."""
    phrases = wording().phrases
    first, kind = amount.first, "fraction-words" if amount.form is Form.FRACTION else "exact"
    while True:
        approximated = phrases["approximations"].before(tokens, first)
        neutral = phrases["neutral"].before(tokens, first)
        if approximated and (not neutral or approximated[0] <= neutral[0]):
            return _with_neutral(tokens, approximated[0]), approximated[1]
        if not neutral:
            return first, kind
        first = neutral[0]


def _with_neutral(tokens: Sequence[Token], first: int) -> int:
    """The first of the words like `only` that stand before an approximation."""
    while neutral := wording().phrases["neutral"].before(tokens, first):
        first = neutral[0]
    return first


def _without_lone_units(mentions: list[Mention]) -> list[Mention]:
    """The mentions without those that lie in the unit of the one before (`per 1,000 prisoners`, `a day`)."""
    kept = list[Mention]()
    for mention in mentions:
        if kept and mention.lead < kept[-1].unit.stop:
            if kept[-1].unit.is_time or "per " in (kept[-1].unit.name or ""):
                continue
            kept[-1] = replace(kept[-1], stop=min(kept[-1].stop, mention.first))
        kept.append(mention)
    return kept


def _with_lent_units(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """The mentions, numbers without a noun under that of the next: `214 full-time and 60 part-time activity places`."""
    for at in range(len(mentions) - 2, -1, -1):
        one, other = mentions[at], mentions[at + 1]
        numbers = one.amount.form is other.amount.form is Form.NUMBER
        if numbers and one.nameless and other.trap and not other.nameless and _is_or(tokens, one, other):
            mentions[at] = replace(one, nameless=False)  # "two or three times a night"
        if numbers and one.unit.name is None and not other.trap and _lends(tokens, one, other):
            unit = Unit(other.unit.name, one.unit.stop)
            mentions[at] = replace(one, unit=unit, trap=is_trap(tokens, one.amount, unit))
    return mentions


def _is_or(tokens: Sequence[Token], one: Mention, other: Mention) -> bool:
    return [token.low for token in tokens[one.amount.stop : other.first]] in (["or"], ["to"])


def _lends(tokens: Sequence[Token], one: Mention, other: Mention) -> bool:
    """Whether only adjectives and one `and` or `or` stand between two numbers, and the second counts a noun."""
    between = tokens[one.amount.stop : other.first]
    lent = other.unit.stop == other.amount.stop
    if lent and [token.low for token in between] == [","] and not one.trap:  # "48, 36 and 20 prisoners respectively"
        return True
    if not between or other.unit.name is None or between[-1].low not in ("and", "or"):
        return False
    if len(between) == 1 or other.unit.is_time:  # "were 11 and seven weeks respectively"
        return len(between) == 1 and (low(tokens, other.stop) == "respectively" or _last(tokens, one, other))
    idle = wording().words["stops"] | wording().words["verbs"]
    return all(token.low == "-" or (token.is_word and token.low not in idle) for token in between[:-1])


def _last(tokens: Sequence[Token], one: Mention, other: Mention) -> bool:
    """`two had been in the unit for 33 and 51 days`: two lengths of time, each of somebody."""
    alike = one.amount.digits == other.amount.digits
    return other.unit.is_time and alike and low(tokens, one.first - 1) in ("for", "after")
