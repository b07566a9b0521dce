"""Are links the same, whatever of them was known before: in whichever order reports come, change and go?"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bench.links_at_scale import invented_units
from graphs.linking import candidates, maker
from graphs.linking.finding import find_links, links_of
from graphs.linking.fusion import Fusion
from graphs.linking.issues import recurring_issues
from graphs.linking.judging import digest, digests_of
from graphs.linking.profiles import Profile, profile_with
from graphs.linking.signals import Matrices, Numbers
from graphs.linking.units import Unit
from graphs.linking.vectors import WIDTH, Floats
from graphs.linking.writing import issues_nquads, links_nquads

A_REPORT = 12

Pair = tuple[candidates.Near, candidates.Near]


def profile(unit: Unit) -> Profile:
    """The profile of a unit, with a made-up vector that depends on its text."""
    chance = np.random.default_rng(sum(unit.text.encode()))
    return profile_with(unit, chance.standard_normal(WIDTH).astype(np.float32))


@pytest.fixture(params=[True, False], ids=["with vectors", "without"])
def vectors(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Made-up vectors in the place of the sentence model's, or none; and so few candidates that many are cut off."""
    make = profile if request.param else (lambda unit: profile_with(unit, None))
    monkeypatch.setattr(maker, "profiles_of", lambda units, folder: [make(unit) for unit in units])
    monkeypatch.setattr(maker, "model", lambda: object() if request.param else None)
    monkeypatch.setattr(candidates, "LIKEST", 5)
    monkeypatch.setattr("graphs.linking.judging.LIKEST", 5)
    return bool(request.param)


def written(units: Sequence[Unit], folder: Path | None) -> str:
    """The links and issues of units as they go into the graph; with what is kept in a folder, or anew."""
    if folder is None:
        links = find_links(units, maker.profiles_of(units, Path()), {})
    else:
        links = links_of(units, *maker.judged_so_far(units, digests_of(units), folder), {})
    issues = recurring_issues(links, {unit.iri: unit for unit in units})
    return "".join((*links_nquads(links, "m"), *issues_nquads(issues, "m")))


def test_whatever_a_unit_says_is_part_of_its_digest() -> None:
    unit = next(invented_units(1))
    said: dict[str, Any] = {field.name: (("a", "b"),) if field.name == "short_forms" else "b" for field in fields(unit)}
    others = {name: replace(unit, **{name: other}) for name, other in said.items()}
    digests = {name: digest(other) for name, other in others.items()}
    assert len({digest(unit), *digests.values()}) == len(digests) + 1


@pytest.mark.parametrize("seed", range(6))
def test_what_was_known_before_changes_nothing(tmp_path: Path, vectors: bool, seed: int) -> None:
    chance = random.Random(seed)
    every = list(invented_units(A_REPORT * 7))
    reports = [every[at : at + A_REPORT] for at in range(0, len(every), A_REPORT)]
    chance.shuffle(reports)
    held: list[list[Unit]] = []
    while reports:
        held += [reports.pop() for _ in range(min(len(reports), chance.randint(1, 3)))]
        if len(held) > 2 and chance.random() < 0.6:  # one goes
            held.pop(chance.randrange(len(held)))
        if len(held) > 1 and chance.random() < 0.6:  # one is read anew: other words, another topic
            at = chance.randrange(len(held))
            held[at] = [replace(unit, text=f"Again. {unit.text}", topics=("dental",)) for unit in held[at]]
        units = sorted((unit for report in held for unit in report), key=lambda unit: unit.iri)
        found = written(units, tmp_path)
        assert found == written(units, None)
    assert found.count("ConcernLink") > len(units) / 2
    assert written(units, tmp_path) == found


def test_a_damaged_file_is_made_anew(tmp_path: Path, vectors: bool) -> None:
    units = sorted(invented_units(A_REPORT * 3), key=lambda unit: unit.iri)
    found = written(units, tmp_path)
    (file,) = (tmp_path / "judged").glob("*.npz")
    whole = file.read_bytes()
    for data in (b"", b"PK\x03\x04 nonsense", whole[: len(whole) // 2]):
        file.write_bytes(data)
        assert written(units, tmp_path) == found


def test_of_units_that_are_all_new_no_pair_is_sought_from_both_sides(
    vectors: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = sorted(invented_units(A_REPORT * 6), key=lambda unit: unit.iri)
    others: list[int] = []
    real = candidates.near

    def counted(found: Matrices, model: Fusion, rows: Numbers, *, apart: Numbers, least: Floats | None) -> Pair:
        mine, other = real(found, model, rows, apart=apart, least=least)
        others.append(len(other.mine))
        return mine, other

    monkeypatch.setattr("graphs.linking.judging.near", counted)
    find_links(units, maker.profiles_of(units, Path()), {})
    assert others == [0]


def test_only_new_units_are_judged(tmp_path: Path, vectors: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    units = sorted(invented_units(A_REPORT * 6), key=lambda unit: unit.iri)
    written(units[A_REPORT:], tmp_path)
    asked: list[int] = []
    real = maker.profiles_of

    def counted(some: Sequence[Unit], folder: Path) -> list[Profile]:
        asked.append(len(some))
        return real(some, folder)

    monkeypatch.setattr(maker, "profiles_of", counted)
    written(units, tmp_path)
    written(units, tmp_path)
    assert asked == [A_REPORT, 0]


def test_where_no_report_could_be_read_there_is_nothing_to_judge(tmp_path: Path) -> None:
    _, known = maker.judged_so_far((), np.zeros(0, dtype=np.uint64), tmp_path)
    assert len(known.first) == 0
