"""A dataset of specimens, and the application that serves it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import prisongraph
from api.app import create_app
from api.logs import configure_logs
from api.settings import ServerSettings
from ingest.pipeline import build
from tests.conftest import MadeOnce
from tests.serving import Server, serving

SPECIMENS = Path(prisongraph.__file__).parent / "specimens"
READ = ("full-thornby-moor-2024.pdf", "irp-thornby-moor-2024.pdf", "irp-castle-fen-2022.txt")


@pytest.fixture(scope="session")
def specimens(made_once: MadeOnce) -> Path:
    """A dataset of an inspection, the review that follows it, and an older review."""

    def make(folder: Path) -> None:
        assert build([SPECIMENS / name for name in READ], folder).complete

    return made_once("specimens", make)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of a hundred triples, <http://s/7> with "text 7" and the like."""
    file = tmp_path_factory.mktemp("tiny") / "data.nq"
    file.write_text("".join(f'<http://s/{n}> <http://p> "text {n}" .\n' for n in range(100)))
    with serving("--load", str(file), "--workers", "1") as started:
        yield started


@pytest.fixture(scope="session")
def client(specimens: Path) -> Iterator[TestClient]:
    """The application over the specimens."""
    configure_logs(quiet=True)
    settings = ServerSettings(dataset=specimens, workers=1)
    with TestClient(create_app(settings), follow_redirects=False) as started:
        yield started
