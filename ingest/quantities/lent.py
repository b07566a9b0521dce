"""Which unit of time does a number without one take from the number before it? `5.5 hours on weekdays and 2.25`."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.quantities.directions import Finding
from ingest.quantities.mentions import Mention
from ingest.quantities.numerals import low, read_numeral
from ingest.quantities.tokens import Token
from ingest.quantities.wording import wording

_BACK_TO_TIME = 12  # words: "four hours out of their cell on weekdays and 2.5"


def time_of_last(tokens: Sequence[Token], findings: Sequence[Finding], mention: Mention) -> str | None:
    """The unit of time that `5.5 hours on weekdays and 2.25 at the weekend` lends to its second number."""
    timed = next((each.unit for each in reversed(findings) if each.mention.unit.is_time), None)
    behind_for = low(tokens, mention.first - 1) == "for"  # "one waiting for six"
    if timed and low(tokens, mention.first - 1 - behind_for) in wording().words["lasting"]:
        return timed
    if timed and behind_for and "been" in [token.low for token in tokens[max(0, mention.first - 4) : mention.first]]:
        return timed  # "although two had been there for over 100"
    last = findings[-1] if findings else None
    if last and last.elliptic and last.stop == mention.first and len(findings) > 1:
        last = findings[-2]  # "108 had waited more than a year and 17 more than two"
    if last is None or not (last.mention.unit.is_time or (last.upper and last.upper.unit.is_time)):
        return None
    if low(tokens, mention.stop) in ("fewer", "more", "less") and low(tokens, mention.stop + 1) == "than":
        counted = read_numeral(tokens, mention.stop + 2)
        return None if counted else (last.unit or "").split("/")[0]
    gap = [token.low for token in tokens[last.stop : mention.first]]
    alike = low(tokens, last.stop) == low(tokens, mention.stop) in wording().words["of_a_part"]
    if alike and gap and gap[-1] in (",", "and"):  # "11 weeks for the optician, nine for the podiatrist"
        return last.unit
    qualified = mention.approximation != "exact" or mention.first < mention.lead  # "only two", "typically five"
    with_part = not max(mention.amount.values).is_integer()  # "and two and a half at weekends"
    if not (mention.amount.digits or qualified or with_part):
        return None
    if not wording().words["summed_up"].isdisjoint(gap) and low(tokens, mention.stop) in ("", ".", ",", ")", ";"):
        return (last.unit or "").split("/")[0]
    joined = len(gap) <= _BACK_TO_TIME and bool({",", *wording().words["joins"]} & set(gap)) and ";" not in gap
    ends = low(tokens, mention.stop) in wording().words["of_a_part"] or low(tokens, mention.stop) in ("", ".", ",")
    return last.unit if joined and ends else None
