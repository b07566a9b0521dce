"""How are links told? As quads of one named graph for each method and edition, and of the graph of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from graphs.linking.issues import RecurringIssue
from graphs.linking.links import Link, LinkType, Status
from graphs.linking.reviews import Review
from ontology import terms as insp
from ontology.concepts import label
from ontology.iris import Kind, concept, graph, mint

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"

SHORTCUTS = {LinkType.SAME_ISSUE: insp.sameIssueAs, LinkType.RELATED_ISSUE: insp.relatedIssue}
"""What is said of the ends of an accepted link, by its type."""

Value = str | ox.Literal

_AT_A_TIME = 10_000
"""Lines of a piece: about two megabytes."""


def graph_of(method: str) -> str:
    """The IRI of the named graph of a method's links."""
    return graph(f"links-{method}")


def run_of(method: str) -> str:
    """The IRI of the run that a method's links come from."""
    return mint(Kind.RUN, f"links-{method}")


def links_nquads(links: Iterable[Link], method: str) -> Iterator[str]:
    """Lines of N-Quads for links."""
    return _lines(graph_of(method), (triple for link in links for triple in _link(link, run_of(method))))


def issues_nquads(issues: Iterable[RecurringIssue], method: str) -> Iterator[str]:
    """Lines of N-Quads for recurring issues."""
    return _lines(graph_of(method), (triple for issue in issues for triple in _issue(issue, run_of(method))))


def run_nquads(method: str, words: str) -> Iterator[str]:
    """Lines of N-Quads for the run, described in words."""
    run = run_of(method)
    said: list[tuple[str, str, Value]] = [
        (run, _TYPE, insp.PipelineRun),
        (run, insp.RDFS.label, _text(f"Links by {method}")),
        (run, insp.DCTERMS.description, _text(words)),
    ]
    return _lines(graph_of(method), said)


def reviews_nquads(reviews: Iterable[Review]) -> Iterator[str]:
    """Lines of N-Quads for people's decisions."""
    return _lines(graph("review"), (triple for review in reviews for triple in _review(review)))


def pieces(lines: Iterable[str]) -> Iterator[bytes]:
    """Lines put together, so many at a time that few pieces are few and none is large."""
    left = iter(lines)
    while some := "".join(islice(left, _AT_A_TIME)):
        yield some.encode()


def _link(link: Link, run: str) -> Iterator[tuple[str, str, Value]]:
    iri = link.iri
    yield iri, _TYPE, insp.ConcernLink
    yield iri, insp.linkFrom, link.first
    yield iri, insp.linkTo, link.second
    yield iri, insp.linkType, concept("link-type", link.type)
    yield iri, insp.linkStatus, concept("link-status", link.status)
    yield iri, insp.confidence, _decimal(link.confidence)
    yield iri, insp.score, _decimal(link.score)
    yield iri, insp.PROV.wasGeneratedBy, run
    for reason in link.reasons:
        node = mint(Kind.LINK_EVIDENCE, link.key, reason.signal)
        yield iri, insp.hasEvidence, node
        yield node, _TYPE, insp.LinkEvidence
        yield node, insp.feature, concept("link-feature", reason.signal)
        yield node, insp.featureValue, _decimal(reason.value)
        yield node, insp.contribution, _decimal(reason.contribution)
        for word in reason.shared:
            yield node, insp.sharedTerm, _text(word)
    if link.status is Status.ACCEPTED and link.type in SHORTCUTS:
        yield link.first, SHORTCUTS[link.type], link.second
        yield link.second, SHORTCUTS[link.type], link.first


def _issue(issue: RecurringIssue, run: str) -> Iterator[tuple[str, str, Value]]:
    topic = concept("topic", issue.topic)
    yield issue.iri, _TYPE, insp.RecurringIssue
    yield issue.iri, insp.RDFS.label, _text(label(topic))
    yield issue.iri, insp.coreTopic, topic
    yield issue.iri, insp.PROV.wasGeneratedBy, run
    for member in sorted(issue.members):
        yield issue.iri, insp.PROV.hadMember, member


def _review(review: Review) -> Iterator[tuple[str, str, Value]]:
    yield review.iri, _TYPE, insp.LinkReview
    yield review.iri, insp.reviews, review.link
    yield review.iri, insp.decision, concept("decision", review.decision)
    yield review.iri, insp.decidedBy, _text(review.by)
    yield review.iri, insp.decidedOn, ox.Literal(review.on, datatype=ox.NamedNode(f"{_XSD}dateTime"))
    if review.why:
        yield review.iri, insp.why, _text(review.why)
    if review.type:
        yield review.iri, insp.linkType, concept("link-type", review.type)


def _lines(name: str, triples: Iterable[tuple[str, str, Value]]) -> Iterator[str]:
    for subject, predicate, value in triples:
        written = f"<{value}>" if isinstance(value, str) else str(value)
        yield f"<{subject}> <{predicate}> {written} <{name}> .\n"


def _decimal(value: float) -> ox.Literal:
    """A decimal as the store writes it."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return ox.Literal("0" if text == "-0" else text, datatype=ox.NamedNode(f"{_XSD}decimal"))


def _text(value: str) -> ox.Literal:
    return ox.Literal(value)
