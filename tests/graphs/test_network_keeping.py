"""Does a version keep its networks as they are made, and carry them over where they would take long to make anew?"""

from __future__ import annotations

from pathlib import Path

import pytest

from graphs import carried as carrying
from graphs.network import Filters, NetworkSource, make_network, ready_made
from graphs.network.keeping import BEFORE, Kept, found_left, kept_network, network_maker
from graphs.store import OxigraphStore
from tests.graphs.networks import kept_by, small_store


def keep(store: OxigraphStore, path: Path, base: Path | None = None) -> Path:
    """The folder of a version in which the networks of a store are kept."""
    return kept_by(network_maker(), store, path, base)


@pytest.mark.parametrize("name", list(ready_made()))
def test_a_network_is_kept_as_it_is_made_and_narrowed_without_asking_again(name: str, tmp_path: Path) -> None:
    store = small_store()
    version = keep(store, tmp_path / "v")
    assert kept_network(version, name) == Kept(make_network(store, name), earlier=False)
    found = found_left(version, name)
    assert found is not None
    narrow = Filters(since="2022", limit=3)
    assert NetworkSource(store, name, found).network(narrow) == make_network(store, name, narrow)


def test_networks_of_a_large_archive_are_carried_over_and_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = keep(small_store(), tmp_path / "base")
    empty = OxigraphStore.of_nquads(b"")
    anew = kept_network(keep(empty, tmp_path / "few", base), "prison-topic")
    assert anew is not None
    assert not anew.network.nodes
    monkeypatch.setattr(carrying, "FEW", -1)
    carried = kept_network(keep(empty, tmp_path / "many", base), "prison-topic")
    assert carried is not None
    assert len(carried.network.nodes) == len(make_network(small_store(), "prison-topic").nodes)
    assert carried.network.measures.startswith(BEFORE)
    assert carried.earlier
    assert found_left(tmp_path / "many", "prison-topic") is None


def test_what_is_not_kept_or_damaged_is_made_by_who_asks(tmp_path: Path) -> None:
    assert kept_network(tmp_path, "archive") is None
    path = keep(small_store(), tmp_path / "v")
    file = path / "network-archive.json.gz"
    file.write_bytes(file.read_bytes()[:-20])
    assert kept_network(path, "archive") is None
