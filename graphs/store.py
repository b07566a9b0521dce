"""Where do quads live? A protocol for stores, and the embedded one: an Oxigraph directory or an in-memory store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

import pyoxigraph as ox

from graphs.first import Cut, First, first_of
from graphs.rdf_terms import Row, Term, raw_of, term_of
from ontology.errors import DatasetError, QueryError

RDF_FORMATS: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
"""Media types that triples are written in."""

RESULT_FORMATS: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
"""Media types that rows and yes/no answers are written in."""

_SYNTAX = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)  # error at 2:16: expected one of IF, OPTIONAL, [_]
_CHARACTERS = re.compile(r"\[[^\]]*\]|expected(?: one of)?")  # the classes of characters: ['0'..='9']
_EXPECTED = re.compile(r'[A-Za-z_]+|"[^"]+"')  # IF · OPTIONAL · "{"


class Store(Protocol):
    """What questions are asked of: rows, yes or no, or triples in a media type. Read-only."""

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Iterator[Row]:
        """The rows of a SELECT, lazily, with variables (of those it selects) bound beforehand."""
        ...

    def ask(self, query: str, bindings: Mapping[str, Term] | None = None) -> bool:
        """The answer of an ASK."""
        ...

    def construct(self, query: str, media_type: str, bindings: Mapping[str, Term] | None = None) -> bytes:
        """The triples of a CONSTRUCT or DESCRIBE, written in `media_type` (a key of `RDF_FORMATS`)."""
        ...

    def graph_names(self) -> Iterator[str]:
        """The IRIs of the named graphs."""
        ...

    def __hash__(self) -> int:
        """Stores are told apart by identity, so that what is asked of one can be remembered."""
        ...


class OxigraphStore:
    """The embedded store. The default graph that queries see is the union of all graphs, unless `union` is False."""

    def __init__(self, store: ox.Store, *, union: bool = True) -> None:
        self.raw = store
        self.union = union

    @classmethod
    def read_only(cls, path: Path, *, union: bool = True) -> OxigraphStore:
        """Open a finished store for reading; many processes may.

        Raises:
            DatasetError: there is no readable store at `path`.
        """
        try:
            return cls(ox.Store.read_only(str(path)), union=union)
        except OSError as error:
            raise DatasetError(
                f"the store in {path} cannot be opened: {error}", hint="roll back, or build it again"
            ) from error

    @classmethod
    def of_nquads(cls, nquads: bytes) -> OxigraphStore:
        """A store in memory."""
        raw = ox.Store()
        raw.bulk_load(nquads, ox.RdfFormat.N_QUADS)
        return cls(raw)

    @classmethod
    def load_file(cls, file: Path, path: Path | None = None) -> OxigraphStore:
        """A store of one RDF file as it stands, in memory or at `path`: its default graph is no union.

        Raises:
            DatasetError: the file is missing, of an unknown kind, or does not parse.
        """
        store = ox.Store(None if path is None else str(path))
        try:
            store.bulk_load(path=str(file))
            if path is not None:
                store.optimize()
                store.flush()
        except (OSError, SyntaxError, ValueError) as error:
            raise DatasetError(
                f"{file} cannot be loaded: {error}", hint="give .nq .trig .ttl .nt .rdf or .jsonld"
            ) from error
        return cls(store, union=False)

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Iterator[Row]:
        """The rows of a SELECT, lazily."""
        rows = self._query(query, bindings)
        if not isinstance(rows, ox.QuerySolutions):
            raise QueryError("not a SELECT query")
        names = [variable.value for variable in rows.variables]
        return ({name: term_of(row[name]) for name in names} for row in rows)

    def ask(self, query: str, bindings: Mapping[str, Term] | None = None) -> bool:
        """The answer of an ASK."""
        answer = self._query(query, bindings)
        if not isinstance(answer, ox.QueryBoolean):
            raise QueryError("not an ASK query")
        return bool(answer)

    def construct(self, query: str, media_type: str, bindings: Mapping[str, Term] | None = None) -> bytes:
        """The triples of a CONSTRUCT or DESCRIBE in `media_type`."""
        triples = self._query(query, bindings)
        if not isinstance(triples, ox.QueryTriples):
            raise QueryError("not a CONSTRUCT or DESCRIBE query")
        return triples.serialize(format=RDF_FORMATS[media_type]) or b""

    def first(self, query: str, cut: Cut) -> First:
        """The things that come first of those that a SELECT of `first.QUERIED` gives."""
        rows = self._query(query, None)
        if not isinstance(rows, ox.QuerySolutions):
            raise QueryError("not a SELECT query")
        with translated_errors():
            return first_of(rows, cut)

    def graph_names(self) -> Iterator[str]:
        """The IRIs of the named graphs (blank graph names are left out)."""
        return (name.value for name in self.raw.named_graphs() if isinstance(name, ox.NamedNode))

    def has_graph(self, name: str) -> bool:
        """Whether a named graph of that IRI is held."""
        return self.raw.contains_named_graph(ox.NamedNode(name))

    def dump(self, output: IO[bytes], media_type: str, *, graph: str | None = None) -> None:
        """Write the whole dataset, or one graph of it, to `output`."""
        source = None if graph is None else ox.NamedNode(graph)
        self.raw.dump(output, RDF_FORMATS[media_type], from_graph=source)

    def __len__(self) -> int:
        return len(self.raw)

    def _query(
        self, query: str, bindings: Mapping[str, Term] | None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        bound: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
        bound = {ox.Variable(name): raw_of(term) for name, term in (bindings or {}).items()}
        with translated_errors():
            return self.raw.query(query, use_default_graph_as_union=self.union, substitutions=bound or None)


def parse_nquads(nquads: bytes) -> Iterable[ox.Quad]:
    """The quads of N-Quads, lazily; raises SyntaxError at the first that does not parse."""
    return ox.parse(nquads, ox.RdfFormat.N_QUADS)


@contextmanager
def translated_errors() -> Iterator[None]:
    """The engine's errors as ours: what does not parse, and what fails while it runs."""
    try:
        yield
    except SyntaxError as error:
        raise syntax_error(str(error)) from error
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryError(f"the query failed: {error}") from error


def syntax_error(message: str) -> QueryError:
    """`error at 2:16: expected one of ...` as an error with line and column."""
    found = _SYNTAX.match(message)
    if found is None:
        return QueryError(f"the query does not parse: {message[:200]}", hint="see the SPARQL 1.1 grammar")
    line, column = int(found[1]), int(found[2])
    expected = ", ".join(_EXPECTED.findall(_CHARACTERS.sub("", found[3]))[:12])
    hint = "look there, and just before" + (f"; the parser would take {expected}" if expected else "")
    place = f"line {line}, column {column}"
    return QueryError(f"the query does not parse at {place}", hint=hint, line=line, column=column)
