"""What does one killable process do? It opens a store for reading, and answers one query after another on a socket.

A request is a frame of JSON; an answer is frames: `H` (`1` or `0`, whether it may vary, and the media type), any number
of `D` (bytes of the result), then `E` (it is whole) or `X` (an error as JSON). A frame is a letter, four bytes of
length, its payload.
Whatever happens in here, an aborted process included, is an answer for the server, never its own fall.
"""

from __future__ import annotations

import json
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

import pyoxigraph as ox

from graphs.confine import die_with_parent, forbid_network, limit_memory
from graphs.first import Cut, first_of
from graphs.gate import Examined, Limits, examine
from graphs.plain import PLAIN, is_plain
from graphs.rows import RowCount
from graphs.store import RDF_FORMATS, RESULT_FORMATS, OxigraphStore, syntax_error
from ontology.errors import DatasetError, QueryError, QueryTimeout, QueryTooLarge, StoreUnavailable

FRAME = struct.Struct(">cI")
LENGTH = struct.Struct(">I")
STACK = 64 * 1024 * 1024
"""Stack for evaluation: eight times that in which the gate's limits were found to be safe."""
_END = FRAME.pack(b"E", 0)
PIECE = 64 * 1024
"""Bytes from which a piece of an answer goes out."""

_WHOLE = 512 * 1024
"""Bytes that are gathered of an answer that comes fast, so that most go out in one piece."""

_FAST = 0.03
"""Seconds of processor time for which an answer is gathered so."""

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


class Sender:
    """A file to the server: frames of 64 to 512 KB, blocking while the server does not read on."""

    def __init__(self, connection: socket.socket, settings: WorkerSettings) -> None:
        self._connection = connection
        self._limit = settings.answer_bytes
        self._rows = RowCount("", settings.answer_rows)
        self._buffer = bytearray()
        self._head = b""
        self._gathers_until = time.thread_time() + _FAST

    def head(self, media_type: str, volatile: bool) -> None:
        self._rows = RowCount(media_type, self._rows.limit)
        payload = (b"1" if volatile else b"0") + media_type.encode()
        self._head = FRAME.pack(b"H", len(payload)) + payload

    def write(self, data: bytes) -> int:
        self._buffer += data
        size = len(self._buffer)
        if size >= PIECE and (size >= _WHOLE or time.thread_time() > self._gathers_until):
            self._send_buffer()
        return len(data)

    def flush(self) -> None:
        """Nothing: what is not full goes with the end."""

    def end(self, letter: bytes, value: object) -> None:
        if letter == b"E":
            self._send_buffer(_END)
        else:
            self._connection.sendall(frame(letter, value))

    def _send_buffer(self, after: bytes = b"") -> None:
        self._limit -= len(self._buffer)
        if self._limit < 0:
            raise QueryTooLarge("the answer is too large", hint="ask for less with LIMIT, or take the dumps")
        self._rows.add(self._buffer)
        mark = FRAME.pack(b"D", len(self._buffer)) if self._buffer else b""
        _send_all(self._connection, [self._head, mark, self._buffer, after])
        self._head = b""
        self._buffer = bytearray()


def _send_all(connection: socket.socket, parts: list[bytes | bytearray]) -> None:
    sent, size = connection.sendmsg(parts), sum(map(len, parts))
    if sent < size:
        connection.sendall(memoryview(b"".join(parts))[sent:])


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
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _WHOLE)  # what is gathered goes out without a wait
    receive = connection.makefile("rb")
    while head := receive.read(LENGTH.size):
        request = json.loads(receive.read(LENGTH.unpack(head)[0]))
        sender = Sender(connection, settings)
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
    if request.default_graphs or request.named_graphs:
        return {
            "default_graph": [ox.NamedNode(name) for name in request.default_graphs],
            "named_graphs": [ox.NamedNode(name) for name in request.named_graphs],
        }
    return {"use_default_graph_as_union": settings.union and not examined.chooses_graphs}


def _explained(error: QueryError) -> dict[str, Any]:
    kind = {"kind": "not-acceptable"} if isinstance(error, NotAcceptable) else {}
    return {"message": error.message, "hint": error.hint, "line": error.line, "column": error.column, **kind}


def frame(letter: bytes, value: object) -> bytes:
    """A frame with JSON in it."""
    payload = json.dumps(value).encode()
    return FRAME.pack(letter, len(payload)) + payload


if __name__ == "__main__":
    main()
