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
from ontology.model.thematic import ContextualFact, Fieldwork, Process, Reference, Sample, SiteFinding, Step

__all__ = [
    "Abbreviation",
    "Concern",
    "ContextualFact",
    "CrossReference",
    "DeclaredCount",
    "Effectiveness",
    "EstablishmentMention",
    "Fact",
    "Fieldwork",
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
    "Process",
    "Progress",
    "Provision",
    "Quantity",
    "RatingDefinition",
    "Recommendation",
    "Reference",
    "Report",
    "Restatement",
    "Sample",
    "Section",
    "SiteFinding",
    "Source",
    "Step",
    "Table",
    "TopicAssignment",
]
