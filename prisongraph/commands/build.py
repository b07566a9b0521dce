"""`prisongraph build`: reads reports into a dataset."""

from __future__ import annotations

import textwrap

from graphs.linking.listing import notes_of
from ingest.pipeline import Built, Means
from ingest.pipeline import build as build_dataset
from prisongraph.commands.publish import publish_version
from prisongraph.console import DONE, NOT_CONFORMANT, print_data, print_json, progress
from prisongraph.options import CORES, AsJson, DatasetPath, Jobs, Paths, Scheduler, Store
from prisongraph.report import print_across, print_outcomes, tell_failures

_WIDTH = 110
"""Characters in a line of what links say of themselves."""


def build(
    paths: Paths,
    dataset: DatasetPath,
    jobs: Jobs = CORES,
    scheduler: Scheduler = None,
    store: Store = None,
    as_json: AsJson = False,
) -> int:
    """Read report files and folders (.pdf .txt .md) into a dataset, and switch it to a new version.

    Files that were read before by the same program are not read again. A file that cannot be read, or whose graph
    does not conform to the shapes, stays out and is told of; the others are built. With --store, the new version is
    published there, too.
    """
    with progress("Reading") as watch:
        built = build_dataset(paths, dataset, Means(jobs=jobs, scheduler=scheduler, watch=watch))
    if as_json:
        print_json(_as_json(built))
    else:
        print_outcomes(built.outcomes)
        notes = (textwrap.fill(f"links: {note}", _WIDTH, subsequent_indent="  ") for note in _notes(built))
        print_data("\n".join(["", _closing(built), *notes]))
        print_across(built.across)
    tell_failures(built.outcomes)
    if store:
        publish_version(built.version, store)
    return DONE if built.complete else NOT_CONFORMANT


def _closing(built: Built) -> str:
    manifest = built.version.manifest
    held = len(manifest.reports)
    return f"version {manifest.id} holds {held} report{'s' * (held != 1)}, {manifest.quads:,} triples"


def _notes(built: Built) -> tuple[str, ...]:
    return notes_of(built.version.open())


def _as_json(built: Built) -> dict[str, object]:
    manifest = built.version.manifest
    return {
        "version": {"id": manifest.id, "reports": list(manifest.reports), "triples": manifest.quads},
        "seconds": round(built.seconds, 3),
        "links": list(_notes(built)),
        "across": list(built.across),
        "files": [outcome.as_json() for outcome in built.outcomes],
    }
