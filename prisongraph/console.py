"""How does the command speak? Data on stdout, everything else on stderr, readable without colour."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from ontology.errors import PrisongraphError

DONE, NOT_CONFORMANT, FAILED = 0, 1, 2
"""The exit codes: done and conformant; done, but something was refused; could not do it."""

_WIDE = 160
"""Columns of a table that goes into a file or a pipe."""


def say(words: str) -> None:
    """One line for people, on stderr."""
    sys.stderr.write(words + "\n")


def tell_error(error: PrisongraphError) -> None:
    """What happened and what to do, on stderr."""
    say(f"error: {error.message}")
    if error.hint:
        say(f"hint: {error.hint}")


def print_data(text: str) -> None:
    """Text on stdout, closed with a line end."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def print_json(value: object) -> None:
    """A value as indented JSON on stdout."""
    print_data(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[str] = ()) -> None:
    """Rows under their headings, on stdout; `right` names the columns that hold numbers."""
    from rich.console import Console  # takes a tenth of a second, and most commands print no table
    from rich.table import Table

    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else _WIDE)
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    with console.capture() as captured:
        console.print(table)
    print_data("\n".join(line.rstrip() for line in captured.get().splitlines()))


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar on stderr while the block runs, moved on by calling what is yielded; nothing where it is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[name]}"))
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(what, total=None, name="")
        yield lambda done, everything, name: bar.update(task, completed=done, total=everything, name=name)
