"""What does a report raise, recommend, follow up, judge and count?"""

from __future__ import annotations

from dataclasses import dataclass

from ontology.places import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """A concern as worded here: raised by this report (full inspection) or restated from an earlier one (review)."""

    ordinal: int
    body: str
    heading: str | None = None
    test: str | None = None
    number: str | None = None
    priority: bool | None = None
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """Something an addressee is asked to do. `reference` is a paragraph of the report that made it (`1.34a`)."""

    ordinal: int
    text: str
    number: str | None = None
    letter: str | None = None
    reference: str | None = None
    addressee: str | None = None
    concern: int | None = None
    kind: str | None = None
    """Where the report tells kinds apart: `key`, `main`, `general`, `housekeeping`."""
    parent: int | None = None
    """The ordinal of the stem that a lettered item belongs to."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A rating as printed, with the words that tie it to its subject (`in this area`, `against this theme`)."""

    label: str
    body: str
    about: str | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Restatement:
    """A line of the summary of judgements: the words, and the rating that stands with them (None: none printed)."""

    text: str
    label: str | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """The unit that one judgement covers at a review: a concern with its recommendations, or an Ofsted theme."""

    ordinal: int
    kind: str
    body: str
    heading: str | None = None
    test: str | None = None
    theme_number: int | None = None
    concern: int | None = None
    recommendations: tuple[int, ...] = ()
    text: str
    references: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    judgement: Judgement | None = None
    restated: tuple[Restatement, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A full inspection's verdict on an earlier concern or recommendation (`Achieved`, `Not addressed` ...)."""

    about: str
    text: str
    verdict: str
    reference: str | None = None
    test: str | None = None
    priority: bool | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A healthy prison outcome: the test as named in print, the year of the inspection, the rating.

    `source` is `prose`, or `chart` where the value was read from the vector text of a figure.
    """

    test: str
    year: int
    rating: str
    source: str = "prose"
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Effectiveness:
    """An Ofsted judgement of one aspect of education, skills and work."""

    aspect: str
    rating: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A regulator's notice followed up or issued, and whether the regulation is met."""

    body: str
    regulation: str
    verdict: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredCount:
    """A number of things the report states of itself; `agrees`: whether as many were read (None: not compared)."""

    what: str
    number: int
    body: str | None = None
    rating: str | None = None
    agrees: bool | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicAssignment:
    """A topic (a taxonomy key) of one fact: `of` is `concern:1`, `theme:2`, `recommendation:3`, `practice:1`
    or `finding:s3.2-4` (a thematic's paragraph)."""

    of: str
    topic: str
    confidence: float
    cues: tuple[str, ...] = ()
