"""Which pairs did a reader grade, and how well does a ranking agree? The gold beside the checkout, and the measures."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graphs.linking.units import Unit

SHARED = Path(__file__).parents[2] / "shared"
RELATED = 2
"""From this grade on a reader calls two units related."""

_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "*": None, "#": None})
_ENOUGH = 110
"""So many characters tell two units of a report apart."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of units across reports with its grade; `hard`: a listed pair that is alike in words, not in matter."""

    first: Unit
    second: Unit
    grade: int
    kinds: str
    reports: str
    hard: bool


def gold_pairs(units: Sequence[Unit], folder: Path = SHARED) -> tuple[Pair, ...]:
    """Every pair across reports that the gold speaks of; what it does not list has grade 0.

    Raises:
        LookupError: a unit of the gold is not among `units`, or is there twice.
    """
    gold = json.loads((folder / "gold" / "concern-links.json").read_text("utf-8"))
    found = {each["id"]: (each["report"], _find(each, units)) for each in gold["units"]}
    listed = {frozenset((each["a"], each["b"])): int(each["grade"]) for each in gold["pairs"]}
    names = sorted(found)
    pairs = []
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            (report, first), (report2, second) = found[one], found[other]
            if report != report2:
                named = frozenset((one, other))
                grade = listed.get(named, 0)
                kinds = "two reviews" if first.place and second.place else "review and thematic"
                reports = " and ".join(sorted((report, report2)))
                pairs.append(Pair(first, second, grade, kinds, reports, named in listed and grade == 0))
    return tuple(pairs)


def average_precision(related: NDArray[np.bool_], scores: NDArray[np.float64]) -> float:
    """The mean, over related pairs, of the precision down to each; pairs of one score count as one step."""
    if not related.any():
        return float("nan")
    steps, hits, seen, total = sorted(set(scores.tolist()), reverse=True), 0, 0, 0.0
    for step in steps:
        at = scores == step
        new = int(related[at].sum())
        hits, seen = hits + new, seen + int(at.sum())
        total += new * hits / seen
    return total / int(related.sum())


def brier(related: NDArray[np.bool_], chances: NDArray[np.float64]) -> float:
    """The mean squared difference of chance and truth."""
    return float(((chances - related) ** 2).mean())


def _find(described: Mapping[str, str], units: Sequence[Unit]) -> Unit:
    starts = _plain(described["starts"])[:_ENOUGH]
    found = [unit for unit in units if starts in _plain(unit.text)]
    if len(found) != 1:
        raise LookupError(f"{described['id']} is {len(found)} units")
    return found[0]


def _plain(text: str) -> str:
    return " ".join(text.translate(_SIGNS).lower().split())
