"""`prisongraph demo`: something on the screen with one command."""

from __future__ import annotations

import webbrowser
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from api.app import create_app
from api.server import run
from api.settings import ServerSettings
from ingest.pipeline import Means
from ingest.pipeline import build as build_dataset
from prisongraph.console import DONE, NOT_CONFORMANT, progress, say
from prisongraph.options import CORES, Port
from prisongraph.report import print_outcomes, tell_failures


def demo(
    dataset: Annotated[
        Path, typer.Option("--dataset", metavar="DIR", help="Where to build it.", resolve_path=True)
    ] = Path("demo-dataset"),
    *,
    port: Port = 8000,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve it once it is built.")] = True,
) -> int:
    """Build a graph from the specimen reports shipped with the program, serve it and open the browser.

    The specimens are about prisons that do not exist.
    """
    with as_file(files("prisongraph") / "specimens") as specimens, progress("Reading") as watch:
        built = build_dataset(sorted(specimens.glob("*.pdf")), dataset, Means(jobs=CORES, watch=watch))
    print_outcomes(built.outcomes)
    tell_failures(built.outcomes)
    if serve:
        app = create_app(ServerSettings(dataset=dataset))
        run(app, "127.0.0.1", port, lambda url: _open(url, browser=browser), quiet=True)
    return DONE if built.complete else NOT_CONFORMANT


def _open(address: str, *, browser: bool) -> None:
    say(f"serving {address} (Ctrl-C stops it)")
    if browser:
        webbrowser.open(address)
