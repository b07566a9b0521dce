"""Labels to concepts: each scheme by its printed labels, ratings by body, names of bodies."""

from __future__ import annotations

import pytest
from rdflib import SKOS

from ontology import concepts
from ontology import terms as insp
from ontology.vocabulary import scheme_graph


@pytest.mark.parametrize(
    ("body", "label", "kind", "rating"),
    [
        ("HMI Prisons", "Reasonable progress", insp.ProgressJudgement, insp.PROGRESS_HMIP.reasonable_progress),
        ("Ofsted", "reasonable progress", insp.ProgressJudgement, insp.PROGRESS_OFSTED.reasonable_progress),
        ("HM Inspectorate of Prisons", "good", insp.OutcomeJudgement, insp.OUTCOME_HMIP.good),
        ("Ofsted", "Good", insp.EffectivenessJudgement, insp.EFFECTIVENESS_OFSTED.good),
        ("HMIP", "Partially addressed.", insp.ProgressVerdict, insp.PROGRESS_CONCERNS.partially_addressed),
        ("HMIP", "No longer relevant", insp.ProgressVerdict, insp.PROGRESS_RECOMMENDATIONS.no_longer_relevant),
        ("Care Quality Commission", "Regulation met", insp.ComplianceJudgement, insp.COMPLIANCE_CQC.met),
        ("Ofsted", "Good progress", insp.ProgressJudgement, None),
        ("HMI Prisons", "Significant progress", insp.ProgressJudgement, None),
        ("HMI Prisons", "Splendid", insp.OutcomeJudgement, None),
    ],
)
def test_a_rating_is_on_a_scale_of_its_body(body: str, label: str, kind: str, rating: str | None) -> None:
    assert concepts.rating(label, concepts.body(body) or "", kind) == rating


@pytest.mark.parametrize(
    ("scheme", "printed", "concept"),
    [
        ("healthy-prison-test", "Resettlement", insp.HEALTHY_PRISON_TEST.resettlement),
        ("healthy-prison-test", "preparation for release", insp.HEALTHY_PRISON_TEST.preparation_for_release),
        ("inspector-role", "Lead Ofsted inspector", insp.INSPECTOR_ROLE.lead_ofsted_inspector),
        ("service-role", "Substance misuse treatment provider", insp.SERVICE_ROLE.substance_misuse),
        ("addressee", "To the governor", None),
        ("addressee", "the governor", insp.ADDRESSEE.governor),
        ("direction", "decrease", insp.DIRECTION.fell),
        ("unit", "hours", insp.UNIT.hour),
        ("topic", "IRMT", insp.TOPIC.irmt),
        ("reference-kind", "earlier report", insp.REFERENCE_KIND.prior_report_paragraph),
        ("no-such-scheme", "anything", None),
        ("topic", None, None),
        ("topic", "", None),
    ],
)  # fmt: skip
def test_printed_words_lead_to_a_concept(scheme: str, printed: str | None, concept: str | None) -> None:
    assert concepts.find(scheme, printed) == concept


def test_every_label_and_key_leads_to_its_own_concept() -> None:
    schemes = {str(scheme).rsplit("/", 1)[1] for scheme in scheme_graph().objects(None, SKOS.inScheme)}
    assert len(schemes) > 30
    for scheme in schemes:
        for concept in concepts.concepts(scheme):
            assert concepts.find(scheme, concept.label.upper()) == concept.iri


def test_roles_tell_their_body() -> None:
    assert concepts.body_of_role("Ofsted inspector") == concepts.body("Ofsted")
    assert concepts.body_of_role("Team leader") == concepts.body("HMI Prisons")
    assert concepts.body_of_role("GP specialist adviser") is None


def test_bodies_and_other_organisations() -> None:
    assert concepts.body("Her Majesty’s Inspectorate of Prisons") == concepts.body("HMIP") is not None
    assert concepts.organisation("HMPPS") is not None
    assert concepts.body("HMPPS") is None
    assert concepts.body("Board of Visitors") is None


def test_labels_of_concepts_terms_and_bodies() -> None:
    assert concepts.label(insp.TOPIC.irmt) == "Interdepartmental risk management team"
    assert concepts.label(insp.FollowUp) == "follow-up"
    assert concepts.label(concepts.body("Ofsted") or "") == "Ofsted"
    assert concepts.label("https://example.org/x/unknown") == "unknown"


def test_the_taxonomy_of_topics() -> None:
    topics = {topic.key: topic for topic in concepts.concepts("topic")}
    assert len([topic for topic in topics.values() if topic.broader is None]) == 5
    assert all(topic.broader in topics for topic in topics.values() if topic.broader)
    assert "CSIP" in topics["csip"].alternatives
