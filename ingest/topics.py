"""Which topics of the taxonomy are a concern, theme, recommendation, practice or finding about, and how sure is that?

Each cue that is found in a heading or in the words is a piece of evidence; pieces of one topic are put together as
independent hints (1 - product of 1 - weight). What is known only by the heading above it is held to be less sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.plain import plain, words_of
from ingest.sentences import sentences
from ontology.concepts import Concept, concepts
from ontology.mapping.findings import finding_paragraphs
from ontology.model import Report, Section, TopicAssignment

_LEAST = 0.4  # a topic that is less sure is left out
_MOST = 5  # topics of one fact
_FIRST_SENTENCE = 1.2  # what opens a concern says what it is about
# A topic whose narrower one was found says less: a top topic, and one further down
_TOP_ABOVE_FOUND, _ABOVE_FOUND = 0.5, 0.75
# A list of concerns stands under a title that says nothing of each: `Main concerns and recommendations`
_LISTED = re.compile(r"\bconcerns\b", re.IGNORECASE)


class _Mark(Enum):
    """What kind of word a cue is, with how much it weighs alone."""

    LABEL = 0.6
    PHRASE = 0.5  # an alternative label of several words, a hidden label
    WORD = 0.35  # an alternative label of one word
    SHORT = 0.55  # an abbreviation, matched as a whole word in its case


_HEADING_IS_LABEL = 0.85
_HEADING_HOLDS = 0.6


@dataclass(frozen=True, slots=True)
class Evidence:
    """A cue of a topic that was found, and what it weighs."""

    topic: str
    cue: str
    weight: float


class Classified(NamedTuple):
    """A topic that words are about, the confidence (0 to 1), and the cues that decided."""

    topic: str
    confidence: float
    cues: tuple[str, ...]


def assign_topics(report: Report) -> tuple[TopicAssignment, ...]:
    """The topics of every concern, theme, recommendation, practice and finding, the surest first."""
    return tuple(
        TopicAssignment(of=of, topic=topic, confidence=confidence, cues=cues)
        for of, heading, test, text in _subjects(report)
        for topic, confidence, cues in topics_of(text, heading=heading, test=test)
    )


def topics_of(text: str, *, heading: str | None = None, test: str | None = None) -> list[Classified]:
    """The topics of these words, the surest first; `test` is the healthy prison test above them.

    Where the words give no topic, the heading or the healthy prison test above them does, at the lowest confidence.
    """
    found = _weighed([*_in_heading(heading or ""), *_in_text(text)])
    if not found:
        above = [*_in_heading(heading or ""), *_in_heading(test or "")]
        found = [Classified(evidence.topic, _LEAST, (evidence.cue,)) for evidence in above[:1]]
    return found[:_MOST]


def _subjects(report: Report) -> Iterator[tuple[str, str | None, str | None, str]]:
    """What is classified: its reference, the heading it stands under, healthy prison test, words."""
    under = _headings(report)
    headings = {concern.ordinal: (concern.heading, concern.test) for concern in report.concerns}
    for concern in report.concerns:
        yield f"concern:{concern.ordinal}", concern.heading or under.get(concern.place.part), concern.test, concern.text
    for follow_up in report.follow_ups:
        if follow_up.kind == "theme":
            number = follow_up.theme_number or follow_up.ordinal
            yield f"theme:{number}", follow_up.heading, follow_up.test or "Education, skills and work", follow_up.text
    for recommendation in report.recommendations:
        heading, test = headings.get(recommendation.concern or 0, (None, None))
        heading = heading or under.get(recommendation.place.part)
        yield f"recommendation:{recommendation.ordinal}", heading, test, recommendation.text
    for ordinal, practice in enumerate(report.practices, start=1):
        cited = next((under[part] for part in practice.paragraphs if part in under), under.get(practice.place.part))
        yield f"practice:{ordinal}", cited, None, practice.text
    for ordinal, verdict in enumerate(report.progress, start=1):
        yield f"progress:{ordinal}", None, verdict.test, verdict.text
    for paragraph in finding_paragraphs(report):
        yield f"finding:{paragraph.id}", under.get(paragraph.id), None, paragraph.text


def _headings(report: Report) -> dict[str, str]:
    """The nearest title above each part that says what it is about (`Recommendations` and the like do not)."""
    sections = {section.id: section for section in report.sections}
    telling = dict[str, str]()
    for section in report.sections:
        if _LISTED.search(section.title):
            continue
        at: Section | None = section
        seen = set[str]()
        while at and at.id not in seen and not _in_heading(at.title):
            seen.add(at.id)
            at = sections.get(at.parent or "")
        if at and at.id not in seen:
            telling[section.id] = at.title
    return {part.id: telling[part.section] for part in report.paragraphs if part.section in telling}


@lru_cache(maxsize=4096)  # a title stands above many facts, and the same titles stand in many reports
def _in_heading(heading: str) -> tuple[Evidence, ...]:
    """What a heading says: the topic that it names whole, else those whose cues it holds."""
    return tuple(_said_by_heading(plain(heading), heading, words_of(heading)))


def _said_by_heading(printed: str, heading: str, words: str) -> Iterator[Evidence]:
    named = [topic.concept for topic in _cues() if words and words in topic.names]
    for concept in named:
        yield Evidence(concept.key, heading, _HEADING_IS_LABEL if concept.broader else _HEADING_HOLDS)
    for topic in _cues() if words and not named else ():
        cue = next((cue for cue in topic.cues if cue.mark is not _Mark.WORD and cue.find(printed, words)), None)
        if cue:
            yield Evidence(topic.concept.key, cue.words, _HEADING_HOLDS)


def _in_text(text: str) -> Iterator[Evidence]:
    words = plain(text)
    lowered = words.lower()
    spans = sentences(text)
    first = spans[0].end if spans else 0
    for topic in _cues():
        done = set[int]()
        for cue in topic.cues:
            match = cue.find(words, lowered)
            if match and match.start() not in done:
                done.add(match.start())
                weight = cue.mark.value * (_FIRST_SENTENCE if match.start() < first else 1)
                yield Evidence(topic.concept.key, cue.words, weight)


def _weighed(evidence: list[Evidence]) -> list[Classified]:
    """The topics with evidence enough, the surest first."""
    doubt, cues = dict[str, float](), dict[str, list[str]]()
    for piece in evidence:
        doubt[piece.topic] = doubt.get(piece.topic, 1.0) * (1 - piece.weight)
        cues.setdefault(piece.topic, []).append(piece.cue)
    above = {broader for topic in doubt if 1 - doubt[topic] >= _LEAST for broader in _broader(topic)}
    sure = dict[str, float]()
    for topic, rest in doubt.items():
        implied = topic in above and 1 - rest < _HEADING_IS_LABEL
        less = _ABOVE_FOUND if next(_broader(topic), None) else _TOP_ABOVE_FOUND
        sure[topic] = round((1 - rest) * (less if implied else 1), 2)
    kept = sorted((topic for topic in sure if sure[topic] >= _LEAST), key=lambda topic: (-sure[topic], topic))
    return [Classified(topic, sure[topic], tuple(dict.fromkeys(cues[topic]))) for topic in kept]


def _broader(topic: str) -> Iterator[str]:
    parents = {concept.key: concept.broader for concept in concepts("topic")}
    seen = {topic}
    while (parent := parents.get(topic)) and parent not in seen:
        seen.add(parent)
        yield parent
        topic = parent


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that hint at a topic, and the pattern that finds them."""

    words: str
    mark: _Mark
    pattern: re.Pattern[str]
    lowered: str

    def find(self, text: str, lowered: str) -> re.Match[str] | None:
        """Where the cue stands in a plain text, which is also given in lower case."""
        return self.pattern.search(text) if self.lowered in lowered else None


@dataclass(frozen=True, slots=True)
class _Topic:
    """A concept with the headings that are its names, and its cues."""

    concept: Concept
    names: frozenset[str]
    cues: tuple[_Cue, ...]


@cache
def _cues() -> tuple[_Topic, ...]:
    return tuple(
        _Topic(
            concept,
            frozenset(words_of(name) for name in (concept.label, *concept.alternatives)),
            tuple(_cues_of(concept)),
        )
        for concept in concepts("topic")
    )


def _cues_of(concept: Concept) -> Iterator[_Cue]:
    """The cues of a concept; the one-word labels of top topics (`Safety`) are said too often to be cues."""
    if concept.broader or " " in concept.label:
        yield _cue(concept.label, _Mark.LABEL, _phrase(concept.label))
    for name in concept.alternatives:
        if _is_short_form(name):
            yield _cue(name, _Mark.SHORT, _short(name))
        else:
            yield _cue(name, _Mark.PHRASE if " " in name else _Mark.WORD, _phrase(name))
    for cue in sorted(set(concept.cues) - set(concept.alternatives)):
        if _is_short_form(cue):
            yield _cue(cue, _Mark.SHORT, _short(cue))
        else:
            yield _cue(cue, _Mark.PHRASE, re.compile(rf"(?<!\w){re.escape(plain(cue))}", re.IGNORECASE))


def _cue(words: str, mark: _Mark, pattern: re.Pattern[str]) -> _Cue:
    return _Cue(words, mark, pattern, words.lower())


def _short(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}s?(?!\w)")


def _phrase(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}s?(?!\w)", re.IGNORECASE)


def _is_short_form(cue: str) -> bool:
    """Whether a cue is an abbreviation (`PPO`, `OASys`, `nDelius`) and not a word or phrase."""
    return " " not in cue and sum(letter.isupper() for letter in cue) >= 2
