"""What is compared of a unit? Weighted words, words with the evidence, runs of characters, topics, and a vector."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from graphs.linking.background import Background, background
from graphs.linking.naming import name_of
from graphs.linking.units import Unit
from graphs.linking.vectors import Floats, Model
from graphs.linking.words import cleaned, opened, texts_of
from ontology.concepts import concepts

Weights = Mapping[str, float]
"""A field of a unit: its features with their weights."""

_RUN = 5
"""How long the runs of characters are that are compared, word ends marked; a shorter word is one run."""


class Signal(StrEnum):
    """What a pair is judged by; the values are concepts of the scheme of link features."""

    WORDS = "shared-words"
    EVIDENCE = "shared-evidence-words"
    CHARACTERS = "shared-characters"
    TOPICS = "shared-topic"
    VECTOR = "vector-centred"
    PLACE = "same-establishment"


FIELDS = (Signal.WORDS, Signal.EVIDENCE, Signal.CHARACTERS, Signal.TOPICS)
"""The signals that are cosines of weighted features."""


UNSAID = 10.0
"""What every text is taken to leave unsaid, as the square of a weight, about a word and a half: so one word in common
does not make two short texts the same."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A unit as it is compared: for each field sorted 64-bit names of features, and weights of length 1 at most."""

    names: tuple[NDArray[np.uint64], ...]
    weights: tuple[NDArray[np.float64], ...]
    vector: Floats | None
    place: str | None = None


def profile_of(unit: Unit, model: Model | None) -> Profile:
    """The profile of a unit, with a vector where there is a model."""
    return profile_with(unit, model.vector(likeness_text(unit)) if model else None)


def profile_with(unit: Unit, vector: Floats | None) -> Profile:
    """The profile of a unit whose vector is known, or that has none."""
    names, weights = zip(*(_named(weights) for weights in fields_of(unit)), strict=True)
    return Profile(names, weights, centred(vector), unit.place)


def fields_of(unit: Unit) -> tuple[Weights, Weights, Weights, Weights]:
    """The weighted features of a unit, in the order of `FIELDS`."""
    known, texts = background(), texts_of(unit)
    statement, evidence = (word_weights(stems, known) for stems in (texts.statement, texts.evidence))
    return (
        _scaled(statement, _said(statement)),
        _scaled(evidence, _said(evidence)),
        _scaled(_run_weights(statement), _said(statement)),
        _scaled({topic: known.topic_weight(topic) ** 0.5 for topic in with_broader(unit.topics)}, 1.0),
    )


def word_weights(stems: Iterable[str], known: Background) -> dict[str, float]:
    """Each stem with its weight: how rare it is, and a little more where it stands often."""
    return {stem: (1 + float(np.log(times))) * known.word_weight(stem) for stem, times in Counter(stems).items()}


def likeness_text(unit: Unit) -> str:
    """What the sentence model reads of a unit."""
    return opened(cleaned(unit.statement), unit.short_forms)


def centred(vector: Floats | None) -> Floats | None:
    """A vector with what all concerns have in common taken off, of length 1."""
    if vector is None:
        return None
    rest = vector - np.array(background().centre, dtype=np.float32)
    return np.asarray(rest / np.linalg.norm(rest), dtype=np.float32)


def with_broader(topics: Sequence[str]) -> frozenset[str]:
    """The topics with all above them."""
    return _with_broader(tuple(topics))


def below_top(topics: Sequence[str]) -> frozenset[str]:
    """The topics with all above them but the top ones."""
    return _below_top(tuple(topics))


@lru_cache(maxsize=32_768)
def _below_top(topics: tuple[str, ...]) -> frozenset[str]:
    return frozenset(topic for topic in _with_broader(topics) if _parents().get(topic))


@lru_cache(maxsize=32_768)
def _with_broader(topics: tuple[str, ...]) -> frozenset[str]:
    return frozenset(found for topic in topics for found in _upwards(topic))


def _upwards(topic: str) -> Iterator[str]:
    seen = set[str]()
    at: str | None = topic
    while at and at not in seen:
        seen.add(at)
        yield at
        at = _parents().get(at)


@cache
def _parents() -> Mapping[str, str | None]:
    return {concept.key: concept.broader for concept in concepts("topic")}


@cache
def top_topics() -> NDArray[np.uint64]:
    """The names of the topics that have none above them."""
    return np.array([_name(topic) for topic, broader in _parents().items() if broader is None], dtype=np.uint64)


def _run_weights(words: Weights) -> dict[str, float]:
    """Runs of characters, each with a share of the weight of the words that hold it."""
    weights: dict[str, float] = {}
    for word, weight in words.items():
        runs = _runs(word)
        for run in runs:
            weights[run] = weights.get(run, 0.0) + weight / len(runs) ** 0.5
    return weights


@cache
def _runs(word: str) -> tuple[str, ...]:
    marked = f" {word} "
    return tuple(sorted({marked[at : at + _RUN] for at in range(max(1, len(marked) - _RUN + 1))}))


def _said(weights: Weights) -> float:
    """How much of what a text is about its words say, 0 to 1."""
    square = _square(weights)
    return math.sqrt(square / (square + UNSAID))


def _scaled(weights: Weights, length: float) -> dict[str, float]:
    """The weights as a vector of this length; without those that are nothing."""
    present = math.sqrt(_square(weights))
    return {name: weight * length / present for name, weight in weights.items() if weight > 0}


def _square(weights: Weights) -> float:
    return math.fsum(weight * weight for weight in weights.values())


def _named(weights: Weights) -> tuple[NDArray[np.uint64], NDArray[np.float64]]:
    names = np.fromiter((_name(feature) for feature in weights), dtype=np.uint64, count=len(weights))
    order = np.argsort(names)
    return names[order], np.fromiter(weights.values(), dtype=np.float64, count=len(weights))[order]


@cache
def _name(feature: str) -> int:
    return name_of(feature)
