"""`prisongraph get`: one request to the web application, without a server."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated

import typer

from api.once import request_once
from api.settings import ServerSettings
from ontology.errors import UsageError
from prisongraph.console import DONE, FAILED, NOT_CONFORMANT, say
from prisongraph.options import DatasetPath


def get(
    dataset: DatasetPath,
    path: Annotated[str, typer.Argument(metavar="/PATH", help="The address, with its query string.")],
    *,
    accept: Annotated[str, typer.Option("--accept", help="The media types wanted.")] = "*/*",
    show_headers: Annotated[bool, typer.Option("--headers", help="Print status and headers on stderr.")] = False,
) -> int:
    """Ask the web application for one address; the exit code is 0, 1 for a 4xx, 2 for a 5xx."""
    if not path.startswith("/"):
        raise UsageError(f"{path} is no address", hint="begin it with /")
    status, headers = asyncio.run(
        request_once(ServerSettings(dataset=dataset, workers=1), path, accept, sys.stdout.buffer.write)
    )
    if show_headers:
        say("\n".join([str(status), *(f"{name}: {value}" for name, value in headers)]))
    sys.stdout.flush()
    if status < 400:
        return DONE
    return NOT_CONFORMANT if status < 500 else FAILED
