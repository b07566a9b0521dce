"""Which amounts of a sentence belong together: a range, a value with the one before it, or with a benchmark?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.quantities.amounts import Form, low
from ingest.quantities.mentions import Mention
from ingest.quantities.tokens import Token
from ingest.quantities.wording import wording

_TO = ("to", "–", "-", "—")
_BETWEEN_FROM_AND_TO = 14  # words: "from 101 at our last inspection to 19"
_BEFORE_COMPARED = 6  # words: "compared with about a half"
_BACK_TO_VERB = 14  # words: "had reduced considerably from 11 weeks"


@dataclass(frozen=True, slots=True)
class Finding:
    """A mention with what it is compared with; `upper` ends a range; its words are the tokens `[first, stop)`."""

    mention: Mention
    first: int
    stop: int
    upper: Mention | None = None
    earlier: Mention | None = None
    benchmark: Mention | None = None
    direction: str | None = None
    comparator: str | None = None
    is_change: bool = False

    @property
    def unit(self) -> str | None:
        """Its unit, or that of what it is compared with where it has none of its own."""
        others = (self.upper, self.mention, self.earlier)
        return next((m.unit.name for m in others if m and m.unit.name), None)


def group(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Finding]:
    """The findings of one sentence, in the order of their words; traps are left out."""
    findings = list[Finding]()
    at = 0
    while at < len(mentions):
        following = mentions[at + 1] if at + 1 < len(mentions) else None
        joined = following and _join(tokens, mentions[at], following)
        if joined:
            findings.append(joined)
            at += 2
            continue
        mention = mentions[at]
        at += 1
        if findings and _is_compared(tokens, findings[-1], mention):
            findings[-1] = _with_comparison(tokens, findings[-1], mention)
        elif not mention.trap:
            findings.append(Finding(mention, mention.first, mention.stop))
    described = list[Finding]()
    for finding in findings:
        if not _is_bare(tokens, finding):
            finding = _described(tokens, finding)
            described.append(_like_last(tokens, described[-1], finding) if described else finding)
    return described


def _join(tokens: Sequence[Token], one: Mention, other: Mention) -> Finding | None:
    """Two mentions as one finding: `from 11 weeks to 11 days`, `between two and 17 days`, `eight to 12 months`."""
    if (
        one.amount.form is Form.MULTIPLE
        or other.amount.form is Form.MULTIPLE
        or (other.trap and not _units_lent(one, other))
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
        if _direction(tokens, one.first - 1) is None and wording().phrases["range_verbs"].find(tokens, 0, one.first):
            return None if other.trap else Finding(one, one.first - 1, other.stop, upper=whole)
        return Finding(whole, one.first - 1, other.stop, earlier=one)
    if opener in ("between", "from") and (between == ["and"] or after_unit == ["and"]) and opener == "between":
        return None if other.trap else Finding(one, one.first - 1, other.stop, upper=whole)
    adjacent = (len(between) == 1 and between[0] in _TO) or (len(after_unit) == 1 and after_unit[0] in _TO)
    if adjacent and one.amount.form is other.amount.form and one.amount.values < other.amount.values and not other.trap:
        return Finding(one, one.first, other.stop, upper=whole)
    return None


def _units_lent(one: Mention, other: Mention) -> bool:
    """Whether a number that looks like a trap only lacks the noun that the first of two carries."""
    return other.unit.name is None and one.unit.name is not None and not one.trap


def _is_compared(tokens: Sequence[Token], finding: Finding, mention: Mention) -> bool:
    """Whether words like `compared with` or `than the` lead from a finding to this mention."""
    if finding.earlier or finding.benchmark or mention.amount.form is not finding.mention.amount.form:
        return False
    if mention.trap and mention.unit.name is None and finding.mention.unit.is_time:
        return False
    start = max(finding.stop, mention.lead - _BEFORE_COMPARED)
    if any(token.low == ";" for token in tokens[finding.stop : mention.lead]):
        return False
    before = mention.first
    if before < start or tokens[before].low == "than":
        start = min(start, before)
    found = wording().phrases["comparing"].find(tokens, start, mention.lead)
    return found is not None and not _is_plain_more_than(found, mention)


def _is_plain_more_than(found: tuple[int, int, str], mention: Mention) -> bool:
    """`more than 40`: the approximation of the mention itself, no comparison with what stood before."""
    return (
        found[2] == "than"
        and found[0] >= mention.first
        and mention.approximation in ("over", "less-than", "up-to", "at-least")
    )


def _with_comparison(tokens: Sequence[Token], finding: Finding, mention: Mention) -> Finding:
    words = " ".join(token.low for token in tokens[finding.stop : mention.stop + 10])
    gap = " ".join(token.low for token in tokens[finding.stop : mention.first])
    stop = max(finding.stop, mention.stop)
    if "up from" in gap or "down from" in gap or _phrase(words, "earlier_bases"):
        direction = "rose" if "up from" in gap else "fell" if "down from" in gap else None
        return replace(finding, earlier=mention, stop=stop, direction=direction)
    return replace(finding, benchmark=mention, stop=stop)


def _phrase(words: str, kind: str) -> str | None:
    """The longest phrase of this list that the words hold; of two as long, the one that stands first."""
    said = f" {words} "
    held = [phrase for phrase in wording().words[kind] if f" {phrase} " in said]
    return min(held, key=lambda phrase: (-len(phrase), said.find(f" {phrase} ")), default=None)


def _is_bare(tokens: Sequence[Token], finding: Finding) -> bool:
    """A number without a noun that no change or comparison makes a finding."""
    if finding.unit is not None or finding.upper:
        return False
    if not finding.mention.amount.digits:
        return True
    if (
        finding.earlier
        or finding.benchmark
        or low(tokens, finding.first - 1) == "by"
        or _direction(tokens, finding.first)
    ):
        return False
    opens = (
        finding.mention.approximation != "exact" or low(tokens, finding.first - 1) in wording().words["pronoun_after"]
    )
    return not opens or wording().phrases["pronoun_before"].after(tokens, finding.stop) is None


def _described(tokens: Sequence[Token], finding: Finding) -> Finding:
    """The finding with its direction and with the words that name what it is compared with."""
    change = _is_change(tokens, finding)
    direction = finding.direction
    if direction is None and (
        change or finding.earlier or finding.mention.amount.form is Form.MULTIPLE or _leads_to(tokens, finding)
    ):
        direction = _direction(tokens, finding.first) or _noun_direction(tokens, finding) or _by_values(finding)
    if finding.benchmark and direction is None:
        direction = _beside(finding.mention, finding.benchmark)
    if finding.mention.amount.form is Form.MULTIPLE and direction is None:
        direction = "rose" if finding.mention.amount.values[0] > 1 else "fell"
    words = " ".join(token.low for token in tokens)
    kinds = ("benchmark_bases", "earlier_bases") if finding.benchmark else ("earlier_bases", "benchmark_bases")
    compared = direction or finding.earlier or finding.benchmark
    bases = (_phrase(words, kind) for kind in (kinds if compared else ("benchmark_bases",)))
    comparator = next((phrase for phrase in bases if phrase), None)
    return replace(finding, direction=direction, comparator=comparator, is_change=change)


def _like_last(tokens: Sequence[Token], last: Finding, finding: Finding) -> Finding:
    """`by 60% and 55%`: the second of two changes that one verb carries."""
    joined = finding.first == last.stop + 1 and low(tokens, last.stop) in ("and", ",", "or")
    if joined and last.is_change and finding.direction is None and finding.unit == last.unit:
        return replace(finding, is_change=True, direction=last.direction, comparator=last.comparator)
    return finding


def _is_change(tokens: Sequence[Token], finding: Finding) -> bool:
    """`by around 25%`, `a 40% increase`, `increased almost 60%`: the size of a change and no level."""
    if finding.earlier:
        return False
    before = low(tokens, finding.first - 1)
    if before == "by" and _direction(tokens, finding.first):
        return True
    after = finding.mention.stop
    if low(tokens, after) in ("higher", "lower", "fewer", "more") and low(tokens, after + 1) == "than":
        return True
    return low(tokens, after) in wording().words["change_nouns"]


def _leads_to(tokens: Sequence[Token], finding: Finding) -> bool:
    """`reduced to about a third`, `risen to 40`."""
    return low(tokens, finding.first - 1) == "to"


def _direction(tokens: Sequence[Token], stop: int) -> str | None:
    """The direction of the last verb of change before token `stop`, in the same clause."""
    for at in range(stop, max(0, stop - _BACK_TO_VERB), -1):
        if low(tokens, at - 1) == ";":
            return None
        found = wording().phrases["directions"].before(tokens, at)
        if found:
            return found[1]
    return None


def _noun_direction(tokens: Sequence[Token], finding: Finding) -> str | None:
    found = wording().phrases["directions"].after(tokens, finding.mention.stop)
    return found[1] if found else None


def _beside(mention: Mention, benchmark: Mention) -> str | None:
    """Higher or lower than a benchmark of the same unit."""
    here, there = mention.amount.values[0], benchmark.amount.values[0]
    if here == there or mention.unit.name != benchmark.unit.name:
        return None
    return "higher" if here > there else "lower"


def _by_values(finding: Finding) -> str | None:
    """The direction that the two values show, where they share a unit."""
    if not finding.earlier or finding.earlier.unit.name not in (finding.mention.unit.name, None):
        return None
    now, then = finding.mention.amount.values[0], finding.earlier.amount.values[0]
    return "rose" if now > then else "fell" if now < then else "unchanged"
