"""How do we speak to a SPARQL server? The one door to the HTTP client: ask, put a graph, remove a graph."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import IO, cast

import httpx
import pyoxigraph as ox

from graphs.files import Pieces
from graphs.remote.access import Access
from ontology.errors import (
    PrisongraphError,
    QueryError,
    QueryTimeout,
    QueryTooLarge,
    StoreUnavailable,
    UsageError,
)

Parameters = Sequence[tuple[str, str]]
"""What goes with a query, such as `default-graph-uri`."""

_ROWS: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
}
"""XML before JSON: Virtuoso's JSON turns booleans into `0` and `1`."""

_TRIPLES: Mapping[str, ox.RdfFormat] = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_ACCEPT_ROWS = "application/sparql-results+xml, application/sparql-results+json;q=0.8"
_ACCEPT_TRIPLES = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"

# Virtuoso: `S1T00 Error SR171: Transaction timed out` · `The estimated execution time 900 (sec) exceeds the limit`
_OUT_OF_TIME = re.compile(r"time(?:d)?[ -]?out|estimated execution time|S1T00", re.IGNORECASE)

_TRIES = (0.5, 2.0)
"""Seconds to wait before a graph is written again: to put or remove it twice does no harm."""

Answer = ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]


class Client:
    """A connection to the store. `patience` is how many seconds it may be silent."""

    def __init__(self, access: Access, *, patience: float = 600.0) -> None:
        self.access = access
        headers = {"Authorization": f"Bearer {access.token}"} if access.token else {}
        auth = ByChallenge(access.user, access.password) if access.user and not access.token else None
        timeout = httpx.Timeout(patience, connect=10.0)
        self._http = httpx.Client(auth=auth, headers=headers, timeout=timeout, follow_redirects=False)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._http.close()

    @contextmanager
    def answer(self, query: str, form: str, parameters: Parameters = ()) -> Iterator[Answer]:
        """The answer to a query of this form (`select`, `ask`, ...), parsed as it comes.

        Raises:
            QueryTimeout: the store gave up, or fell silent.
            QueryTooLarge: the store cut the answer off at a limit of its own.
            QueryError: the store refuses the query.
            StoreUnavailable: it cannot be reached, refuses us, or breaks off.
        """
        rows = form in ("select", "ask")
        content = str(httpx.QueryParams([("query", query), *parameters])).encode()
        headers = {
            "Accept": _ACCEPT_ROWS if rows else _ACCEPT_TRIPLES,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        request = self._http.build_request("POST", self.access.query, content=content, headers=headers)
        with self._translated():
            response = self._http.send(request, stream=True)
            try:
                self._check(response)
                if not _is_framed(response):
                    raise self._odd("an answer that does not show whether it is whole")
                body = io.BufferedReader(Pieces(response.iter_bytes()), 1 << 16)
                yield self._rows(response, body, form) if rows else self._triples(response, body)
            finally:
                response.close()

    def put(self, graph: str, ntriples: bytes) -> None:
        """Let a graph hold these triples and no others, in one request."""
        if self.access.graphs:
            headers = {"Content-Type": "application/n-triples"}
            self._write("PUT", self.access.graphs, ntriples, headers, {"graph": graph})
        else:
            data = f"INSERT DATA {{ GRAPH <{graph}> {{\n".encode() + ntriples + b"} }"
            self._update(f"DROP SILENT GRAPH <{graph}> ;\n".encode() + data)

    def remove(self, graph: str) -> None:
        """Let there be no such graph."""
        if self.access.graphs:
            self._write("DELETE", self.access.graphs, None, {}, {"graph": graph}, gone=True)
        else:
            self._update(f"DROP SILENT GRAPH <{graph}>".encode())

    def _update(self, update: bytes) -> None:
        if not self.access.update:
            raise UsageError("nothing says where the store is written to", hint="set PRISONGRAPH_STORE_GRAPHS")
        self._write("POST", self.access.update, update, {"Content-Type": "application/sparql-update"}, {})

    def _write(  # the parts of a request
        self,
        method: str,
        address: str,
        content: bytes | None,
        headers: Mapping[str, str],
        parameters: Mapping[str, str],
        *,
        gone: bool = False,
    ) -> None:
        for pause in (*_TRIES, None):
            try:
                with self._translated():
                    response = self._http.request(
                        method, httpx.URL(address).copy_merge_params(parameters), content=content, headers=headers
                    )
                    if not (gone and response.status_code == httpx.codes.NOT_FOUND):
                        self._check(response)
                    return
            except StoreUnavailable as error:
                if pause is None or not error.passing:
                    raise
                time.sleep(pause)

    def _rows(self, response: httpx.Response, body: IO[bytes], form: str) -> Answer:
        known = _ROWS.get(_media_type(response))
        if known is None:
            raise self._odd(f"rows as {_media_type(response) or 'nothing'}")
        found = ox.parse_query_results(body, known)
        if form == "ask" and isinstance(found, ox.QuerySolutions):
            # Virtuoso 7 answers ASK with a row for yes and none for no
            return next(_yes_or_no(any(True for _ in found)))
        return found

    def _triples(self, response: httpx.Response, body: IO[bytes]) -> Iterator[ox.Triple]:
        known = _TRIPLES.get(_media_type(response))
        if known is None:
            raise self._odd(f"triples as {_media_type(response) or 'nothing'}")
        return (quad.triple for quad in ox.parse(body, known))

    def _check(self, response: httpx.Response) -> None:
        """Whether it answers, and whole."""
        limit = response.headers.get("x-sparql-maxrows")
        if response.is_success and limit:
            hint = f"ask for fewer than {limit} rows with LIMIT, or raise the store's own limit"
            raise QueryTooLarge(f"the store gives no more than {limit} rows", hint=hint)
        if response.is_success and response.headers.get("x-sql-state"):
            raise QueryTimeout("the store gave up before the answer was whole", hint="make it more selective")
        if response.is_success:
            return
        raise self._refused(response)

    def _refused(self, response: httpx.Response) -> PrisongraphError:
        status, said = response.status_code, _first_line(response)
        if status in (401, 403):
            return StoreUnavailable(
                f"the store refuses our credentials ({status})",
                hint="set PRISONGRAPH_STORE_USER and PRISONGRAPH_STORE_PASSWORD, or PRISONGRAPH_STORE_TOKEN",
            )
        if status in (408, 504) or _OUT_OF_TIME.search(said):
            return QueryTimeout("the store gave up on the query", hint="make it more selective, or add LIMIT")
        if status in (413, 414, 431):
            return QueryTooLarge("the store finds the request too long", hint="shorten it")
        if status in (400, 422):
            return QueryError(f"the store refuses the query: {said}", hint="it may know less of SPARQL 1.1 than we do")
        passing = status in (429, 502, 503)
        hint = "look at the store's log" if status >= 500 else "look at its address"
        return StoreUnavailable(f"the store answers {status}: {said}", hint=hint, passing=passing)

    def _odd(self, what: str) -> StoreUnavailable:
        return StoreUnavailable(f"the store gives {what}", hint="is its address that of a SPARQL 1.1 endpoint?")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """The errors of HTTP and of what came over it, as ours."""
        try:
            yield
        except httpx.TimeoutException as error:
            raise QueryTimeout("the store did not answer in time") from error
        except (httpx.HTTPError, OSError) as error:
            why = str(error) or type(error).__name__
            message = f"the store at {self.access.query} cannot be reached, or broke off: {why}"
            raise StoreUnavailable(message, hint="is it running, and is its address right?", passing=True) from error
        except SyntaxError as error:
            message = f"the store's answer is broken off or garbled: {error}"
            raise StoreUnavailable(message, hint="look at the store's log") from error


class ByChallenge(httpx.Auth):
    """User and password, by Basic or Digest as the server asks."""

    def __init__(self, user: str, password: str) -> None:
        self._ways: dict[str, httpx.Auth] = {
            "digest": httpx.DigestAuth(user, password),
            "basic": httpx.BasicAuth(user, password),
        }
        self._way: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send it once to learn what is asked for, then as is asked for."""
        if self._way is None:
            response = yield request
            asked = response.headers.get("www-authenticate", "").lower()
            self._way = next((way for name, way in self._ways.items() if name in asked), None)
            if response.status_code != httpx.codes.UNAUTHORIZED or self._way is None:
                return
        yield from self._way.auth_flow(request)


def _yes_or_no(yes: bool) -> Iterator[ox.QueryBoolean]:
    found = ox.parse_query_results(f'{{"head":{{}},"boolean":{str(yes).lower()}}}', ox.QueryResultsFormat.JSON)
    yield cast(ox.QueryBoolean, found)


def _is_framed(response: httpx.Response) -> bool:
    """Whether it would be noticed that the connection broke."""
    return "content-length" in response.headers or "chunked" in response.headers.get("transfer-encoding", "").lower()


def _media_type(response: httpx.Response) -> str:
    return str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()


def _first_line(response: httpx.Response) -> str:
    lines = response.read()[:2000].decode("utf-8", "replace").strip().splitlines()
    return lines[0][:200] if lines else response.reason_phrase
