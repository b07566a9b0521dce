"""The command `prisongraph`: how people, tests and scripts drive everything."""

from __future__ import annotations

import functools
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module, metadata
from typing import Annotated, ParamSpec

import typer

from ontology.collecting import collect_seldom
from ontology.errors import PrisongraphError
from prisongraph.console import DONE, FAILED, say, tell_error

# Work is spread over processes; threads of linear algebra within each only wait for each other (eight times slower).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

COMMANDS = {
    "demo": "Build a graph from the specimen reports shipped with the program, serve it and open the browser.",
    "build": "Read report files and folders (.pdf .txt .md) into a dataset, and switch it to a new version.",
    "read": "Print what was understood of one report as JSON, storing nothing.",
    "check": "Read and validate reports without storing them, and print each problem with its place and what to do.",
    "query": "Answer a SPARQL query from the current version of a dataset.",
    "ask": "Ask a named question of the current version; without a name, list the questions and what they take.",
    "export": "Write the current version, or one report of it, as RDF; or a network of it for other tools.",
    "picture": "Draw a network into a file that opens without a server or internet; without a name, list the networks.",
    "serve": "Serve the pages, the API and SPARQL until stopped.",
    "get": "Ask the web application for one address; the exit code is 0, 1 for a 4xx, 2 for a 5xx.",
    "publish": "Let a SPARQL server hold the current version: only graphs that differ are sent.",
    "versions": "List the versions of a dataset; the one that answers is marked.",
    "rollback": "Let an earlier version answer.",
    "backup": "Write all that was read and decided, and the current version, into one archive.",
    "restore": "Unpack an archive of `backup` into a new dataset folder, and check it.",
    "links": "Concerns linked across inspections, and what people decide about the links.",
}
"""Each command and how its help begins. What a command needs is imported when it is asked for, and nothing else."""

_MODULES = {"rollback": "versions", "backup": "versions", "restore": "versions"}

Arguments = ParamSpec("Arguments")


def command_of(name: str) -> Callable[..., int] | typer.Typer:
    """The function of a command, or the commands below it."""
    found: Callable[..., int] | typer.Typer
    found = getattr(import_module(f"prisongraph.commands.{_MODULES.get(name, name)}"), name)
    return found


def application(asked: str) -> typer.Typer:
    """All commands by their names, but only the one that is asked for with what it takes and does."""
    app = typer.Typer(
        name="prisongraph",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    for name, words in COMMANDS.items():
        found = command_of(name) if name == asked else None
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name)
        elif found is not None:
            app.command(name)(_exits(found))
        else:
            app.command(name, short_help=words)(_named)
    app.callback(no_args_is_help=True)(_any)
    return app


def _tell_edition(asked: bool) -> None:
    if asked:
        typer.echo(f"prisongraph {metadata.version('prisongraph')}")
        raise typer.Exit


_EDITION = typer.Option("--version", help="Print which edition this is.", callback=_tell_edition, is_eager=True)


def _any(version: Annotated[bool, _EDITION] = False) -> None:
    """Reads prison inspection reports into a validated graph, and answers questions from it."""


def _named() -> None:
    """Stands for a command that is not asked for."""


def _exits(command: Callable[Arguments, int]) -> Callable[Arguments, None]:
    """The command with the code that it returns as its exit code."""

    @functools.wraps(command)
    def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        raise typer.Exit(command(*args, **kwargs))

    return run


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 done, 1 something was refused or not conformant, 2 could not do it."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    collect_seldom()
    try:
        application(words[0] if words else "")(words, prog_name="prisongraph")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else DONE
    except PrisongraphError as error:
        tell_error(error)
    except KeyboardInterrupt:
        say("stopped")
    except Exception:  # noqa: BLE001 # the outer border: whatever happened is told whole
        traceback.print_exc()
        say("hint: this is a fault of the program; please report it with the lines above")
    return FAILED


if __name__ == "__main__":
    sys.exit(main())
