"""Which numbers without a noun of their own are findings all the same?

`nine had left` after a count of people, `12 (27%)`, `a caseload of 60`, `the number of visits fell to 14`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.quantities.directions import Finding
from ingest.quantities.forms import Form
from ingest.quantities.lent import time_of_last
from ingest.quantities.mentions import Mention
from ingest.quantities.numerals import low, read_numeral
from ingest.quantities.tokens import Token
from ingest.quantities.units import Unit, is_plural
from ingest.quantities.wording import wording

_HOURS = 12
"""On a clock."""
_LARGE = 20
"""Numbers in words from here on are as telling as figures."""
_OLDEST = 100
"""Years: what is more is no age."""


def elliptic(tokens: Sequence[Token], findings: Sequence[Finding], mention: Mention) -> Finding | None:
    """The finding that a number without a noun is, for what stands around it or was counted before it."""
    if mention.amount.form is not Form.NUMBER or mention.unit.name or (mention.trap and not mention.nameless):
        return None
    if max(mention.amount.values) <= 1 or _is_age(tokens, mention) or _is_multiplied(findings, mention):
        return None
    lent = time_of_last(tokens, findings, mention) or _time_numbered(tokens, mention)
    if lent:
        mention = replace(mention, unit=Unit(lent, mention.unit.stop, is_time=True))
    elif not (
        _has_share_behind(tokens, mention)
        or _is_bounded_behind(tokens, mention)
        or _is_measure(tokens, mention)
        or _is_number_of(tokens, mention)
        or _is_number_behind(tokens, mention)
        or _counts_the_same(tokens, findings, mention)
        or _opens_clause(tokens, mention)
        or _is_plain_count(tokens, mention)
    ):
        return None
    return Finding(mention, mention.first, mention.stop, elliptic=True)


def _is_multiplied(findings: Sequence[Finding], mention: Mention) -> bool:
    """`twice the 70 that were planned`: what a multiple is of."""
    last = findings[-1] if findings else None
    return last is not None and last.mention.amount.form is Form.MULTIPLE and mention.first <= last.stop


def _is_plain_count(tokens: Sequence[Token], mention: Mention) -> bool:
    """`has beds for 64`, `its normal accommodation is 298`: figures that neither name a thing nor number one."""
    before, after = mention.first - 1, mention.amount.stop
    large = mention.nameless and max(mention.amount.values) >= _LARGE  # "half a million over budget"
    if not (large or (mention.amount.digits and not mention.trap)):
        return False
    if len(tokens) == 1 or _may_be_hour(tokens, mention):
        return False
    if low(tokens, mention.lead - 1) in wording().words["pointing_at"] or _is_of_its_own(tokens, mention):  # "a 4"
        return False
    return not (_names(tokens, before) or _names(tokens, after) or low(tokens, after).isdigit())


def _is_of_its_own(tokens: Sequence[Token], mention: Mention) -> bool:
    """`we made 12 recommendations; 4 had been achieved`: what a report counts of itself."""
    words, before = wording().words, [token.low for token in tokens[: mention.first]]
    return not words["own_words"].isdisjoint(before) and words["not_own_if"].isdisjoint(before)


def _names(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token beside a number begins or ends a name: `Project 180`, `the score (NEWS) 2`, `10 South Street`."""
    if at == 0:
        return tokens[0].is_word and tokens[0].low not in wording().words["stops"]
    ends = at - 1 if low(tokens, at) == ")" else at
    return 0 < ends < len(tokens) and (tokens[ends].text[0].isupper() or (ends == at and tokens[at].is_number))


def is_bare(tokens: Sequence[Token], finding: Finding) -> bool:
    """A number without a noun that no change or comparison makes a finding."""
    if finding.unit is not None or finding.upper or finding.elliptic or _is_new_share(tokens, finding):
        return False
    if not finding.mention.amount.digits:
        return finding.earlier is None
    return not (finding.earlier or finding.benchmark or low(tokens, finding.first - 1) == "by")


def _is_new_share(tokens: Sequence[Token], finding: Finding) -> bool:
    """`11 of 17 use of force incidents`, and no `four of the seven`, which points back."""
    amount = finding.mention.amount
    pointing = any(token.low in wording().words["definite"] for token in tokens[amount.first : amount.stop])
    figures = amount.digits or tokens[amount.stop - 1].is_number  # "none of the 12"
    return amount.form is Form.SHARE and (figures or not pointing)


def _is_age(tokens: Sequence[Token], mention: Mention) -> bool:
    """`prisoners under 21`, `a man who was 19`, and no `fell to under 21`."""
    before = low(tokens, mention.first - 1)
    if before == "was" and low(tokens, mention.first - 2) in ("who", "he", "she"):
        return True
    led = low(tokens, mention.first) in ("under", "over") and before not in wording().words["leads_to_value"]
    return led and max(mention.amount.values) < _OLDEST and low(tokens, mention.stop) != "of"  # "over 30 of them"


def _has_share_behind(tokens: Sequence[Token], mention: Mention) -> bool:
    """`19 (40%)`, `four (8%)`."""
    at = mention.amount.stop
    share = read_numeral(tokens, at + 1) if low(tokens, at) == "(" else None
    return share is not None and low(tokens, share[1]) == "%"


def _is_bounded_behind(tokens: Sequence[Token], mention: Mention) -> bool:
    """`a handful of staff, three at most, had been trained`."""
    return wording().phrases["bounded_behind"].after(tokens, mention.amount.stop) is not None


def _is_number_behind(tokens: Sequence[Token], mention: Mention) -> bool:
    """`the rate of self-inflicted deaths (five in the preceding year)`: a bracket with how many of what it follows."""
    if low(tokens, mention.first - 1) != "(" or mention.first < 2:
        return False
    if low(tokens, mention.stop) == ")":
        return True  # "few of them (four)"
    return low(tokens, mention.stop) in ("in", "since", "at", "over") and is_plural(tokens[mention.first - 2])


def _is_measure(tokens: Sequence[Token], mention: Mention) -> bool:
    """`a caseload of six`, `a capacity of 24`, `the operational capacity was 1,010`, `a jail built for 480`."""
    at, words = mention.first, wording().words
    before, further = low(tokens, at - 1), low(tokens, at - 2)
    if before == "for":
        return further in words["built_for"]
    if further == "there" and before in ("were", "are", "was"):  # "those with a disability, of whom there were eleven"
        return low(tokens, mention.stop) in ("", ".", ",", ";", ")")
    if before in words["holds"]:
        return low(tokens, mention.stop) in ("", ".", ",", ";", "in", "at", "on", "during", "when")
    return before in ("of", "was", "were", "is") and further in words["measured_of"]


def _is_number_of(tokens: Sequence[Token], mention: Mention) -> bool:
    """`the number of vacancies had dropped to four`, `the waiting list stood at 62`, `was never above 20`."""
    before, words = low(tokens, mention.first - 1), wording().words
    if before in words["amounts_to"]:
        return True
    if before not in words["leads_to_value"] and mention.approximation == "exact":
        return False
    clause = max((at for at in range(mention.first) if low(tokens, at) == ";"), default=0)
    measured = any(token.low in words["measured_of"] for token in tokens[clause : mention.first])
    return measured or wording().phrases["number_of"].find(tokens, clause, mention.first) is not None


def _time_numbered(tokens: Sequence[Token], mention: Mention) -> str | None:
    """The unit of `the average number of days lost was 10.8`."""
    found = wording().phrases["numbers_of"].find(tokens, 0, mention.first) if _is_number_of(tokens, mention) else None
    return wording().times.get(low(tokens, found[1])) if found else None


def _counts_the_same(tokens: Sequence[Token], findings: Sequence[Finding], mention: Mention) -> bool:
    """`26 prisoners, yet only nine had`, `614 assaults: 402 on staff`, `74 in May, 61 in June`, `four of whom`."""
    if wording().phrases["points_back"].after(tokens, mention.stop) and not _is_of_its_own(tokens, mention):
        return True  # "a quarter were from abroad, and 40 of these were"
    led = low(tokens, mention.first - 1) in wording().words["definite"] - {"other"}
    if low(tokens, mention.stop) == "to" and low(tokens, mention.stop + 1) in ("a", "each"):  # "two to a cell"
        return False
    if not mention.nameless or led or _may_be_hour(tokens, mention):
        return False
    forms = (Form.NUMBER, Form.SHARE)
    return any(each.mention.amount.form in forms and not each.mention.unit.is_time for each in findings)


def _may_be_hour(tokens: Sequence[Token], mention: Mention) -> bool:
    """`locked up by five`, `opened at nine`."""
    return low(tokens, mention.first - 1) in wording().words["before_hours"] and max(mention.amount.values) <= _HOURS


def _opens_clause(tokens: Sequence[Token], mention: Mention) -> bool:
    """`; six had waited for over a year`: people or things told of before, counted where a clause begins."""
    words = wording().words
    if not mention.nameless or _is_of_its_own(tokens, mention):
        return False
    after = low(tokens, mention.stop)
    return low(tokens, mention.first - 1) in words["clause_opens"] and (after in words["of_many"] or _is_past(after))


def _is_past(word: str) -> bool:
    """`wanted`, `replied`: a verb in the past after its number."""
    return len(word) > 4 and word.endswith("ed")
