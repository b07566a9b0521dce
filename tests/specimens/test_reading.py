"""Is every kind of fact in the specimens read as well as a careful reader reads it?"""

from __future__ import annotations

from bench.reading import GATE, by_kind, together


def test_every_kind_of_fact_is_found_and_nothing_is_invented() -> None:
    scores = {kind: together(kind, scored) for kind, scored in by_kind().items()}
    assert len(scores) >= 15
    below = {kind: score for kind, score in scores.items() if min(score.recall, score.precision) < GATE}
    assert below == {}, "hint: python -m bench.reading --details"
