"""What does a result mean to a person? What is wrong, where it stands in the report, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from rdflib import Graph, URIRef
from rdflib.term import Node

from ontology import terms
from ontology.values import Severity
from shapes.rules import rules
from shapes.validate import Result

QUOTE_LENGTH = 200

LEADS = tuple(
    map(
        URIRef,
        (
            terms.statedIn,
            terms.fromPart,
            terms.hasStatement,
            terms.restatedIn,
            terms.evidencedBy,
            terms.followsUp,
            terms.inTable,
        ),
    )
)
LEADS_BACK = tuple(map(URIRef, (terms.hasAnchor, terms.judges, terms.person, terms.provider, terms.earlierValue)))
"""What leads from a node to the part that states it, and what leads there against the arrow; nearest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A result in words: `message` says what is wrong, `hint` what to do; the place is as near as the graph leads."""

    severity: Severity
    code: str
    message: str
    hint: str
    rule: str
    focus: str
    report: str | None = None
    paragraph: str | None = None
    page: int | None = None
    quote: str | None = None

    def __str__(self) -> str:
        """For example: `S18 warning, paragraph 3.20, page 9: The text says ... “We considered ...” What to do: ...`."""
        where = [f"{self.code} {self.severity}"]
        where += [f"paragraph {self.paragraph}"] if self.paragraph else []
        where += [f"page {self.page}"] if self.page else []
        quote = f" “{self.quote}”" if self.quote else ""
        return f"{', '.join(where)}: {self.message}{quote} What to do: {self.hint}"

    def as_json(self) -> dict[str, str | int | None]:
        """The same as a record, with the keys of an issue and more."""
        return asdict(self)


def explain(result: Result, graph: Graph) -> Explanation:
    """One result on this graph, in words."""
    rule, focus = rules()[result.code], URIRef(result.focus)
    part = next(_parts(graph, focus), None)
    anchor = _first(graph, [focus, part], terms.hasAnchor) or focus
    page = _first(graph, [anchor, part], terms.page)
    quote = _first(graph, [anchor], terms.OA.exact) or _first(graph, [part], terms.text)
    return Explanation(
        severity=result.severity,
        code=result.code,
        message=result.message,
        hint=rule.hint,
        rule=rule.title,
        focus=result.focus,
        report=_text(_first(graph, _reports(graph, focus, part), terms.DCTERMS.title)),
        paragraph=_text(_first(graph, [part], terms.paragraphNumber) or _first(graph, [part], terms.partId)),
        page=int(str(page)) if page else None,
        quote=_shortened(str(quote)) if quote else None,
    )


def _parts(graph: Graph, node: Node, depth: int = 3) -> Iterator[Node]:
    """The parts of the report that a node is, or is led back to, nearest first."""
    if (None, URIRef(terms.hasPart), node) in graph:
        yield node
    elif depth:
        nearby = [found for lead in LEADS for found in _sorted(graph.objects(node, lead))]
        nearby += [found for lead in LEADS_BACK for found in _sorted(graph.subjects(lead, node))]
        for found in nearby:
            yield from _parts(graph, found, depth - 1)


def _reports(graph: Graph, focus: Node, part: Node | None) -> Iterator[Node]:
    """The report a node belongs to, or is, or else the one that the graph was read from."""
    yield from graph.subjects(URIRef(terms.hasPart), part or focus)
    yield from graph.subjects(URIRef(terms.readFrom))


def _first(graph: Graph, nodes: Iterable[Node | None], term: str) -> Node | None:
    """The first value of a property on the first of the nodes that has it."""
    return next((value for node in nodes if node for value in _sorted(graph.objects(node, URIRef(term)))), None)


def _sorted(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=str)


def _text(value: Node | None) -> str | None:
    return None if value is None else str(value)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= QUOTE_LENGTH else f"{words[:QUOTE_LENGTH].rsplit(' ', 1)[0]} …"
