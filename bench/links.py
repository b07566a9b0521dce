"""How good are the links? Ranking, calibration and what each signal adds, on pairs that a reader graded.

python -m bench.links            the tables, of the gold where ../shared holds it
python -m bench.links --write    and put them into docs/linking.md
python -m bench.links --fit      make the background anew from the specimens, and fit the weights to the gold
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.gold import RELATED, SHARED, Pair, average_precision, brier, gold_pairs
from bench.logistic import fit
from graphs.dataset import Dataset
from graphs.linking import background as background_module
from graphs.linking.profiles import FIELDS, Signal, likeness_text, profile_of, with_broader
from graphs.linking.signals import matrices
from graphs.linking.units import Unit, read_units
from graphs.linking.vectors import model
from graphs.linking.words import texts_of
from ingest.pipeline import Means, build

HERE = Path(__file__).parents[1]
LINKING = HERE / "graphs" / "linking"
PAGE = HERE / "docs" / "linking.md"
BEGIN, END = "<!-- measured -->", "<!-- end -->"
SPECIMENS = HERE / "prisongraph" / "specimens"
EVERY = (*FIELDS, Signal.VECTOR)
KINDS = ("two reviews", "review and thematic")
BINS = (0.0, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)
FIRST = (10, 20)

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Graded:
    """The graded pairs with their signals: a column for each of `EVERY`."""

    pairs: Sequence[Pair]
    values: Array

    @property
    def related(self) -> NDArray[np.bool_]:
        """Which pairs a reader calls related."""
        return np.array([pair.grade >= RELATED for pair in self.pairs])

    def of_kind(self, kinds: str) -> NDArray[np.bool_]:
        """Which pairs are of two reviews, or of a review and a thematic."""
        return np.array([pair.kinds == kinds for pair in self.pairs])


def graded() -> Graded:
    """The gold's pairs, read from the sample reports."""
    units = units_of(sorted((SHARED / "reports").glob("*.txt")))
    pairs = gold_pairs(units)
    rows = {unit.iri: row for row, unit in enumerate(units)}
    found = matrices([profile_of(unit, model()) for unit in units])
    first, second = (np.array([rows[end.iri] for end in ends]) for ends in zip(*((p.first, p.second) for p in pairs), strict=True))
    return Graded(pairs, found.values(first, second))


def units_of(files: Sequence[Path]) -> tuple[Unit, ...]:
    """The units of reports, read and linked up as a dataset."""
    with tempfile.TemporaryDirectory() as folder:
        build(files, Path(folder) / "dataset", Means(jobs=1))
        return read_units(Dataset.open(Path(folder) / "dataset").current().open())


def fitted(gold: Graded, signals: Sequence[Signal], rows: NDArray[np.bool_] | None = None) -> tuple[float, Array]:
    """Start and weights (nothing for signals left out), fitted to all pairs or to some rows."""
    used = [EVERY.index(signal) for signal in signals]
    rows = np.ones(len(gold.pairs), dtype=bool) if rows is None else rows
    start, some = fit(gold.values[rows][:, used], gold.related[rows])
    weights = np.zeros(len(EVERY))
    weights[used] = some
    return start, weights


def chances(gold: Graded, signals: Sequence[Signal], *, unseen: bool) -> Array:
    """The confidence of each pair; `unseen`: by weights fitted without the two reports that it is of."""
    if not unseen:
        return _chances(gold.values, *fitted(gold, signals))
    reports = np.array([pair.reports for pair in gold.pairs])
    found = np.zeros(len(reports))
    for each in sorted(set(reports)):
        out = reports == each
        found[out] = _chances(gold.values[out], *fitted(gold, signals, ~out))
    return found


def _chances(values: Array, start: float, weights: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-(values @ weights + start))))
