"""`prisongraph read`: prints what was understood of one report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ingest.reading import read_report
from ontology.read_json import as_json
from prisongraph.console import DONE, print_json


def read(file: Annotated[Path, typer.Argument(metavar="FILE", help="A report: .pdf, .txt or .md.")]) -> int:
    """Print what was understood of one report as JSON, storing nothing."""
    print_json(as_json(read_report(file)))
    return DONE
