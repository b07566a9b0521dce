"""Which stub is which inspection, and which of its concerns is that inspection's?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from graphs.identities.claims import Claims, Inspection, Raised

SAME_WORDS = 90.0
"""Two wordings of one concern are at least so alike (rapidfuzz ratio, 0 to 100) ..."""

CLEARLY = 5.0
"""... and the second best is at least so much less alike."""

_MONTH, _YEAR = len("2023-11"), len("2023")

# A number that only one thing of a report has: `1.34`, `1.34a`, `S45`; not the plain ordinal of a list
_UNIQUE_NUMBER = re.compile(r"S\d+[a-z]?|\d+\.\d+[a-z]?")


@dataclass(frozen=True, slots=True)
class Match:
    """One node that is really another: `reason` is for people, `certainty` runs from 0 to 1."""

    old: str
    new: str
    reason: str
    certainty: float


def match(claims: Iterable[Claims]) -> tuple[Match, ...]:
    """Every node to be replaced by another, over the claims of all reports: each old node once, sorted.

    Nothing is matched by likeness across inspections: an inspection is matched by place and date; what it raised by
    the number that both reports print, else by wording within that one inspection.
    """
    everything = list(claims)
    visits = list(_visits([each for report in everything for each in report.inspections]))
    renamed = {each.old: each.new for each in visits}
    groups: dict[tuple[str, str], list[list[Raised]]] = defaultdict(list)
    for report in sorted(everything, key=_own_first):
        for group, raised in _by_inspection(report, renamed).items():
            groups[group].append(raised)
    things = [found for _, told in sorted(groups.items()) for found in _things(told)]
    return tuple(sorted((*visits, *things), key=lambda each: each.old))


def _own_first(report: Claims) -> tuple[bool, str]:
    """Reports of full inspections before those that only cite them, then by the first thing they raise."""
    held = any(each.held for each in report.inspections)
    return not held, min((each.iri for each in report.raised), default="")


def _by_inspection(report: Claims, renamed: Mapping[str, str]) -> dict[tuple[str, str], list[Raised]]:
    groups: dict[tuple[str, str], list[Raised]] = defaultdict(list)
    for each in report.raised:
        visit = renamed.get(each.inspection, each.inspection)
        groups[visit, each.kind].append(replace(each, inspection=visit))
    return groups


def _visits(inspections: Sequence[Inspection]) -> Iterator[Match]:
    """Stubs of inspections that are held, or are known elsewhere to the month."""
    places: dict[str, dict[str, Inspection]] = defaultdict(dict)
    for each in inspections:
        former = places[each.establishment].get(each.iri)
        if former is None or (each.held and not former.held):
            places[each.establishment][each.iri] = each
    for _, known in sorted(places.items()):
        for stub in sorted(known.values(), key=lambda each: each.iri):
            if not stub.held:
                yield from _visit(stub, [each for each in known.values() if each.iri != stub.iri])


def _visit(stub: Inspection, others: Sequence[Inspection]) -> Iterator[Match]:
    """The inspection that a stub can only be; where several fit, none."""
    when = _when(stub)
    held = [each for each in others if each.held and _covers(each, when)]
    if len(held) == 1:
        precise = len(when) == _MONTH
        yield Match(
            stub.iri,
            held[0].iri,
            "same place and month" if precise else "same place and year, the only inspection held of it",
            1.0 if precise else 0.95,
        )
    elif not held and len(when) == _YEAR:
        months = [each for each in others if len(_when(each)) == _MONTH and _when(each).startswith(when)]
        if len(months) == 1:
            yield Match(stub.iri, months[0].iri, "same place and year, the only inspection known of it", 0.9)


def _when(inspection: Inspection) -> str:
    """The month or year of an inspection: `2023-11` or `2023`."""
    return (inspection.first or inspection.when or "")[:_MONTH]


def _covers(held: Inspection, when: str) -> bool:
    """Whether an inspection whose days are known is the one of that month or year; many run into the next month."""
    first, last = (held.first or "")[:_MONTH], (held.last or held.first or "")[:_MONTH]
    if len(when) == _YEAR:
        return when in (first[:_YEAR], last[:_YEAR])
    return bool(when) and first <= when <= last


def _things(told: Sequence[Sequence[Raised]]) -> Iterator[Match]:
    """What is one of all that reports say of one inspection: the first that words it keeps its name."""
    standing: list[Raised] = []
    for raised in told:
        names = {each.iri for each in standing}
        fresh = [each for each in raised if each.iri not in names]
        known = {each.iri for each in raised} & names
        found = _pairs(fresh, [each for each in standing if each.iri not in known])
        yield from found.values()
        standing += [each for each in fresh if each.iri not in found]


def _pairs(raised: Sequence[Raised], standing: Sequence[Raised]) -> dict[str, Match]:
    """One-to-one: by printed number first, then by wording where one is clearly the likest."""
    pairs: dict[str, Match] = {}
    free = {each.iri: each for each in standing}
    for finder in (_by_number, _by_words):
        for each in raised:
            found = None if each.iri in pairs else finder(each, list(free.values()))
            if found:
                pairs[each.iri] = found
                del free[found.new]
    return pairs


def _by_number(raised: Raised, standing: Sequence[Raised]) -> Match | None:
    """The one with the same printed number, unless another has the very words: then the number is misprinted."""
    numbers = {number for number in raised.references if _UNIQUE_NUMBER.fullmatch(number)}
    same = [each for each in standing if numbers & set(each.references)]
    if len(same) != 1 or _is_worded_as_another(raised, same[0], standing):
        return None
    shared = min(numbers & set(same[0].references))
    return Match(raised.iri, same[0].iri, f"same inspection, same printed number {shared}", 1.0)


def _is_worded_as_another(raised: Raised, numbered: Raised, standing: Sequence[Raised]) -> bool:
    if _likeness(raised, numbered) >= SAME_WORDS:
        return False
    worded = _by_words(raised, standing)
    return worded is not None and worded.new != numbered.iri


def _by_words(raised: Raised, standing: Sequence[Raised]) -> Match | None:
    """The one worded clearly most alike."""
    scores = sorted(((_likeness(raised, each), each.iri) for each in standing), reverse=True)
    if not scores or scores[0][0] < SAME_WORDS:
        return None
    if len(scores) > 1 and scores[0][0] - scores[1][0] < CLEARLY:
        return None
    return Match(raised.iri, scores[0][1], f"same inspection, wording alike to {scores[0][0]:.0f}%", scores[0][0] / 100)


def _likeness(one: Raised, other: Raised) -> float:
    return max((fuzz.ratio(_bare(a), _bare(b)) for a in one.words for b in other.words), default=0.0)


@lru_cache(maxsize=1 << 16)
def _bare(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", words.casefold()).strip()
