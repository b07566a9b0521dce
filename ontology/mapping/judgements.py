"""What was judged beside follow-ups (outcomes, education, regulations, earlier concerns), and what do ratings mean?"""

from __future__ import annotations

from ontology import concepts, iris
from ontology import terms as insp
from ontology.iris import Kind, mint
from ontology.mapping.concerns import statement
from ontology.mapping.frame import Frame
from ontology.mapping.keys import Keys, keys_of
from ontology.mapping.triples import Node
from ontology.model import Effectiveness, Notice, Outcome, Progress, RatingDefinition
from ontology.values import ReportKind

_HMIP = iris.mint(Kind.ORGANISATION, "hmip")
_EDUCATION = (iris.mint(Kind.ORGANISATION, "ofsted"), iris.mint(Kind.ORGANISATION, "estyn"))
_KINDS = (
    insp.ProgressJudgement, insp.OutcomeJudgement, insp.EffectivenessJudgement, insp.ComplianceJudgement,
    insp.ProgressVerdict,
)  # fmt: skip


def add(frame: Frame) -> None:
    """Outcomes, effectiveness, notices, verdicts on earlier concerns, and definitions of ratings."""
    report, keys = frame.report, keys_of(frame)
    for outcome in report.outcomes:
        _outcome(frame, outcome)
    for position, effectiveness in enumerate(report.effectiveness, 1):
        _effectiveness(frame, effectiveness, position)
    for position, notice in enumerate(report.notices, 1):
        _notice(frame, notice, position)
    for position, progress in enumerate(report.progress, 1):
        _progress(frame, keys, progress, position)
    for position, definition in enumerate(report.scales, 1):
        _definition(frame, definition, position)


def rate(node: Node, printed: str, body: str, kind: str) -> None:
    """The rating on a scale of the body; where no scale has it, the label as printed, for the shapes to report."""
    rating = concepts.rating(printed, body, kind)
    node.link(insp.rating, rating).say(insp.ratingAsPrinted, None if rating else printed)


def _judgement(frame: Frame, kind: str, key: str, body: str, visit: str) -> Node:
    node = frame.node(Kind.JUDGEMENT, key, types=(insp.Judgement, kind))
    frame.triples.node(body, insp.InspectingBody)
    return node.link(insp.judgedBy, body).link(insp.madeAt, visit)


def _outcome(frame: Frame, outcome: Outcome) -> None:
    test = concepts.find("healthy-prison-test", outcome.test)
    key = f"outcome-{outcome.year}-{iris.slug(outcome.test)}"
    node = _judgement(frame, insp.OutcomeJudgement, key, _HMIP, frame.inspection_of(outcome.year))
    node.link(insp.judges, frame.establishment).link(insp.healthyPrisonTest, test)
    node.link(insp.valueSource, concepts.find("value-source", outcome.source))
    rate(node, outcome.rating, _HMIP, insp.OutcomeJudgement)
    frame.state(node, outcome.place)


def _effectiveness(frame: Frame, effectiveness: Effectiveness, position: int) -> None:
    """In a review it is the judgement of the inspection before, told again."""
    known = [body for body in _EDUCATION if concepts.rating(effectiveness.rating, body, insp.EffectivenessJudgement)]
    named = [body for body in known if body in {concepts.body(name) for name in frame.report.bodies}]
    body = [*named, *known, *_EDUCATION][0]
    visit = frame.earlier if frame.report.kind is ReportKind.IRP and frame.earlier else frame.visit_iri
    node = _judgement(frame, insp.EffectivenessJudgement, f"effectiveness-{position}", body, visit)
    node.link(insp.judges, frame.establishment).say(insp.RDFS.label, effectiveness.aspect)
    node.link(insp.aspect, concepts.find("effectiveness-aspect", effectiveness.aspect))
    rate(node, effectiveness.rating, body, insp.EffectivenessJudgement)
    frame.state(node, effectiveness.place)


def _notice(frame: Frame, notice: Notice, position: int) -> None:
    body = frame.body(notice.body) or ""
    regulation = frame.triples.node(
        mint(Kind.REGULATION, iris.local_name(body), iris.slug(notice.regulation)), insp.CCCEV.Requirement
    ).say(insp.SKOS.prefLabel, notice.regulation)
    node = frame.node(Kind.NOTICE, position, types=(insp.RegulatoryNotice,))
    node.link(insp.raisedBy, body).link(insp.underRegulation, regulation.iri)
    node.link(insp.raisedAt, frame.earlier if frame.report.kind is ReportKind.IRP else frame.visit_iri)
    node.say(insp.ratingAsPrinted, notice.verdict)
    frame.state(node, notice.place)
    if rating := concepts.rating(notice.verdict, body, insp.ComplianceJudgement):
        judgement = _judgement(frame, insp.ComplianceJudgement, f"notice-{position}", body, frame.visit_iri)
        judgement.link(insp.judges, node.iri).link(insp.rating, rating).link(insp.underRegulation, regulation.iri)
        frame.state(judgement, notice.place)


def _progress(frame: Frame, keys: Keys, progress: Progress, position: int) -> None:
    """The earlier concern or recommendation, worded again, and what had become of it."""
    kind = insp.Recommendation if progress.about == "recommendation" else insp.Concern
    thing = frame.triples.node(keys.progress[position], kind)
    frame.triples.node(_HMIP, insp.InspectingBody)
    test = concepts.find("healthy-prison-test", progress.test)
    thing.link(insp.raisedAt, frame.earlier).link(insp.raisedBy, _HMIP).link(insp.healthyPrisonTest, test)
    thing.say(insp.raisedInParagraph, progress.reference)
    if progress.priority is not None:
        thing.link(insp.priority, insp.PRIORITY.priority if progress.priority else insp.PRIORITY.key)
    role = insp.STATEMENT_ROLE.progress_list
    statement(frame, f"p{position}", thing, progress.text, role, progress.place)
    node = _judgement(frame, insp.ProgressVerdict, f"progress-{position}", _HMIP, frame.visit_iri)
    node.link(insp.judges, thing.iri).link(insp.healthyPrisonTest, test)
    rate(node, progress.verdict, _HMIP, insp.ProgressVerdict)
    frame.state(node, progress.place)


def _definition(frame: Frame, definition: RatingDefinition, position: int) -> None:
    body = frame.body(definition.body) or ""
    ratings = (concepts.rating(definition.label, body, kind) for kind in _KINDS)
    node = frame.node(Kind.DEFINITION, position, types=(insp.RatingDefinition,))
    node.link(insp.defines, next((rating for rating in ratings if rating), None))
    node.say(insp.ratingAsPrinted, definition.label).say(insp.text, definition.definition)
    frame.state(node, definition.place)
