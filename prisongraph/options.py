"""Which options do several commands share, and how are they worded?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Report files, and folders that hold them.")]

DatasetPath = Annotated[
    Path,
    typer.Option(
        "--dataset", metavar="DIR", envvar="PRISONGRAPH_DATASET", help="The dataset folder.", resolve_path=True
    ),
]

MaybeDataset = Annotated[
    Path | None,
    typer.Option(
        "--dataset", metavar="DIR", envvar="PRISONGRAPH_DATASET", help="The dataset folder.", resolve_path=True
    ),
]

Store = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="ADDRESS",
        envvar="PRISONGRAPH_STORE",
        help="A SPARQL server that holds the dataset; how to get in there is in the environment.",
    ),
]

AsJson = Annotated[bool, typer.Option("--json", help="Print machine-readable JSON.")]

Jobs = Annotated[
    int,
    typer.Option("--jobs", metavar="N", min=1, help="How many processes read at a time.", show_default="one a core"),
]

Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="ADDRESS", help="Read on the Dask cluster whose scheduler is at tcp://..."),
]

Port = Annotated[int, typer.Option(help="The port; 0 takes a free one.", envvar="PRISONGRAPH_PORT")]

CORES = len(os.sched_getaffinity(0))
"""The processor cores that this process may use."""
