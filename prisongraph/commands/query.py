"""`prisongraph query`: answers a SPARQL query from the current version."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.negotiation import named_format
from graphs.answering import PoolSettings
from graphs.dataset import Dataset
from graphs.pool import Pool
from graphs.remote import Access
from graphs.worker import Request, WorkerSettings
from ontology.errors import UsageError
from prisongraph.console import DONE, print_table
from prisongraph.options import MaybeDataset, Store


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"


def query(
    dataset: MaybeDataset = None,
    text: Annotated[str, typer.Argument(metavar="SPARQL", help="The query.", show_default=False)] = "",
    *,
    store: Store = None,
    file: Annotated[Path | None, typer.Option("-f", "--file", metavar="FILE.rq", help="Read it from a file.")] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that it may run.")] = 600.0,
) -> int:
    """Answer a SPARQL query from the current version of a dataset."""
    if bool(text) == (file is not None):
        raise UsageError("give one query", hint="as an argument, or with -f FILE.rq")
    asked = _request(_read(file) if file else text, form)
    taken: list[bytes] = []
    take: Callable[[bytes], object] = taken.append if form is Format.TABLE else sys.stdout.buffer.write
    with _opened(dataset, store) as opened:
        media_type = asyncio.run(_answer(opened, asked, timeout, take))
    if form is Format.TABLE:
        _print(b"".join(taken), media_type)
    sys.stdout.flush()
    return DONE


@contextmanager
def _opened(dataset: Path | None, store: str | None) -> Iterator[str]:
    """Where the store is, kept while the block runs: an address, or the folder of the current version."""
    if store:
        yield Access.at(store).query
    elif dataset is None:
        raise UsageError("no dataset is given", hint="--dataset DIR, or --store ADDRESS")
    else:
        version = Dataset.open(dataset).current()
        with version.in_use():
            yield str(version.store_path)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read: {error}", hint="give a file of SPARQL in UTF-8") from error


def _request(text: str, form: Format) -> Request:
    if form is Format.TABLE:
        return Request(query=text, rows_as="application/sparql-results+json", triples_as="text/turtle")
    rows, triples = named_format(form) or (None, None)
    return Request(query=text, rows_as=rows, triples_as=triples)


async def _answer(store: str, asked: Request, timeout: float, take: Callable[[bytes], object]) -> str:
    pool = Pool(PoolSettings(workers=1, timeout=timeout, patience=float("inf")))
    await pool.switch("current", WorkerSettings(store=store, union=False, answer_bytes=1 << 40, answer_rows=1 << 40))
    try:
        async with pool.ask(asked, "command") as answering:
            take(answering.first)
            async for piece in answering.rest():
                take(piece)
            return answering.media_type
    finally:
        await pool.close()


def _print(answer: bytes, media_type: str) -> None:
    if media_type == "text/turtle":
        sys.stdout.write(answer.decode())
        return
    result = json.loads(answer)
    if "boolean" in result:
        sys.stdout.write("yes\n" if result["boolean"] else "no\n")
        return
    columns = result["head"]["vars"]
    rows = ([row[name]["value"] if name in row else "" for name in columns] for row in result["results"]["bindings"])
    print_table(columns, rows)
