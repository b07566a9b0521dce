"""Which few weights tell related pairs from others best? Logistic regression with a ridge, by Newton's method."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

RIDGE = 10.0
"""How strongly weights are drawn to nothing, counted in units of each signal's spread: few examples, small weights."""

_STEPS = 50


def fit(values: Array, related: NDArray[np.bool_], ridge: float = RIDGE) -> tuple[float, Array]:
    """The start and the weight of each column; weights below nothing are held at nothing, as no likeness parts."""
    spread = values.std(axis=0)
    used = spread > 0
    while True:
        found = _newton(values[:, used] / spread[used], related, ridge)
        weights = np.zeros(values.shape[1])
        weights[used] = found[1:] / spread[used]
        if (weights >= 0).all():
            return float(found[0]), weights
        used &= weights >= 0


def _newton(values: Array, related: NDArray[np.bool_], ridge: float) -> Array:
    table = np.column_stack([np.ones(len(values)), values])
    penalty = np.diag([0.0, *[ridge] * values.shape[1]])
    weights = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (related - chances) - penalty @ weights
        curve = (table * (chances * (1 - chances))[:, None]).T @ table + penalty
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-9:
            break
    return np.asarray(weights)
