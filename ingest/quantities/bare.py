"""Which numbers without a noun of their own are findings all the same?

`nine had left` after a count of people, `12 (27%)`, `a caseload of 60`, `the number of visits fell to 14`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.quantities.directions import Finding, direction_before
from ingest.quantities.forms import Form
from ingest.quantities.lent import time_of_last
from ingest.quantities.mentions import Mention
from ingest.quantities.numerals import low, read_numeral
from ingest.quantities.tokens import Token
from ingest.quantities.units import Unit, is_plural
from ingest.quantities.wording import wording

_YEAR = re.compile(r"(?:19|20)\d\d")
_THERE_WERE = (("were", "there"), ("are", "there"), ("been", "had"))
_OLDEST = 100
"""Years: what is more is no age."""


def elliptic(tokens: Sequence[Token], findings: Sequence[Finding], mention: Mention) -> Finding | None:
    """The finding that a number without a noun is, for what stands around it or was counted before it."""
    if mention.amount.form is not Form.NUMBER or mention.unit.name or (mention.trap and not mention.nameless):
        return None
    if max(mention.amount.values) <= 1 or _is_age(tokens, mention):
        return None
    lent = time_of_last(tokens, findings, mention) or _time_numbered(tokens, mention)
    if lent:
        mention = replace(mention, unit=Unit(lent, mention.unit.stop, is_time=True))
    elif not (
        _has_share_behind(tokens, mention)
        or _is_bounded_behind(tokens, mention)
        or _is_apposed(tokens, findings, mention)
        or _is_measure(tokens, mention)
        or _is_number_of(tokens, mention)
        or _is_number_behind(tokens, mention)
        or _is_behind_colon(tokens, mention)
        or _counts_the_same(tokens, findings, mention)
        or _opens_clause(tokens, mention)
    ):
        return None
    return Finding(mention, mention.first, mention.stop, elliptic=True)


def is_bare(tokens: Sequence[Token], finding: Finding) -> bool:
    """A number without a noun that no change or comparison makes a finding."""
    if finding.unit is not None or finding.upper or finding.elliptic or _is_new_share(tokens, finding):
        return False
    if not finding.mention.amount.digits:
        return finding.earlier is None
    if (
        finding.earlier
        or finding.benchmark
        or low(tokens, finding.first - 1) == "by"
        or direction_before(tokens, finding.first)
    ):
        return False
    if _is_age(tokens, finding.mention):
        return True
    opens = (
        finding.mention.approximation != "exact" or low(tokens, finding.first - 1) in wording().words["pronoun_after"]
    )
    after = finding.stop
    return not opens or not (wording().phrases["pronoun_before"].after(tokens, after) or _is_past(low(tokens, after)))


def _is_new_share(tokens: Sequence[Token], finding: Finding) -> bool:
    """`11 of 17 use of force incidents`, and no `four of the seven`, which points back."""
    amount = finding.mention.amount
    pointing = any(token.low in wording().words["definite"] for token in tokens[amount.first : amount.stop])
    return amount.form is Form.SHARE and not pointing


def _is_age(tokens: Sequence[Token], mention: Mention) -> bool:
    """`prisoners under 21`, and no `fell to under 21`."""
    before = low(tokens, mention.first - 1)
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


def _is_apposed(tokens: Sequence[Token], findings: Sequence[Finding], mention: Mention) -> bool:
    """`a fifth of prisoners, almost 160, were`: how many a share is."""
    shares = bool(findings) and findings[-1].mention.amount.form in (Form.FRACTION, Form.PERCENT)
    return shares and low(tokens, mention.first - 1) == "," and low(tokens, mention.stop) in (",", ".")


def _is_number_behind(tokens: Sequence[Token], mention: Mention) -> bool:
    """`the rate of self-inflicted deaths (five in the preceding year)`: a bracket with how many of what it follows."""
    if low(tokens, mention.first - 1) != "(" or mention.first < 2:
        return False
    if low(tokens, mention.stop) in ("in", "since", "at", "over"):
        return is_plural(tokens[mention.first - 2])
    return low(tokens, mention.stop) == ")" and _counts_clause(tokens, mention.first - 1)


def _counts_clause(tokens: Sequence[Token], at: int) -> bool:
    """`most prisoners (312)`, `the number of men without a job (198)`: the clause before a bracket says how many."""
    start = max((place + 1 for place in range(at) if low(tokens, place) in (",", ";", ")", "than")), default=0)
    clause = tokens[start:at]
    return any(token.low in wording().words["how_many"] for token in clause)


def _is_measure(tokens: Sequence[Token], mention: Mention) -> bool:
    """`a caseload of six`, `a capacity of 24`, `the operational capacity was 1,010`, `a jail built for 480`."""
    at, words = mention.first, wording().words
    before, further = low(tokens, at - 1), low(tokens, at - 2)
    if before == "for":
        return further in words["built_for"]
    if before in words["holds"]:
        return low(tokens, mention.stop) in ("", ".", ",", ";", "in", "at", "on", "during", "when")
    return before in ("of", "was", "were", "is") and further in words["measured_of"]


def _is_number_of(tokens: Sequence[Token], mention: Mention) -> bool:
    """`the number of vacancies had dropped to four`, `the waiting list stood at 62`, `was never above 20`."""
    before = low(tokens, mention.first - 1)
    if before not in wording().words["leads_to_value"] and mention.approximation == "exact":
        return False
    clause = max((at for at in range(mention.first) if low(tokens, at) == ";"), default=0)
    return wording().phrases["number_of"].find(tokens, clause, mention.first) is not None


def _time_numbered(tokens: Sequence[Token], mention: Mention) -> str | None:
    """The unit of `the average number of days lost was 10.8`."""
    found = wording().phrases["numbers_of"].find(tokens, 0, mention.first) if _is_number_of(tokens, mention) else None
    return wording().times.get(low(tokens, found[1])) if found else None


def _counts_the_same(tokens: Sequence[Token], findings: Sequence[Finding], mention: Mention) -> bool:
    """`26 prisoners, yet only nine had`, `614 assaults: 402 on staff`, `74 in May, 61 in June`, `four of whom`."""
    forms = (Form.NUMBER, Form.SHARE)
    counted = [each for each in findings if each.mention.amount.form in forms and not each.mention.unit.is_time]
    if findings and wording().phrases["points_back"].after(tokens, mention.stop):
        return True  # "a quarter were from abroad, and 40 of these were"
    if not counted or low(tokens, mention.first - 1) in wording().words["definite"] - {"other"}:
        return False
    after, before = low(tokens, mention.stop), low(tokens, mention.first - 1)
    if wording().phrases["pronoun_before"].after(tokens, mention.stop) or _is_past(after):
        return True
    if (before, low(tokens, mention.first - 2)) in _THERE_WERE and after in (")", ".", ",", ""):
        return True  # "men (of which there were 122)"
    if any(told(tokens, mention) for told in (_is_in_period, _is_result, _is_only_part, _is_per_time)):
        return True
    led_alike = before in wording().words["of_a_part"] and before == low(tokens, counted[-1].first - 1)
    if led_alike and after in ("", ".", ",", ";"):  # "drawn on nine occasions and used on four"
        return True
    if _is_group_by_age(tokens, mention) or (after in ("with", "without") and before in (",", "and")):
        return True  # "three in cells with broken windows and two with no heating"
    if after not in wording().words["of_a_part"]:
        return False
    if (findings[-1].elliptic or findings[-1].mention.unit.is_time) and before in (",", "and"):
        return True  # "of which four were self-inflicted and nine from", "for six months and three for longer"
    parted = after in (low(tokens, counted[-1].stop), low(tokens, counted[-1].stop + 1))  # "opened in 2010, 120 in"
    return before in wording().words["opens_parts"] or (parted and before in (",", "and"))


def _opens_clause(tokens: Sequence[Token], mention: Mention) -> bool:
    """`; six had waited for over a year`: people or things told of before, counted where a clause begins."""
    words = wording().words
    if not mention.nameless or any(token.low in words["own_counts"] for token in tokens):
        return False  # "Of our 12 recommendations, seven were achieved": what a report counts of itself
    after = low(tokens, mention.stop)
    return low(tokens, mention.first - 1) in words["clause_opens"] and (after in words["of_many"] or _is_past(after))


def _is_in_period(tokens: Sequence[Token], mention: Mention) -> bool:
    """`seven deaths, three in the previous 12 months`, `four of them since May`: a part told by when it was."""
    words = wording().words
    if low(tokens, mention.first - 1) not in words["opens_parts"] | {",", "and"}:
        return False
    if low(tokens, mention.stop) not in words["led_in_time"]:
        return False
    at = mention.stop + 1 + (low(tokens, mention.stop + 1) in words["definite"])
    when = words["period_before"] | words["before_period"] | words["months"]
    return low(tokens, at) in when or bool(_YEAR.fullmatch(low(tokens, at)))


def _is_group_by_age(tokens: Sequence[Token], mention: Mention) -> bool:
    """`19 prisoners aged under 21 and 47 over 60`."""
    age = read_numeral(tokens, mention.stop + 1) if low(tokens, mention.stop) in ("over", "under") else None
    return age is not None and age[0] < _OLDEST and low(tokens, mention.first - 1) in (",", "and")


def _is_behind_colon(tokens: Sequence[Token], mention: Mention) -> bool:
    """`too few workshop places: 64 for 500 men`: how many of what stands before a colon."""
    opened = low(tokens, mention.first - 1) == ":" and low(tokens, mention.stop) in ("for", "in", "at")
    return opened and mention.first > 1 and is_plural(tokens[mention.first - 2])


def _is_result(tokens: Sequence[Token], mention: Mention) -> bool:
    """`had considered 220 cases, approving 148`, `leaving 185 unused`: what was done with some of those counted."""
    before = low(tokens, mention.first - 1)
    return len(before) > 4 and before.endswith("ing") and low(tokens, mention.first - 2) == ","


def _is_per_time(tokens: Sequence[Token], mention: Mention) -> bool:
    """`2,771 incidents - more than seven a day`, `receives 388 a month and releases approximately 172`."""
    at = mention.stop
    a_day = low(tokens, at) in wording().words["per"] and low(tokens, at + 1) in wording().times
    about = mention.approximation == "about" and low(tokens, at) in ("", ".", ",", ";")
    return a_day or about


def _is_only_part(tokens: Sequence[Token], mention: Mention) -> bool:
    """`19 had been transferred, and only five within the target`, `aimed to recruit 40, but managed only 22`."""
    if low(tokens, mention.first) not in ("only", "just"):
        return False
    if low(tokens, mention.stop) in ("", ".", ",", ";"):
        return True
    lessened = low(tokens, mention.first - 1) in wording().words["joins"]
    return lessened and low(tokens, mention.stop) in wording().words["part_within"] | wording().words["of_a_part"]


def _is_past(word: str) -> bool:
    """`wanted`, `replied`: a verb in the past after its number."""
    return len(word) > 4 and word.endswith("ed")
