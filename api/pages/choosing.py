"""Which concerns does a page show, chosen by the progress that was judged, so that the choice stays in the address?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.pages.ratings import Step
from api.pages.reading import Row

TOO_LITTLE = "too-little"
"""Progress that is insufficient or worse, whatever it is called."""

_UNJUDGED = "not-judged"
_OTHER = re.compile(r"[^a-z0-9]+")  # the spaces of: no meaningful progress

Concern = Mapping[str, object]
"""A concern with `progress`, the rows of its judgements, latest first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of concerns: what it is called in the address and on the page, and how many it holds."""

    key: str
    label: str
    number: int
    step: Step | None = None


def choices(concerns: Sequence[Concern], known: Mapping[str, Step]) -> Sequence[Choice]:
    """Everything; all with too little progress, where that has several names; then each label, the worst first."""
    keys = [_keys(each, known) for each in concerns]
    counted = Counter(key for each in keys for key in each)
    found: dict[str, Step] = {}
    for step in _steps(concerns, known):
        if _key(step) not in found or found[_key(step)].steps < step.steps:  # the finer scale stands for the label
            found[_key(step)] = step
    ordered = sorted(found.items(), key=lambda each: (each[1].tone, each[0]))
    low = [key for key, step in ordered if _low(step)]
    return [
        Choice("", "All", len(concerns)),
        *([Choice(TOO_LITTLE, "Insufficient progress or worse", counted[TOO_LITTLE])] if len(low) > 1 else []),
        *(Choice(key, step.label, counted[key], step) for key, step in ordered),
        *([Choice(_UNJUDGED, "Not judged yet", counted[_UNJUDGED])] if counted[_UNJUDGED] else []),
    ]


def chosen(concerns: Iterable[Concern], known: Mapping[str, Step], key: str) -> list[Concern]:
    """The concerns that a choice holds; all where nothing is chosen."""
    return [each for each in concerns if not key or key in _keys(each, known)]


def _keys(concern: Concern, known: Mapping[str, Step]) -> set[str]:
    steps = list(_steps([concern], known))
    found = {_key(step) for step in steps} or {_UNJUDGED}
    return found | ({TOO_LITTLE} if any(map(_low, steps)) else set())


def _steps(concerns: Iterable[Concern], known: Mapping[str, Step]) -> Iterable[Step]:
    for row in progress(concerns):
        if str(row["rating"]) in known:
            yield known[str(row["rating"])]


def progress(concerns: Iterable[Concern]) -> Iterable[Row]:
    """The judgements of concerns, one after another."""
    for each in concerns:
        rows = each["progress"]
        yield from rows if isinstance(rows, list) else ()


def _low(step: Step) -> bool:
    return 0 < step.tone < 3


def _key(step: Step) -> str:
    return _OTHER.sub("-", step.label.casefold())
