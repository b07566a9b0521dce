"""Which units are linked? Profiles, candidates, confidences, the likeliest of each unit, types, reasons, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from graphs.linking.choosing import Judged, likeliest, names_of
from graphs.linking.fusion import Fusion, chances, edition, fusion
from graphs.linking.judging import Digests, Kept, digests_of, judged_pairs
from graphs.linking.links import LEAST_SHOWN, Link
from graphs.linking.profiles import Profile, Signal
from graphs.linking.reasons import reasons, with_shared
from graphs.linking.reviews import Review, decided
from graphs.linking.signals import Matrices, Numbers, Values, matrices
from graphs.linking.types import type_of
from graphs.linking.units import Unit


def method(signals: Sequence[Signal]) -> str:
    """The name of the method with these signals, and its edition: `likeness-1`, `likeness-vectors-1`."""
    return f"likeness{'-vectors' if Signal.VECTOR in signals else ''}-{edition()}"


def find_links(
    units: Sequence[Unit], profiles: Sequence[Profile], reviews: Mapping[tuple[str, str], Review]
) -> list[Link]:
    """The links of units (in the order of their IRIs), sorted by their ends; everything is judged anew."""
    found = matrices(profiles)
    known = judged_units(units, digests_of(units), found, Kept.nothing(len(found.signals)))
    return links_of(units, found, known, reviews)


def judged_units(units: Sequence[Unit], digests: Digests, found: Matrices, kept: Kept) -> Kept:
    """All that is worth judging among units; what is `kept` of some is not computed again."""
    return judged_pairs(found, fusion(found.signals), digests, apart=visits(units), kept=kept)


def links_of(
    units: Sequence[Unit], found: Matrices, known: Kept, reviews: Mapping[tuple[str, str], Review]
) -> list[Link]:
    """The links of units whose pairs have been judged, sorted by their ends."""
    return list(explained(units, choose(units, found, known, reviews).written, reviews, found))


@dataclass(frozen=True, slots=True)
class Choice:
    """The pairs to write, and how many pairs are likely enough to be written: those that have no room are left off."""

    written: Judged
    likely: int

    @property
    def left_off(self) -> int:
        """How many likely pairs are not written."""
        return self.likely - len(self.written.likely())


def choose(units: Sequence[Unit], found: Matrices, known: Kept, decisions: Iterable[tuple[str, str]]) -> Choice:
    """Which of the judged pairs are written: the likeliest, and all that people decided on."""
    model = fusion(found.signals)
    judged = _judged(model, known.first, known.second, known.values)
    likest = judged.only(likeliest(judged, names_of(unit.iri for unit in units)))
    return Choice(with_decided(likest, found, model, rows_of(units, decisions)), len(judged.likely()))


def visits(units: Sequence[Unit]) -> Numbers:
    """A number for each unit, the same for those raised at one visit."""
    _, numbers = np.unique([unit.visit for unit in units], return_inverse=True)
    return np.asarray(numbers, dtype=np.int64)


def judge(found: Matrices, model: Fusion, first: Numbers, second: Numbers) -> Judged:
    """The pairs with their signals and confidences."""
    return _judged(model, first, second, found.values(first, second))


def _judged(model: Fusion, first: Numbers, second: Numbers, values: Values) -> Judged:
    scores = model.scores(values)
    return Judged(first, second, values, scores, chances(scores))


def rows_of(units: Sequence[Unit], reviews: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
    """The pairs of rows that people decided on, where both units are there."""
    rows = {unit.iri: row for row, unit in enumerate(units)}
    here = ((rows[one], rows[other]) for one, other in sorted(reviews) if one in rows and other in rows)
    return [(first, second) for first, second in here if first != second]


def with_decided(judged: Judged, found: Matrices, model: Fusion, pairs: Sequence[tuple[int, int]]) -> Judged:
    """The pairs with those that people decided on, which are written whatever their likeness."""
    if not pairs:
        return judged
    size = len(found)
    here = judged.first * size + judged.second
    more = np.array(sorted({first * size + second for first, second in pairs} - set(here.tolist())), dtype=np.int64)
    return judged.with_more(judge(found, model, more // size, more % size)) if len(more) else judged


def bare(units: Sequence[Unit], judged: Judged, reviews: Mapping[tuple[str, str], Review]) -> Iterator[Link]:
    """The pairs as links, with type and what people decided, and without their reasons."""
    rows = zip(judged.first.tolist(), judged.second.tolist(), strict=True)
    for (one, other), confidence, score in zip(rows, judged.confidences.tolist(), judged.scores.tolist(), strict=True):
        first, second = units[one], units[other]
        kind = type_of(first, second, confidence)
        link = Link(first=first.iri, second=second.iri, type=kind, confidence=confidence, score=score)
        yield decided(link, reviews.get(link.ends))


def notable(units: Sequence[Unit], judged: Judged, reviews: Iterable[tuple[str, str]]) -> Numbers:
    """The positions of the pairs that are more than see-alsos, or that people decided on."""
    size = len(units)
    by_hand = np.array([first * size + second for first, second in rows_of(units, reviews)], dtype=np.int64)
    shown = judged.confidences >= LEAST_SHOWN
    return np.flatnonzero(shown | np.isin(judged.first * size + judged.second, by_hand))


def explained(
    units: Sequence[Unit], judged: Judged, reviews: Mapping[tuple[str, str], Review], found: Matrices
) -> Iterator[Link]:
    """The pairs as links with their reasons: of a see-also the weightiest alone."""
    added = fusion(found.signals).contributions(judged.values)
    rows = zip(judged.first.tolist(), judged.second.tolist(), strict=True)
    signals = zip(judged.values.tolist(), added.tolist(), strict=True)
    for link, (one, other), (values, adds) in zip(bare(units, judged, reviews), rows, signals, strict=True):
        because = reasons(dict(zip(found.signals, values, strict=True)), dict(zip(found.signals, adds, strict=True)))
        shown = link.confidence >= LEAST_SHOWN
        yield replace(link, reasons=with_shared(because, units[one], units[other]) if shown else because[:1])
