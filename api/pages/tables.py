"""How does one take a query's rows away? As CSV that is safe in a spreadsheet, as JSON, or as its SPARQL."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.pages.reading import Row, queries
from api.service import Service
from graphs.questions import Question, Value, questions
from graphs.store import Store

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would work out."""


def answer(service: Service, request: Request) -> Response:
    """`/tables/{name}.{suffix}`: a query of the pages, or a named question, with the values in the query string.

    Raises:
        HTTPException: 404 for an unknown query or suffix; 503 where nothing is served.
    """
    name, suffix = str(request.path_params["name"]), str(request.path_params["suffix"])
    query = queries().get(name) or questions().get(name)
    if query is None or suffix not in {"csv", "json", "rq"}:
        raise HTTPException(404)
    if service.store is None:
        raise HTTPException(503)
    taken = {each.name for each in query.parameters}
    values = {key: value for key, value in request.query_params.items() if key in taken and value}
    body, media_type = _written(query, values, suffix, service.store)
    headers = {"Content-Disposition": f'inline; filename="{name}.{suffix}"', "Cache-Control": "no-cache"}
    return Response(body, headers=headers, media_type=media_type)


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


def _written(query: Question, values: Mapping[str, str], suffix: str, store: Store) -> tuple[str, str]:
    if suffix == "rq":
        return query.sparql(values), "application/sparql-query; charset=utf-8"
    rows = list(query.rows(store, values))
    if suffix == "csv":
        return as_csv(list(query.columns), rows), "text/csv; charset=utf-8"
    content = {"question": query.words, "values": values, "count": len(rows), "rows": [_plain(row) for row in rows]}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n", "application/json"


def _plain(row: Row) -> dict[str, object]:
    return {
        name: float(value) if isinstance(value, Decimal) else value for name, value in row.items() if value is not None
    }
