"""Which amounts of a sentence belong together: a range, a value with the one before it, or with a benchmark?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.quantities.bare import elliptic, is_bare
from ingest.quantities.bases import (
    base_words,
    compared_with_base,
    comparing,
    had_been,
    is_beside_in_brackets,
    is_earlier,
    is_led_to,
    is_period,
    names_base,
    with_comparison,
)
from ingest.quantities.directions import BEFORE_COMPARED, Finding, described, direction_before, like_last, phrase_in
from ingest.quantities.forms import Form
from ingest.quantities.in_turn import compared_in_turn, told_in_turn
from ingest.quantities.mentions import Mention
from ingest.quantities.numerals import low
from ingest.quantities.parts import parts
from ingest.quantities.ranges import is_time_between, joined, series, with_shares
from ingest.quantities.tokens import Token
from ingest.quantities.wording import wording

_LONGEST_ROW = 5  # numbers: "three, four, five or six weeks"
_TO_FROM = 10  # words: "to 2.5% of the population (or 18 men) from 6%"
_SPAN_OF_CHANGE = 5
"""Words and marks: `in the last year,`."""


def group(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Finding]:
    """The findings of one sentence, in the order of their words; traps are left out."""
    findings = list[Finding]()
    added_up = parts(mentions)
    at = 0
    while at < len(mentions):
        several, stop = _of_several(tokens, mentions, at)
        if not (len(several) == 1 and _is_usual(tokens, findings, several[0])):
            findings += several
        if not several:
            _take(tokens, findings, mentions[at], is_part=at in added_up)
        at = stop
    told = list[Finding]()
    for finding in _without_repeats(tokens, findings):
        if not is_bare(tokens, finding):
            finding = described(tokens, finding)
            told.append(like_last(tokens, told[-1], finding) if told else finding)
    return told


def _is_usual(tokens: Sequence[Token], findings: list[Finding], usual: Finding) -> bool:
    """`caseloads of 65, rather than the 40 to 50 that we see elsewhere`: the last finding is given this benchmark."""
    compared = usual.upper and findings and is_led_to(tokens, findings[-1], usual.mention)
    if not usual.upper or not compared or findings[-1].benchmark or findings[-1].earlier:
        return False
    values = (*usual.mention.amount.values, *usual.upper.amount.values)
    benchmark = replace(usual.mention, amount=replace(usual.mention.amount, values=values), stop=usual.stop)
    findings[-1] = with_comparison(tokens, findings[-1], benchmark)
    return True


def _of_several(tokens: Sequence[Token], mentions: Sequence[Mention], at: int) -> tuple[list[Finding], int]:
    """The findings that several mentions from `at` on are together, and the place of the next; none of one alone."""
    if both := with_shares(tokens, mentions[at : at + 4]):
        return both, at + 4
    if pair := compared_in_turn(tokens, mentions[at : at + 4]):
        return pair, at + 4
    if row := series(tokens, mentions[at : at + _LONGEST_ROW]):
        return [row[0]], at + row[1]
    ahead = at + 2 if is_time_between(tokens, mentions[at : at + 3]) else at + 1
    one = joined(tokens, mentions[at], mentions[ahead]) if ahead < len(mentions) else None
    return ([one], ahead + 1) if one else ([], at + 1)


def _take(tokens: Sequence[Token], findings: list[Finding], mention: Mention, *, is_part: bool) -> None:
    """Add what a mention is to the findings: one of its own, what the last is compared with, or nothing."""
    if compared := _compared(tokens, findings, mention):
        findings[compared] = with_comparison(tokens, findings[compared], mention)
    elif findings and (now := told_in_turn(tokens, findings[-1], mention)):
        findings[-1] = now
    elif findings and _is_further_base(tokens, findings[-1], mention):
        return
    elif is_part:
        findings.append(Finding(mention, mention.first, mention.stop, elliptic=True))
    elif alone := elliptic(tokens, findings, mention):
        findings.append(alone)
    elif not mention.trap:
        findings.append(Finding(mention, mention.first, mention.stop))


def _without_repeats(tokens: Sequence[Token], findings: Sequence[Finding]) -> list[Finding]:
    """The findings without the multiples that two values spell out: `had halved from 20 minutes to 10`."""
    kept = list[Finding]()
    for finding in findings:
        if (
            finding.earlier
            and kept
            and _is_beside(tokens, kept[-1], finding)
            and kept[-1].mention.amount.form is Form.MULTIPLE
        ) or (kept and kept[-1].mention.amount.form is Form.MULTIPLE and _is_where_it_led(tokens, kept[-1], finding)):
            finding = replace(finding, direction="rose" if kept.pop().mention.amount.values[0] > 1 else "fell")
        kept.append(finding)
    return kept


def _is_beside(tokens: Sequence[Token], multiple: Finding, finding: Finding) -> bool:
    """`had halved from`, `had doubled, from`, `had doubled in a year, from`."""
    gap = [token.low for token in tokens[multiple.stop : finding.first]]
    return not gap or (gap[-1] == "," and len(gap) <= _SPAN_OF_CHANGE and gap[0] in (",", "in", "over", "since"))


def _is_where_it_led(tokens: Sequence[Token], multiple: Finding, finding: Finding) -> bool:
    """`had halved to 350`."""
    return finding.first == multiple.stop + 1 and low(tokens, multiple.stop) == "to"


def _compared(tokens: Sequence[Token], findings: Sequence[Finding], mention: Mention) -> int | None:
    """The place, from the end, of the finding that this mention is compared with: the last or the one before it."""
    if len(findings) > 1 and findings[-2].stop > findings[-1].stop:  # the one before has been compared already
        if _is_pair_of_last(tokens, findings, mention):
            return -1
        return -2 if _is_compared(tokens, findings[-2], mention) else None
    if findings and _is_compared(tokens, findings[-1], mention):
        return _of_like_unit(findings, mention)
    # `51% were unlocked for over four hours, compared with 78%`
    behind = len(findings) > 1 and findings[-1].mention.amount.form is not findings[-2].mention.amount.form
    bare = behind and not (findings[-2].earlier or findings[-2].benchmark)
    if not bare or not _is_compared(tokens, findings[-2], mention):
        return None
    start = findings[-1].stop
    led = is_led_to(tokens, findings[-1], mention) or comparing(tokens, start, mention.lead)
    named = low(tokens, mention.first - 1) == "(" and names_base(tokens, start, mention.first - 1)
    return -2 if led or named else None


def _is_pair_of_last(tokens: Sequence[Token], findings: Sequence[Finding], mention: Mention) -> bool:
    """`397 incidents by 48 prisoners compared with 184 incidents by 108 prisoners`: the second pair of two."""
    last = findings[-1]
    alike = last.mention.unit.name is not None and last.mention.unit.name == mention.unit.name
    return alike and low(tokens, last.first - 1) == low(tokens, mention.first - 1) in wording().words["of_a_part"]


def _of_like_unit(findings: Sequence[Finding], mention: Mention) -> int:
    """Which of the last two is compared: `490 places for 720 prisoners, compared with 650 places` compares places."""
    units = [finding.mention.unit.name for finding in findings[-2:]]
    other = len(units) > 1 and mention.unit.name is not None and units[0] == mention.unit.name != units[1]
    return -2 if other and not (findings[-2].earlier or findings[-2].benchmark) else -1


def _is_compared(tokens: Sequence[Token], finding: Finding, mention: Mention) -> bool:
    """Whether words like `compared with` or `than the` lead from a finding to this mention."""
    if not _are_comparable(tokens, finding, mention) or is_period(tokens, mention) or _is_time_of(finding, mention):
        return False
    if finding.earlier or finding.benchmark:
        return _is_second(tokens, finding, mention)
    if _is_from(tokens, finding, mention):
        return True
    if mention.trap and mention.unit.name is None and finding.mention.unit.is_time:
        return is_led_to(tokens, finding, mention)
    start = max(finding.stop, mention.lead - BEFORE_COMPARED)
    if had_been(tokens, finding, mention):
        return True
    if any(token.low == ";" for token in tokens[finding.stop : mention.lead]):
        return False
    before = mention.first
    if before < start or tokens[before].low == "than":
        start = min(start, before)
    if is_beside_in_brackets(tokens, finding, mention):
        return True
    joined = low(tokens, mention.first - 1) in ("and", "but")  # "35% lower than at the last inspection and 20% below"
    found = None if joined else comparing(tokens, start, mention.lead) or compared_with_base(tokens, finding, mention)
    return found is not None and not _is_plain_more_than(tokens, found, mention)


def _is_time_of(finding: Finding, mention: Mention) -> bool:
    """`151 prisoners had been held for an average of nine days`: a time is no value for a count of things."""
    counts = finding.mention.unit.name is not None or finding.elliptic
    return mention.unit.is_time and counts and not finding.mention.unit.is_time


def _are_comparable(tokens: Sequence[Token], finding: Finding, mention: Mention) -> bool:
    """Whether two amounts are of one form; a fraction in words and a percentage are, where `from` or the like leads."""
    if mention.nameless and max(mention.amount.values) <= 1:
        return False  # "than the number who had one"
    forms = {mention.amount.form, finding.mention.amount.form}
    return len(forms) == 1 or (forms == {Form.FRACTION, Form.PERCENT} and is_led_to(tokens, finding, mention))


def _is_second(tokens: Sequence[Token], finding: Finding, mention: Mention) -> bool:
    """`compared with 24% in similar prisons and 29% at the last inspection`: the other thing it is compared with."""
    words = base_words(tokens, mention)
    other = is_earlier(words) if finding.benchmark else bool(phrase_in(words, "benchmark_bases"))
    near = mention.first - finding.stop <= BEFORE_COMPARED + 3 * (low(tokens, mention.first - 1) == "(")
    only_one = not (finding.earlier and finding.benchmark)
    led = low(tokens, mention.first - 1)
    if led == "(":  # "than at similar prisons (47%) and at our last visit (42%)"
        gap = " ".join(token.low for token in tokens[finding.stop : mention.first])
        other = is_earlier(gap) if finding.benchmark else bool(phrase_in(gap, "benchmark_bases"))
    return only_one and near and led in ("and", ",", "with", "(") and other


def _is_further_base(tokens: Sequence[Token], finding: Finding, mention: Mention) -> bool:
    """`down from 98 in 2019 and 1,100 in 2009`: a further time that a finding is compared with."""
    if mention.unit.name is not None or mention.amount.form is not Form.NUMBER:
        return False
    if (finding.earlier or finding.benchmark) and mention.first - finding.stop == 1:
        return low(tokens, finding.stop) == "and"  # "19, against 44 and 37"
    beside = finding.earlier is not None and low(tokens, mention.first - 1) in ("and", ",")
    return beside and is_earlier(base_words(tokens, mention))


def _is_from(tokens: Sequence[Token], finding: Finding, mention: Mention) -> bool:
    """`had risen to 320 a month from 95 a month`."""
    leads = low(tokens, finding.first - 1) == "to" and direction_before(tokens, finding.first) is not None
    return leads and mention.first - finding.stop <= _TO_FROM and low(tokens, mention.first - 1) == "from"


def _is_plain_more_than(tokens: Sequence[Token], found: tuple[int, int, str], mention: Mention) -> bool:
    """`more than 40`: the approximation of the mention itself, no comparison with what stood before."""
    return (
        found[2] == "than"
        and not (low(tokens, found[1]) == "the" and is_earlier(base_words(tokens, mention)))
        and found[0] >= mention.first
        and not wording().words["averages"] & {token.low for token in tokens[found[1] : mention.lead]}
        and mention.approximation in ("over", "less-than", "up-to", "at-least")
    )
