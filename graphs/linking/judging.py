"""Which pairs are worth a link, and what are they judged by? Only pairs of new or changed units are computed.

What was found of the others is taken from the dataset (`Kept`); it depends on their texts and on the method alone, so
the result is the same to the bit as if everything were computed anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from graphs.linking.candidates import LIKEST, Near, near
from graphs.linking.fusion import Fusion
from graphs.linking.naming import name_of
from graphs.linking.signals import Matrices, Numbers, Values
from graphs.linking.units import Unit, said_by
from graphs.linking.vectors import Floats

Digests = NDArray[np.uint64]

_MILLIONTHS = 1_000_000
"""Signals have six decimals: kept as whole numbers they are half as long, and come back as they were."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of some units, by the digests of what they say: who is near whom, and the signals of pairs.

    `near` and the pairs count the rows of `digests`; of a pair the first row is the lower, and pairs are sorted.
    """

    digests: Digests
    near: Near
    first: Numbers
    second: Numbers
    millionths: NDArray[np.int32]

    @classmethod
    def nothing(cls, signals: int) -> Kept:
        """Nothing yet."""
        none = np.zeros(0, dtype=np.int64)
        return cls(np.zeros(0, dtype=np.uint64), Near.none(), none, none, np.zeros((0, signals), dtype=np.int32))

    @property
    def values(self) -> Values:
        """The signals of the pairs."""
        return np.asarray(self.millionths / _MILLIONTHS)


def digest(unit: Unit) -> int:
    """A name for all that a unit is judged by, and that its links are worded from."""
    return name_of(repr(said_by(unit)))


def digests_of(units: Sequence[Unit], known: Mapping[int, int] = MappingProxyType({})) -> Digests:
    """The digests of units; `known` has those of some, by the identity of the unit in memory."""
    return np.array([known.get(id(unit)) or digest(unit) for unit in units], dtype=np.uint64)


def judged_pairs(found: Matrices, model: Fusion, digests: Digests, *, apart: Numbers, kept: Kept) -> Kept:
    """Everything worth judging among units (a row of `found`, a digest and a number of `apart` each), and its signals.

    `kept` is what is known of them, or of some, or of others.
    """
    known = _moved(kept, digests)
    new = np.flatnonzero(~np.isin(digests, kept.digests))
    torn = _torn(kept, known)
    fresh = np.union1d(new, torn)
    old = known.near.only(~np.isin(known.near.mine, fresh))
    least = _least(old, len(digests))
    least[fresh] = np.inf  # theirs are sought from their own side
    mine, others = near(found, model, fresh, apart=apart, least=least)
    others = others.only(np.isin(others.other, new))
    nearer = np.isin(old.mine, others.mine)
    likest = mine.with_more(old.only(~nearer)).with_more(old.only(nearer).with_more(others).likest())
    first, second = likest.pairs(len(digests))
    return Kept(digests, likest, first, second, _signals(found, known, first, second))


def _moved(kept: Kept, digests: Digests) -> Kept:
    """What is kept, in the rows of `digests`; without those that are gone."""
    order = np.argsort(digests)
    at = np.minimum(np.searchsorted(digests, kept.digests, sorter=order), max(0, len(digests) - 1))
    rows = np.where(digests[order[at]] == kept.digests, order[at], -1) if len(digests) else np.full(len(at), -1)
    near_now = Near(rows[kept.near.mine], rows[kept.near.other], kept.near.likeness)
    near_now = near_now.only((near_now.mine >= 0) & (near_now.other >= 0))
    ends = np.sort(np.column_stack((rows[kept.first], rows[kept.second])), axis=1)
    here = np.flatnonzero(ends[:, 0] >= 0)
    here = here[np.lexsort((ends[here, 1], ends[here, 0]))]
    return Kept(digests, near_now, ends[here, 0], ends[here, 1], kept.millionths[here])


def _torn(kept: Kept, known: Kept) -> Numbers:
    """The rows of which some of the likest are gone, so that others that were left out may come in."""
    before = np.bincount(kept.near.mine, minlength=len(kept.digests))
    cut = np.isin(known.digests, kept.digests[before >= LIKEST])
    return np.flatnonzero(cut & (np.bincount(known.near.mine, minlength=len(known.digests)) < LIKEST))


def _least(old: Near, units: int) -> Floats:
    """How alike another has to be at least to be among the likest of each unit."""
    least = np.full(units, 0, dtype=np.float32)
    full = np.flatnonzero(np.bincount(old.mine, minlength=units) >= LIKEST)
    inside = old.only(np.isin(old.mine, full))
    lowest = np.full(units, np.inf, dtype=np.float32)
    np.minimum.at(lowest, inside.mine, inside.likeness)
    least[full] = lowest[full]
    return least


def _signals(found: Matrices, known: Kept, first: Numbers, second: Numbers) -> NDArray[np.int32]:
    """The signals of pairs: those that are known, and the others computed."""
    size = max(1, len(found))
    asked, held = first * size + second, known.first * size + known.second
    at = np.minimum(np.searchsorted(held, asked), max(0, len(held) - 1))
    there = held[at] == asked if len(held) else np.zeros(len(asked), dtype=bool)
    signals = np.zeros((len(asked), len(found.signals)), dtype=np.int32)
    if there.any():  # where nothing is known, its signals may be others than these
        signals[there] = known.millionths[at[there]]
    computed = found.values(first[~there], second[~there])
    signals[~there] = np.rint(computed * _MILLIONTHS).astype(np.int32)
    return signals
