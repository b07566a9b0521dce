"""The commands by their names: each is told in its own words, and none pays for the others."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from inspect import getdoc

import pytest
import typer

from prisongraph.__main__ import COMMANDS, command_of, main

_HEAVY = ("fastapi", "pyshacl", "rdflib", "pyoxigraph", "networkx", "pypdfium2", "pydantic", "rich.console")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_listed_in_the_words_of_its_help(name: str) -> None:
    command = command_of(name)
    words = str(command.info.help) if isinstance(command, typer.Typer) else getdoc(command) or ""
    assert " ".join(words.split()).startswith(COMMANDS[name])


def test_the_list_of_commands_imports_none_of_them() -> None:
    code = f"""
import sys
from prisongraph.__main__ import main
main(["--help"])
print([name for name in {_HEAVY} if name in sys.modules])
"""
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert all(f"\n  {name} " in printed for name in COMMANDS)
    assert printed.splitlines()[-1] == "[]"


def test_the_edition_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"prisongraph {version('prisongraph')}\n"


def test_without_a_command_there_is_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    printed = capsys.readouterr().err
    assert all(f"\n  {name} " in printed for name in COMMANDS)


@pytest.mark.parametrize("name", ["read", "query", "export", "versions"])
def test_what_answers_no_request_imports_no_server(name: str) -> None:
    code = f"import sys, prisongraph.__main__ as p\np.main([{name!r}, '--help'])\nprint('fastapi' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.splitlines()[-1] == "False"
