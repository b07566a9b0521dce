"""Are all libraries that the project asks for pinned, with hashes and without the address of any registry?"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

_NAME = re.compile(r"^[\w.-]+")  # pydantic>=2.9


def names(requirements: list[str]) -> set[str]:
    """The names of the libraries asked for."""
    return {found[0].lower().replace("_", "-") for each in requirements if (found := _NAME.match(each))}


@pytest.mark.parametrize(
    ("lock", "asked"),
    [
        ("requirements.txt", names(PROJECT["dependencies"])),
        ("requirements-test.txt", names(PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"])),
    ],
)
def test_everything_asked_for_is_pinned(lock: str, asked: set[str]) -> None:
    text = (ROOT / lock).read_text("utf-8")
    pinned = set(re.findall(r"^([\w.-]+)==", text, re.MULTILINE))
    assert asked - pinned == set(), "hint: make lock"
    assert len(re.findall(r"--hash=sha256:", text)) >= len(pinned)
    assert "://" not in text
