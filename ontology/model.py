"""What does one report say? The typed facts that readers make and that mapping turns into quads.

A `Report` is plain frozen data. Facts refer to each other by ordinal (position from 1 in their own list) and to the
printed parts by id; every fact carries the `Place` that states it. Absent means not printed: None or an empty tuple,
never a guess. The JSON of `prisongraph read` has the same names (`docs/read-format.md`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ontology.places import Passage, Place
from ontology.values import PartialDate, PartKind, ReportKind, Severity


@dataclass(frozen=True, slots=True)
class Source:
    """The file a report was read from: digest of its bytes, and the text that anchors count in (code points)."""

    sha256: str
    media_type: str
    name: str
    text: str = field(repr=False)
    pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A headed part of a report, in reading order; `parent` is the id of the section around it."""

    id: str
    title: str
    number: str | None = None
    page: int | None = None
    parent: str | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A printed part that facts can cite.

    Ids: `3.13` or `S12` as printed; `2.2+1` for the first unnumbered paragraph after 2.2; `b3` for the third block of
    a concern, recommendation or theme; `s4-3` for the third line of Section 4; `s3.2-4` for the fourth paragraph of
    section 3.2 where paragraphs have no numbers; a part's own word for the rest (`cover`, `team-2`, `glossary-4`).
    """

    id: str
    passage: Passage
    kind: PartKind = PartKind.PARAGRAPH
    section: str | None = None
    """The id of the section it stands in."""
    number: str | None = None
    number_inferred: bool = False

    @property
    def text(self) -> str:
        """The healed words."""
        return self.passage.text

    @property
    def page(self) -> int | None:
        """The page it begins on."""
        return self.passage.page

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """The characters `[start, end)` of its text as the place of a fact."""
        return self.passage.slice(start, end).at(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing said of the establishment: capacity, population held, opened, function, category, governor ..."""

    property: str
    value: str | int | float | None
    unit: str | None = None
    text: str
    place: Place


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
class Person:
    """A person as printed, in a role: a member of the team, a signatory, a lead inspector."""

    name: str
    role: str | None = None
    body: str | None = None
    signatory: bool = False
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation that a report names, under its canonical name."""

    name: str
    kind: str | None = None
    aliases: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """Who provides what at the establishment; `provider` is None where the report leaves it unnamed."""

    provider: str | None
    role: str
    printed: str | None = None
    supports: str | None = None
    """The printed name of the provider whose work this one supports or oversees."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number tied to a finding: value or values, or bounds, with unit, measure, and what it is compared with."""

    text: str
    values: tuple[float, ...] = ()
    lower: float | None = None
    upper: float | None = None
    unit: str | None = None
    measures: str | None = None
    metric: str | None = None
    scope: str | None = None
    approximation: str = "exact"
    earlier: tuple[float, ...] = ()
    earlier_unit: str | None = None
    comparator: str | None = None
    benchmark: tuple[float, ...] = ()
    direction: str | None = None
    topics: tuple[str, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """An example of practice (`notable positive`, `good`, `poor`), and the paragraphs it points to."""

    text: str
    kind: str
    paragraphs: tuple[str, ...] = ()
    establishment: str | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishmentMention:
    """An establishment visited or mentioned; `code` is the register's, None where the register lacks it."""

    name: str
    role: str
    code: str | None = None
    paragraphs: tuple[str, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """A printed pointer: from one part to parts of this report, of an earlier one, or to the glossary."""

    origin: str
    printed: str
    kind: str
    to: tuple[str, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry:
    """A term with the definition printed in this report."""

    term: str
    definition: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A short form with the words it stands for, where the report first opens it."""

    short: str
    long: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingDefinition:
    """What a rating means in this edition."""

    body: str
    label: str
    definition: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A printed table, cell by cell as printed."""

    caption: str | None
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    section: str | None = None
    page: int | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A captioned chart or photograph; `n` is the number of cases its caption declares."""

    caption: str
    number: str | None = None
    n: int | None = None
    page: int | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicAssignment:
    """A topic (a taxonomy key) of one fact: `of` is `concern:1`, `theme:2`, `recommendation:3` or `practice:1`."""

    of: str
    topic: str
    confidence: float
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something not understood or not consistent, with its place; `code` is a stable kebab-case name."""

    severity: Severity
    code: str
    message: str
    hint: str = ""
    paragraph: str | None = None
    page: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that was read of one report."""

    source: Source
    kind: ReportKind
    key: str
    """Stable key, from the kind, the establishment and the visit: `irp-TMI-2023-11`."""
    title: str
    establishment: str | None = None
    establishment_code: str | None = None
    establishment_key: str | None = None
    """The register's code, or a slug of the printed name where the register lacks it."""
    announced: bool | None = None
    visit_start: date | None = None
    visit_end: date | None = None
    published: PartialDate | None = None
    follows_up: PartialDate | None = None
    previous_inspections: tuple[int, ...] = ()
    signed_by: tuple[str, ...] = ()
    signed_month: PartialDate | None = None
    copyright_year: int | None = None
    bodies: tuple[str, ...] = ()
    isbn: str | None = None
    specimen: bool = False
    """True where the report says of itself that it is a specimen about a prison that does not exist."""
    cover: Place | None = None

    sections: tuple[Section, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    facts: tuple[Fact, ...] = ()
    concerns: tuple[Concern, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    progress: tuple[Progress, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    effectiveness: tuple[Effectiveness, ...] = ()
    notices: tuple[Notice, ...] = ()
    declared_counts: tuple[DeclaredCount, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    provisions: tuple[Provision, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    practices: tuple[Practice, ...] = ()
    establishments: tuple[EstablishmentMention, ...] = ()
    cross_references: tuple[CrossReference, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    scales: tuple[RatingDefinition, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    topics: tuple[TopicAssignment, ...] = ()
    issues: tuple[Issue, ...] = ()
