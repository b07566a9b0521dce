"""Does a graph hold what it must? Every result of the shapes on it, by the engine asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rdflib import Dataset, Graph

from ontology.values import Severity
from shapes import fast, reference
from shapes.finding import Finding
from shapes.rules import Suite, rules


class Engine(StrEnum):
    """Who validates: a test holds the two to the same results (docs/decisions/0010-two-shacl-engines.md)."""

    FAST = "fast"
    """PyPI's `shacl`, for builds."""
    REFERENCE = "reference"
    """pySHACL, for a second opinion."""


@dataclass(frozen=True, slots=True)
class Result:
    """One breach of one rule: `focus` is the IRI of the node at fault, `path` the property as SPARQL writes it."""

    code: str
    severity: Severity
    focus: str
    path: str | None
    value: str | None
    message: str


_FINDINGS = {Engine.FAST: fast.findings, Engine.REFERENCE: reference.findings}

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def validate(graph: Graph, *, suite: Suite = Suite.REPORT, engine: Engine = Engine.FAST) -> tuple[Result, ...]:
    """Every result on one report's graph (or on the links, or the vocabulary: `suite`), the gravest first.

    The ontology, the schemes and what the register says of the places and bodies mentioned are put beside the graph;
    the graph itself is not changed. Of a dataset all graphs are taken together.
    """
    return results(_FINDINGS[engine](_as_one(graph), suite))


def results(findings: Iterable[Finding]) -> tuple[Result, ...]:
    """What an engine found, each breach once, the gravest first."""
    return tuple(sorted({_result(finding) for finding in findings}, key=_gravity))


def conforms(found: Iterable[Result]) -> bool:
    """Whether the graph may go in: warnings flag a report, errors keep it out."""
    return all(result.severity is not Severity.ERROR for result in found)


def _gravity(result: Result) -> tuple[int, str, str, str, str, str]:
    grave = _ORDER[result.severity]
    return grave, result.code, result.focus, result.path or "", result.value or "", result.message


def _result(finding: Finding) -> Result:
    rule = rules()[finding.code]
    focus = finding.value if rule.whole and finding.value else finding.focus
    value = finding.value if finding.value != focus else None
    return Result(rule.code, rule.severity, focus, finding.path, value, finding.message)


def _as_one(graph: Graph) -> Graph:
    if not isinstance(graph, Dataset):
        return graph
    union = Graph(bind_namespaces="none")
    for subject, predicate, obj, _ in graph.quads():
        union.add((subject, predicate, obj))
    return union
