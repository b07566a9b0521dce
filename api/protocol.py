"""What does a SPARQL client ask? A request of the SPARQL 1.1 Protocol, read strictly and within bounds."""

from __future__ import annotations

import asyncio
import codecs
import contextlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from starlette.requests import ClientDisconnect, Request
from starlette.types import Receive

from api.decoding import PIECE, unescaped
from api.negotiation import FORMATS, ROWS, TRIPLES, named_format, wants_page, wished_formats
from api.problems import Problem
from graphs.worker import Request as Query

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_UPDATES = frozenset({"update", "using-graph-uri", "using-named-graph-uri"})
_CHARSETS = frozenset({"utf-8", "utf8", "us-ascii"})
_CLOSE = {"Connection": "close"}
"""For what is refused before its body was read."""

_MOST = 1000
"""Parameters that a request may have."""

_DISCARDED = 32 * 1024 * 1024
_DISCARDING = 5.0


class Refused(Exception):
    """A request that is answered with a problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem

    @property
    def unread(self) -> bool:
        """Whether its body may still be on its way."""
        return "Connection" in self.problem.headers


class Asked(NamedTuple):
    """What was asked: the query, its dataset, and the media types wanted. Without a query: a description, or a page."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    rows_as: str | None = None
    triples_as: str | None = None
    page: bool = False

    def request(self, base: str) -> Query:
        """What a worker is asked, for an endpoint at `base`."""
        return Query(
            query=self.query or "",
            rows_as=self.rows_as,
            triples_as=self.triples_as,
            base=base,
            default_graphs=self.default_graphs,
            named_graphs=self.named_graphs,
        )


async def read_request(request: Request, largest: int) -> Asked:
    """What a GET, HEAD or POST to the endpoint asks.

    Raises:
        Refused: 400, 406, 413 or 415.
    """
    pairs = pairs_in(request.scope["query_string"])
    if request.method == "POST":
        pairs += await _posted(request, largest)
    return asked_in(pairs, ",".join(request.headers.getlist("accept")), largest, posted=request.method == "POST")


def asked_in(pairs: Sequence[tuple[str, str]], accept: str, largest: int, *, posted: bool = False) -> Asked:
    """What parameters and an Accept header ask.

    Raises:
        Refused: 400, 406 or 413.
    """
    if len(pairs) == 1 and pairs[0][0] == "query" and len(pairs[0][1]) <= largest:
        return Asked(pairs[0][1], (), (), *_media_types(accept, {}))  # as most are
    queries = [value for name, value in pairs if name == "query"]
    if any(name in _UPDATES for name, _ in pairs):
        raise Refused(_bad("updates are not allowed here: this dataset is read-only", "ask a query"))
    if len(queries) > 1:
        raise Refused(_bad("there is more than one query", "send one `query` parameter"))
    if not queries and posted:
        raise Refused(_bad("there is no query", "send it as the `query` parameter or as application/sparql-query"))
    if queries and len(queries[0]) > largest:
        raise Refused(_too_large(largest))
    if not queries and "format" not in dict(pairs) and wants_page(accept):
        return Asked(query=None, page=True)
    rows_as, triples_as = _media_types(accept, dict(pairs))
    return Asked(
        query=queries[0] if queries else None,
        default_graphs=tuple(value for name, value in pairs if name == "default-graph-uri"),
        named_graphs=tuple(value for name, value in pairs if name == "named-graph-uri"),
        rows_as=rows_as,
        triples_as=triples_as,
    )


async def read_body(request: Request, largest: int) -> bytes:
    """The body, read no further than `largest` bytes.

    Raises:
        Refused: 413 when it is longer, 415 when it is compressed, 400 when its sender has gone.
    """
    if request.headers.get("content-encoding", "").lower() not in {"", "identity"}:
        hint = "send it uncompressed"
        headers = {**_CLOSE, "Accept-Encoding": "identity"}  # RFC 9110, 12.5.3
        raise Refused(Problem(status=415, kind="encoding", detail="the body is compressed", hint=hint, headers=headers))
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > largest:
        raise Refused(_too_large(largest))
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > largest:
                raise Refused(_too_large(largest))
    except ClientDisconnect as error:
        raise Refused(_bad("the request ended early")) from error
    return bytes(body)


async def discard(receive: Receive) -> None:
    """Read on what a refused client is still sending, within bounds, so that it comes to read our answer."""
    left = _DISCARDED
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_DISCARDING):
            while left > 0:
                message = await receive()
                left -= len(message.get("body", b""))
                if not message.get("more_body", False):
                    return


async def _posted(request: Request, largest: int) -> list[tuple[str, str]]:
    kind = _kind_of_body(request.headers.get("content-type", ""))
    body = await read_body(request, largest)
    return await asyncio.to_thread(_pairs_of, kind, body) if len(body) > PIECE else _pairs_of(kind, body)


def posted_in(content_type: str, body: bytes) -> list[tuple[str, str]]:
    """The parameters that a body holds.

    Raises:
        Refused: 400 or 415.
    """
    return _pairs_of(_kind_of_body(content_type), body)


def _kind_of_body(content_type: str) -> str:
    kind, *parameters = (part.strip().lower() for part in content_type.split(";"))
    charset = next((p.partition("=")[2].strip('"') for p in parameters if p.startswith("charset=")), "utf-8")
    if kind == _UPDATE:
        raise Refused(_bad("updates are not allowed here: this dataset is read-only", "ask a query", close=True))
    if kind not in {_FORM, _QUERY} or charset not in _CHARSETS:
        detail = f"a body of type {content_type[:100] or '(none)'} is not understood"
        hint = f"send {_QUERY} or {_FORM}, in UTF-8"
        headers = {**_CLOSE, "Accept": f"{_QUERY}, {_FORM}"}  # RFC 9110, 12.5.1
        raise Refused(Problem(status=415, kind="media-type", detail=detail, hint=hint, headers=headers))
    return kind


def _pairs_of(kind: str, body: bytes) -> list[tuple[str, str]]:
    return pairs_in(body) if kind == _FORM else [("query", _text(body.removeprefix(codecs.BOM_UTF8)))]


def pairs_in(data: bytes) -> list[tuple[str, str]]:
    """The parameters of an address or a form."""
    fields = data.split(b"&", _MOST)
    if len(fields) > _MOST:
        raise Refused(_bad("there are too many parameters"))
    halves = (field.partition(b"=") for field in fields if field)
    return [(decoded(name), decoded(value)) for name, _, value in halves]


def decoded(data: bytes) -> str:
    """A name or a value of an address or a form.

    Raises:
        Refused: it is not UTF-8, or holds what no text does.
    """
    return _text(unescaped(data))


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(_bad("the request is not UTF-8", "encode it as UTF-8")) from error
    if "\0" in text:
        raise Refused(_bad("the request holds a null character"))
    return text


def _media_types(accept: str, parameters: Mapping[str, str]) -> tuple[str | None, str | None]:
    name = parameters.get("format")
    if name is not None:
        found = named_format(name)
        if found is None:
            raise Refused(not_acceptable(f"there is no format {name[:50]!r}", f"formats: {', '.join(FORMATS)}"))
        return found
    rows, triples = wished_formats(accept)
    if rows is None and triples is None:
        raise Refused(not_acceptable("none of the media types in Accept can be given"))
    return rows, triples


def not_acceptable(detail: str, hint: str = "") -> Problem:
    """A 406 that says what there is."""
    kinds = sorted({*ROWS.values(), *TRIPLES.values()})
    return Problem(
        status=406, kind="not-acceptable", detail=detail, hint=hint or f"media types: {', '.join(kinds)}",
    )  # fmt: skip


def _bad(detail: str, hint: str = "", *, close: bool = False) -> Problem:
    return Problem(status=400, kind="request", detail=detail, hint=hint, headers=_CLOSE if close else {})


def _too_large(largest: int) -> Problem:
    detail = f"the request is longer than {largest} bytes"
    return Problem(status=413, kind="too-large", detail=detail, hint="shorten the query", headers=_CLOSE)
