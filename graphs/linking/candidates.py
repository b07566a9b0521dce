"""Which pairs are worth judging? For each unit the likest others by the cheap signals, and never all pairs at once.

How alike two units are is the same number whichever of them is asked about, and whatever other units there are: so what
was found of some units still holds when others come (`remembered.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graphs.linking.fusion import Fusion
from graphs.linking.profiles import Signal
from graphs.linking.signals import Matrices, Numbers
from graphs.linking.vectors import Floats

LIKEST = 60
"""How many others are judged for each unit at most."""

_BLOCK = 256
"""Units whose likeness to all others is held in memory together."""

_LEAST = np.float32(1e-3)
"""Two units that are less alike have nothing in common."""

_STEPS = np.float32(1024)
"""Vectors are taken in steps of this part of one, so that sums of products are exact in any order."""

_CHEAP = (Signal.EVIDENCE, Signal.TOPICS, Signal.VECTOR)
"""Signals that can be had for all pairs; the words of the statement stand among those of the evidence."""


@dataclass(frozen=True, slots=True)
class Near:
    """Who is near whom: for each place in the arrays a unit (`mine`), another, and how alike they are."""

    mine: Numbers
    other: Numbers
    likeness: Floats

    @classmethod
    def none(cls) -> Near:
        """Nobody."""
        return cls(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))

    def only(self, chosen: NDArray[np.bool_]) -> Near:
        """Some of them."""
        return Near(self.mine[chosen], self.other[chosen], self.likeness[chosen])

    def with_more(self, more: Near) -> Near:
        """Both."""
        return _together([self, more])

    def likest(self) -> Near:
        """Of each unit the likest others; those that are as alike as the last of them stay as well."""
        order = np.lexsort((self.other, -self.likeness, self.mine))
        mine, likeness = self.mine[order], self.likeness[order]
        starts = np.searchsorted(mine, mine)
        last = np.minimum(starts + LIKEST - 1, len(mine) - 1)
        cut = np.where(mine[last] == mine, likeness[last], _LEAST)
        return Near(mine, self.other[order], likeness).only(likeness >= cut)

    def pairs(self, units: int) -> tuple[Numbers, Numbers]:
        """Pairs of rows `first < second`, each once, sorted."""
        every = np.sort(np.minimum(self.mine, self.other) * units + np.maximum(self.mine, self.other))
        once = every[np.diff(every, prepend=-1) > 0]  # np.unique hashes, and takes fifty times as long
        return once // units, once % units


def candidates(found: Matrices, model: Fusion, rows: Numbers, *, apart: Numbers) -> tuple[Numbers, Numbers]:
    """Pairs of rows `first < second` to judge, for the units `rows` against all, each once, sorted.

    Args:
        found: the units.
        model: gives the cheap signals their weights.
        rows: the units whose pairs are sought.
        apart: a number for each unit; two with the same one are never a pair (they were raised together).
    """
    return near(found, model, rows, apart=apart, least=None)[0].pairs(len(found))


def near(found: Matrices, model: Fusion, rows: Numbers, *, apart: Numbers, least: Floats | None) -> tuple[Near, Near]:
    """The likest others of `rows`; and for whom one of `rows` is as alike as `least` says for that unit, at least."""
    mine, others = [Near.none()], [Near.none()]
    for block, likeness in _likeness(found, model, rows):
        likeness[apart[block][:, None] == apart[None, :]] = -np.inf
        last = max(0, likeness.shape[1] - LIKEST)
        enough = np.maximum(np.partition(likeness, last, axis=1)[:, last], _LEAST)
        mine.append(_near(block, likeness, likeness >= enough[:, None]))
        if least is not None:
            turned = _near(block, likeness, likeness >= np.maximum(least, _LEAST)[None, :])
            others.append(Near(turned.other, turned.mine, turned.likeness))
    return _together(mine), _together(others)


def _near(block: Numbers, likeness: Floats, chosen: NDArray[np.bool_]) -> Near:
    at, other = np.nonzero(chosen)
    return Near(block[at], other.astype(np.int64), likeness[at, other])


def _together(some: list[Near]) -> Near:
    return Near(
        np.concatenate([each.mine for each in some]),
        np.concatenate([each.other for each in some]),
        np.concatenate([each.likeness for each in some]),
    )


def _likeness(found: Matrices, model: Fusion, rows: Numbers) -> Iterator[tuple[Numbers, Floats]]:
    """The weighted cheap signals of some rows against all, a block at a time."""
    turned: dict[Signal, csr_matrix] = {
        signal: found.fields[signal].T.tocsr().astype(np.float32) for signal in _CHEAP if signal in found.fields
    }
    vectors = None if found.vectors is None else np.round(found.vectors * _STEPS) / _STEPS
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        likeness = np.zeros((len(block), len(found)), dtype=np.float32)
        for signal, other in turned.items():
            alike = (found.fields[signal][block].astype(np.float32) @ other).tocsr()
            weight = model.weights[signal] + (model.weights[Signal.WORDS] if signal is Signal.EVIDENCE else 0)
            likeness += weight * alike.toarray()
        if vectors is not None:
            likeness += model.weights[Signal.VECTOR] * np.clip(vectors[block] @ vectors.T, 0, None)
        here = found.places[block][:, None] == found.places[None, :]
        likeness += model.weights[Signal.PLACE] * (here & (likeness > 0))
        yield block, likeness
