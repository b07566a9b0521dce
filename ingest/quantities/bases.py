"""Do the words between or beside two numbers say that the second is of another time or place?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.quantities.directions import BEFORE_COMPARED, Finding, phrase_in
from ingest.quantities.mentions import Mention
from ingest.quantities.numerals import low
from ingest.quantities.tokens import Token
from ingest.quantities.wording import wording

# `34% at similar prisons and 41% in 2019`, `the 15% that we had found in 2021`, `51 in the same months of 2018`
_OPENED = r"the (?:same|equivalent|corresponding) [a-z]+ (?:of|in) |the year |the whole of |all of |[a-z]+ "
_IN_A_YEAR = re.compile(rf"(?:^|\s)in (?:{_OPENED})?(?:19|20)\d\d(?:\s|$)")
_IN_A_MONTH = re.compile(r"(?:^|\s)in ([a-z]+)(?=\s|$)")  # `19 in July, compared with 41 in January`
_BEFORE = re.compile(r"(?:^|\s)(?:before|earlier|ago|previously)(?: [.,;]|$)")  # `fewer than the 143 before`
_YEARS = range(1900, 2100)
_FURTHEST = 14  # words from those that compare to the number


def is_led_to(tokens: Sequence[Token], finding: Finding, mention: Mention) -> bool:
    """`nine weeks, up from six`, `a quarter were over 50, up from 15%`: words of comparison right before the number."""
    led = wording().phrases["led_to"].before(tokens, mention.first)
    return led is not None and led[0] >= finding.stop


def is_period(tokens: Sequence[Token], mention: Mention) -> bool:
    """`45 fewer than in the previous six months`, `fewer than in the same months of 2023`: when, and no value."""
    if mention.trap and not mention.nameless and mention.unit.name is None and mention.amount.values[0] in _YEARS:
        return True
    return mention.trap and mention.unit.is_time and low(tokens, mention.lead - 1) in wording().words["period_before"]


def comparing(tokens: Sequence[Token], start: int, stop: int) -> tuple[int, int, str] | None:
    """The first phrase that compares: its first token, the one after it, its words; not `assaults against staff`."""
    found = wording().phrases["comparing"].find(tokens, start, stop)
    if found and found[2] == "average of" and low(tokens, found[0] - 1) in ("a", "an"):  # "and earned an average of £9"
        return comparing(tokens, found[1], stop)
    if found and found[2] == "against" and low(tokens, found[1]) in wording().words["against_whom"]:
        return comparing(tokens, found[1], stop)
    return found


def compared_with_base(tokens: Sequence[Token], finding: Finding, mention: Mention) -> tuple[int, int, str] | None:
    """`80% worked, whereas at the last inspection it was 54%`: further words that compare, with those of a base."""
    found = comparing(tokens, finding.stop, mention.lead)
    if found is None or mention.lead - found[0] > _FURTHEST:
        return None
    words = " ".join(token.low for token in tokens[found[0] : mention.lead])
    return found if phrase_in(words, "earlier_bases") or phrase_in(words, "benchmark_bases") else None


def compared_words(tokens: Sequence[Token], finding: Finding, mention: Mention) -> str:
    """The words that lead from a finding to what it is compared with, from the last phrase that compares."""
    compare = wording().phrases["comparing"]
    starts = [at for at in range(finding.stop, mention.first) if compare.after(tokens, at)]
    start = max(starts[-1] - 1, finding.stop) if starts else finding.stop
    return " ".join(token.low for token in tokens[start : mention.first])


def is_beside_in_brackets(tokens: Sequence[Token], finding: Finding, mention: Mention) -> bool:
    """`9% of respondents (18% at the last inspection)`: a bracket with the number and what it is of, and no more."""
    if low(tokens, mention.first - 1) != "(":
        return _is_named_in_brackets(tokens, finding, mention)
    if low(tokens, mention.stop) == ")" and _leads_to_bracket(tokens, finding.stop, mention.first - 1):
        return True
    if mention.first - finding.stop > BEFORE_COMPARED:
        return False
    words = [token.low for token in tokens[mention.stop : mention.stop + BEFORE_COMPARED + 1]]
    inside = " ".join(words[: words.index(")")]) if ")" in words else ""
    return bool(phrase_in(inside, "earlier_bases") or phrase_in(inside, "benchmark_bases") or _IN_A_YEAR.search(inside))


def _leads_to_bracket(tokens: Sequence[Token], start: int, opened: int) -> bool:
    """`55% felt respected, in line with comparators (57%)`, `46 had none, more than the number who had one (31)`."""
    if names_base(tokens, start, opened):
        return True
    found = comparing(tokens, start, opened)
    return found is not None and found[2] == "than" and opened - found[0] <= _FURTHEST


def _is_named_in_brackets(tokens: Sequence[Token], finding: Finding, mention: Mention) -> bool:
    """`52% of prisoners (comparator 43%)`: what the number in a bracket is of, and the number."""
    inside = [token.low for token in tokens[finding.stop : mention.first]]
    return low(tokens, mention.stop) == ")" and "(" in inside and names_base(tokens, finding.stop, mention.first)


def names_base(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether the words right before token `stop` say what a number is of: `comparators`, `the last inspection`."""
    words = " ".join(token.low for token in tokens[max(start, stop - BEFORE_COMPARED) : stop])
    told = [phrase for kind in ("earlier_bases", "benchmark_bases") if (phrase := phrase_in(words, kind))]
    return any(words.endswith(phrase) for phrase in told) or bool(_IN_A_YEAR.search(words))


def had_been(tokens: Sequence[Token], finding: Finding, mention: Mention) -> bool:
    """`24% of prisoners were locked up; it had been 31% last time`."""
    led = wording().phrases["had_been"].before(tokens, mention.first)
    if led is None and (led := wording().phrases["it_was"].before(tokens, mention.first)):
        words = " ".join(token.low for token in tokens[finding.stop : led[0]])
        # "At our last inspection it was 17%" and "... than in 2019 when the figure was 68%" tell an earlier value
        return bool(phrase_in(words, "earlier_bases") or _IN_A_YEAR.search(words))
    return led is not None and led[0] >= finding.stop


def is_earlier(words: str) -> bool:
    """Whether the words beside a number say that it was so before."""
    if phrase_in(words, "earlier_bases") or _BEFORE.search(words):
        return True
    dated = _IN_A_YEAR.search(words) or wording().words["months"] & {found[1] for found in _IN_A_MONTH.finditer(words)}
    return bool(dated) and not phrase_in(words, "benchmark_bases")


def base_words(tokens: Sequence[Token], mention: Mention) -> str:
    """The words after a number that may say what it is of, as far as the next `and`, bracket or stop."""
    words = list[str]()
    for token in tokens[mention.stop : mention.stop + 10]:
        if token.low in ("and", ")", ";", "compared", "against", "than"):
            break
        words.append(token.low)
    return " ".join(words)


def is_than_before(tokens: Sequence[Token], finding: Finding, words: str) -> bool:
    """`lower than at the last inspection (210 incidents against 340)`: the words before say what the second is."""
    if phrase_in(words, "benchmark_bases"):
        return False
    led = " ".join(token.low for token in tokens[: finding.first])
    found = led.rfind(" than ")
    return found >= 0 and bool(phrase_in(led[found + 6 :], "earlier_bases") or _BEFORE.search(led[found + 5 :]))


def with_comparison(tokens: Sequence[Token], finding: Finding, mention: Mention) -> Finding:
    """The finding with this mention as its earlier value or its benchmark, whichever the words beside it say."""
    gap = compared_words(tokens, finding, mention)
    words = f"{gap} {base_words(tokens, mention)}"
    stop = max(finding.stop, mention.stop)
    if finding.earlier:
        return replace(finding, benchmark=mention, stop=stop)
    if finding.benchmark:
        return replace(finding, earlier=mention, stop=stop)
    before = f"{gap} ".endswith("from ") or is_earlier(words) or had_been(tokens, finding, mention)
    if before or is_than_before(tokens, finding, words):
        direction = "rose" if "up from" in gap else "fell" if "down from" in gap else None
        return replace(finding, earlier=mention, stop=stop, direction=direction)
    return replace(finding, benchmark=mention, stop=stop)
