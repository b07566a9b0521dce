"""Are the links as good as they are said to be, on pairs that a reader graded? Skipped where the gold is not there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bench.gold import average_precision, brier, gold_pairs
from bench.links import EVERY, JUDGED, KINDS, Array, Graded, units_of
from graphs.linking.finding import find_links
from graphs.linking.fusion import fusion
from graphs.linking.links import LEAST_SAME
from graphs.linking.profiles import FIELDS, Signal, profile_of
from graphs.linking.signals import matrices
from graphs.linking.units import Unit
from graphs.linking.vectors import model

BARS = {KINDS[0]: 0.93, KINDS[1]: 0.55}


@pytest.fixture(scope="module")
def gold(shared_reports: Path) -> Graded:
    """The graded pairs with their signals."""
    if not (shared_reports.parent / "gold" / "concern-links.json").exists():
        pytest.skip("no gold beside the sample reports")
    pairs = gold_pairs(units_of(sorted(shared_reports.glob("*.txt"))), shared_reports.parent)
    units = graded_units(pairs)
    rows = {unit.iri: row for row, unit in enumerate(units)}
    found = matrices([profile_of(unit, model()) for unit in units])
    first, second = (np.array([rows[getattr(pair, end).iri] for pair in pairs]) for end in ("first", "second"))
    return Graded(pairs, found.values(first, second))


def graded_units(pairs: object) -> list[Unit]:
    """The units that the gold speaks of, by IRI."""
    assert isinstance(pairs, tuple)
    ends = {end.iri: end for pair in pairs for end in (pair.first, pair.second)}
    return [ends[iri] for iri in sorted(ends)]


@pytest.fixture(params=["with vectors", "without vectors"])
def confidences(request: pytest.FixtureRequest, gold: Graded) -> Array:
    """The confidences of the pairs by the shipped weights."""
    if request.param == "with vectors":
        if model() is None:
            pytest.skip("the sentence model is not installed")
        return fusion(EVERY).confidences(gold.values)
    signals = (*FIELDS, Signal.PLACE)
    return fusion(signals).confidences(gold.values[:, [EVERY.index(signal) for signal in signals]])


@pytest.mark.parametrize("kinds", KINDS)
def test_related_pairs_rank_first(gold: Graded, confidences: Array, kinds: str) -> None:
    rows = gold.of_kind(kinds)
    assert average_precision(gold.related[rows], confidences[rows]) >= BARS[kinds]
    assert brier(gold.related[rows], confidences[rows]) <= 0.02


def test_what_is_called_the_same_issue_is_related(gold: Graded, confidences: Array) -> None:
    sure = confidences >= LEAST_SAME
    assert sure.sum() >= 10
    assert gold.related[sure].mean() >= 0.9
    assert not any(pair.hard for pair, here in zip(gold.pairs, sure, strict=True) if here)


def test_every_related_pair_is_written(gold: Graded) -> None:
    units = graded_units(gold.pairs)
    written = {link.ends for link in find_links(units, [profile_of(unit, None) for unit in units], {})}
    related = {
        tuple(sorted((p.first.iri, p.second.iri))) for p, yes in zip(gold.pairs, gold.related, strict=True) if yes
    }
    assert len(related & written) / len(related) >= 0.95


def test_judged_signals_are_those_of_the_gold() -> None:
    assert set(JUDGED) < set(EVERY)
