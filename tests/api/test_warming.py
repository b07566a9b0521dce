"""Are the pages over everything made before anybody asks, once for each version, and once for all who ask?"""

from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api import laid_out
from api.app import create_app
from api.inside import ask_inside
from api.pages.sites import PAGES
from api.settings import ServerSettings
from api.sharing import Shared
from api.warming import paths
from graphs import carried
from graphs.network import NetworkSource, apart, ready_made
from graphs.network.keeping import BEFORE, Kept, kept_network
from tests.graphs.networks import program_instead
from tests.waiting import until


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The networks that the store is asked for."""
    made: list[str] = []
    reading = NetworkSource.__init__

    def noted(self: NetworkSource, store: object, name: str, found: object = None) -> None:
        made.append(name)
        reading(self, store, name, found)  # type: ignore[arg-type] # whatever it was given

    monkeypatch.setattr(NetworkSource, "__init__", noted)
    return made


def test_a_network_that_the_version_keeps_is_shown_without_asking(specimens: Path, asked: list[str]) -> None:
    with TestClient(create_app(ServerSettings(dataset=specimens, workers=1))) as client:
        for name in ready_made():
            assert client.get(f"/api/v1/networks/{name}").status_code == 200
        assert asked == []
        assert client.get("/api/v1/networks/archive?limit=2").json()["counts"]["nodes"]["shown"] <= 2
    assert asked == ["archive"]


def test_a_network_of_an_earlier_version_is_shown_until_it_is_made_anew(
    specimens: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def earlier(version: Path, name: str) -> Kept | None:
        kept = kept_network(version, name)
        return kept and Kept(replace(kept.network, measures=BEFORE), earlier=True)

    monkeypatch.setattr(laid_out, "kept_network", earlier)
    with TestClient(create_app(ServerSettings(dataset=specimens, workers=1))) as client:
        assert client.get("/api/v1/networks/archive").json()["measures"] == BEFORE
        until(lambda: client.get("/api/v1/networks/archive").json()["measures"] != BEFORE)
    assert asked == ["archive"]


def test_networks_of_a_large_version_are_made_in_processes_of_their_own(
    specimens: Path, asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = "/api/v1/networks/prison-topic?limit=3"
    with TestClient(create_app(ServerSettings(dataset=specimens, workers=1))) as client:
        here = client.get(few).json()
    assert asked == ["prison-topic"]
    monkeypatch.setattr(carried, "FEW", -1)
    with TestClient(create_app(ServerSettings(dataset=specimens, workers=1))) as client:
        assert client.get(few).json() == here
        program_instead(tmp_path, "raise MemoryError\n")
        monkeypatch.setattr(apart, "where_code_is", lambda: {"PYTHONPATH": str(tmp_path)})
        lost = client.get("/api/v1/networks/prison-topic?limit=4")
        assert (lost.status_code, lost.json()["detail"]) == (503, "the network prison-topic could not be made")
        assert client.get(few).json() == here
    assert asked == ["prison-topic"]


def test_the_pages_over_everything_are_made_for_the_first_visitor(
    specimens: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = asked
    monkeypatch.setattr(laid_out, "kept_network", lambda *_: None)  # as of an early version
    with TestClient(create_app(ServerSettings(dataset=specimens, workers=1, warm=True))) as client:
        service = client.app.state.service  # type: ignore[attr-defined] # of our application
        until(lambda: len(made) == len(ready_made()))
        until(lambda: service.cache.size > 0)
        answer = client.get("/explore?network=archive", headers={"accept": "text/html"})
        assert answer.status_code == 200
        hits = service.cache.hits
        assert client.get("/charts", headers={"accept": "text/html"}).status_code == 200
        assert service.cache.hits == hits + 1
    assert sorted(made) == sorted(ready_made())


def test_what_is_warmed_are_pages_that_exist(client: TestClient) -> None:
    every = list(paths())
    assert {path for path in PAGES if "{" not in path} <= set(every)
    assert len(every) == len(set(every))
    found = {path: client.get(path, headers={"accept": "text/html"}).status_code for path in every}
    assert {path: status for path, status in found.items() if status not in {200, 404}} == {}
    assert {path for path, status in found.items() if status == 404} <= {p for p in every if p.startswith("/topics/")}


def test_a_page_is_asked_for_without_a_connection(client: TestClient) -> None:
    app = client.app.inner  # type: ignore[attr-defined] # of our application
    assert asyncio.run(ask_inside(app, "/about")) == 200
    assert asyncio.run(ask_inside(app, "/nowhere")) == 404


def test_what_several_ask_for_at_once_is_made_by_one_at_a_time() -> None:
    shared: Shared[str, int] = Shared()
    busy, most, together = [0], [0], threading.Barrier(4)

    def make() -> int:
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        time.sleep(0.05)
        busy[0] -= 1
        return 5

    found: list[int] = []

    def ask() -> None:
        together.wait(10)
        found.append(shared.get("one", make))

    asking = [threading.Thread(target=ask) for _ in range(4)]
    for each in asking:
        each.start()
    for each in asking:
        each.join(10)
    assert found == [5, 5, 5, 5]
    assert most == [1]
    assert shared.get("one", lambda: 7) == 7


def test_what_goes_wrong_is_tried_again() -> None:
    shared: Shared[str, int] = Shared()

    def fail() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        shared.get("one", fail)
    assert shared.get("one", lambda: 3) == 3
