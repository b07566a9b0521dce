"""What does a remote store hold of a dataset? Its own record: the version, and each graph with its digest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files

import pyoxigraph as ox

from graphs.describe import DATASET, DCAT, DCTERMS
from graphs.remote.client import Client, Parameters
from ontology.iris import GRAPH

RECORD = f"{GRAPH}published"
"""The graph that holds the record, and the description of the version."""

_PAGE = 5000
"""Rows asked for at a time: some stores give no more than 10,000."""

# In turn: as it is (Virtuoso, GraphDB, Neptune, QLever) · Oxigraph · Jena Fuseki · Stardog
_UNIONS: tuple[Parameters, ...] = (
    (),
    (("union-default-graph", "true"),),
    (("default-graph-uri", "urn:x-arq:UnionGraph"),),
    (("default-graph-uri", "tag:stardog:api:context:all"),),
)


@dataclass(frozen=True, slots=True)
class Held:
    """The version that a store holds (empty: none), and the digest of each graph. `a~b`: on the way from a to b."""

    version: str = ""
    graphs: Mapping[str, str] = field(default_factory=dict)

    @property
    def settled(self) -> bool:
        """Whether nothing is being written."""
        return "~" not in self.version

    def ntriples(self, description: bytes = b"") -> bytes:
        """The record as N-Triples, beside the description of the version."""
        name, digest = ox.NamedNode(f"{DCAT}version"), ox.NamedNode(f"{DCTERMS}identifier")
        lines = [f"{ox.Triple(ox.NamedNode(DATASET), name, ox.Literal(self.version))} .\n"]
        lines += [f"{ox.Triple(ox.NamedNode(g), digest, ox.Literal(d))} .\n" for g, d in sorted(self.graphs.items())]
        return "".join(lines).encode() + description


def text(name: str) -> str:
    """One of the queries that lie here."""
    return files("graphs.remote").joinpath(f"{name}.rq").read_text(encoding="utf-8")


def read_held(client: Client) -> Held:
    """The record of a store; an empty one where nothing was published there."""
    version, graphs, offset = "", {}, 0
    while True:
        with client.answer(f"{text('published')}LIMIT {_PAGE} OFFSET {offset}", "select") as rows:
            page = list(rows) if isinstance(rows, ox.QuerySolutions) else []
        for row in page:
            if row["version"] is not None:
                version = _value(row["version"])
            else:
                graphs[_value(row["thing"])] = _value(row["digest"])
        if len(page) < _PAGE:
            return Held(version, graphs)
        offset += _PAGE


def read_version(client: Client) -> str:
    """The name of the version that a store holds; empty where there is none."""
    with client.answer(text("version"), "select") as rows:
        found = [row["version"] for row in rows] if isinstance(rows, ox.QuerySolutions) else []
    return max(map(_value, found), default="")


def union_parameters(client: Client, held: Held) -> Parameters:
    """What must go with a query so that its default graph is the union: probed, as each server has its own way."""
    if not client.access.all_graphs:
        for parameters in _UNIONS:
            with client.answer(text("union"), "ask", parameters) as yes:
                if isinstance(yes, ox.QueryBoolean) and yes:
                    return parameters
    names = (*sorted(held.graphs), RECORD)
    return tuple((kind, name) for kind in ("default-graph-uri", "named-graph-uri") for name in names)


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
