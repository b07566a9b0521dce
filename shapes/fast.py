"""The fast engine: what does the compiled validator find? The one door to `shacl`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import shacl
from rdflib import Graph

from shapes.background import mentioned, vocabulary
from shapes.finding import Finding
from shapes.rules import SHAPES, Suite, shapes_graph


def findings(graph: Graph, suite: Suite) -> Iterator[Finding]:
    """Every result on the graph, the vocabulary beside it."""
    text = _lines(graph) if suite is Suite.VOCABULARY else _vocabulary() + _lines(graph) + _lines(mentioned(graph))
    for result in _compiled(suite).validate_text(text, format="ntriples").results:
        yield Finding(
            code=(result.root_shape or "")[1:-1].removeprefix(SHAPES),
            focus=result.focus_node[1:-1],
            path=result.path,
            value=result.value_plain,
            message=result.message or "",
        )


@cache
def _compiled(suite: Suite) -> shacl.Shapes:
    return shacl.Shapes.from_text(_lines(shapes_graph(suite)), format="ntriples")


@cache
def _vocabulary() -> str:
    return _lines(vocabulary())


def _lines(graph: Graph) -> str:
    """The graph as N-Triples."""
    return graph.serialize(format="nt")
