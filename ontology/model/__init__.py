"""What does one report say? The typed facts that readers make and that mapping turns into quads.

A `Report` is plain frozen data. Facts refer to each other by ordinal (position from 1 in their own list) and to the
printed parts by id; every fact carries the `Place` that states it. Absent means not printed: None or an empty tuple,
never a guess. The JSON of `prisongraph read` has the same names (`docs/read-format.md`).
"""

from __future__ import annotations

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
    Judgement,
    Notice,
    Outcome,
    Progress,
    Recommendation,
    Restatement,
    TopicAssignment,
)
from ontology.model.report import Issue, Report

__all__ = [
    "Abbreviation",
    "Concern",
    "CrossReference",
    "DeclaredCount",
    "Effectiveness",
    "EstablishmentMention",
    "Fact",
    "Figure",
    "FollowUp",
    "GlossaryEntry",
    "Issue",
    "Judgement",
    "Notice",
    "Organisation",
    "Outcome",
    "Paragraph",
    "Person",
    "Practice",
    "Progress",
    "Provision",
    "Quantity",
    "RatingDefinition",
    "Recommendation",
    "Report",
    "Restatement",
    "Section",
    "Source",
    "Table",
    "TopicAssignment",
]
