"""Which pairs are worth judging? For each unit the likest others by the cheap signals, and never all pairs at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.sparse import csr_matrix

from graphs.linking.fusion import Fusion
from graphs.linking.profiles import Signal
from graphs.linking.signals import Matrices, Numbers
from graphs.linking.vectors import Floats

LIKEST = 60
"""How many others are judged for each unit at most."""

_BLOCK = 256
"""Units whose likeness to all others is held in memory together."""

_LEAST = 1e-3
"""Two units that are less alike have nothing in common."""

_CHEAP = (Signal.EVIDENCE, Signal.TOPICS, Signal.VECTOR)
"""Signals that can be had for all pairs; the words of the statement stand among those of the evidence."""


def candidates(found: Matrices, model: Fusion, rows: Numbers, *, apart: Numbers) -> tuple[Numbers, Numbers]:
    """Pairs of rows `first < second` to judge, for the units `rows` against all, each once, sorted.

    Args:
        found: the units.
        model: gives the cheap signals their weights.
        rows: the units whose pairs are sought.
        apart: a number for each unit; two with the same one are never a pair (they were raised together).
    """
    pairs = [np.zeros(0, dtype=np.int64)]
    for block, likeness in _likeness(found, model, rows):
        likeness[apart[block][:, None] == apart[None, :]] = -np.inf
        last = max(0, likeness.shape[1] - LIKEST)
        least = np.maximum(np.partition(likeness, last, axis=1)[:, last], _LEAST)
        mine, other = np.nonzero(likeness >= least[:, None])
        low, high = np.minimum(block[mine], other), np.maximum(block[mine], other)
        pairs.append(np.unique(low * len(found) + high))
    every = np.unique(np.concatenate(pairs))
    return every // len(found), every % len(found)


def _likeness(found: Matrices, model: Fusion, rows: Numbers) -> Iterator[tuple[Numbers, Floats]]:
    """The weighted cheap signals of some rows against all, a block at a time."""
    turned: dict[Signal, csr_matrix] = {
        signal: found.fields[signal].T.tocsr().astype(np.float32) for signal in _CHEAP if signal in found.fields
    }
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        likeness = np.zeros((len(block), len(found)), dtype=np.float32)
        for signal, other in turned.items():
            near = (found.fields[signal][block].astype(np.float32) @ other).tocsr()
            weight = model.weights[signal] + (model.weights[Signal.WORDS] if signal is Signal.EVIDENCE else 0)
            likeness += weight * near.toarray()
        if found.vectors is not None:
            likeness += model.weights[Signal.VECTOR] * np.clip(found.vectors[block] @ found.vectors.T, 0, None)
        here = found.places[block][:, None] == found.places[None, :]
        likeness += model.weights[Signal.PLACE] * (here & (likeness > 0))
        yield block, likeness
