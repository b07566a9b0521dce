"""`prisongraph export`: the current version as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from graphs.dataset import Dataset
from graphs.export import Format
from graphs.export import export as export_version
from prisongraph.console import DONE
from prisongraph.options import DatasetPath


def export(
    dataset: DatasetPath,
    form: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.NQUADS,
    report: Annotated[str | None, typer.Option("--report", metavar="KEY", help="One report only.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; without it, stdout.")
    ] = None,
) -> int:
    """Write the current version, or one report of it, as RDF."""
    version = Dataset.open(dataset).current()
    if output is None:
        export_version(version, sys.stdout.buffer, form, report=report)
        return DONE
    part = output.with_name(f".{output.name}.part")
    with part.open("wb") as file:
        export_version(version, file, form, report=report)
    part.replace(output)
    return DONE
