"""Which phrases look like a rating, stand where a rating stands, and belong to no fact that was read?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from ingest.inspection.effectiveness import is_graded
from ingest.plain import plain
from ingest.sentences import Span, sentences
from ingest.wording import alternatives, any_of, table
from ontology.model import Issue, Paragraph, Report, Section
from ontology.places import Anchor, Place
from ontology.values import PartKind, ReportKind, Severity

LONGEST_LABEL = 40
"""Characters of a rating on a line of its own, at most."""

ALIKE = 84.0
"""How alike a misspelt rating is to a known one, at least (per cent of characters in common)."""

TOLD = frozenset({
    "judged-again", "judgement-in-doubt",
    "judgement-of-nothing", "no-judgement", "rating-not-understood", "several-judgements",
    "restates-nothing", "verdict-without-statement", "rating-differs", "outcomes-disagree",
})  # fmt: skip
"""Issues that tell of a rating at their paragraph already."""

_JUDGES = alternatives(tuple(form for forms in table("review", "judges").values() for form in forms))
# `We considered that the prison had made encouraging progress in this area.`
_VERB = any_of("review", "judging_verbs")
_ABOUT = any_of("review", "about")
_JUDGING = re.compile(rf"(?i)(?:^|\b){_JUDGES}\s+(?:\w+ly\s+)?(?:{_VERB})\b.{{0,160}}?{_ABOUT}")
# `outcomes for prisoners were reasonably good against this healthy prison test`, `we found that outcomes for prisoners
# were now poor.`
_OUTCOMES = r"outcomes for [\w' -]{3,60} (?:were|was|are|remained)\b"
_NO_RATING = r"(?:against|unchanged|same|similar|better|worse)"
_OUTCOME = re.compile(
    rf"(?i)\b{_OUTCOMES}(?P<rating>[^.]{{2,50}}?) against (?:this|the) healthy"
    rf"|\bwe found that {_OUTCOMES}(?P<found>(?:(?!\b{_NO_RATING}\b)[^.:;]){{2,50}})\.$"
)
_LABELS = frozenset(
    label.casefold() for labels in table("ratings", "progress").values() for label in labels if " " in label
) | frozenset((
    "achieved", "partially achieved", "not achieved", "no longer relevant", "addressed", "partially addressed",
    "not addressed",
))  # fmt: skip
# the note behind a verdict: "Not achieved (recommendation repeated, 3.4)"
_NOTE = re.compile(r"\s*\([^()]*\)\s*$")
_PROGRESS = 80.0
"""How alike a word is to `progress` in a judging sentence, at least."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase in judgement position: its paragraph and where it stands in it; `alone` on its line."""

    paragraph: Paragraph
    span: Span
    alone: bool


def audited(report: Report) -> Report:
    """The report with an issue `rating-not-understood` for each rating-like phrase that no fact holds."""
    if report.kind is ReportKind.THEMATIC:  # judges no establishment
        return report
    held = _Held(report)
    told = {issue.paragraph for issue in report.issues if issue.code in TOLD}
    paragraphs = list(report.paragraphs)
    loose = [
        _issue(phrase)
        for place, paragraph in enumerate(paragraphs)
        if paragraph.id not in told
        for phrase in _phrases(paragraph, report.kind)
        if not held.holds(phrase, paragraphs, place)
    ]
    headed = [_heading_issue(section) for section in report.sections if is_rating(section.title)]
    return replace(report, issues=(*report.issues, *headed, *loose))


def _phrases(paragraph: Paragraph, kind: ReportKind) -> Iterator[_Phrase]:
    text = plain(paragraph.text)
    whole = Span(0, len(paragraph.text))
    if is_rating(text):
        if paragraph.kind is not PartKind.NOTE:  # the words of a chart are notes
            yield _Phrase(paragraph, whole, alone=True)
        return
    for span in sentences(paragraph.text):
        said = span.of(text)
        judges = _JUDGING.search(said) and any(fuzz.ratio(word, "progress") >= _PROGRESS for word in said.split())
        if judges or (kind is ReportKind.FULL_INSPECTION and _OUTCOME.search(said)):
            yield _Phrase(paragraph, span, alone=False)
    if kind is ReportKind.FULL_INSPECTION and paragraph.kind is not PartKind.HEADING and is_graded(text):
        yield _Phrase(paragraph, whole, alone=False)


def is_rating(text: str) -> bool:
    """Whether a line is a rating of a scale and nothing else, perhaps misspelt."""
    words = " ".join(_NOTE.sub("", plain(text)).strip(" .:*'\"").casefold().split())
    if not words or len(words) > LONGEST_LABEL or words.endswith("%"):  # `Achieved 33%`: a chart's
        return False
    several = (label for label in _LABELS if " " in label)  # one word is like too many others
    return words in _LABELS or any(fuzz.ratio(words, label) >= ALIKE for label in several)


class _Held:
    """The characters that the facts of a report hold."""

    def __init__(self, report: Report) -> None:
        self._outcomes = {outcome.rating for outcome in report.outcomes}
        self._spans: dict[int | None, list[Anchor]] = defaultdict(list)
        for place in _places(report):
            for anchor in place.anchors:
                self._spans[anchor.page].append(anchor)

    def holds(self, phrase: _Phrase, paragraphs: list[Paragraph], place: int) -> bool:
        """Whether a fact overlaps the phrase; or, where it stands alone, holds the words above or below it."""
        if self._overlaps(phrase.paragraph.place(phrase.span.start, phrase.span.end)) or self._repeats(phrase):
            return True
        if not phrase.alone:
            return False
        above, below = paragraphs[max(0, place - 1) : place], paragraphs[place + 1 : place + 2]
        return any(self._overlaps(one.place()) and not is_rating(one.text) for one in (*above, *below))

    def _repeats(self, phrase: _Phrase) -> bool:
        """Whether a sentence states an outcome once more; its reader tells where the two differ."""
        found = _OUTCOME.search(plain(phrase.span.of(phrase.paragraph.text)))
        said = (found["rating"] or found["found"]).casefold().strip() if found else ""
        return any(said.endswith(rating) for rating in self._outcomes)

    def _overlaps(self, place: Place) -> bool:
        return any(
            held.start < anchor.end and anchor.start < held.end
            for anchor in place.anchors
            for held in self._spans[anchor.page]
        )


def _places(report: Report) -> Iterator[Place]:
    """The places of facts that hold a rating."""
    for one in report.follow_ups:
        yield from (one.judgement.place,) if one.judgement else ()
        yield from (line.place for line in one.restated)
    rated: tuple[Iterable[Place], ...] = (
        (one.place for one in report.progress),
        (one.place for one in report.outcomes),
        (one.place for one in report.effectiveness),
        (one.place for one in report.scales),
        (one.place for one in report.declared_counts),
    )
    for places in rated:
        yield from places


def _heading_issue(section: Section) -> Issue:
    """A rating that was taken for a heading."""
    return _told_of(section.title, section.id, section.page)


def _issue(phrase: _Phrase) -> Issue:
    return _told_of(phrase.span.of(phrase.paragraph.text), phrase.paragraph.id, phrase.paragraph.page)


def _told_of(words: str, part: str, page: int | None) -> Issue:
    return Issue(
        severity=Severity.WARNING,
        code="rating-not-understood",
        message=f"{words[:90]!r} looks like a rating, but it is not clear what it rates, or which it is.",
        hint="Look at the page: a label may be misspelt, or what it rates may be missing.",
        paragraph=part,
        page=page,
        quote=words[:300],
    )
