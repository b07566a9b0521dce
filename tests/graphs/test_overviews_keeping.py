"""Does a version keep what pages over everything show, and carry it over where asking anew would take long?"""

from __future__ import annotations

from pathlib import Path

import pytest

from graphs import carried as carrying
from graphs.overviews import overviews
from graphs.overviews.keeping import kept_overviews, overview_maker
from graphs.store import OxigraphStore
from tests.graphs.networks import kept_by, small_store


def keep(store: OxigraphStore, path: Path, base: Path | None = None) -> Path:
    """The folder of a version in which the overviews of a store are kept."""
    return kept_by(overview_maker(), store, path, base)


@pytest.fixture(scope="module")
def store() -> OxigraphStore:
    """Two prisons, and what was judged there."""
    return small_store()


@pytest.mark.parametrize("name", list(overviews()))
def test_rows_are_kept_as_the_query_tells_them(name: str, store: OxigraphStore, tmp_path: Path) -> None:
    kept = kept_overviews(keep(store, tmp_path / "v"))
    assert not kept.earlier
    assert kept.rows(name) == list(overviews()[name].rows(store))


def test_some_rows_are_kept_at_all(store: OxigraphStore, tmp_path: Path) -> None:
    kept = kept_overviews(keep(store, tmp_path / "v"))
    assert [row["name"] for row in kept.rows("topics-behind") or ()] or kept.rows("prisons")


def test_rows_of_a_large_archive_are_carried_over_and_told_of_as_earlier(
    store: OxigraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, empty = keep(store, tmp_path / "base"), OxigraphStore.of_nquads(b"")
    anew = kept_overviews(keep(empty, tmp_path / "few", base))
    assert not anew.rows("prisons")
    assert not anew.earlier
    monkeypatch.setattr(carrying, "FEW", -1)
    carried = kept_overviews(keep(empty, tmp_path / "many", base))
    assert carried.rows("prisons")
    assert carried.earlier


@pytest.mark.parametrize("damage", [b"", b"\x1f\x8b", b"no rows"])
def test_what_is_damaged_is_asked_for_by_who_wants_it(store: OxigraphStore, tmp_path: Path, damage: bytes) -> None:
    version = keep(store, tmp_path / "v")
    assert kept_overviews(version).rows("prisons")
    (version / "overview-prisons.json.gz").write_bytes(damage)
    assert kept_overviews(version).rows("prisons") is None
