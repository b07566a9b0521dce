"""The command `prisongraph`: how people, tests and scripts drive everything."""

from __future__ import annotations

import functools
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import ParamSpec

import typer

from ontology.errors import PrisongraphError
from prisongraph.commands.ask import ask
from prisongraph.commands.build import build
from prisongraph.commands.check import check
from prisongraph.commands.demo import demo
from prisongraph.commands.export import export
from prisongraph.commands.get import get
from prisongraph.commands.links import links
from prisongraph.commands.publish import publish
from prisongraph.commands.query import query
from prisongraph.commands.read import read
from prisongraph.commands.serve import serve
from prisongraph.commands.versions import backup, restore, rollback, versions
from prisongraph.console import DONE, FAILED, say, tell_error

app = typer.Typer(
    name="prisongraph",
    help="Reads prison inspection reports into a validated graph, and answers questions from it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Arguments = ParamSpec("Arguments")


def _exits(command: Callable[Arguments, int]) -> Callable[Arguments, None]:
    """The command with the code that it returns as its exit code."""

    @functools.wraps(command)
    def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        raise typer.Exit(command(*args, **kwargs))

    return run


COMMANDS = (demo, build, read, check, query, ask, export, serve, get, publish, versions, rollback, backup, restore)
for command in COMMANDS:
    app.command()(_exits(command))
app.add_typer(links, name="links")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 done, 1 something was refused or not conformant, 2 could not do it."""
    try:
        app(arguments, prog_name="prisongraph")
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
