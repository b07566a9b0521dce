"""Which lines hold several members of the team, run together by a converter? Each becomes a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.outline.drafts import Draft
from ingest.plain import plain
from ingest.team_forms import member_at

FEWEST = 2
"""A line of one member is whole."""


def with_members_apart(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts, with a row such as `Ada Oak Team leader Ben Ash Inspector` as a draft for each member."""
    return [member for draft in drafts for member in _members(draft)]


def _members(draft: Draft) -> Iterator[Draft]:
    told = draft.kind or draft.cells or draft.number or draft.marker
    starts = [] if told else _starts(plain(draft.text))
    if len(starts) < FEWEST:
        yield draft
        return
    for start, end in pairwise((*starts, len(draft.text))):
        yield replace(draft, passage=draft.passage.slice(start, end), gap=0 if start else draft.gap)


def _starts(text: str) -> list[int]:
    """Where the members begin, in a text that holds nothing else; none in any other."""
    starts: list[int] = []
    at = 0
    while at < len(text):
        member = member_at(text, at)
        if not member:
            return []
        starts.append(at)
        at = member.end() + len(text[member.end() :]) - len(text[member.end() :].lstrip(" ,;."))
    return starts
