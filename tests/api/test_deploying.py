"""The page on running it names every setting there is, with its default, and every metric."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client import generate_latest
from typer.main import get_command

from api.operations import Metrics
from api.service import Service
from api.settings import ServerSettings
from prisongraph.__main__ import application
from tests.serving import ROOT

PAGE = (ROOT / "docs" / "deploying.md").read_text("utf-8")
_ROW = re.compile(r"^\| `(--\w+)` \| `(\w+)` \| ([^|]*)\|", re.MULTILINE)  # | `--port` | `PRISONGRAPH_PORT` | 8000 |


def _settings() -> Iterator[tuple[str, str, str]]:
    serve = vars(get_command(application("serve")))["commands"]["serve"]
    for option in serve.params:
        if option.envvar:
            default = option.default if isinstance(option.default, str | int | float) else ""
            yield option.opts[0], option.envvar, str(default)


def test_every_setting_is_told_with_its_default() -> None:
    told = {flag: (variable, default.strip()) for flag, variable, default in _ROW.findall(PAGE)}
    assert set(told) == {flag for flag, _, _ in _settings()}
    for flag, variable, default in _settings():
        assert told[flag][0] == variable
        assert default in {told[flag][1], ""}


def test_every_metric_is_told(tmp_path: Path) -> None:
    file = tmp_path / "d.nq"
    file.touch()
    written = generate_latest(Metrics(Service(ServerSettings(load=file))).registry).decode()
    for name in re.findall(r"^# TYPE (\w+) ", written, re.MULTILINE):
        assert name.removesuffix("_created") in PAGE


@pytest.mark.parametrize("name", ["prisongraph.service", "Containerfile"])
def test_what_is_deployed_runs_the_command_with_settings_that_exist(name: str) -> None:
    text = (ROOT / "docs" / "deploy" / name).read_text("utf-8")
    assert "serve" in text
    assert set(re.findall(r"PRISONGRAPH_\w+", text)) <= {variable for _, variable, _ in _settings()}
