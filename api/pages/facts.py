"""Which kinds of thing does a report state in so many words, and what are they called beside its text?"""

from __future__ import annotations

from collections.abc import Mapping

from ontology.iris import ID

NAMES: Mapping[str, str] = {
    "abbreviation": "abbreviation",
    "cell": "value in a table",
    "context": "fact about the system",
    "count": "declared count",
    "crossreference": "cross-reference",
    "definition": "definition of a rating",
    "fact": "fact about the prison",
    "fieldwork": "fieldwork",
    "figure": "figure",
    "finding": "finding",
    "followup": "follow-up",
    "glossary": "glossary entry",
    "judgement": "judgement",
    "mention": "mention",
    "notice": "regulatory notice",
    "participation": "member of the team",
    "process": "process",
    "provision": "service provided",
    "quantity": "number",
    "reference": "reference",
    "sample": "size of a sample",
    "signature": "signature",
    "sitefinding": "finding at a prison",
    "statement": "statement of a concern or recommendation",
    "step": "step of a process",
    "table": "table",
}
"""What facts are called, by the kind in their IRI: these are lit where they stand in the text of their report."""

QUIET = frozenset({"abbreviation", "cell", "figure", "mention", "process", "sitefinding", "table"})
"""Kinds of fact that would drown the others in the list beside a paragraph, or say no more than it."""


def kind_of(iri: str) -> str:
    """The kind of a thing of ours."""
    return iri.removeprefix(ID).partition("/")[0]
