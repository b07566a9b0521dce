"""What does an amount measure, of whom, and which concept of the metric scheme is that?"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.quantities.amounts import Form, low
from ingest.quantities.comparisons import Finding
from ingest.quantities.tokens import Token
from ingest.quantities.wording import metrics, wording

_LONGEST = 16  # words of a measure
_VERBS = frozenset(
    "was were had has have is are did does do could would spent took waited remained received reduced increased fell rose "
    "varied ranged decreased dropped improved continued felt said told reported amounted stood".split()
)
_ENDS = frozenset(", ; . : ? ! ) ( and but which although whereas while because compared".split())


def measure(text: str, tokens: Sequence[Token], finding: Finding) -> str | None:
    """The words that name what is measured: what follows a count or share, else the subject of the clause."""
    if finding.is_change or finding.earlier or finding.mention.unit.is_time or finding.mention.amount.form is Form.MULTIPLE:
        first = _subject(text, tokens, finding.first) or _following(text, tokens, finding.mention.stop)
    else:
        start = finding.upper.amount.stop if finding.upper else finding.mention.amount.stop
        first = _following(text, tokens, start) or _subject(text, tokens, finding.first)
    return f"change in {first}" if first and finding.is_change and not first.startswith("change in") else first


def scope(text: str, tokens: Sequence[Token], finding: Finding) -> str | None:
    """The group or place that a share is of, as printed: `the population`, `registered clinical staff`."""
    stop = finding.mention.amount.stop
    if finding.mention.amount.form not in (Form.PERCENT, Form.FRACTION) or not (low(tokens, stop) == "of" or _is_half(tokens, finding)):
        return None
    start = stop + 1 if low(tokens, stop) == "of" else stop
    end = start
    while end < len(tokens) and end - start < 8 and tokens[end].low not in _ENDS | _VERBS and (
        end == start or tokens[end].low not in ("who", "that", "to", "for", "with", "at", "on", "over", "in", "let", "only", "still")
    ):
        end += 1
    return text[tokens[start].start : tokens[end - 1].end] if end > start else None


def metric(words: str, finding: Finding) -> str | None:
    """The key of the first metric whose cues all stand in these words (lower case), and whose unit fits."""
    unit = (finding.unit or "").split("/")[0]
    padded = f" {words.lower()} "
    if finding.is_change or finding.mention.amount.form is Form.MULTIPLE:
        return None
    for candidate in metrics():
        kind = unit if unit in ("percent", "fraction") or unit in wording().times.values() else "GBP" if unit == "GBP" else "count"
        fits = kind in candidate.units or unit in candidate.units
        if fits and all(any(cue in padded for cue in group) for group in candidate.cues):
            if not any(cue in padded for cue in candidate.unless):
                return candidate.key
    return None


def _is_half(tokens: Sequence[Token], finding: Finding) -> bool:
    """`half the population`, which lacks the `of`."""
    amount = finding.mention.amount
    return low(tokens, amount.stop - 1) == "half" and low(tokens, amount.stop) in ("the", "our", "their", "all")


def _following(text: str, tokens: Sequence[Token], start: int) -> str | None:
    """The words from `start` to the end of the clause."""
    while low(tokens, start) in ("of", "-"):
        start += 1
    end = start
    while end < len(tokens) and end - start < _LONGEST and tokens[end].low not in _ENDS and not tokens[end].is_number:
        end += 1
    return text[tokens[start].start : tokens[end - 1].end] if end > start else None


def _subject(text: str, tokens: Sequence[Token], stop: int) -> str | None:
    """The words of the clause before its verb, reading back from `stop`."""
    verbs = [at for at in range(stop) if tokens[at].low in _VERBS]
    if not verbs:
        return None
    end = verbs[-1]
    while end > 0 and tokens[end - 1].low in _VERBS:
        end -= 1
    start = end
    while start > 0 and end - start < _LONGEST and tokens[start - 1].low not in _ENDS:
        start -= 1
    return text[tokens[start].start : tokens[end - 1].end] if end > start else None
