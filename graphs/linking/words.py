"""Which words of a text count for likeness? Boilerplate off, short forms opened, endings cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from graphs.linking.units import Unit
from ontology.concepts import concepts
from ontology.yaml_files import read_yaml

# segregation · self-harm · o'clock
_WORD = re.compile(r"[a-z][a-z'-]*[a-z]")
_LEAST_STEM = 4
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": " "})
# 3.14 We found ... Prisoners said ...
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(\d])")


@dataclass(frozen=True, slots=True)
class Texts:
    """The two fields of a unit that are compared: words of its statement, and those with its evidence."""

    statement: tuple[str, ...]
    evidence: tuple[str, ...]


def texts_of(unit: Unit) -> Texts:
    """The stems of a unit, with repetitions, in order."""
    statement = stems(opened(cleaned(unit.statement), unit.short_forms))
    evidence = " ".join(without_verdicts(text) for text in unit.evidence)
    return Texts(statement, statement + stems(opened(cleaned(evidence), unit.short_forms)))


def cleaned(text: str) -> str:
    """The text without what every concern says."""
    text = text.translate(_QUOTES)
    for pattern in _wording().boilerplate:
        text = pattern.sub(" ", text)
    return text


def opened(text: str, short_forms: Iterable[tuple[str, str]]) -> str:
    """The text with the long form after each short form that a report opens."""
    long = {**_known_forms(), **{short: long for short, long in short_forms if short != long}}
    found = {word for word in re.findall(r"\b[\w&]*[A-Z][\w&]*\b", text) if word in long}
    if not found:
        return text
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, found), key=len, reverse=True))})\b")
    return pattern.sub(lambda match: f"{match[0]} {long[match[0]]}", text)


def without_verdicts(text: str) -> str:
    """A paragraph of evidence without the sentence that gives the judgement."""
    kept = [each for each in sentences(text) if not any(p.search(each) for p in _wording().verdicts)]
    return " ".join(kept)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [each for each in _SENTENCE_END.split(" ".join(text.split())) if each]


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words that count, in order."""
    lowered = text.lower()
    for pattern, other in _wording().alike:
        lowered = pattern.sub(other, lowered)
    return tuple(stem(word) for word in _WORD.findall(lowered) if word not in _wording().stop_words)


def surface(text: str) -> dict[str, str]:
    """Each stem of a text with the first word, as it is printed there, that it comes from."""
    printed: dict[str, str] = {}
    for word in _WORD.findall(cleaned(text).lower()):
        for each in stems(word):
            printed.setdefault(each, word)
    return printed


@cache
def stem(word: str) -> str:
    """A word without its ending."""
    for ending in _wording().endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


@dataclass(frozen=True, slots=True)
class _Wording:
    boilerplate: Sequence[re.Pattern[str]]
    verdicts: Sequence[re.Pattern[str]]
    alike: Sequence[tuple[re.Pattern[str], str]]
    endings: Sequence[str]
    stop_words: frozenset[str]


@cache
def _wording() -> _Wording:
    read: Mapping[str, Any] = read_yaml(resources.files("graphs.linking") / "wording.yml")
    return _Wording(
        boilerplate=[re.compile(pattern, re.IGNORECASE) for pattern in read["boilerplate"]],
        verdicts=[re.compile(pattern, re.IGNORECASE) for pattern in read["verdicts"]],
        alike=[(re.compile(rf"\b{re.escape(word)}\b"), other) for word, other in read["alike"].items()],
        endings=sorted(read["endings"], key=len, reverse=True),
        stop_words=frozenset(read["stop_words"].split()),
    )


@cache
def _known_forms() -> Mapping[str, str]:
    """Short forms that the topics are known by, with the topic's name."""
    return {
        name: concept.label.lower()
        for concept in concepts("topic")
        for name in concept.alternatives
        if " " not in name and sum(letter.isupper() for letter in name) >= 2
    }
