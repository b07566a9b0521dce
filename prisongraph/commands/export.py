"""`prisongraph export`: the current version as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, Annotated

import typer

from graphs.dataset import Dataset
from graphs.export import Format
from graphs.export import export as export_version
from graphs.network import Filters, make_network, ready_made
from graphs.network.files import NetworkFormat, write_network
from graphs.network.form import MOST
from graphs.versions import Version
from ontology.errors import UsageError
from prisongraph.console import DONE
from prisongraph.options import DatasetPath

_FORMATS = (*Format, *NetworkFormat)
_OF_NETWORKS = f"{', '.join(NetworkFormat)} for a network"


def export(
    dataset: DatasetPath,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"{', '.join(Format)}; or {_OF_NETWORKS}.")
    ] = Format.NQUADS,
    report: Annotated[str | None, typer.Option("--report", metavar="KEY", help="One report only.")] = None,
    network: Annotated[
        str | None, typer.Option("--network", metavar="NAME", help="A network, such as prison-topic.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; without it, stdout.")
    ] = None,
) -> int:
    """Write the current version, or one report of it, as RDF; or a network of it for other tools."""
    if form not in _FORMATS:
        raise UsageError(f"there is no format {form}", hint=", ".join(_FORMATS))
    if (form in [*NetworkFormat]) != (network is not None):
        names = ", ".join(ready_made())
        raise UsageError(f"--format {form} and --network do not go together", hint=f"{_OF_NETWORKS}: {names}")
    version = Dataset.open(dataset).current()
    if output is None:
        _write(version, sys.stdout.buffer, form, report, network)
        return DONE
    part = output.with_name(f".{output.name}.part")
    with part.open("wb") as file:
        _write(version, file, form, report, network)
    part.replace(output)
    return DONE


def _write(version: Version, output: IO[bytes], form: str, report: str | None, network: str | None) -> None:
    if network is None:
        export_version(version, output, Format(form), report=report)
        return
    made = make_network(version.open(), network, Filters(limit=MOST))
    output.write(write_network(made, NetworkFormat(form)))
