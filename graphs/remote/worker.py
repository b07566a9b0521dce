"""What does one killable process do for a remote store? It lets queries through the gate, and passes answers on.

It speaks as the worker of the embedded store does (graphs/worker.py). A query is parsed by our own engine first: only
standard SPARQL 1.1 reaches the store, with none of its own extensions, and what does not parse has a line and column.
Answers are read and written anew, so that they are in the format asked for, and what is not whole is found out.
"""

from __future__ import annotations

import re
import socket
from functools import partial
from typing import IO, cast

import pyoxigraph as ox

from graphs.confine import limit_memory
from graphs.frames import Sender, frame
from graphs.gate import Examined, examine
from graphs.remote.access import Access
from graphs.remote.client import Parameters
from graphs.remote.store import RemoteStore
from graphs.store import RDF_FORMATS, RESULT_FORMATS
from graphs.worker import (
    BASE_MEMORY,
    STACK,
    NotAcceptable,
    Request,
    WorkerSettings,
    begin,
    check_graphs,
    outcome,
    serve,
)
from ontology.errors import PrisongraphError, QueryError

# Functions and properties of Virtuoso that are no SPARQL: `<bif:...>`, `PREFIX sql: <sql:>`
_OF_ITS_OWN = re.compile(r"<\s*(?:bif|sql|xslt?)\s*:", re.IGNORECASE)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def main() -> None:
    """Serve a store that is a SPARQL server."""
    begin(_run)


def _run(connection: socket.socket, settings: WorkerSettings) -> None:
    limit_memory(settings.memory + STACK + BASE_MEMORY)
    try:
        store = RemoteStore.open(Access.at(settings.store))
    except PrisongraphError as error:
        connection.sendall(frame(b"X", {"kind": "store", "message": error.message, "hint": error.hint}))
        return
    connection.sendall(frame(b"R", {}))
    serve(connection, settings, lambda request, sender: outcome(partial(_answer, store, request, settings, sender)))


def _answer(store: RemoteStore, request: Request, settings: WorkerSettings, sender: Sender) -> None:
    examined = examine(request.query, settings.limits, base=request.base)
    _check_standard(request)
    check_graphs(store.has_graph, request, examined)
    media_type = request.rows_as if examined.form in ("select", "ask") else request.triples_as
    if media_type is None:
        raise NotAcceptable("none of the accepted media types can hold the answer", hint="widen the Accept header")
    query = f"BASE <{request.base}>\n{request.query}" if request.base else request.query
    with store.client.answer(query, examined.form, _dataset(store, request, examined)) as answer:
        sender.head(media_type, examined.volatile or not store.held.settled)
        output = cast(IO[bytes], sender)  # the engine needs `write` and `flush` alone
        if isinstance(answer, ox.QuerySolutions | ox.QueryBoolean):
            answer.serialize(output, RESULT_FORMATS[media_type])
        else:
            ox.serialize(answer, output, RDF_FORMATS[media_type])


def _check_standard(request: Request) -> None:
    """Refuse what our own engine does not parse, and what only the store would understand."""
    plain = _ESCAPED.sub(lambda found: chr(min(int(found[1] or found[2], 16), 0x10FFFF)), request.query)
    if _OF_ITS_OWN.search(plain):
        raise QueryError("functions of the store's own are not allowed here", hint="use those of SPARQL 1.1")
    ox.Store().query(request.query, base_iri=request.base or None)


def _dataset(store: RemoteStore, request: Request, examined: Examined) -> Parameters:
    if request.default_graphs or request.named_graphs:
        default = [("default-graph-uri", name) for name in request.default_graphs]
        return (*default, *(("named-graph-uri", name) for name in request.named_graphs))
    return store.parameters(examined)


if __name__ == "__main__":
    main()
