"""Which rules must a graph hold to? The shapes as read from Turtle: code, group, severity and words of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDFS, SH
from rdflib.term import Node

from ontology import iris
from ontology.values import Severity

SHAPES = Namespace(iris.SHAPES)

THE_GRAPH = SHAPES.TheGraph
"""The one target of a rule that asks once over the whole graph; the node at fault is then the result's value."""

RULE_CODE = re.compile(r"S\d\d[a-z]?")
"""A rule's local name, which is its code: `S12`, `S12b`."""

_HOME = Path(__file__).parent

_SEVERITIES: dict[Node | None, Severity] = {
    SH.Violation: Severity.ERROR,
    SH.Warning: Severity.WARNING,
    SH.Info: Severity.INFO,
}


class Suite(StrEnum):
    """What is validated at a time, each with rules of its own."""

    REPORT = "report"
    LINKS = "links"
    VOCABULARY = "vocabulary"


GROUPS = {
    Suite.REPORT: (
        "document",
        "visits",
        "concerns",
        "follow_ups",
        "judgements",
        "counts",
        "quantities",
        "people",
        "provisions",
        "anchors",
        "references",
    ),
    Suite.LINKS: ("links", "reviews"),
    Suite.VOCABULARY: ("schemes",),
}
"""The Turtle files of each suite, in the order in which they are explained."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: `messages` say what is wrong, `hint` what to do, `reason` why the rule stands at its severity."""

    code: str
    title: str
    suite: Suite
    group: str
    severity: Severity
    messages: tuple[str, ...]
    hint: str
    reason: str = ""
    whole: bool = False
    """True where it asks once over the whole graph (its target is `TheGraph`)."""


@cache
def shapes_graph(suite: Suite) -> Graph:
    """The shapes of one suite as a graph; loaded once a process, not to be changed."""
    graph = Graph(bind_namespaces="none")
    for name in ("prefixes", *GROUPS[suite]):
        graph.parse(_HOME / f"{name}.ttl", format="turtle")
    return graph


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the suites, groups and codes."""
    found = (rule for suite, groups in GROUPS.items() for group in groups for rule in _rules_of(suite, group))
    return {rule.code: rule for rule in found}


@cache
def owners(suite: Suite) -> dict[Node, str]:
    """The code of the rule that each node of the suite's shapes belongs to, blank ones included."""
    graph = shapes_graph(suite)
    return {node: code for iri, code in _codes(graph) for node in _below(graph, iri)}


def _rules_of(suite: Suite, group: str) -> Iterator[Rule]:
    graph = Graph(bind_namespaces="none").parse(_HOME / f"{group}.ttl", format="turtle")
    for iri, code in _codes(graph):
        yield Rule(
            code=code,
            title=_words(graph, iri, RDFS.label),
            suite=suite,
            group=group,
            severity=_SEVERITIES[graph.value(iri, SH.severity)],
            messages=tuple(sorted(str(m) for node in _below(graph, iri) for m in graph.objects(node, SH.message))),
            hint=_words(graph, iri, SHAPES.hint),
            reason=_words(graph, iri, RDFS.comment),
            whole=(iri, SH.targetNode, THE_GRAPH) in graph,
        )


def _codes(graph: Graph) -> list[tuple[URIRef, str]]:
    """The rules that a graph defines, by code."""
    named = {iri: iri.removeprefix(SHAPES) for iri in graph.subjects(SH.severity) if isinstance(iri, URIRef)}
    return sorted(((iri, code) for iri, code in named.items() if RULE_CODE.fullmatch(code)), key=lambda pair: pair[1])


def _below(graph: Graph, node: Node) -> Iterator[Node]:
    """A node, and the blank nodes that hang from it."""
    yield node
    for child in graph.objects(node):
        if isinstance(child, BNode):
            yield from _below(graph, child)


def _words(graph: Graph, iri: URIRef, predicate: URIRef) -> str:
    value = graph.value(iri, predicate)
    return " ".join(str(value).split()) if isinstance(value, Literal) else ""


@cache
def shapes_text() -> bytes:
    """All shapes, of every suite, as N-Triples."""
    lines = {line for suite in Suite for line in shapes_graph(suite).serialize(format="nt").splitlines(keepends=True)}
    return "".join(sorted(lines)).encode()
