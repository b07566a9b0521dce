"""Which numbers does a report state of itself, and were as many read?"""

from __future__ import annotations

from ontology import concepts
from ontology import terms as insp
from ontology.iris import Kind
from ontology.mapping.frame import Frame
from ontology.model import DeclaredCount
from ontology.values import ReportKind

_FOLLOWED_UP = {insp.COUNT_KIND.concerns, insp.COUNT_KIND.recommendations, insp.COUNT_KIND.priority_concerns}
_EARLIER = {
    insp.COUNT_KIND.concerns: insp.COUNT_KIND.earlier_concerns,
    insp.COUNT_KIND.priority_concerns: insp.COUNT_KIND.earlier_concerns,
    insp.COUNT_KIND.recommendations: insp.COUNT_KIND.earlier_recommendations,
}


def add(frame: Frame) -> None:
    """Declared counts."""
    for position, count in enumerate(frame.report.declared_counts, 1):
        _count(frame, count, position)


def _count(frame: Frame, count: DeclaredCount, position: int) -> None:
    body = frame.body(count.body)
    verdict = concepts.rating(count.rating, body or "", insp.ProgressVerdict)
    rating = verdict or concepts.rating(count.rating, body or "", insp.ProgressJudgement)
    node = frame.node(Kind.COUNT, position, types=(insp.DeclaredCount,))
    node.link(insp.countsWhat, _what(frame, count, is_verdict=verdict is not None)).say(insp.RDFS.label, count.what)
    node.link(insp.countedBody, body).link(insp.countedRating, rating)
    node.say(insp.ratingAsPrinted, count.rating if rating is None else None)
    node.say(insp.number, count.number).say(insp.countAgrees, count.agrees)
    frame.state(node, count.place)


def _what(frame: Frame, count: DeclaredCount, *, is_verdict: bool) -> str | None:
    """What is counted. A review counts follow-ups, whatever it calls them; a verdict is on what was raised before."""
    what = concepts.find("count-kind", count.what)
    if frame.report.kind is ReportKind.IRP and what in _FOLLOWED_UP:
        return insp.COUNT_KIND.follow_ups
    return _EARLIER.get(what or "", what) if is_verdict else what
