"""Are two amounts one range or one change: `between two and 17`, `from 11 weeks to 11 days`, `eight to 12 months`?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.quantities.directions import Finding, direction_before
from ingest.quantities.forms import Form
from ingest.quantities.mentions import Mention
from ingest.quantities.numerals import low
from ingest.quantities.tokens import Token
from ingest.quantities.wording import wording

_TO = ("to", "–", "-", "—")
_ROW = ([","], ["or"], [",", "or"])
_BETWEEN_FROM_AND_TO = 14  # words: "from 101 at our last inspection to 19"


def is_time_between(tokens: Sequence[Token], three: Sequence[Mention]) -> bool:
    """`from 210 a month in 2017 to 140`, `from 96 in the six months before to 311`: when the first of two was so."""
    if len(three) < 3 or low(tokens, three[0].first - 1) != "from" or low(tokens, three[2].first - 1) != "to":
        return False
    year = three[1]
    before = low(tokens, year.first - 1)
    in_time = before in ("in", "of", "since", "the") or before in wording().words["months"]
    return year.trap and in_time and (year.unit.is_time or 1900 < year.amount.values[0] < 2100)


def with_shares(tokens: Sequence[Token], four: Sequence[Mention]) -> list[Finding]:
    """`from 201 (24%) to 388 (45%)`: a change and that of its share; empty where it is not told so."""
    if len(four) < 4:
        return []
    led = tuple(low(tokens, mention.first - 1) for mention in four)
    shares = four[1].amount.form is four[3].amount.form is Form.PERCENT
    if led != ("from", "(", "to", "(") or not shares or four[0].amount.form is not four[2].amount.form:
        return []
    then, share_then, now, share = (replace(mention, trap=False) for mention in four)
    changed = Finding(now, then.first - 1, now.stop, earlier=then)
    return [changed, Finding(share, share.first, share.stop, earlier=share_then)]


def series(tokens: Sequence[Token], mentions: Sequence[Mention]) -> tuple[Finding, int] | None:
    """`four, five or even six months`: the range of a row of numbers, and how many these are; None where none is."""
    values, count = [mentions[0].amount.values[0]], 1
    for one, other in pairwise(mentions):
        link = [token.low for token in tokens[one.amount.stop : other.first]]
        row = (
            one.unit.name is None
            and one.amount.form is other.amount.form is Form.NUMBER
            and len(other.amount.values) == 1
        )
        if not row or link not in _ROW or other.amount.values[0] <= values[-1]:
            return None
        values, count = [*values, other.amount.values[0]], count + 1
        if link != [","]:
            whole = replace(other, trap=False)
            first = mentions[0]
            ends = count > 2 and other.unit.name is not None and not other.trap
            return (Finding(first, first.first, other.stop, upper=whole), count) if ends else None
    return None


def joined(tokens: Sequence[Token], one: Mention, other: Mention) -> Finding | None:
    """Two mentions as one finding: `from 11 weeks to 11 days`, `between two and 17 days`, `eight to 12 months`."""
    if (
        one.amount.form is Form.MULTIPLE
        or other.amount.form is Form.MULTIPLE
        or (other.trap and not _units_lent(one, other) and not other.nameless)
    ):
        return None
    between = [token.low for token in tokens[one.amount.stop : other.first]]
    opener = low(tokens, one.first - 1)
    whole = replace(other, trap=False)
    after_unit = [token.low for token in tokens[one.stop : other.first]] if one.stop <= other.first else between
    if (
        opener == "from"
        and between
        and between[-1] == "to"
        and len(between) <= _BETWEEN_FROM_AND_TO
        and ";" not in between
    ):
        if direction_before(tokens, one.first - 1) is None and _is_range(tokens, one, other):
            return (
                None
                if other.trap or _are_of_other_times(one, other)
                else Finding(one, one.first - 1, other.stop, upper=whole)
            )
        return Finding(whole, one.first - 1, other.stop, earlier=one)
    if opener == "between" and (between == ["and"] or after_unit == ["and"]):
        apart = other.trap or _are_of_other_times(one, other)
        return None if apart else Finding(one, one.first - 1, other.stop, upper=whole)
    if (
        opener == "by"
        and one.unit.name
        and (one.unit.name != other.unit.name or direction_before(tokens, one.first - 1))
    ):
        return None  # "up by five percentage points to 76%"
    if opener == "by" and other.unit.name is None and direction_before(tokens, one.first - 1):
        return None  # "had reduced by 200 to 940"
    joint = between if len(between) == 1 else after_unit
    adjacent = len(joint) == 1 and (joint[0] in _TO or (joint[0] == "or" and other.unit.name))
    lent = one.amount.form is Form.NUMBER and one.unit.name is None and other.amount.form is Form.PERCENT  # "20-30%"
    alike = lent or (one.amount.form is other.amount.form and _is_bare_unit_of(one, other))
    if adjacent and alike and one.amount.values < other.amount.values and not other.trap:
        return Finding(one, one.first, other.stop, upper=whole)
    return None


def _is_range(tokens: Sequence[Token], one: Mention, other: Mention) -> bool:
    """Whether no verb of change leads to `from ... to ...`, and it is a range: `from six to 20 weeks`."""
    phrases = wording().phrases
    if phrases["range_verbs"].find(tokens, 0, one.first):
        return True
    rising = other.first - one.stop == 1 and one.amount.values < other.amount.values
    alike = one.unit.name in (None, other.unit.name)
    return rising and alike and not phrases["moving"].find(tokens, 0, one.first)


def _are_of_other_times(one: Mention, other: Mention) -> bool:
    """`between 40 minutes and three hours`: two amounts, each of its own unit."""
    return one.unit.is_time and other.unit.is_time and one.unit.name != other.unit.name


def _is_bare_unit_of(one: Mention, other: Mention) -> bool:
    """Whether the first of two has no unit or that of the second, which may say per what: `£15 to £25 a week`."""
    return one.unit.name is None or one.unit.name.split("/")[0] == (other.unit.name or "").split("/")[0]


def _units_lent(one: Mention, other: Mention) -> bool:
    """Whether a number that looks like a trap only lacks the noun that the first of two carries."""
    return other.unit.name is None and one.unit.name is not None and not one.trap
