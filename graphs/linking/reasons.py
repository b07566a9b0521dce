"""Why are two units linked? What each signal added, what they share, and the two sentences that are nearest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from graphs.linking.background import background
from graphs.linking.links import Reason
from graphs.linking.profiles import Signal, with_broader, word_weights
from graphs.linking.types import shared_topics
from graphs.linking.units import Unit
from graphs.linking.words import cleaned, opened, sentences, stems, surface
from ontology.concepts import label
from ontology.iris import concept

MOST_SHARED = 5
"""How many shared words or topics are told."""


def reasons(values: Mapping[Signal, float], added: Mapping[Signal, float]) -> tuple[Reason, ...]:
    """The signals that say something, the weightiest first."""
    found = [Reason(signal, value, round(added[signal], 4)) for signal, value in values.items() if value]
    return tuple(sorted(found, key=lambda reason: (-reason.contribution, reason.signal)))


def with_shared(because: Iterable[Reason], first: Unit, second: Unit) -> tuple[Reason, ...]:
    """The reasons with the words and topics that the two units share."""
    shared = {Signal.WORDS: shared_words(first, second), Signal.TOPICS: _labels(first, second)}
    return tuple(replace(reason, shared=shared.get(reason.signal, ())) for reason in because)


def shared_words(first: Unit, second: Unit) -> tuple[str, ...]:
    """The words of both statements that weigh most, as the first unit prints them."""
    mine, theirs = (_weights(unit.statement, unit.short_forms) for unit in (first, second))
    both = sorted(mine.keys() & theirs.keys(), key=lambda stem: (-mine[stem] * theirs[stem], stem))
    printed = _surface(first.statement)
    return tuple(printed.get(stem, stem) for stem in both[:MOST_SHARED])


def nearest_sentences(first: Unit, second: Unit) -> tuple[str, str]:
    """Of each unit the sentence that has most in common with the other's: statement first, then the evidence."""
    mine, theirs = _sentences(first), _sentences(second)
    _, one, other = max(
        ((_overlap(one, other), -at, -there), one[1], other[1])
        for at, one in enumerate(mine)
        for there, other in enumerate(theirs)
    )
    return one, other


def _sentences(unit: Unit) -> Sequence[tuple[dict[str, float], str]]:
    every = [each for text in (unit.text, *unit.recommendations, *unit.evidence) for each in sentences(text)]
    return [(word_weights(set(stems(each)), background()), each) for each in every or [unit.text]]


def _overlap(one: tuple[dict[str, float], str], other: tuple[dict[str, float], str]) -> float:
    mine, theirs = one[0], other[0]
    whole = sum(mine.values()) * sum(theirs.values())
    both = sum(weight for stem, weight in sorted(mine.items()) if stem in theirs)
    return both / whole**0.5 if whole else 0.0


@lru_cache(maxsize=32_768)
def _weights(statement: str, short_forms: tuple[tuple[str, str], ...]) -> dict[str, float]:
    return word_weights(stems(opened(cleaned(statement), short_forms)), background())


@lru_cache(maxsize=256)
def _surface(statement: str) -> dict[str, str]:
    """Links come in the order of their first ends, so few are asked for at a time."""
    return surface(statement)


def _labels(first: Unit, second: Unit) -> tuple[str, ...]:
    """The narrowest topics in common, by name."""
    both = shared_topics(first, second)
    above = {broader for topic in both for broader in with_broader((topic,)) if broader != topic}
    return tuple(label(concept("topic", topic)) for topic in both if topic not in above)[:MOST_SHARED]
