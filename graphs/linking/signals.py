"""How alike are two units in each respect? Cosines, computed pair by pair, so that the other units do not matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graphs.linking.profiles import FIELDS, Profile, Signal
from graphs.linking.vectors import WIDTH, Floats

Numbers = NDArray[np.int64]
Values = NDArray[np.float64]

_AT_A_TIME = 100_000
"""Pairs whose rows are held in memory together."""

_DECIMALS = 6
"""What is kept of a signal: rounding hides in which order a machine adds."""


@dataclass(frozen=True, slots=True)
class Matrices:
    """The profiles of many units: a row a unit in each matrix. `vectors` is None without a sentence model."""

    fields: Mapping[Signal, csr_matrix]
    vectors: Floats | None

    @property
    def signals(self) -> tuple[Signal, ...]:
        """The signals that there are, in the order of `values`."""
        return (*self.fields, *((Signal.VECTOR,) if self.vectors is not None else ()))

    def __len__(self) -> int:
        return int(next(iter(self.fields.values())).shape[0])

    def values(self, first: Numbers, second: Numbers) -> Values:
        """The signals of the pairs of rows `first` and `second`: a row a pair, a column a signal, each from 0 to 1."""
        found = np.zeros((len(first), len(self.signals)))
        for start in range(0, len(first), _AT_A_TIME):
            part = slice(start, start + _AT_A_TIME)
            for column, values in enumerate(self._columns(first[part], second[part])):
                found[part, column] = values
        return np.asarray(np.clip(found, 0, 1).round(_DECIMALS))

    def _columns(self, first: Numbers, second: Numbers) -> Iterator[Values]:
        for matrix in self.fields.values():
            yield np.asarray(matrix[first].multiply(matrix[second]).sum(axis=1)).ravel()
        if self.vectors is not None:
            yield np.einsum("ij,ij->i", self.vectors[first], self.vectors[second]).astype(np.float64)


def matrices(profiles: Sequence[Profile]) -> Matrices:
    """The matrices of profiles, row by row in their order."""
    fields = {signal: _matrix(profiles, column) for column, signal in enumerate(FIELDS)}
    if any(profile.vector is None for profile in profiles):
        return Matrices(fields, None)
    rows = [profile.vector for profile in profiles if profile.vector is not None]
    return Matrices(fields, np.stack(rows) if rows else np.zeros((0, WIDTH), dtype=np.float32))


def _matrix(profiles: Sequence[Profile], column: int) -> csr_matrix:
    """Columns are the features in the order of their names, so that sums run in one order whatever else is there."""
    names = [profile.names[column] for profile in profiles]
    ends = np.cumsum([0, *(len(each) for each in names)])
    every = np.concatenate([*names, np.zeros(0, dtype=np.uint64)])
    known, places = np.unique(every, return_inverse=True)
    weights = np.concatenate([*(profile.weights[column] for profile in profiles), np.zeros(0)])
    return csr_matrix((weights, places.astype(np.int32), ends), shape=(len(profiles), max(1, len(known))))
