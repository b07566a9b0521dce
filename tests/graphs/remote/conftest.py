"""What the tests of remote stores share: both servers, and small versions to publish."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graphs.dataset import Dataset
from graphs.records import ReadReport
from graphs.remote import Access
from graphs.versions import Version
from tests.graphs.remote.servers import oxigraph, virtuoso
from tests.graphs.samples import BASE, FIXED, source

Make = Callable[..., Version]


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Access]:
    """An Oxigraph server."""
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as access:
        yield access


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Access]:
    """A Virtuoso server."""
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as access:
        yield access


@pytest.fixture(params=["oxigraph_server", "virtuoso_server"])
def server(request: pytest.FixtureRequest) -> Access:
    """Each of the two servers."""
    access = request.getfixturevalue(request.param)
    assert isinstance(access, Access)
    return access


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Make a version of these reports, with stubs renamed to `new` names; reports not given are withdrawn."""
    dataset = Dataset.create(tmp_path / "dataset")

    def version(*reports: ReadReport) -> Version:
        renames = {f"{BASE}/id/visit/stub-{each.key}": f"{BASE}/id/visit/{each.key}-found" for each in reports}
        with dataset.stage("test") as stage:
            for key in set(dataset.report_keys()) - {each.key for each in reports}:
                stage.withdraw(key)
            for each in reports:
                stage.put_report(source(each.nquads.decode()), each)
            return stage.finish(fixed=FIXED, identity=renames)

    return version
