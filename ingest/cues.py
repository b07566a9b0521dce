"""Which words hint at a topic, how much do they weigh, and where do they stand in a text?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

from ingest.plain import plain, words_of
from ontology.concepts import Concept, concepts

_WORD = re.compile(r"\w+")
_OPENING = 4  # letters of a word by which cues are looked up
_WORD_END = re.compile(r"\w*")


class Mark(Enum):
    """What kind of word a cue is, with how much it weighs alone."""

    LABEL = 0.6
    PHRASE = 0.5  # an alternative label of several words, a hidden label
    WORD = 0.35  # an alternative label of one word
    SHORT = 0.55  # an abbreviation, matched as a whole word in its case


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that hint at a topic, and the pattern that finds them."""

    words: str
    mark: Mark
    pattern: re.Pattern[str]
    lowered: str

    def find(self, text: str, lowered: str) -> re.Match[str] | None:
        """Where the cue stands in a plain text, which is also given in lower case."""
        return self.pattern.search(text) if self.lowered in lowered else None


@dataclass(frozen=True, slots=True)
class Topic:
    """A concept with the headings that are its names, and its cues."""

    concept: Concept
    names: frozenset[str]
    cues: tuple[Cue, ...]


class Found(NamedTuple):
    """A cue of a topic in characters `[start, end)`, to the end of its last word."""

    topic: str
    cue: Cue
    start: int
    end: int


def found_in(words: str) -> list[Found]:
    """Where cues first stand in a plain text; of two at one place, the longer."""
    found = list(_found(words))
    return [one for one in found if not any(_holds(other, one) for other in found)]


def _found(words: str) -> Iterator[Found]:
    lowered = words.lower()
    done = set[tuple[str, int]]()
    for topic, cue in _that_may_stand_in(lowered):
        match = cue.find(words, lowered)
        if match and (topic, match.start()) not in done:
            done.add((topic, match.start()))
            ended = _WORD_END.match(words, match.end())
            yield Found(topic, cue, match.start(), ended.end() if ended else match.end())


def _that_may_stand_in(lowered: str) -> Iterator[tuple[str, Cue]]:
    """The cues, in the order of their topics, that open with the first letters of some word of the text."""
    opened = {word[:_OPENING] for word in _WORD.findall(lowered)}
    opened |= {opening[:short] for opening in opened for short in range(1, _OPENING)}
    by_opening = _by_opening()
    for _, topic, cue in sorted(
        (one for opening in opened for one in by_opening.get(opening, ())), key=lambda one: one[0]
    ):
        yield topic, cue


@cache
def _by_opening() -> dict[str, list[tuple[int, str, Cue]]]:
    """The cues with their places in the order of all, by the first letters of their first word."""
    every = [(topic.concept.key, cue) for topic in topic_cues() for cue in topic.cues]
    found = dict[str, list[tuple[int, str, Cue]]]()
    for place, (topic, cue) in enumerate(every):
        first = _WORD.match(plain(cue.lowered))
        found.setdefault(first.group()[:_OPENING] if first else "", []).append((place, topic, cue))
    return found


def _holds(other: Found, one: Found) -> bool:
    """`vacancies` within `nursing vacancies`."""
    longer = other.end - other.start > one.end - one.start
    return longer and other.start <= one.start and one.end <= other.end


@cache
def topic_cues() -> tuple[Topic, ...]:
    return tuple(
        Topic(
            concept,
            frozenset(words_of(name) for name in (concept.label, *concept.alternatives)),
            tuple(_cues_of(concept)),
        )
        for concept in concepts("topic")
    )


def _cues_of(concept: Concept) -> Iterator[Cue]:
    """The cues of a concept; the one-word labels of top topics (`Safety`) are said too often to be cues."""
    if concept.broader or " " in concept.label:
        yield _cue(concept.label, Mark.LABEL, _phrase(concept.label))
    for name in concept.alternatives:
        if _is_short_form(name):
            yield _cue(name, Mark.SHORT, _short(name))
        else:
            yield _cue(name, Mark.PHRASE if " " in name else Mark.WORD, _phrase(name))
    for cue in concept.cues:
        if _is_short_form(cue):
            yield _cue(cue, Mark.SHORT, _short(cue))
        else:
            yield _cue(cue, Mark.PHRASE, re.compile(rf"(?<!\w){re.escape(plain(cue))}", re.IGNORECASE))


def _cue(words: str, mark: Mark, pattern: re.Pattern[str]) -> Cue:
    return Cue(words, mark, pattern, words.lower())


def _short(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}s?(?!\w)")


def _phrase(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}s?(?!\w)", re.IGNORECASE)


def _is_short_form(cue: str) -> bool:
    """Whether a cue is an abbreviation (`PPO`, `OASys`, `nDelius`) and not a word or phrase."""
    return " " not in cue and sum(letter.isupper() for letter in cue) >= 2
