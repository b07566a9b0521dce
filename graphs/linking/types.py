"""How do two units belong together? From where and when they were raised, and how sure the likeness is."""

from __future__ import annotations

from graphs.linking.links import LEAST_SAME, LEAST_SHOWN, LinkType
from graphs.linking.profiles import below_top
from graphs.linking.units import Unit

LEAST_REPEATED = 0.3
"""From here on a likeness at one place is the same thing said again."""


def type_of(first: Unit, second: Unit, confidence: float) -> LinkType:
    """The type of a link between two units that are related with this confidence."""
    if confidence >= LEAST_REPEATED and is_repeated(first, second):
        return LinkType.REPEATS
    if confidence >= LEAST_SAME and _same_kind(first, second) and shared_topics(first, second):
        return LinkType.SAME_ISSUE
    return LinkType.RELATED_ISSUE if confidence >= LEAST_SHOWN else LinkType.SEE_ALSO


def is_repeated(first: Unit, second: Unit) -> bool:
    """Whether both were raised at one place, by one body, at different visits."""
    at_one_place = first.place is not None and first.place == second.place
    one_body = None in (first.body, second.body) or first.body == second.body
    return at_one_place and one_body and first.visit != second.visit


def shared_topics(first: Unit, second: Unit) -> tuple[str, ...]:
    """Topics below the top that both are about, or under, sorted."""
    return tuple(sorted(below_top(first.topics) & below_top(second.topics)))


def _same_kind(first: Unit, second: Unit) -> bool:
    """Thematics ask other addressees than inspections of prisons: what they say is related at most."""
    return first.place is not None and second.place is not None
