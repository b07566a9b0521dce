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

_AT_ONCE = 16_384
"""So many pairs are looked through together."""

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
    return np.sort(enough[order[_with_room(first[order], second[order], len(names))]])


def _with_room(first: Numbers, second: Numbers, units: int) -> Numbers:
    """The positions of the pairs, taken in turn, both ends of which had room when it was theirs."""
    links = [0] * units
    full = np.zeros(units, dtype=bool)
    kept: list[int] = []
    for start in range(0, len(first), _AT_ONCE):  # most pairs come when an end is full: these are passed over together
        free = start + np.flatnonzero(~(full[first[start : start + _AT_ONCE]] | full[second[start : start + _AT_ONCE]]))
        for at, *ends in zip(free.tolist(), first[free].tolist(), second[free].tolist(), strict=True):
            if links[ends[0]] < MOST_LINKS and links[ends[1]] < MOST_LINKS:
                kept.append(at)
                for end in ends:
                    links[end] += 1
                    full[end] = links[end] == MOST_LINKS
    return np.array(kept, dtype=np.int64)


def names_of(iris: Iterable[str]) -> Names:
    """Numbers for units, by which lots are drawn."""
    return np.array([name_of(iri) for iri in iris], dtype=np.uint64)


def _lots(first: Names, second: Names) -> Names:
    """A number for each pair, the same in either order; every bit depends on every bit of both names (splitmix64)."""
    mixed = first ^ second
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)))
