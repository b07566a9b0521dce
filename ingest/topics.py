"""Which topics of the taxonomy are a concern, theme, recommendation, practice or finding about, and how sure is that?

Each cue that is found in a heading or in the words is a piece of evidence; pieces of one topic are put together as
independent hints (1 - product of 1 - weight). What is known only by the heading above it is held to be less sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ingest.cues import Cue, Mark, found_in, topic_cues
from ingest.plain import plain, words_of
from ingest.sentences import sentences
from ontology.concepts import concepts
from ontology.mapping.findings import finding_paragraphs
from ontology.model import Report, Section, TopicAssignment

_LEAST = 0.4  # a topic that is less sure is left out
_MOST = 5  # topics of one fact
# What opens a concern says what it is about: its subject, then the rest of its first clause
_SUBJECT, _OPENING, _LATER = 1.5, 1.3, 0.9
_SUREST = 0.9
# `The chaplaincy `, `Two fights `, `Access to the library `, and not `There were `
_NO_SUBJECT = r"There|It|In|At|Since|Some|Many|Most|Too|Few|Only"
_OPENS = re.compile(
    rf"(?!{_NO_SUBJECT})(?:(?:Prisoners|Patients|Men|Women|Children|Staff|Those|Work|Support)\s(?:on|with|in|at|for|to"
    r"|(?:waiting|awaiting|needing|requiring|nearing|facing)(?:\s(?:for|an?|the|some|more|urgent))*)\s\S+"
    r"|(?:The\s)?(?:[Aa]ccess|[Qq]uality|[Uu]se|[Pp]romotion|[Gg]overnance|[Oo]versight|[Pp]rovision|[Mm]anagement)\s(?:of|to)"
    r"\s(?:the\s)?\S+"
    r"|(?:(?:The|A|An|All|Two|Three|[Aa]ll|[Tt]he|an?)\s(?:[a-z-]+\s)?)?\S+)"
)
# Whom a recommendation addresses, or who did not do it, is not what it is about: `The governor should ensure that `,
# `Leaders had not `
_ADDRESSED = re.compile(
    r"[A-Z][\w'-]*\s(?:[\w',-]+\s){0,6}?(?:should|must|needs?\sto)\s(?:urgently\s)?(?:ensure|make\ssure)(?:\sthat)?\s"
    r"|(?:(?:Prison|Senior|Local)\s)?(?:[Ll]eaders|[Mm]anagers)(?:\sand\s(?:managers|staff))?"
    r"\s(?:had|have|did|do|were|are)\s(?:not|failed\sto|yet\sto)\s(?:yet\s)?"
)
_CLAUSE = re.compile(r"(?:\S+\s+){2}.*?(?=[,;:]|\s(?:and|but|because|so that|which|who|although|while|when)\s|[.]|$)")
# A topic whose narrower one was found says less: a top topic, and one further down
_TOP_ABOVE_FOUND, _ABOVE_FOUND = 0.5, 0.75
# A list of concerns stands under a title that says nothing of each: `Main concerns and recommendations`
_LISTED = re.compile(r"\bconcerns\b", re.IGNORECASE)


_HEADING_IS_LABEL = 0.85
_HEADING_HOLDS = 0.6


@dataclass(frozen=True, slots=True)
class Evidence:
    """A cue of a topic that was found, and what it weighs."""

    topic: str
    cue: str
    weight: float
    start: int = 0
    """Where the cue stands in the words."""


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
    named = [topic.concept for topic in topic_cues() if words and words in topic.names]
    for concept in named:
        yield Evidence(concept.key, heading, _HEADING_IS_LABEL if concept.broader else _HEADING_HOLDS)
    for topic in topic_cues() if words and not named else ():
        cue = next((cue for cue in topic.cues if cue.mark is not Mark.WORD and cue.find(printed, words)), None)
        if cue:
            yield Evidence(topic.concept.key, cue.words, _HEADING_HOLDS)


def _in_text(text: str) -> Iterator[Evidence]:
    words = plain(text)
    spans = sentences(text)
    first = spans[0].end if spans else 0
    begins = addressed.end() if (addressed := _ADDRESSED.match(words)) else 0
    clause, subject = _CLAUSE.match(words, begins), _OPENS.match(words, begins)
    opening = min(first, clause.end() if clause else 0)
    for topic, cue, start, _ in found_in(words):
        ends = (subject.end() if subject else 0, opening) if start >= begins else (0, 0)
        yield Evidence(topic, cue.words, _weight(cue, start, *ends), start)


def _weight(cue: Cue, start: int, subject: int, opening: int) -> float:
    """What a cue weighs where it stands: as the subject, in the rest of the first clause, or later."""
    if start < subject:
        return min(max(cue.mark.value, Mark.PHRASE.value) * _SUBJECT, _SUREST)
    return cue.mark.value * (_OPENING if start < opening else _LATER)


def _weighed(evidence: list[Evidence]) -> list[Classified]:
    """The topics with evidence enough, the surest first."""
    doubt, cues, starts = dict[str, float](), dict[str, list[str]](), dict[str, int]()
    for piece in evidence:
        starts[piece.topic] = min(piece.start, starts.get(piece.topic, piece.start))
        doubt[piece.topic] = doubt.get(piece.topic, 1.0) * (1 - piece.weight)
        cues.setdefault(piece.topic, []).append(piece.cue)
    above = {broader for topic in doubt if 1 - doubt[topic] >= _LEAST for broader in _broader(topic)}
    sure = dict[str, float]()
    for topic, rest in doubt.items():
        implied = topic in above and 1 - rest < _HEADING_IS_LABEL
        less = _ABOVE_FOUND if next(_broader(topic), None) else _TOP_ABOVE_FOUND
        sure[topic] = round((1 - rest) * (less if implied else 1), 2)
    kept = sorted(
        (topic for topic in sure if sure[topic] >= _LEAST), key=lambda topic: (-sure[topic], starts[topic], topic)
    )
    return [Classified(topic, sure[topic], tuple(dict.fromkeys(cues[topic]))) for topic in kept]


def _broader(topic: str) -> Iterator[str]:
    parents = {concept.key: concept.broader for concept in concepts("topic")}
    seen = {topic}
    while (parent := parents.get(topic)) and parent not in seen:
        seen.add(parent)
        yield parent
        topic = parent
