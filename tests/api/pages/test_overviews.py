"""Are pages over everything made of what the version keeps, and is it told where that is of an earlier version?"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from starlette.testclient import TestClient

from api.app import create_app
from api.overviews import BEFORE
from api.settings import ServerSettings
from graphs.dataset import Dataset
from graphs.linking.tallies import tallies
from graphs.overviews import overviews
from graphs.overviews.keeping import kept_overviews


def test_a_build_keeps_what_its_graph_tells(specimens: Path) -> None:
    version = Dataset.open(specimens).current()
    kept, store = kept_overviews(version.path), version.open()
    assert kept is not None
    told = {name: sorted(map(str, query.rows(store))) for name, query in overviews().items()}
    assert {name: sorted(map(str, kept.rows(name) or ())) for name in told} == told
    assert sum(map(bool, told.values())) > len(told) // 2
    assert tallies(store, version.path) == tallies(store) != {}
    assert (version.path / "link-tallies.json").exists()


def test_what_is_kept_is_shown_without_a_look_at_the_graph(specimens: Path, tmp_path: Path) -> None:
    dataset = Path(shutil.copytree(specimens, tmp_path / "dataset", symlinks=True))
    file = Dataset.open(dataset).current().path / "overviews.json.gz"
    file.unlink()
    asked = _page(dataset, "/charts")
    assert "Progress by topic" in asked
    shutil.copyfile(Dataset.open(specimens).current().path / file.name, file)
    assert _page(dataset, "/charts") == asked


def test_rows_of_an_earlier_version_are_told_of_until_they_are_read_anew(specimens: Path, tmp_path: Path) -> None:
    dataset = Path(shutil.copytree(specimens, tmp_path / "dataset", symlinks=True))
    (Dataset.open(dataset).current().path / "overviews-earlier").touch()
    with TestClient(create_app(ServerSettings(dataset=dataset, workers=1))) as client:
        first = client.get("/charts")
        assert BEFORE in first.text
        assert "etag" not in first.headers
        until = time.monotonic() + 60
        while BEFORE in (now := client.get("/charts")).text and time.monotonic() < until:
            time.sleep(0.05)
        assert BEFORE not in now.text
        assert now.headers["etag"]
        assert BEFORE not in client.get("/charts/progress-by-topic.csv").text


def _page(dataset: Path, path: str) -> str:
    with TestClient(create_app(ServerSettings(dataset=dataset, workers=1))) as client:
        return client.get(path).text
