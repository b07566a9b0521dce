"""Which numbers does a report state of itself, and were as many read?"""

from __future__ import annotations

import re

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
    verdicts = _ratings(count, body, insp.ProgressVerdict)
    ratings = verdicts or _ratings(count, body, insp.ProgressJudgement)
    node = frame.node(Kind.COUNT, position, types=(insp.DeclaredCount,))
    node.link(insp.countsWhat, _what(frame, count, is_verdict=bool(verdicts))).say(insp.RDFS.label, count.what)
    node.link(insp.countedBody, body).link(insp.countedRating, *ratings)
    node.say(insp.ratingAsPrinted, None if ratings else count.rating)
    node.say(insp.number, count.number).say(insp.countAgrees, count.agrees)
    frame.state(node, count.place)


def _ratings(count: DeclaredCount, body: str | None, kind: str) -> list[str]:
    """The ratings counted: each one of `good or reasonable progress`, on the scales of every body it can mean."""
    bodies = [body] if body else [iri for name in ("HMI Prisons", "Ofsted") if (iri := concepts.body(name))]
    labels = _OR.sub(r"\1\3 or \2\3", count.rating or "").split(" or ")
    found = [concepts.rating(label, each, kind) for label in labels for each in bodies]
    return [rating for rating in found if rating]


_OR = re.compile(r"^(\w[\w ]*) or (\w[\w ]*?)( progress)?$", re.IGNORECASE)
"""Two ratings counted together: `Good or reasonable progress`."""


def _what(frame: Frame, count: DeclaredCount, *, is_verdict: bool) -> str | None:
    """What is counted. A review counts follow-ups, whatever it calls them; a verdict is on what was raised before."""
    what = concepts.find("count-kind", count.what)
    if frame.report.kind is ReportKind.IRP and what in _FOLLOWED_UP:
        return insp.COUNT_KIND.follow_ups
    return _EARLIER.get(what or "", what) if is_verdict else what
