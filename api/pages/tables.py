"""How does one take a query's rows away? As CSV that is safe in a spreadsheet, as JSON, or as its SPARQL."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.asked import AskedStore
from api.pages.reading import Row, queries
from api.streaming import CSV, Begun, streamed
from api.written import json_around
from graphs.questions import Question, Value, questions

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would work out."""

_BATCH = 500
"""Rows that are written at a time."""


async def answer(request: Request, store: AskedStore) -> Response:
    """`/tables/{name}.{suffix}`: a query of the pages, or a named question, with the values in the query string.

    Raises:
        HTTPException: 404 for an unknown query or suffix.
        QueryError: its rows could not be had.
    """
    name, suffix = str(request.path_params["name"]), str(request.path_params["suffix"])
    query = queries().get(name) or questions().get(name)
    if query is None or suffix not in _WRITERS:
        raise HTTPException(404)
    taken = {each.name for each in query.parameters}
    values = {key: value for key, value in request.query_params.items() if key in taken and value}
    media_type, write = _WRITERS[suffix]
    headers = {"Content-Disposition": f'inline; filename="{name}.{suffix}"'}
    return await streamed(store, request, lambda: Begun(write(query, values, store), headers), media_type)


def as_csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Rows as CSV. A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers do not."""
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow(columns)
    writer.writerows([safe_cell(row[name]) for name in columns] for row in rows)
    return output.getvalue()


def safe_cell(value: Value) -> str:
    """A value as it stands in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return "'" + text if isinstance(value, str) and text.startswith(_FORMULA) else text


def _as_sparql(query: Question, values: Mapping[str, str], _store: AskedStore) -> Iterator[bytes]:
    yield query.sparql(values).encode("utf-8", "replace")


def _as_csv(query: Question, values: Mapping[str, str], store: AskedStore) -> Iterator[bytes]:
    found, columns = store.select(query.sparql(values)), list(query.columns)
    yield as_csv(columns, ()).encode()
    rows = query.read(found)
    while batch := list(islice(rows, _BATCH)):
        yield as_csv(columns, batch).partition("\n")[2].encode("utf-8", "replace")


def _as_json(query: Question, values: Mapping[str, str], store: AskedStore) -> Iterator[bytes]:
    found = store.select(query.sparql(values))
    before = {"question": query.words, "values": values, "count": found.total}
    return json_around(before, "rows", map(_plain, query.read(found)), {})


def _plain(row: Row) -> dict[str, object]:
    return {
        name: float(value) if isinstance(value, Decimal) else value for name, value in row.items() if value is not None
    }


_WRITERS: Mapping[str, tuple[str, Callable[[Question, Mapping[str, str], AskedStore], Iterator[bytes]]]] = {
    "rq": ("application/sparql-query; charset=utf-8", _as_sparql),
    "csv": (CSV, _as_csv),
    "json": ("application/json", _as_json),
}
