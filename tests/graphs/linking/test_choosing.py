"""Is no unit written more links than its share, whoever comes first, and is nothing lost that people decided on?"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graphs.linking.choosing import MOST_LINKS, Judged, likeliest, names_of
from graphs.linking.finding import Choice, choose, judged_units
from graphs.linking.fusion import chances
from graphs.linking.judging import Kept, digests_of
from graphs.linking.links import LEAST_WRITTEN
from graphs.linking.profiles import profile_of
from graphs.linking.signals import matrices
from graphs.linking.units import Unit
from tests.graphs.linking.invented import unit

ALIKE = 60
SAME = [
    unit(f"full-p{number:02}-2020-01_1", "Prisoners were locked in cells for 22 hours a day.", "time-out-of-cell")
    for number in range(ALIKE)
]
"""Units of which every pair is as likely as every other."""


def chosen(units: Sequence[Unit], decisions: Iterable[tuple[str, str]] = ()) -> tuple[set[tuple[str, str]], Choice]:
    """The ends of the pairs that are written, and all that was told of them; without the sentence model."""
    units = sorted(units, key=lambda each: each.iri)
    found = matrices([profile_of(each, None) for each in units])
    choice = choose(
        units, found, judged_units(units, digests_of(units), found, Kept.nothing(len(found.signals))), decisions
    )
    rows = zip(choice.written.first.tolist(), choice.written.second.tolist(), strict=True)
    return {(units[one].iri, units[other].iri) for one, other in rows}, choice


def counted(ends: Iterable[tuple[str, str]]) -> Counter[str]:
    """How many links each unit has."""
    return Counter(end for pair in ends for end in pair)


def test_units_that_say_the_same_have_their_share_each_and_not_more() -> None:
    ends, choice = chosen(SAME)
    counts = counted(ends)
    assert max(counts.values()) == MOST_LINKS
    assert min(counts[each.iri] for each in SAME) >= MOST_LINKS // 2
    assert choice.likely == ALIKE * (ALIKE - 1) // 2
    assert choice.left_off == choice.likely - len(ends)


def test_the_first_rows_do_not_win() -> None:
    ends, _ = chosen(SAME)
    half = ALIKE // 2
    first = {each.iri for each in SAME[:half]}
    across = sum((one in first) != (other in first) for one, other in ends)
    assert 0.3 < across / len(ends) < 0.7


def test_what_people_decided_on_is_written_whatever_room_there_is() -> None:
    written, _ = chosen(SAME)
    every = {(one.iri, other.iri) for one in SAME for other in SAME if one.iri < other.iri}
    decided = sorted(every - written)[:5]
    ends, choice = chosen(SAME, decided)
    assert ends == written | set(decided)
    assert choice.left_off == len(every) - len(ends)


def test_a_unit_that_became_its_other_is_not_linked_to_itself() -> None:
    ends, _ = chosen(SAME, [(SAME[0].iri, SAME[0].iri)])
    assert all(one < other for one, other in ends)


_PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from([-6.0, -3.0, -2.0, -1.0, 0.5, 3.0]),
    max_size=300,
)


@given(_PAIRS, st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_no_end_has_more_than_its_share_and_no_room_is_left_empty(
    drawn: dict[tuple[int, int], float], seed: int
) -> None:
    names = names_of(f"urn:{number}" for number in range(31))
    pairs = list(drawn)
    ends = _likeliest(pairs, drawn, names)
    counts = Counter(end for pair in ends for end in pair)
    assert all(count <= MOST_LINKS for count in counts.values())
    for pair in pairs:
        confidence = _chance(drawn[pair])
        room = all(counts[end] < MOST_LINKS for end in pair)
        assert pair in ends or not room or confidence < LEAST_WRITTEN
    random.Random(seed).shuffle(pairs)
    assert _likeliest(pairs, drawn, names) == ends


def _likeliest(
    pairs: Sequence[tuple[int, int]], scored: dict[tuple[int, int], float], names: np.ndarray
) -> set[tuple[int, int]]:
    first, second = (np.array([pair[end] for pair in pairs], dtype=np.int64) for end in (0, 1))
    scores = np.array([scored[pair] for pair in pairs], dtype=np.float64)
    judged = Judged(first, second, np.zeros((len(pairs), 1)), scores, chances(scores))
    return {pairs[at] for at in likeliest(judged, names).tolist()}


def _chance(score: float) -> float:
    return float(chances(np.array([score]))[0])
