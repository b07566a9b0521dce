"""What does an amount measure, of whom, and which concept of the metric scheme is that?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ingest.quantities.directions import Finding
from ingest.quantities.forms import Form
from ingest.quantities.numerals import low
from ingest.quantities.tokens import Token
from ingest.quantities.wording import Metric, metrics, wording

_LONGEST = 16  # words of a measure
_STOPS = frozenset([",", ";", ".", ":", "?", "!", ")", "("])
_TURNS = frozenset(["but", "which", "although", "whereas", "while", "because", "compared", "and"])
_PRONOUNS = frozenset(
    [
        "there",
        "they",
        "it",
        "this",
        "these",
        "that",
        "which",
        "who",
        "us",
        "we",
        "he",
        "she",
        "some",
        "many",
        "most",
        "such",
        "one",
        "others",
        "also",
    ]
)


def measure(text: str, tokens: Sequence[Token], finding: Finding) -> str | None:
    """The words that name what is measured: what follows a count or share, else the subject of the clause."""
    amount = finding.mention.amount
    if finding.is_change:
        changed = _changed(text, tokens, finding) or _subject(text, tokens, finding.first)
        return f"change in {changed}" if changed else None
    of_a_group = low(tokens, amount.stop) == "of"
    towards = (
        finding.earlier
        or low(tokens, finding.first - 1) == "to"
        or low(tokens, amount.stop) in ("since", "at", "during")
        or (finding.mention.unit.name or "").startswith("per ")
    )
    if finding.mention.unit.is_time or amount.form is Form.MULTIPLE or (towards and not of_a_group):
        return _subject(text, tokens, finding.first) or _following(text, tokens, finding.mention.stop)
    start = finding.upper.amount.stop if finding.upper else amount.stop
    followed = _following(text, tokens, start)
    if (
        of_a_group
        and followed
        and len(followed.split()) <= 2
        and low(tokens, finding.first - 1) in ("in", "for", "from")
    ):
        return _leading(text, tokens, finding.first) or followed  # "was done well in 60% of cases"
    return followed or _subject(text, tokens, finding.first)


def scope(text: str, tokens: Sequence[Token], finding: Finding) -> str | None:
    """The group or place that a share is of, as printed: `the population`, `registered clinical staff`."""
    amount = finding.mention.amount
    of = low(tokens, amount.stop) == "of"
    half = low(tokens, amount.stop - 1) == "half" and low(tokens, amount.stop) in ("the", "our", "their", "all")
    if amount.form not in (Form.PERCENT, Form.FRACTION) or not (of or half):
        return None
    start = end = amount.stop + of
    while end < len(tokens) and end - start < 8 and not _ends_group(tokens, start, end):
        end += 1
    return text[tokens[start].start : tokens[end - 1].end] if end > start else None


def metric(text: str, tokens: Sequence[Token], finding: Finding, measured: str | None) -> str | None:
    """The key of the first metric whose unit fits and whose cues stand in the measure, or in the clause around it."""
    if finding.is_change or finding.mention.amount.form is Form.MULTIPLE:
        return None
    own = f" {measured or ''} {text[tokens[finding.first].start : tokens[finding.stop - 1].end]} ".lower()
    around = f" {_clause(text, tokens, finding)} {own}".lower()
    for words in (own, around):
        for candidate in _fitting((finding.unit or "").split("/")[0]):
            cued = all(any(cue in words for cue in group) for group in candidate.cues)
            if cued and not any(cue in own for cue in candidate.unless):
                return candidate.key
    return None


@lru_cache(maxsize=256)
def _fitting(unit: str) -> tuple[Metric, ...]:
    """The metrics that are told in a unit."""
    known = unit in ("percent", "fraction", "GBP") or unit in wording().times.values()
    kind = unit if known else "count" if unit else "bare"
    return tuple(candidate for candidate in metrics() if kind in candidate.units or unit in candidate.units)


def _clause(text: str, tokens: Sequence[Token], finding: Finding) -> str:
    """The words around a finding up to the nearest comma, stop or turn."""
    start, stop = finding.first, finding.stop
    while start > 0 and tokens[start - 1].low not in (",", ";", ":", "but", "while", "whereas"):
        start -= 1
    while stop < len(tokens) and tokens[stop].low not in (",", ";", ":", "but", "while", "whereas"):
        stop += 1
    return text[tokens[start].start : tokens[stop - 1].end]


def _ends_group(tokens: Sequence[Token], start: int, at: int) -> bool:
    words = wording().words
    word = low(tokens, at)
    return word in _STOPS | _TURNS | words["verbs"] or (at > start and word in words["group_ends"])


def _changed(text: str, tokens: Sequence[Token], finding: Finding) -> str | None:
    """What follows the noun of a change: `a 40% increase in new arrivals`."""
    at = finding.mention.amount.stop
    if low(tokens, at) in ("fewer", "more"):  # "twelve fewer officers than a year earlier"
        return (_following(text, tokens, at + 1) or "").split("than ")[0].strip() or None
    at = finding.mention.stop
    if low(tokens, at) in wording().words["change_nouns"] and low(tokens, at + 1) in ("in", "of", "to"):
        return _following(text, tokens, at + 2)
    return None


def _following(text: str, tokens: Sequence[Token], start: int) -> str | None:
    """The words from `start` to the end of the clause."""
    while low(tokens, start) in ("of", "-"):
        start += 1
    end = start
    while end < len(tokens) and end - start < _LONGEST and tokens[end].low not in _STOPS | _TURNS:
        end += 1
    return text[tokens[start].start : tokens[end - 1].end] if end > start else None


def _subject(text: str, tokens: Sequence[Token], stop: int) -> str | None:
    """The words of the clause before the verb that leads to `stop`; all that leads there where it says nothing."""
    verbs = wording().words["verbs"]
    end = next((at for at in range(stop - 1, -1, -1) if tokens[at].low in verbs), 0)
    while end > 0 and tokens[end - 1].low in verbs:
        end -= 1
    start = end
    while start > 0 and end - start < _LONGEST and tokens[start - 1].low not in _STOPS | verbs | (_TURNS - {"and"}):
        start -= 1
    while start < end and tokens[start].low in _PRONOUNS | {"and"}:
        start += 1
    if end - start > 0:
        return text[tokens[start].start : tokens[end - 1].end]
    return _leading(text, tokens, stop)


def _leading(text: str, tokens: Sequence[Token], stop: int) -> str | None:
    """The last words before an amount, without the small words and marks at either end."""
    idle = wording().words["stops"] | _STOPS | _PRONOUNS | wording().words["verbs"]
    start, end = max(0, stop - _LONGEST), stop
    while end > start and tokens[end - 1].low in idle:
        end -= 1
    start = max([start, *(at + 1 for at in range(start, end) if tokens[at].low == ")")])
    while start < end and tokens[start].low in idle:
        start += 1
    return text[tokens[start].start : tokens[end - 1].end] if end > start else None
