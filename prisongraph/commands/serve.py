"""`prisongraph serve`: the API and the pages."""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path
from typing import Annotated

import typer

from api.app import create_app
from api.server import run
from api.settings import ServerSettings
from graphs.remote import Access
from prisongraph.console import DONE, say
from prisongraph.options import MaybeDataset, Store

_TOKEN = "PRISONGRAPH_REVIEW_TOKEN"  # noqa: S105 # the name of it
"""A variable and no option: the arguments of a command can be read by everybody on the machine."""

_RATE_ABROAD = "1200/minute"
"""How often one client may ask where others than this machine can."""


def serve(  # noqa: PLR0913 # each is an option of the command
    dataset: MaybeDataset = None,
    load: Annotated[
        Path | None,
        typer.Option("--load", metavar="FILE", help="Serve an RDF file as it stands, instead.", resolve_path=True),
    ] = None,
    store: Store = None,
    host: Annotated[str, typer.Option(help="The address to listen on.", envvar="PRISONGRAPH_HOST")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.", envvar="PRISONGRAPH_PORT")] = 8000,
    timeout: Annotated[
        float, typer.Option(min=0.1, help="Seconds that a query may run.", envvar="PRISONGRAPH_TIMEOUT")
    ] = 30.0,
    workers: Annotated[int, typer.Option(min=1, help="Queries that run at a time.", envvar="PRISONGRAPH_WORKERS")] = 2,
    memory: Annotated[
        int, typer.Option(min=64, help="Megabytes that a query may take.", envvar="PRISONGRAPH_MEMORY")
    ] = 1024,
    rows: Annotated[
        int, typer.Option(min=1, help="Rows that an answer may have.", envvar="PRISONGRAPH_ROWS")
    ] = 1_000_000,
    rate: Annotated[
        str | None, typer.Option(help="Requests for one client, as 600/minute.", envvar="PRISONGRAPH_RATE")
    ] = None,
    warm: Annotated[
        bool,
        typer.Option(
            "--warm/--cold", help="Make the largest pages before anybody asks for them.", envvar="PRISONGRAPH_WARM"
        ),
    ] = True,
) -> int:
    """Serve the pages, the API and SPARQL until stopped. A new version is served as soon as it is built."""
    settings = ServerSettings(
        dataset=None if load else dataset,
        load=load,
        store=Access.at(store) if store and not load else None,
        timeout=timeout,
        workers=workers,
        memory=memory * 1024 * 1024,
        answer_rows=rows,
        review_token=os.environ.pop(_TOKEN, ""),  # popped: no process that is started from here needs it
        warm=warm and store is None,  # a remote store is asked by visitors only
        rate=("" if _at_home(host) else _RATE_ABROAD) if rate is None else rate,
    )
    app = create_app(settings)
    try:
        run(app, host, port, lambda address: say(f"serving {address}"))
    except KeyboardInterrupt:
        say("stopped")
    return DONE


def _at_home(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
