"""Which of the likely pairs are written? Of each unit the likeliest, and never more than its share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphs.linking.links import LEAST_WRITTEN
from graphs.linking.naming import name_of
from graphs.linking.signals import Numbers, Values

MOST_LINKS = 20
"""A unit has so many links at most; what people decided on beyond that is written as well."""

Names = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of rows with their signals, and what these add up to (log odds, and the chance that they give)."""

    first: Numbers
    second: Numbers
    values: Values
    scores: Values
    confidences: Values

    def only(self, chosen: Numbers) -> Judged:
        """Some of them, by position."""
        return Judged(
            self.first[chosen],
            self.second[chosen],
            self.values[chosen],
            self.scores[chosen],
            self.confidences[chosen],
        )

    def with_more(self, more: Judged) -> Judged:
        """Both, in the order of their rows."""
        together = Judged(
            np.concatenate((self.first, more.first)),
            np.concatenate((self.second, more.second)),
            np.concatenate((self.values, more.values)),
            np.concatenate((self.scores, more.scores)),
            np.concatenate((self.confidences, more.confidences)),
        )
        return together.only(np.lexsort((together.second, together.first)))

    def likely(self) -> Numbers:
        """The positions of those that are likely enough to be written."""
        return np.flatnonzero(self.confidences >= LEAST_WRITTEN)


def likeliest(judged: Judged, names: Names) -> Numbers:
    """The positions of the pairs to write: the likeliest come first, while both their ends have room.

    `names` are those of the units (`names_of`): of pairs that are as likely as each other, a number made of both names
    says which comes first, so that no unit is favoured for where it stands.
    """
    enough = judged.likely()
    first, second = judged.first[enough], judged.second[enough]
    order = np.lexsort((_lots(names[first], names[second]), -judged.scores[enough]))
    links = [0] * len(names)
    kept = []
    for at, one, other in zip(enough[order].tolist(), first[order].tolist(), second[order].tolist(), strict=True):
        if links[one] < MOST_LINKS and links[other] < MOST_LINKS:
            kept.append(at)
            links[one] += 1
            links[other] += 1
    return np.array(sorted(kept), dtype=np.int64)


def names_of(iris: Iterable[str]) -> Names:
    """Numbers for units, by which lots are drawn."""
    return np.array([name_of(iri) for iri in iris], dtype=np.uint64)


def _lots(first: Names, second: Names) -> Names:
    """A number for each pair, the same in either order; every bit depends on every bit of both names (splitmix64)."""
    mixed = first ^ second
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)))
