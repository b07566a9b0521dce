"""Did what was found rise or fall, does it stand higher or lower, and than what?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.quantities.forms import Form
from ingest.quantities.mentions import Mention
from ingest.quantities.numerals import low, read_numeral
from ingest.quantities.tokens import Token
from ingest.quantities.wording import wording

BEFORE_COMPARED = 6  # words: "compared with about a half"
_DAYS = {"minutes": 1 / 1440, "hours": 1 / 24, "days": 1, "weeks": 7, "months": 30, "years": 365}
_JUDGED = ("better", "worse")
"""What tells which of two is to be wished for, and not which is more."""
_ON_TO_VERDICT = 12  # words: "of prisoners had no work, which was unchanged since"
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
    elliptic: bool = False
    """Whether the words around it, and no noun of its own, say what it counts."""

    @property
    def unit(self) -> str | None:
        """Its unit, or that of what it is compared with where it has none of its own."""
        others = (self.upper, self.mention, self.earlier)
        return next((m.unit.name for m in others if m and m.unit.name), None)


def described(tokens: Sequence[Token], finding: Finding) -> Finding:
    """The finding with its direction and with the words that name what it is compared with."""
    change = _is_change(tokens, finding)
    direction = _moved(tokens, finding, change)
    comparator = _comparator(tokens, finding, direction)
    if change or finding.mention.amount.form is Form.MULTIPLE:
        direction = _against_others(tokens, finding, direction, comparator)
    return replace(finding, direction=direction, comparator=comparator, is_change=change)


def _moved(tokens: Sequence[Token], finding: Finding, change: bool) -> str | None:
    """Whether it rose or fell, or stands higher or lower than its benchmark."""
    if finding.direction:
        return finding.direction
    if beside := _above_or_below(tokens, finding) or _verdict(tokens, finding):
        return beside
    multiple = finding.mention.amount.form is Form.MULTIPLE
    after_it = (low(tokens, finding.mention.amount.stop), low(tokens, finding.mention.amount.stop + 1))
    if finding.mention.amount.form is Form.FRACTION and after_it in (("as", "many"), ("as", "much"), ("as", "likely")):
        return "fell"  # "half as many prisoners as in 2018"
    direction = None
    if change or finding.earlier or multiple or _leads_to(tokens, finding):
        after = _noun_direction(tokens, finding)
        compared = low(tokens, finding.mention.stop) in ("higher", "lower")  # "had fallen but remained 20% higher"
        before = None if after and compared else direction_before(tokens, finding.first)
        shown = _by_values(finding) if before != "unchanged" else None
        direction = shown or before or after
    if direction is None and not finding.benchmark and _is_as_before(tokens, finding):
        return "unchanged"
    if finding.benchmark and direction is None:
        return _beside(finding.mention, finding.benchmark)
    if multiple and direction is None and low(tokens, finding.mention.amount.stop - 1) != "likely":
        return "rose" if finding.mention.amount.values[0] > 1 else "fell"
    return direction


def _is_as_before(tokens: Sequence[Token], finding: Finding) -> bool:
    """`17 vacancies, the same as at the last inspection`, `35% had no work, which was unchanged since 2020`."""
    last = min(len(tokens), finding.stop + _ON_TO_VERDICT)
    ends = (at for at in range(finding.stop, last) if tokens[at].is_number or low(tokens, at) in (";", "and", "but"))
    return wording().phrases["as_before"].find(tokens, finding.stop, next(ends, last)) is not None


def _verdict(tokens: Sequence[Token], finding: Finding) -> str | None:
    """`42% did, which was lower than at the last inspection`, `a fifth, fewer than elsewhere`, `half that in 2019`."""
    multiple = finding.mention.amount.form is Form.MULTIPLE
    if finding.earlier or finding.benchmark or multiple or _is_change(tokens, finding):
        return None
    stop = next((at for at in range(finding.stop, len(tokens)) if tokens[at].is_number or low(tokens, at) == ";"), None)
    words = " ".join(token.low for token in tokens[finding.stop : stop])
    half = finding.mention.amount.form is Form.FRACTION and words.startswith(("that ", "the number ", "the rate "))
    found = (-1, 0, "lower") if half else wording().phrases["than_beside"].find(tokens, finding.stop, stop)
    if found is None:
        return _told_as_change(tokens, finding.stop, stop or len(tokens))
    valued = found[2].split()[0]
    higher = valued in ("higher", "more", "greater", "longer")
    base = words if half else " ".join(token.low for token in tokens[found[1] : stop])
    if valued in _JUDGED:
        return valued if phrase_in(base, "benchmark_bases") or phrase_in(base, "earlier_bases") else None
    if phrase_in(base, "benchmark_bases"):
        return "higher" if higher else "lower"
    return ("rose" if higher else "fell") if phrase_in(base, "earlier_bases") else None


def _told_as_change(tokens: Sequence[Token], start: int, stop: int) -> str | None:
    """`212 plans had been opened, which was an increase since the last inspection`."""
    changed = wording().words
    for at in range(start + 1, stop):
        noun = low(tokens, at) in changed["change_nouns"] and low(tokens, at - 1) in ("a", "an", *changed["sized"])
        if noun and low(tokens, at + 1) in changed["changed_from"]:
            base = " ".join(token.low for token in tokens[at + 1 : stop])
            known = wording().phrases["directions"].after(tokens, at)
            return known[1] if known and phrase_in(base, "earlier_bases") else None
    return None


def _above_or_below(tokens: Sequence[Token], finding: Finding) -> str | None:
    """`40% above the average`, `12 percentage points below the target`."""
    at = (finding.upper or finding.mention).stop
    beside = {"above": "higher", "below": "lower"}.get(low(tokens, at))
    words = " ".join(token.low for token in tokens[at : at + BEFORE_COMPARED])
    told = low(tokens, at + 1) == "what" or any(base in words for base in wording().words["averages"])
    return beside if beside and told else None


def _comparator(tokens: Sequence[Token], finding: Finding, direction: str | None) -> str | None:
    """The words for what it is compared with: those beside the other value, else those anywhere in the sentence."""
    other = finding.earlier or finding.benchmark
    kinds = ("benchmark_bases", "earlier_bases") if finding.benchmark else ("earlier_bases", "benchmark_bases")
    spans = [tokens[max(0, other.first - BEFORE_COMPARED) : other.stop + 10]] if other else []
    for span in (*spans, tokens):
        words = " ".join(token.low for token in span)
        for kind in kinds if direction or other else ("benchmark_bases",):
            if phrase := phrase_in(words, kind):
                return phrase
    return None


def _against_others(
    tokens: Sequence[Token], finding: Finding, direction: str | None, comparator: str | None
) -> str | None:
    """`three times higher than in similar prisons`: nothing rose, it stands higher."""
    word = low(tokens, finding.mention.amount.stop - 1)
    after = [word, *(token.low for token in tokens[finding.mention.stop : finding.mention.stop + 2])]
    beside = word == "that" or any(each in ("than", "as") for each in after)
    whom = low(tokens, finding.mention.stop + after.index("than")) if "than" in after else ""
    others = comparator in wording().words["benchmark_bases"] or whom in wording().words["than_whom"]
    if direction in ("rose", "fell") and beside and others:
        return "higher" if direction == "rose" else "lower"
    return direction


def like_last(tokens: Sequence[Token], last: Finding, finding: Finding) -> Finding:
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
    if before == "by" and direction_before(tokens, finding.first):
        return True
    if before in ("up", "down") and _is_measured_from(tokens, finding):
        return True
    if finding.unit == "percent" and wording().phrases["directions"].before(tokens, finding.first):  # "fell 8% to 80"
        return low(tokens, finding.mention.stop) != "of"
    if before == "of" and low(tokens, finding.first - 2) in wording().words["change_nouns"]:  # "a fall of 12%"
        return True
    after = finding.mention.amount.stop
    if low(tokens, after + 1) == "than" and read_numeral(tokens, after + 2):
        return False  # "108 had waited more than a year and 17 more than two"
    if low(tokens, after) in ("fewer", "more") and any(token.low == "than" for token in tokens[after : after + 8]):
        return True  # "twelve fewer officers than"
    after = finding.mention.stop
    if low(tokens, after) in ("higher", "lower", "fewer", "more") and low(tokens, after + 1) == "than":
        return True
    return low(tokens, after) in wording().words["change_nouns"]


def _is_measured_from(tokens: Sequence[Token], finding: Finding) -> bool:
    """`up 17%`, `up 18 on the previous year`; no `up 40 steps`, which leads to nothing."""
    after = low(tokens, finding.mention.stop)
    return (finding.unit == "percent" and after != "of") or after in wording().words["changed_from"]


def _leads_to(tokens: Sequence[Token], finding: Finding) -> bool:
    """`reduced to about a third`, `risen to 40`, `remained unchanged at 14`."""
    before = low(tokens, finding.first - 1)
    return before == "to" or (before == "at" and direction_before(tokens, finding.first) == "unchanged")


def direction_before(tokens: Sequence[Token], stop: int) -> str | None:
    """The direction of the last verb of change before token `stop`, in the same clause."""
    for at in range(stop, max(0, stop - _BACK_TO_VERB), -1):
        if low(tokens, at - 1) == ";":
            return None
        found = wording().phrases["directions"].before(tokens, at)
        if found:
            return found[1]
    return None


def _noun_direction(tokens: Sequence[Token], finding: Finding) -> str | None:
    after = (finding.mention.stop, finding.mention.amount.stop)
    found = (wording().phrases["directions"].after(tokens, at) for at in after)
    return next((each[1] for each in found if each), None)


def _beside(mention: Mention, benchmark: Mention) -> str | None:
    """Higher or lower than a benchmark of the same unit."""
    here, there = mention.amount.values[0], benchmark.amount.values[0]
    units = {each.unit.name.split("/")[0] for each in (mention, benchmark) if each.unit.name}
    rates = all((each.unit.name or "").startswith("per ") for each in (mention, benchmark))
    if here == there or (len(units) > 1 and not rates):
        return None
    return "higher" if here > there else "lower"


def _by_values(finding: Finding) -> str | None:
    """The direction that the two values show, where they share a unit."""
    if not finding.earlier:
        return None
    now, then = finding.mention.amount.values[0], finding.earlier.amount.values[0]
    unit, earlier_unit = finding.mention.unit.name or "", finding.earlier.unit.name or ""
    if {unit, earlier_unit} == {"fraction", "percent"}:  # "a quarter, up from 15%"
        now, then = (now * 100, then) if unit == "fraction" else (now, then * 100)
    elif unit in _DAYS and earlier_unit in _DAYS:  # "from 14 weeks to 20 days"
        now, then = now * _DAYS[unit], then * _DAYS[earlier_unit]
    elif unit and not unit.startswith(earlier_unit):  # "27 per 100 prisoners, compared with 41 per 100"
        return None
    return "rose" if now > then else "fell" if now < then else "unchanged"


def phrase_in(words: str, kind: str) -> str | None:
    """The longest phrase of this list that the words hold; of two as long, the one that stands first."""
    said = f" {words} "
    held = [phrase for phrase in wording().words[kind] if f" {phrase} " in said]
    return min(held, key=lambda phrase: (-len(phrase), said.find(f" {phrase} ")), default=None)
