"""How are the profiles of many units held? Side by side in long arrays, which are read, put in order and joined whole.

What one report more costs depends on it: of a profile each, thirty thousand would be taken apart and put together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graphs.linking.profiles import FIELDS, Profile
from graphs.linking.vectors import WIDTH, Floats

Names = NDArray[np.uint64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Column:
    """A field of many units. The features of unit n stand from `ends[n]` to `ends[n + 1]`, by places in `known`.

    `known` are the names of features, sorted; so sums over a row run in one order whatever else is there.
    """

    known: Names
    features: NDArray[np.int32]
    weights: NDArray[np.float64]
    ends: Places

    @classmethod
    def of(cls, names: Sequence[Names], weights: Sequence[NDArray[np.float64]]) -> Column:
        """That of units with these names and weights of features."""
        every = np.concatenate([*names, np.zeros(0, dtype=np.uint64)])
        known, features = np.unique(every, return_inverse=True)
        ends = np.cumsum([0, *map(len, names)])
        return cls(known, features.astype(np.int32), np.concatenate([*weights, np.zeros(0)]), ends)

    def rows(self, rows: Places) -> Column:
        """Those of some units, in this order."""
        lengths = np.diff(self.ends)[rows]
        ends = np.concatenate(([0], np.cumsum(lengths)))
        at = np.arange(ends[-1]) + np.repeat(self.ends[rows] - ends[:-1], lengths)
        return Column(self.known, self.features[at], self.weights[at], ends)

    def with_more(self, more: Column) -> Column:
        """Those of these units, and of others after them."""
        known = np.union1d(self.known, more.known)
        features = [np.searchsorted(known, each.known)[each.features] for each in (self, more)]
        weights = np.concatenate((self.weights, more.weights))
        ends = np.concatenate((self.ends, self.ends[-1] + more.ends[1:]))
        return Column(known, np.concatenate(features).astype(np.int32), weights, ends)

    def without_unused(self) -> Column:
        """The same with the names of features alone that a unit has."""
        used = np.bincount(self.features, minlength=len(self.known)) > 0
        features = (np.cumsum(used) - 1)[self.features].astype(np.int32)
        return Column(self.known[used], features, self.weights, self.ends)

    @property
    def matrix(self) -> csr_matrix:
        """A row a unit, a column a feature."""
        shape = (len(self.ends) - 1, max(1, len(self.known)))
        return csr_matrix((self.weights, self.features, self.ends), shape=shape)


@dataclass(frozen=True, slots=True)
class Columns:
    """The profiles of many units: a column for each of `FIELDS`, vectors (None without a sentence model), and places.

    A unit that is of no establishment has an empty word for its place.
    """

    fields: tuple[Column, ...]
    vectors: Floats | None
    places: NDArray[np.str_]

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> Columns:
        """Those of profiles, in their order."""
        fields = tuple(
            Column.of([each.names[column] for each in profiles], [each.weights[column] for each in profiles])
            for column in range(len(FIELDS))
        )
        vectors = [profile.vector for profile in profiles if profile.vector is not None]
        places = np.array([profile.place or "" for profile in profiles], dtype=np.str_)
        if len(vectors) < len(profiles):
            return cls(fields, None, places)
        return cls(fields, np.stack(vectors) if vectors else np.zeros((0, WIDTH), dtype=np.float32), places)

    def rows(self, rows: Places) -> Columns:
        """Those of some units, in this order."""
        vectors = None if self.vectors is None else self.vectors[rows]
        fields = tuple(column.rows(rows).without_unused() for column in self.fields)
        return Columns(fields, vectors, self.places[rows])

    def with_more(self, more: Columns) -> Columns:
        """Those of these units, and of others after them."""
        fields = tuple(one.with_more(other) for one, other in zip(self.fields, more.fields, strict=True))
        both = None if self.vectors is None or more.vectors is None else np.concatenate((self.vectors, more.vectors))
        return Columns(fields, both, np.concatenate((self.places, more.places)))

    def __len__(self) -> int:
        return len(self.places)
