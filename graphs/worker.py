"""What does one killable process do? It opens a store for reading, and answers one query after another on a socket.

Whatever happens in here, an aborted process included, is an answer for the server, never its own fall.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

import pyoxigraph as ox

from graphs.confine import die_with_parent, forbid_network, limit_memory
from graphs.first import Cut, first_of
from graphs.frames import LENGTH, WHOLE, Sender, frame
from graphs.gate import Examined, Limits, examine
from graphs.plain import PLAIN, is_plain
from graphs.store import RDF_FORMATS, RESULT_FORMATS, OxigraphStore, syntax_error
from ontology.errors import DatasetError, QueryError, QueryTimeout, QueryTooLarge, StoreUnavailable

STACK = 64 * 1024 * 1024
"""Stack for evaluation: eight times that in which the gate's limits were found to be safe."""

Ended = tuple[bytes, dict[str, Any]]
"""The last frame of an answer: its letter and what it says."""

BASE_MEMORY = 256 * 1024 * 1024
"""What an idle worker may map for itself: the engine's caches, Python, libraries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerSettings:
    """How a worker works: its store, whether the default graph is the union, and what a query may cost."""

    store: str
    union: bool = True
    memory: int = 1024 * 1024 * 1024
    answer_bytes: int = 256 * 1024 * 1024
    answer_rows: int = 1_000_000
    limits: Limits = field(default_factory=Limits)

    @property
    def remote(self) -> bool:
        """Whether the store is a SPARQL server, given by its address."""
        return self.store.startswith(("http://", "https://"))

    @property
    def program(self) -> str:
        """The module that a worker runs."""
        return "graphs.remote.worker" if self.remote else "graphs.worker"

    def as_json(self) -> str:
        """One line, for the command line of the process."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> WorkerSettings:
        """The settings in `as_json`."""
        value = json.loads(text)
        return cls(**{**value, "limits": Limits(**value["limits"])})


class Request(NamedTuple):
    """A query with the dataset asked for in the protocol, and the media type for each kind of answer (None: none)."""

    query: str
    rows_as: str | None
    triples_as: str | None
    base: str = ""
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    cut: Cut | None = None
    """Which of its things come first is wanted, in JSON: only the server itself asks so."""

    def frame(self) -> bytes:
        """The request as it goes over the socket."""
        payload = json.dumps(self._asdict()).encode()
        return LENGTH.pack(len(payload)) + payload


def main() -> None:
    """Serve a store of this machine."""
    begin(_run)


def begin(run: Callable[[socket.socket, WorkerSettings], None]) -> None:
    """Run until the socket closes, with stack to evaluate on; the arguments are its number and the settings."""
    die_with_parent()
    connection = socket.socket(fileno=int(sys.argv[1]))
    settings = WorkerSettings.from_json(sys.argv[2])
    threading.stack_size(STACK)
    thread = threading.Thread(target=run, args=(connection, settings))
    thread.start()
    thread.join()


def _run(connection: socket.socket, settings: WorkerSettings) -> None:
    forbid_network()
    try:
        store = OxigraphStore.read_only(Path(settings.store))
    except DatasetError as error:
        connection.sendall(frame(b"X", {"kind": "dataset", "message": error.message}))
        return
    limit_memory(settings.memory + STACK + BASE_MEMORY)
    connection.sendall(frame(b"R", {}))
    serve(connection, settings, lambda request, sender: outcome(partial(_answer, store, request, settings, sender)))


def serve(connection: socket.socket, settings: WorkerSettings, answer: Callable[[Request, Sender], Ended]) -> None:
    """Answer one request after another until the socket closes."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, WHOLE)  # what is gathered goes out without a wait
    receive = connection.makefile("rb")
    while head := receive.read(LENGTH.size):
        request = json.loads(receive.read(LENGTH.unpack(head)[0]))
        sender = Sender(connection, settings.answer_bytes, settings.answer_rows)
        ended = answer(Request(**request), sender)
        try:
            sender.end(*ended)
        except QueryTooLarge as error:  # told by its last piece
            sender.end(b"X", {"kind": "too-large", **_explained(error)})


def outcome(work: Callable[[], None]) -> Ended:
    """Do the work; the last frame of the answer: its end, or what went wrong."""
    try:
        work()
    except StoreUnavailable as error:
        return b"X", {"kind": "store", **_explained(error)}
    except QueryTimeout as error:
        return b"X", {"kind": "timeout", **_explained(error)}
    except QueryTooLarge as error:
        return b"X", {"kind": "too-large", **_explained(error)}
    except SyntaxError as error:
        return b"X", {"kind": "query", **_explained(syntax_error(str(error)))}
    except QueryError as error:
        return b"X", {"kind": "query", **_explained(error)}
    except MemoryError:
        return b"X", {"kind": "memory", "message": "the query needs more memory than it may have"}
    except (RuntimeError, ValueError, OSError) as error:
        return b"X", {"kind": "query", "message": f"the query failed: {error}"}
    return b"E", {}


def _answer(store: OxigraphStore, request: Request, settings: WorkerSettings, sender: Sender) -> None:
    plain = is_plain(request.query, settings.limits)
    examined = PLAIN if plain else examine(request.query, settings.limits, base=request.base)
    check_graphs(store.has_graph, request, examined)
    answer = store.raw.query(request.query, base_iri=request.base or None, **_dataset(request, examined, settings))
    if request.cut is not None and isinstance(answer, ox.QuerySolutions):
        sender.head("application/json", examined.volatile)
        sender.write(json.dumps(first_of(answer, Cut(*request.cut))).encode())
        return
    triples = isinstance(answer, ox.QueryTriples)
    media_type = request.triples_as if triples else request.rows_as
    if media_type is None:
        kind = "triples" if triples else "rows"
        raise NotAcceptable(f"none of the accepted media types can hold {kind}", hint="widen the Accept header")
    sender.head(media_type, examined.volatile)
    output = cast(IO[bytes], sender)  # the engine needs `write` and `flush` alone
    if isinstance(answer, ox.QueryTriples):
        answer.serialize(output, RDF_FORMATS[media_type])
    else:
        answer.serialize(output, RESULT_FORMATS[media_type])


class NotAcceptable(QueryError):
    """The client takes no media type that could hold the answer."""


def check_graphs(has_graph: Callable[[str], bool], request: Request, examined: Examined) -> None:
    """Refuse graphs that the dataset has not."""
    if request.default_graphs or request.named_graphs:
        asked = (*request.default_graphs, *request.named_graphs)
    else:
        asked = (*examined.default_graphs, *examined.named_graphs)
    for name in asked:
        try:
            held = has_graph(name)
        except ValueError:
            held = False
        if not held:
            raise QueryError(f"the graph <{name}> is not part of this dataset", hint="ask for its graphs: GRAPH ?g {}")


def _dataset(request: Request, examined: Examined, settings: WorkerSettings) -> dict[str, Any]:
    default, named = examined.default_graphs, examined.named_graphs
    if request.default_graphs or request.named_graphs:
        default, named = request.default_graphs, request.named_graphs
    elif len(set(default)) == len(default):
        return {"use_default_graph_as_union": settings.union and not examined.chooses_graphs}
    return {  # a graph that is named twice is there once: the engine would match its triples twice
        "default_graph": [ox.NamedNode(name) for name in dict.fromkeys(default)],
        "named_graphs": [ox.NamedNode(name) for name in dict.fromkeys(named)],
    }


def _explained(error: QueryError) -> dict[str, Any]:
    kind = {"kind": "not-acceptable"} if isinstance(error, NotAcceptable) else {}
    return {"message": error.message, "hint": error.hint, "line": error.line, "column": error.column, **kind}


if __name__ == "__main__":
    main()
