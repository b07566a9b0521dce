"""`prisongraph versions`, `rollback`, `backup`, `restore`: the versions of a dataset, and its safety."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphs.dataset import Dataset
from graphs.keeping import backup as write_backup
from graphs.keeping import restore as read_backup
from prisongraph.console import DONE, print_json, print_table, say
from prisongraph.options import AsJson, DatasetPath


def versions(
    dataset: DatasetPath,
    *,
    prune: Annotated[
        int | None, typer.Option("--prune", metavar="N", min=1, help="Keep the newest N, and remove the others.")
    ] = None,
    machine: AsJson = False,
) -> int:
    """List the versions of a dataset; the one that answers is marked."""
    opened = Dataset.open(dataset).versions
    for name in opened.prune(prune) if prune else ():
        say(f"removed {name}")
    current = opened.current_id()
    kept = [
        {
            "version": version.id,
            "current": version.id == current,
            "made": version.manifest.made,
            "reports": len(version.manifest.reports),
            "quads": version.manifest.quads,
        }
        for version in opened.all()
    ]
    if machine:
        print_json(kept)
    else:
        rows = ([_cell(value) for value in line.values()] for line in kept)
        print_table(("version", "current", "made", "reports", "quads"), rows, right=("reports", "quads"))
    return DONE


def rollback(
    dataset: DatasetPath,
    version: Annotated[str | None, typer.Argument(help="The version; without it, the one before.")] = None,
) -> int:
    """Let an earlier version answer."""
    say(f"now answering: {Dataset.open(dataset).versions.rollback(version).id}")
    return DONE


def backup(dataset: DatasetPath, archive: Annotated[Path, typer.Argument(metavar="FILE.tar.gz")]) -> int:
    """Write all that was read and decided, and the current version, into one archive."""
    say(f"written: {write_backup(Dataset.open(dataset), archive)}")
    return DONE


def restore(dataset: DatasetPath, archive: Annotated[Path, typer.Argument(metavar="FILE.tar.gz")]) -> int:
    """Unpack an archive of `backup` into a new dataset folder, and check it."""
    restored = read_backup(archive, dataset)
    say(f"restored {len(restored.report_keys())} reports into {dataset}")
    return DONE


def _cell(value: object) -> str:
    return {True: "*", False: ""}[value] if isinstance(value, bool) else str(value)
