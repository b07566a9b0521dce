"""What is all that was read of one report, and what was not understood?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ontology.model.document import (
    Abbreviation,
    CrossReference,
    Figure,
    GlossaryEntry,
    Paragraph,
    RatingDefinition,
    Section,
    Source,
    Table,
)
from ontology.model.found import EstablishmentMention, Fact, Organisation, Person, Practice, Provision, Quantity
from ontology.model.judged import (
    Concern,
    DeclaredCount,
    Effectiveness,
    FollowUp,
    Notice,
    Outcome,
    Progress,
    Recommendation,
    TopicAssignment,
)
from ontology.model.thematic import ContextualFact, Fieldwork, Process, Reference, Sample, SiteFinding
from ontology.places import Place
from ontology.values import PartialDate, ReportKind, Severity


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
    site_findings: tuple[SiteFinding, ...] = ()
    contextual_facts: tuple[ContextualFact, ...] = ()
    fieldwork: tuple[Fieldwork, ...] = ()
    samples: tuple[Sample, ...] = ()
    references: tuple[Reference, ...] = ()
    processes: tuple[Process, ...] = ()
    topics: tuple[TopicAssignment, ...] = ()
    issues: tuple[Issue, ...] = ()
