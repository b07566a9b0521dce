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
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.gold import RELATED, SHARED, Pair, average_precision, brier, gold_pairs
from bench.logistic import fit
from graphs.dataset import Dataset
from graphs.linking.background import background
from graphs.linking.candidates import candidates
from graphs.linking.choosing import likeliest, names_of
from graphs.linking.finding import judge, visits
from graphs.linking.fusion import fusion
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
EVERY = (*FIELDS, Signal.PLACE, Signal.VECTOR)
JUDGED = (*FIELDS, Signal.VECTOR)
SAME_PLACE = 3.0
"""What one place adds to the log odds: set by hand on the specimens, for no graded pair is of one place."""
KINDS = ("two reviews", "review and thematic")
MODELS = {"without-vectors": FIELDS, "with-vectors": JUDGED}
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
    first, second = (
        np.array([rows[end.iri] for end in ends]) for ends in zip(*((p.first, p.second) for p in pairs), strict=True)
    )
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


def shipped(signals: Sequence[Signal]) -> tuple[float, Array]:
    """Start and weights of the model that ships for these signals."""
    name = next(name for name, used in MODELS.items() if used == signals)
    model_of = json.loads((LINKING / "model.json").read_text("utf-8"))[name]
    return float(model_of["start"]), np.array([model_of["weights"].get(signal.value, 0.0) for signal in EVERY])


def chances(gold: Graded, signals: Sequence[Signal], *, unseen: bool) -> Array:
    """The confidence of each pair, as shipped; `unseen`: by weights fitted without the two reports that it is of."""
    if not unseen:
        return _chances(gold.values, *shipped(signals))
    reports = np.array([pair.reports for pair in gold.pairs])
    found = np.zeros(len(reports))
    for each in sorted(set(reports)):
        out = reports == each
        found[out] = _chances(gold.values[out], *fitted(gold, signals, ~out))
    return found


def _chances(values: Array, start: float, weights: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-(values @ weights + start))))


def make_background() -> None:
    """Count the specimens' units into `background.json`."""
    units, stems, topics = units_of([SPECIMENS]), Counter[str](), Counter[str]()
    for unit in units:
        stems.update(set(texts_of(unit).statement))
        topics.update(with_broader(unit.topics))
    found = model()
    centre = (
        found.vectors([likeness_text(unit) for unit in units]).mean(axis=0).tolist() if found else background().centre
    )
    counts = {stem: times for stem, times in sorted(stems.items()) if times > 1}
    value = {"units": len(units), "stems": counts, "topics": dict(sorted(topics.items()))}
    _write_json(LINKING / "background.json", {**value, "centre": [round(number, 4) for number in centre]})
    background.cache_clear()


def fit_models(gold: Graded) -> None:
    """Fit the weights, with and without vectors, into `model.json`."""
    read = json.loads((LINKING / "model.json").read_text("utf-8"))
    for name, signals in MODELS.items():
        start, weights = fitted(gold, signals)
        named = {signal.value: round(float(weights[EVERY.index(signal)]), 4) for signal in signals}
        read[name] = {"start": round(start, 4), "weights": {**named, Signal.PLACE.value: SAME_PLACE}}
    _write_json(LINKING / "model.json", read)


def tables(gold: Graded) -> Iterator[str]:
    """The page's tables: ranking, calibration, what each signal adds."""
    yield from _rankings(gold)
    yield from _calibration(gold)
    yield from _ablation(gold)
    yield from _blocking(gold)


def _rankings(gold: Graded) -> Iterator[str]:
    columns = " | ".join(f"first {count}" for count in FIRST)
    yield f"| pairs | weights | related of all | average precision | {columns} | Brier |"
    yield "|---|---|---|---|" + "---|" * (len(FIRST) + 1)
    for name, signals in MODELS.items():
        for unseen in (False, True):
            confidence = chances(gold, signals, unseen=unseen)
            for kinds in KINDS:
                rows = gold.of_kind(kinds)
                related, here = gold.related[rows], confidence[rows]
                best = np.argsort(-here, kind="stable")
                first = " | ".join(f"{related[best[:count]].mean():.2f}" for count in FIRST)
                how = f"{name.replace('-', ' ')}, {'fitted without the two reports' if unseen else 'as shipped'}"
                precision = average_precision(related, here)
                share = f"{related.sum()} of {len(related)}"
                yield f"| {kinds} | {how} | {share} | {precision:.3f} | {first} | {brier(related, here):.4f} |"
    yield ""


def _calibration(gold: Graded) -> Iterator[str]:
    yield "| confidence | pairs, as shipped | related | pairs, fitted without the two reports | related |"
    yield "|---|---|---|---|---|"
    both = [chances(gold, JUDGED, unseen=unseen) for unseen in (False, True)]
    for low, high in pairwise(BINS):
        cells = []
        for confidence in both:
            rows = (confidence >= low) & (confidence < high)
            share = f"{gold.related[rows].mean():.2f}" if rows.any() else "-"
            cells.append(f"{rows.sum()} | {share}")
        yield f"| {low} to {high} | {' | '.join(cells)} |"
    yield ""


def _ablation(gold: Graded) -> Iterator[str]:
    yield "| signal | two reviews: alone | all but this | review and thematic: alone | all but this |"
    yield "|---|---|---|---|---|"
    for signal in JUDGED:
        cells = []
        rest = chances(gold, [each for each in JUDGED if each is not signal], unseen=True)
        for kinds in KINDS:
            rows = gold.of_kind(kinds)
            cells += [
                average_precision(gold.related[rows], each[rows])
                for each in (gold.values[:, EVERY.index(signal)], rest)
            ]
        yield f"| {signal.value.replace('-', ' ')} | {' | '.join(f'{cell:.3f}' for cell in cells)} |"
    yield ""


def _blocking(gold: Graded) -> Iterator[str]:
    """How many related pairs are among the candidates, of the sample reports' units, findings and all."""
    units = sorted(
        {unit.iri: unit for pair in gold.pairs for unit in (pair.first, pair.second)}.values(), key=lambda u: u.iri
    )
    found = matrices([profile_of(unit, model()) for unit in units])
    weights = fusion(found.signals)
    pairs = candidates(found, weights, np.arange(len(units)), apart=visits(units))
    judged = judge(found, weights, *pairs)
    written = judged.only(likeliest(judged, names_of(unit.iri for unit in units)))
    related = {(pair.first.iri, pair.second.iri) for pair in gold.pairs if pair.grade >= RELATED}
    yield "| | pairs | recall of related pairs |"
    yield "|---|---|---|"
    for name, some in (("candidates", judged), ("written links", written)):
        ends = {(units[i].iri, units[j].iri) for i, j in zip(some.first, some.second, strict=True)}
        held = sum((one, other) in ends or (other, one) in ends for one, other in related)
        yield f"| {name} | {len(some.first)} of {len(gold.pairs)} | {held / len(related):.3f} |"
    yield ""


def _write_json(path: Path, value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", "utf-8")


def main() -> int:
    """Print the tables; `--fit` first makes background and weights anew, `--write` puts the tables into the page."""
    if model() is None:
        raise SystemExit("the tables compare with the sentence model: install it as docs/linking.md says")
    if "--fit" in sys.argv[1:]:
        make_background()
    gold = graded()
    if "--fit" in sys.argv[1:]:
        fit_models(gold)
    table = "\n".join(tables(gold))
    print(table)
    if "--write" in sys.argv[1:]:
        head, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
        PAGE.write_text(f"{head}{BEGIN}\n\n{table}\n{END}{rest.partition(END)[2]}", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
