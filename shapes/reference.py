"""The reference engine: what does pySHACL find? The one door to `pyshacl`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pyshacl
from rdflib import RDF, SH, Graph, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Node

from shapes.background import mentioned, vocabulary
from shapes.finding import Finding
from shapes.rules import SHAPES, Suite, owners, shapes_graph


def findings(graph: Graph, suite: Suite, rule: str | None = None) -> Iterator[Finding]:
    """Every result on the graph, the vocabulary beside it; of one rule alone where its code is given."""
    data = _Data(bind_namespaces="none")
    for source in (graph,) if suite is Suite.VOCABULARY else (vocabulary(), graph, mentioned(graph)):
        for triple in source:
            data.add(triple)
    asked: list[str | URIRef] | None = [SHAPES[rule]] if rule else None
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes_graph(suite), inplace=True, use_shapes=asked)
    if not isinstance(report, Graph):
        raise TypeError(f"pySHACL could not validate: {report}")
    for node in report.subjects(RDF.type, SH.ValidationResult):
        shape, focus = report.value(node, SH.sourceShape), report.value(node, SH.focusNode)
        path, value = report.value(node, SH.resultPath), report.value(node, SH.value)
        yield Finding(
            code=owners(suite)[shape] if shape else "",
            focus=str(focus),
            path=_path(report, path) if path else None,
            value=str(value) if value is not None else None,
            message=str(report.value(node, SH.resultMessage)),
        )


class _Data(Graph):
    """A graph that parses each query once a process: pySHACL hands over text, and parsing it takes most of the time."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:
        prepared = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *args, **kwargs)


@cache
def _prepared(query: str) -> Query:
    return prepareQuery(query)


def _path(report: Graph, node: Node) -> str:
    """A path as SPARQL writes it: `<p>`, `^<p>`, `(<p>/<q>)`, `(<p>|<q>)`."""
    if isinstance(node, URIRef):
        return node.n3()
    if inverse := report.value(node, SH.inversePath):
        return f"^{_path(report, inverse)}"
    if choice := report.value(node, SH.alternativePath):
        return f"({'|'.join(_path(report, step) for step in report.items(choice))})"
    return f"({'/'.join(_path(report, step) for step in report.items(node))})"
