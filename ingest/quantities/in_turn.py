"""Of two amounts in a row, which was before and which is now? `22 weeks then, nine now`, `6% in 2022, 11% in 2023`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.quantities.bases import comparing, with_comparison
from ingest.quantities.directions import Finding, direction_before, phrase_in
from ingest.quantities.mentions import Mention
from ingest.quantities.numerals import low
from ingest.quantities.tokens import Token
from ingest.quantities.wording import wording

_NEAR = 16  # words from the earlier amount to the one now
_BESIDE = 5  # words on either side of an amount in which its year stands
_CLAUSE_ENDS = (",", ";", "and", "but", "while")
_GOES_ON = tuple(
    (joint, verb) for joint in ("and", "but") for verb in ("was", "were", "had", "has", "have", "is", "are")
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def told_in_turn(tokens: Sequence[Token], last: Finding, mention: Mention) -> Finding | None:
    """The finding of now with the one before it as what was earlier; None where the two are not told so."""
    if last.earlier or last.benchmark or last.upper or mention.lead - last.stop > _NEAR or not _alike(last, mention):
        return None
    if _is_target(tokens, last):
        return Finding(_now(last, mention), mention.first, mention.stop, benchmark=last.mention)
    if not any(told(tokens, last, mention) for told in (_by_years, _then_and_now, _moved_to)):
        return None
    return Finding(_now(last, mention), mention.first, mention.stop, earlier=last.mention)


def compared_in_turn(tokens: Sequence[Token], four: Sequence[Mention]) -> list[Finding]:
    """`96 assaults on prisoners and 58 on staff, compared with 71 and 33`: two findings, each with its own base.

    Empty where the mentions are not told so.
    """
    if len(four) < 4 or len({mention.amount.form for mention in four}) > 1:
        return []
    one, other, then_one, then_other = four
    beside = [token.low for token in tokens[then_one.amount.stop : then_other.first]] == ["and"]
    alike = then_one.unit.name in (None, one.unit.name) and (one.nameless or not one.trap)
    joined = "and" in [token.low for token in tokens[one.stop : other.first]]
    if not (beside and alike and joined and comparing(tokens, other.stop, then_one.lead)):
        return []
    second = with_comparison(tokens, _alone(other), then_other)
    first = replace(_alone(one), earlier=then_one if second.earlier else None)
    return [first if second.earlier else replace(first, benchmark=then_one), second]


def _alone(mention: Mention) -> Finding:
    return Finding(mention, mention.first, mention.stop, elliptic=mention.unit.name is None)


def _now(last: Finding, mention: Mention) -> Mention:
    """The second amount, of the unit of the first where it has none."""
    unit = mention.unit if mention.unit.name else replace(mention.unit, name=last.mention.unit.name)
    return replace(mention, trap=False, unit=unit)


def _is_target(tokens: Sequence[Token], last: Finding) -> bool:
    """`the target was for 90% of sessions, but only 56% took place`: the first amount is what was aimed at."""
    if wording().phrases["target_leads"].before(tokens, last.first):
        return True
    clause = [token.low for token in tokens[max(0, last.first - _NEAR) : last.first]]
    clause = clause[max((at + 1 for at, word in enumerate(clause) if word in _CLAUSE_ENDS), default=0) :]
    aimed = not wording().words["aims"].isdisjoint(clause)  # "the target for completing plans was 80%, and 77% were"
    return aimed and clause[-1] in ("was", "were", "is", "been")


def _alike(last: Finding, mention: Mention) -> bool:
    """Whether the two amounts are of one kind: same form, and the second of the same unit or without one."""
    if last.mention.amount.form is not mention.amount.form or (mention.trap and not mention.nameless):
        return False
    return mention.unit.name in (None, last.mention.unit.name)


def _by_years(tokens: Sequence[Token], last: Finding, mention: Mention) -> bool:
    """`6% in 2022 and 11% in 2023`, `in 2021 there were 41 fights and in 2022 there were 66`."""
    first, second = _dated(tokens, last.stop), _dated(tokens, mention.stop)
    if first is None or second is None:
        first, second = _year_before(tokens, last.first), _year_before(tokens, mention.first)
    return first is not None and second is not None and first < second


def _year_before(tokens: Sequence[Token], at: int) -> int | None:
    """The year that opens the clause: `in 2021 there were`."""
    for before in range(at - 1, max(0, at - _BESIDE), -1):
        if _YEAR.fullmatch(low(tokens, before)) and low(tokens, before - 1) == "in":
            return int(low(tokens, before))
    return None


def _then_and_now(tokens: Sequence[Token], last: Finding, mention: Mention) -> bool:
    """`at our last inspection 31% did; this time it was 24%`, `had been 22 weeks and was now nine`."""
    now = " ".join(token.low for token in tokens[last.stop : mention.lead])
    after = " ".join(token.low for token in tokens[mention.stop : mention.stop + 3])
    if not phrase_in(now, "now") and not phrase_in(after, "now"):
        return False
    then = " ".join(token.low for token in tokens[: mention.first])
    led = wording().phrases["had_been"].before(tokens, last.first)
    had_been = led or (low(tokens, last.first - 1), low(tokens, last.first - 2)) == ("been", "had")
    return bool(had_been or phrase_in(then, "earlier_bases") or _dated(tokens, last.stop))


def _moved_to(tokens: Sequence[Token], last: Finding, mention: Mention) -> bool:
    """`44 incidents in 2022; this had dropped to 19`, `had peaked at 900 but was down to 40`: now otherwise."""
    if low(tokens, mention.first - 1) != "to" or direction_before(tokens, mention.first) is None:
        return False
    gap = [token.low for token in tokens[last.stop : mention.first]]
    if not wording().words["afterwards"].isdisjoint(gap) or any(pair in _GOES_ON for pair in pairwise(gap)):
        return True
    return not wording().words["pointing"].isdisjoint(gap) and bool({"had", "has"} & set(gap))


def _dated(tokens: Sequence[Token], at: int) -> int | None:
    """The year after an amount in the same clause: `26 weeks for the optician in 2022`."""
    for following in range(at, min(len(tokens) - 1, at + _BESIDE)):
        if low(tokens, following) in _CLAUSE_ENDS:
            return None
        if low(tokens, following) == "in" and _YEAR.fullmatch(low(tokens, following + 1)):
            return int(low(tokens, following + 1))
    return None
