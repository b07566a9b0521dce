"""The commands that ask and keep a dataset: what they print, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphs.dataset import Dataset
from prisongraph.__main__ import main
from tests.graphs.samples import BASE
from tests.graphs.test_dataset import build

TEXTS = f"SELECT ?t {{ ?p <{BASE}/def#text> ?t }} ORDER BY ?t"


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    build(tmp_path / "d", "a", words="first")
    build(tmp_path / "d", "a", words="second")
    return tmp_path / "d"


def run(dataset: Path, *arguments: str) -> int:
    command, *rest = arguments
    return main([command, "--dataset", str(dataset), *rest])


def test_query_prints_in_the_format_asked_for(dataset: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(dataset, "query", TEXTS) == 0
    assert capfdbinary.readouterr().out.decode().split() == ["t", "second", "0", "second", "1", "second", "2"]
    assert run(dataset, "query", TEXTS, "--format", "csv") == 0
    assert capfdbinary.readouterr().out == b"t\r\nsecond 0\r\nsecond 1\r\nsecond 2\r\n"
    assert run(dataset, "query", "ASK {}") == 0
    assert capfdbinary.readouterr().out == b"yes\n"
    assert run(dataset, "query", "DESCRIBE <http://none>", "--format", "ntriples") == 0
    assert capfdbinary.readouterr().out == b""


def test_query_from_a_file(dataset: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (tmp_path / "q.rq").write_text(TEXTS)
    assert run(dataset, "query", "-f", str(tmp_path / "q.rq"), "--format", "json") == 0
    assert len(json.loads(capfdbinary.readouterr().out)["results"]["bindings"]) == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query", "SELECT * {"], "does not parse at line 1"),
        (["query", "SELECT * { SERVICE <http://x> {} }"], "SERVICE is not allowed"),
        (["query", "DROP ALL"], "read-only"),
        (["query"], "one query"),
        (["query", "-f", "none.rq"], "none.rq cannot be read"),
        (["query", "ASK {}", "--format", "turtle"], "media types"),
        (["rollback", "0009-none"], "no version 0009-none"),
        (["restore", "none.tar.gz"], "is not empty"),
        (["get", "nowhere"], "no address"),
    ],
)
def test_errors_say_what_to_do(
    dataset: Path, arguments: list[str], message: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(dataset, *arguments) == 2
    errors = capfdbinary.readouterr().err.decode()
    assert message in errors
    assert "hint:" in errors


def test_versions_rollback_backup_and_restore(dataset: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(dataset, "versions", "--json") == 0
    kept = json.loads(capfd.readouterr().out)
    assert [line["current"] for line in kept] == [False, True]
    assert run(dataset, "rollback") == 0
    assert kept[0]["version"] in capfd.readouterr().err
    assert run(dataset, "backup", str(tmp_path / "b.tar.gz")) == 0
    assert run(tmp_path / "restored", "restore", str(tmp_path / "b.tar.gz")) == 0
    assert Dataset.open(tmp_path / "restored").current().id == kept[0]["version"]
    assert run(dataset, "versions", "--prune", "1") == 0
    assert capfd.readouterr().out.split()[:6] == ["version", "current", "made", "reports", "quads", kept[0]["version"]]


def test_get_asks_the_web_application(dataset: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(dataset, "get", "/healthz", "--headers") == 0
    printed = capfdbinary.readouterr()
    assert json.loads(printed.out.splitlines()[-1]) == {"status": "ok"}
    assert b"x-content-type-options: nosniff" in printed.err
    assert run(dataset, "get", "/nowhere") == 1
