"""Which numbers does a report tie to its findings, and what do they measure?

text ──tokens──► words and figures ──amounts, units──► mentions ──traps──► what may be a finding
     ──comparisons──► findings (ranges, earlier values, benchmarks, direction) ──measures──► Quantity
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ingest.findings import findings
from ingest.quantities.comparisons import group
from ingest.quantities.directions import Finding
from ingest.quantities.forms import Form
from ingest.quantities.measures import measure, metric, scope
from ingest.quantities.mentions import Mention, read_mentions
from ingest.quantities.references import references
from ingest.quantities.tokens import Token, tokenise
from ingest.sentences import sentences
from ingest.topics import topics_of
from ontology.model import Paragraph, Quantity, Report

_LONGEST = 4000  # characters of a sentence: what is longer is no prose
_SURE = 0.5  # the least confidence of a topic that a quantity carries
_LOWER = frozenset({"over", "at-least"})
_UPPER = frozenset({"less-than", "almost", "up-to"})


def find_quantities(report: Report) -> tuple[Quantity, ...]:
    """The quantities of the report's own findings, in reading order."""
    return tuple(quantity for paragraph in findings(report) for quantity in paragraph_quantities(paragraph))


def paragraph_quantities(paragraph: Paragraph) -> Iterator[Quantity]:
    """The quantities of one paragraph, in reading order, each with the place of its words."""
    text = paragraph.text
    spared = references(text)
    for start, end in sentences(text):
        if end - start > _LONGEST:
            continue
        tokens = tokenise(text, start, end)
        for finding in group(tokens, read_mentions(tokens, spared)):
            yield _quantity(paragraph, tokens, finding)


def _quantity(paragraph: Paragraph, tokens: list[Token], finding: Finding) -> Quantity:
    text, mention = paragraph.text, finding.mention
    start, end = tokens[finding.first].start, tokens[finding.stop - 1].end
    measured = measure(text, tokens, finding)
    lower, upper = _bounds(finding)
    values = mention.amount.values + (finding.upper.amount.values if finding.upper else ())
    return Quantity(
        text=text[start:end],
        values=values,
        denominator=values[1] if mention.amount.form is Form.SHARE else None,
        lower=lower,
        upper=upper,
        unit=finding.unit,
        measures=measured,
        metric=metric(text, tokens, finding, measured),
        scope=scope(text, tokens, finding),
        approximation="range" if finding.upper else mention.approximation,
        earlier=_values(finding.earlier),
        earlier_unit=_earlier_unit(finding),
        comparator=finding.comparator,
        benchmark=_values(finding.benchmark),
        direction=finding.direction,
        topics=_topics(text[tokens[0].start : tokens[-1].end]),
        place=paragraph.place(start, end),
    )


@lru_cache(maxsize=8)  # the quantities of one sentence ask in turn
def _topics(sentence: str) -> tuple[str, ...]:
    """What the sentence is surely about."""
    return tuple(found.topic for found in topics_of(sentence) if found.confidence >= _SURE)


def _values(mention: Mention | None) -> tuple[float, ...]:
    return mention.amount.values if mention else ()


def _earlier_unit(finding: Finding) -> str | None:
    return (finding.earlier.unit.name or finding.unit) if finding.earlier else None


def _bounds(finding: Finding) -> tuple[float | None, float | None]:
    """The least and the greatest value that the words allow; None where they set no bound."""
    amount = finding.mention.amount
    if finding.upper:
        return amount.values[0], finding.upper.amount.values[-1]
    if amount.form is Form.SHARE:
        return None, None
    kind, value = finding.mention.approximation, amount.values[0]
    return (value if kind in _LOWER else None), (value if kind in _UPPER else None)
