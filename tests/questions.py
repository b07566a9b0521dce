"""What is a question asked with, where any will do? What it needs."""

from __future__ import annotations

from graphs.questions import Question

NEEDED = {"name": "BWVC", "concern": "full-thornby-moor-2024-01_6"}
"""What the specimen reports answer about."""


def needed_by(question: Question) -> dict[str, str]:
    """A value for each thing that the question is not answered without."""
    return {each.name: NEEDED[each.name] for each in question.parameters if each.needed}
