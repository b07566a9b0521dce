"""Which units are linked? Profiles, candidates, confidences, the likeliest of each unit, types, reasons, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graphs.linking.fusion import Fusion, edition, fusion
from graphs.linking.judging import Kept, digests_of, judged_pairs
from graphs.linking.links import LEAST_SHOWN, LEAST_WRITTEN, Link
from graphs.linking.profiles import Profile, Signal
from graphs.linking.reasons import reasons, with_shared
from graphs.linking.reviews import Review, decided
from graphs.linking.signals import Matrices, Numbers, Values, matrices
from graphs.linking.types import type_of
from graphs.linking.units import Unit

MOST_LINKS = 20
"""A link that ranks below this at both of its ends is not written ..."""

MOST_SEE_ALSO = 8
"""... and neither is a see-also that ranks below this."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of rows with their signals and confidences."""

    first: Numbers
    second: Numbers
    values: Values
    confidences: Values

    def only(self, chosen: Numbers) -> Judged:
        """Some of them, by position."""
        return Judged(self.first[chosen], self.second[chosen], self.values[chosen], self.confidences[chosen])


def method(signals: Sequence[Signal]) -> str:
    """The name of the method with these signals, and its edition: `likeness-1`, `likeness-vectors-1`."""
    return f"likeness{'-vectors' if Signal.VECTOR in signals else ''}-{edition()}"


def find_links(
    units: Sequence[Unit], profiles: Sequence[Profile], reviews: Mapping[tuple[str, str], Review]
) -> list[Link]:
    """The links of units (in the order of their IRIs), sorted by their ends; everything is judged anew."""
    found = matrices(profiles)
    known = judged_units(units, found, Kept.nothing(len(found.signals)))
    return links_of(units, found, known, reviews)


def judged_units(units: Sequence[Unit], found: Matrices, kept: Kept) -> Kept:
    """All that is worth judging among units; what is `kept` of some is not computed again."""
    return judged_pairs(found, fusion(found.signals), digests_of(units), apart=visits(units), kept=kept)


def links_of(
    units: Sequence[Unit], found: Matrices, known: Kept, reviews: Mapping[tuple[str, str], Review]
) -> list[Link]:
    """The links of units whose pairs have been judged, sorted by their ends."""
    if not units:
        return []
    model = fusion(found.signals)
    judged = Judged(known.first, known.second, known.values, model.confidences(known.values))
    likest = judged.only(likeliest(judged, len(units)))
    return list(worded(units, with_decided(likest, found, model, rows_of(units, reviews)), found, reviews))


def visits(units: Sequence[Unit]) -> Numbers:
    """A number for each unit, the same for those raised at one visit."""
    _, numbers = np.unique([unit.visit for unit in units], return_inverse=True)
    return np.asarray(numbers, dtype=np.int64)


def judge(found: Matrices, model: Fusion, first: Numbers, second: Numbers) -> Judged:
    """The pairs with their signals and confidences."""
    values = found.values(first, second)
    return Judged(first, second, values, model.confidences(values))


def likeliest(judged: Judged, units: int) -> Numbers:
    """The positions of the pairs that are among the likeliest of one of their ends at least."""
    enough = np.flatnonzero(judged.confidences >= LEAST_WRITTEN)
    order = enough[np.lexsort((judged.second[enough], judged.first[enough], -judged.confidences[enough]))]
    counted = np.zeros(units, dtype=np.int64)
    kept = []
    for at in order:
        first, second = judged.first[at], judged.second[at]
        most = MOST_LINKS if judged.confidences[at] >= LEAST_SHOWN else MOST_SEE_ALSO
        if counted[first] < most or counted[second] < most:
            kept.append(at)
        counted[first] += 1
        counted[second] += 1
    return np.array(sorted(kept), dtype=np.int64)


def rows_of(units: Sequence[Unit], reviews: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
    """The pairs of rows that people decided on, where both units are there."""
    rows = {unit.iri: row for row, unit in enumerate(units)}
    return [(rows[one], rows[other]) for one, other in sorted(reviews) if one in rows and other in rows]


def with_decided(judged: Judged, found: Matrices, model: Fusion, pairs: Sequence[tuple[int, int]]) -> Judged:
    """The pairs with those that people decided on, which are written whatever their likeness."""
    size = len(found)
    here = judged.first * size + judged.second
    more = np.array(sorted({first * size + second for first, second in pairs} - set(here.tolist())), dtype=np.int64)
    extra = judge(found, model, more // size, more % size)
    together = Judged(
        np.concatenate((judged.first, extra.first)),
        np.concatenate((judged.second, extra.second)),
        np.concatenate((judged.values, extra.values)),
        np.concatenate((judged.confidences, extra.confidences)),
    )
    return together.only(np.lexsort((together.second, together.first)))


def worded(
    units: Sequence[Unit], judged: Judged, found: Matrices, reviews: Mapping[tuple[str, str], Review]
) -> Iterator[Link]:
    """The pairs as links, with type, reasons (of a see-also the weightiest alone) and what people decided."""
    model = fusion(found.signals)
    scores, added = model.scores(judged.values), model.contributions(judged.values)
    for at, confidence in enumerate(judged.confidences.tolist()):
        first, second = units[judged.first[at]], units[judged.second[at]]
        values = dict(zip(found.signals, judged.values[at].tolist(), strict=True))
        because = reasons(values, dict(zip(found.signals, added[at].tolist(), strict=True)))
        link = Link(
            first=first.iri,
            second=second.iri,
            type=type_of(first, second, confidence),
            confidence=confidence,
            score=float(scores[at]),
            reasons=with_shared(because, first, second) if confidence >= LEAST_SHOWN else because[:1],
        )
        yield decided(link, reviews.get(link.ends))
