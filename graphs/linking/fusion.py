"""How likely is it that a reader would call two units related? A small logistic model over the signals."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from graphs.linking.profiles import Signal
from graphs.linking.signals import Values


@dataclass(frozen=True, slots=True)
class Fusion:
    """The model for a set of signals: what each adds to the log odds, a unit of it, and where they start."""

    start: float
    weights: Mapping[Signal, float]

    def contributions(self, values: Values) -> Values:
        """What each signal adds to the log odds: a row a pair, a column a signal."""
        return np.asarray(values * np.array([self.weights[signal] for signal in self.weights]))

    def scores(self, values: Values) -> Values:
        """The log odds of the pairs."""
        return np.asarray((self.contributions(values).sum(axis=1) + self.start).round(4))

    def confidences(self, values: Values) -> Values:
        """The chances, from 0 to 1, to four decimals."""
        return chances(self.scores(values))


def chances(scores: Values) -> Values:
    """The chances that log odds give, from 0 to 1, to four decimals."""
    return np.asarray((1 / (1 + np.exp(-scores))).round(4))


def fusion(signals: Sequence[Signal]) -> Fusion:
    """The shipped model for these signals."""
    with_vectors = Signal.VECTOR in signals
    read = _models()["with-vectors" if with_vectors else "without-vectors"]
    return Fusion(read["start"], {signal: read["weights"][signal.value] for signal in signals})


def edition() -> str:
    """The edition of the shipped model, which is the edition of the method."""
    return str(_models()["edition"])


@cache
def _models() -> Any:
    return json.loads(resources.files("graphs.linking").joinpath("model.json").read_text("utf-8"))
