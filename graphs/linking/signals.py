"""How alike are two units in each respect? Cosines, computed pair by pair, so that the other units do not matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graphs.linking.columns import Column, Columns
from graphs.linking.profiles import FIELDS, Profile, Signal, top_topics
from graphs.linking.vectors import Floats

_TOPICS = FIELDS.index(Signal.TOPICS)

Numbers = NDArray[np.int64]
Values = NDArray[np.float64]

_AT_A_TIME = 8_000
"""Pairs whose rows are held in memory together."""

TOP_ALONE = 0.5
"""What one place says of two units that have no topic in common but one at the top, such as respect: half."""

_DECIMALS = 6
"""What is kept of a signal: rounding hides in which order a machine adds."""


@dataclass(frozen=True, slots=True)
class Matrices:
    """The profiles of many units: a row a unit in each matrix. `vectors` is None without a sentence model.

    `narrow` are the topics below the top of their scheme alone. `places` has a number for each establishment, and one
    of its own for each unit that is of none.
    """

    fields: Mapping[Signal, csr_matrix]
    narrow: csr_matrix
    places: Numbers
    vectors: Floats | None

    @property
    def signals(self) -> tuple[Signal, ...]:
        """The signals that there are, in the order of `values`."""
        return signals_of(self.vectors is not None)

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
        about = np.zeros(len(first))
        for signal, matrix in self.fields.items():
            likeness = _rowwise(matrix, first, second)
            about = likeness if signal is Signal.TOPICS else about
            yield likeness
        told = np.where(_rowwise(self.narrow, first, second) > 0, 1.0, np.where(about > 0, TOP_ALONE, 0.0))
        yield np.where(self.places[first] == self.places[second], told, 0.0)
        if self.vectors is not None:
            yield np.einsum("ij,ij->i", self.vectors[first], self.vectors[second]).astype(np.float64)


def signals_of(vectors: bool) -> tuple[Signal, ...]:
    """The signals that there are with or without the sentence model, in the order of `values`."""
    return (*FIELDS, Signal.PLACE, *((Signal.VECTOR,) if vectors else ()))


def _rowwise(matrix: csr_matrix, first: Numbers, second: Numbers) -> Values:
    return np.asarray(matrix[first].multiply(matrix[second]).sum(axis=1)).ravel()


def matrices(profiles: Sequence[Profile]) -> Matrices:
    """The matrices of profiles, row by row in their order."""
    return matrices_of(Columns.of(profiles))


def matrices_of(columns: Columns) -> Matrices:
    """The matrices of profiles that are held in columns, row by row in their order."""
    fields = {signal: column.matrix for signal, column in zip(FIELDS, columns.fields, strict=True)}
    _, places = np.unique(columns.places, return_inverse=True)
    alone = np.flatnonzero(columns.places == "")
    places[alone] = len(columns) + alone
    return Matrices(fields, _narrowed(columns.fields[_TOPICS]), places.astype(np.int64), columns.vectors)


def _narrowed(topics: Column) -> csr_matrix:
    """The matrix of topics with nothing for those at the top."""
    top = np.isin(topics.known, top_topics())[topics.features]
    return replace(topics, weights=np.where(top, 0.0, topics.weights)).matrix
