"""What the end-to-end tests share: the shipped specimens, and a dataset built from some of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import prisongraph
from prisongraph.__main__ import main
from tests.conftest import MadeOnce

SPECIMENS = Path(prisongraph.__file__).parent / "specimens"

Run = Callable[..., tuple[int, str, str]]
"""A command with its arguments: exit code, stdout, stderr."""


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command of the program in this process."""

    def command(*arguments: str | Path) -> tuple[int, str, str]:
        capfd.readouterr()
        code = main([str(each) for each in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return command


@pytest.fixture(scope="session")
def built(made_once: MadeOnce) -> Path:
    """A dataset of an inspection, the review that follows it, and two older reviews."""
    names = (
        "full-thornby-moor-2024.pdf",
        "irp-thornby-moor-2024.pdf",
        "irp-castle-fen-2022.txt",
        "irp-gallowhithe-2019.txt",
    )

    def make(folder: Path) -> None:
        code = main(["build", *(str(SPECIMENS / name) for name in names), "--dataset", str(folder), "--jobs", "1"])
        assert code == 0

    return made_once("built", make)
