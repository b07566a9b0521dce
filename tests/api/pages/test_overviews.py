"""Are pages over everything made of what the version keeps, and is it told where that is of an earlier version?"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.overviews import BEFORE
from api.pages import validation
from api.settings import ServerSettings
from graphs.dataset import Dataset
from graphs.linking.tallies import tallies
from graphs.overviews import overviews
from graphs.overviews.keeping import kept_overviews
from tests.waiting import until


def test_a_build_keeps_what_its_graph_tells(specimens: Path) -> None:
    version = Dataset.open(specimens).current()
    kept, store = kept_overviews(version.path), version.open()
    told = {name: sorted(map(str, query.rows(store))) for name, query in overviews().items()}
    assert {name: sorted(map(str, kept.rows(name) or ())) for name in told} == told
    assert sum(map(bool, told.values())) > len(told) // 2
    assert tallies(store, version.path) == tallies(store) != {}
    assert (version.path / "link-tallies.json").exists()


def test_what_is_kept_is_shown_without_a_look_at_the_graph(specimens: Path, tmp_path: Path) -> None:
    dataset, paths = (
        Path(shutil.copytree(specimens, tmp_path / "dataset", symlinks=True)),
        ("/charts", "/topics/respect"),
    )
    files = list(Dataset.open(dataset).current().path.glob("overview-*.json.gz"))
    assert len(files) == len(overviews())
    for file in files:
        file.unlink()
    asked = [_page(dataset, path) for path in paths]
    assert "Progress by topic" in asked[0]
    for file in files:
        shutil.copyfile(Dataset.open(specimens).current().path / file.name, file)
    assert [_page(dataset, path) for path in paths] == asked


def test_rows_of_an_earlier_version_are_told_of_until_they_are_read_anew(specimens: Path, tmp_path: Path) -> None:
    dataset = Path(shutil.copytree(specimens, tmp_path / "dataset", symlinks=True))
    (Dataset.open(dataset).current().path / "overviews-earlier").touch()
    with TestClient(create_app(ServerSettings(dataset=dataset, workers=1))) as client:
        first = client.get("/charts")
        assert BEFORE in first.text
        assert "etag" not in first.headers
        until(lambda: BEFORE not in client.get("/charts").text)
        assert client.get("/charts").headers["etag"]
        assert BEFORE not in client.get("/charts/progress-by-topic.csv").text


def _page(dataset: Path, path: str) -> str:
    with TestClient(create_app(ServerSettings(dataset=dataset, workers=1))) as client:
        return client.get(path).text


def test_reports_with_problems_come_page_by_page_and_it_is_said_of_how_many(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    headings = re.findall(r'<h2 id="of-([^"]+)"', client.get("/validation").text)
    assert len(headings) > 1
    monkeypatch.setattr(validation, "_PAGE", 1)
    pages = [client.get(f"/validation?page={number}").text for number in range(1, len(headings) + 1)]
    assert [each for page in pages for each in re.findall(r'<h2 id="of-([^"]+)"', page)] == headings
    assert f"1 of {len(headings)} reports with problems shown" in pages[0]
    assert 'href="/validation?page=2"' in pages[0]
    assert client.get("/validation?page=²").status_code == 200
