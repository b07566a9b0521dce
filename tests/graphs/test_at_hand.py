"""Is a store read ahead where memory is to spare, and left alone where it is not?"""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from graphs import at_hand


@pytest.mark.parametrize(("kilobytes", "wanted"), [(12_000, True), (11_000, False)])
def test_a_store_is_read_ahead_if_it_fills_less_than_three_quarters_of_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kilobytes: int, *, wanted: bool
) -> None:
    store = tmp_path / "store"
    store.mkdir()
    (store / "first").write_bytes(b"x" * 5_000_000)
    (store / "second").write_bytes(b"x" * 4_000_000)
    memory = tmp_path / "meminfo"
    memory.write_text(f"MemTotal: 9 kB\nMemAvailable: {kilobytes} kB\n")
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(at_hand, "_MEMORY", memory)
    monkeypatch.setattr(os, "posix_fadvise", lambda _file, start, length, _how: asked.append((start, start + length)))
    assert at_hand.read_ahead(store) is wanted
    for thread in threading.enumerate():
        if thread.name == "reading the store ahead":
            thread.join()
    assert max((end for _, end in asked), default=0) >= (5_000_000 if wanted else 0)
    assert len(asked) == (5 if wanted else 0)


def test_where_the_system_does_not_tell_of_its_memory_nothing_is_read_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "first").write_bytes(b"x")
    monkeypatch.setattr(at_hand, "_MEMORY", tmp_path / "none")
    assert at_hand.read_ahead(tmp_path) is False
