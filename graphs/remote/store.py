"""How is a remote SPARQL server asked? The protocol `Store`, over HTTP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack

import pyoxigraph as ox

from graphs.gate import Examined, Limits, examine
from graphs.rdf_terms import Row, Term, bound, term_of
from graphs.remote.access import Access
from graphs.remote.client import Client, Parameters
from graphs.remote.held import Held, read_held, read_version, text, union_parameters
from graphs.store import RDF_FORMATS
from ontology.errors import DatasetError, QueryError


class RemoteStore:
    """A dataset in a SPARQL server. The default graph that queries see is the union of all graphs."""

    def __init__(self, client: Client, held: Held, union: Parameters) -> None:
        self.client = client
        self.held = held
        self._union = union

    @classmethod
    def open(cls, access: Access, *, patience: float = 600.0) -> RemoteStore:
        """The dataset in the store at `access`; `patience` is how many seconds the store may be silent.

        Raises:
            DatasetError: nothing was published there.
            StoreUnavailable: it cannot be reached, or refuses us.
        """
        with ExitStack() as stack:
            client = stack.enter_context(Client(access, patience=patience))
            held = read_held(client)
            if not held.version:
                raise DatasetError(f"nothing was published to {access.query}", hint="run `prisongraph publish`")
            opened = cls(client, held, union_parameters(client, held))
            stack.pop_all()
        return opened

    def __enter__(self) -> RemoteStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Iterator[Row]:
        """The rows of a SELECT, lazily."""
        examined = _of_form(query, "select")
        return self._rows(bound(query, bindings), self.parameters(examined))

    def ask(self, query: str, bindings: Mapping[str, Term] | None = None) -> bool:
        """The answer of an ASK."""
        examined = _of_form(query, "ask")
        with self.client.answer(bound(query, bindings), "ask", self.parameters(examined)) as answer:
            return isinstance(answer, ox.QueryBoolean) and bool(answer)

    def construct(self, query: str, media_type: str, bindings: Mapping[str, Term] | None = None) -> bytes:
        """The triples of a CONSTRUCT or DESCRIBE in `media_type`."""
        examined = _of_form(query, "construct", "describe")
        with self.client.answer(bound(query, bindings), examined.form, self.parameters(examined)) as triples:
            if isinstance(triples, ox.QuerySolutions | ox.QueryBoolean):
                raise QueryError("not a CONSTRUCT or DESCRIBE query")
            return ox.serialize(triples, format=RDF_FORMATS[media_type]) or b""

    def graph_names(self) -> Iterator[str]:
        """The IRIs of the named graphs, those of the dataset alone."""
        return iter(sorted(self.held.graphs))

    def has_graph(self, name: str) -> bool:
        """Whether the dataset has a named graph of that IRI."""
        return name in self.held.graphs

    def version_now(self) -> str:
        """The name of the version that the store holds by now."""
        return read_version(self.client)

    def description(self) -> bytes:
        """The description of the version in VoID, as Turtle."""
        return self.construct(text("description"), "text/turtle")

    def parameters(self, examined: Examined) -> Parameters:
        """What goes with a query: nothing where it chooses its graphs itself, else what makes the union."""
        return () if examined.chooses_graphs else self._union

    def close(self) -> None:
        """Close the connections."""
        self.client.close()

    def _rows(self, query: str, parameters: Parameters) -> Iterator[Row]:
        with self.client.answer(query, "select", parameters) as rows:
            if isinstance(rows, ox.QuerySolutions):
                names = [variable.value for variable in rows.variables]
                for row in rows:
                    yield {name: term_of(row[name]) for name in names}


def _of_form(query: str, *forms: str) -> Examined:
    examined = examine(query, Limits())
    if examined.form not in forms:
        raise QueryError(f"not a {' or '.join(forms).upper()} query")
    return examined
