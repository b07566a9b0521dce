"""Are profiles the same in columns: cut, put in order and joined as if they had been taken one by one?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graphs.linking.columns import Columns
from graphs.linking.profiles import FIELDS, Profile
from graphs.linking.vectors import WIDTH


def profile(features: Sequence[Sequence[int]], place: str, vectors: bool) -> Profile:
    """A profile with these names of features, field by field, each with a weight of its own."""
    names = tuple(np.array(sorted(each), dtype=np.uint64) for each in features)
    vector = np.full(WIDTH, float(sum(map(len, features))), dtype=np.float32) if vectors else None
    return Profile(names, tuple(each / np.float64(7) for each in names), vector, place or None)


_FEATURES = st.tuples(*(st.sets(st.integers(0, 30), max_size=6) for _ in FIELDS))
_PROFILES = st.builds(
    lambda said, vectors: [profile([sorted(each) for each in features], place, vectors) for features, place in said],
    st.lists(st.tuples(_FEATURES, st.sampled_from(["", "p1", "a-longer-place"])), min_size=1, max_size=8),
    st.booleans(),
)


def told(columns: Columns) -> list[object]:
    """All that columns say, unit by unit."""
    fields = [
        [
            (column.known[column.features[start:end]].tolist(), column.weights[start:end].tolist())
            for start, end in zip(column.ends[:-1], column.ends[1:], strict=True)
        ]
        for column in columns.fields
    ]
    return [*fields, columns.places.tolist(), None if columns.vectors is None else columns.vectors.tolist()]


@given(_PROFILES, st.data())
def test_rows_are_those_of_the_profiles_in_this_order(profiles: list[Profile], data: st.DataObject) -> None:
    rows = data.draw(st.permutations(range(len(profiles))).flatmap(lambda order: st.sampled_from([order, order[1:]])))
    cut = Columns.of(profiles).rows(np.array(rows, dtype=np.int64))
    if rows:
        assert told(cut) == told(Columns.of([profiles[row] for row in rows]))
    for column in cut.fields:
        assert set(column.features.tolist()) == set(range(len(column.known)))


@given(_PROFILES, st.data())
def test_two_parts_joined_are_the_whole(profiles: list[Profile], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(profiles)))
    both = Columns.of(profiles[:at]).with_more(Columns.of(profiles[at:]))
    assert len(both) == len(profiles)
    assert told(both) == told(Columns.of(profiles))
    for column in both.fields:
        assert column.known.tolist() == sorted(set(column.known.tolist()))
