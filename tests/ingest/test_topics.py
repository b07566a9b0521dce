"""Are concerns, themes, recommendations and practices given the topics that they are about?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.reading import TOPIC_GATE
from bench.topics import score_topics
from ingest.topics import assign_topics, topics_of
from ontology.concepts import concepts
from ontology.model import Concern, FollowUp, Practice, Recommendation
from tests.ingest.prose import report_of


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Levels of self-harm had risen and were among the highest.", "suicide-self-harm"),
        ("Drugs were too easily available.", "illicit-drugs"),
        ("Men spent too long locked in their cells.", "time-out-of-cell"),
        ("Prisoners did not get enough careers advice.", "ceiag"),
        ("PPO recommendations had not been acted on.", "ppo-recommendations"),
        ("The IRMT did not look at every prisoner.", "irmt"),
        ("Support for men on remand was poor.", "remand-recall"),
        ("Patients waited too long to see a GP.", "primary-care"),
        ("An ambulance was called late.", "patient-safety-incidents"),
        ("Officers shouted at men on the wing.", "staff-prisoner-relationships"),
        ("Men arriving from court sat in the waiting area for hours.", "early-days"),
        ("The yards were covered in litter.", "living-conditions"),
        ("A third of the workforce had resigned.", "staffing"),
        ("Women about to be released had nobody to turn to.", "release-planning"),
    ],
)
def test_what_words_are_about(text: str, topic: str) -> None:
    assert topic in {found.topic for found in topics_of(text)}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The governor should ensure that the visits hall is kept warm.", "family-contact"),
        ("Leaders had not filled the places in education.", "activity-places"),
        ("Prisoners on remand had no help with debt.", "remand-recall"),
        ("Managers did not look at footage of restraint.", "use-of-force"),
        ("Patients waiting for the dentist were in pain, and the segregation unit was full.", "dental"),
    ],
)
def test_whom_a_statement_addresses_is_not_what_it_is_about(text: str, topic: str) -> None:
    assert topics_of(text)[0].topic == topic


@pytest.mark.parametrize("text", ["Support staff were kind.", "This was an opportunity.", "The roof was compost."])
def test_an_abbreviation_inside_a_word_is_no_cue(text: str) -> None:
    assert topics_of(text) == []


def test_several_topics_the_surest_first_with_their_cues() -> None:
    found = topics_of("There were gaps in the use of force. Segregation was also poor.", heading="Use of force")
    assert [classified.topic for classified in found[:2]] == ["use-of-force", "segregation"]
    assert found[0].confidence > found[1].confidence
    assert found[0].cues == ("Use of force",)


def test_a_heading_alone_gives_a_topic_that_is_not_sure() -> None:
    (found,) = topics_of("Nothing had changed.", heading="Respect")
    assert (found.topic, found.confidence) == ("respect", 0.4) or found.confidence <= 0.6


def test_confidence_and_keys_are_of_the_scheme() -> None:
    keys = {concept.key for concept in concepts("topic")}
    for concept in concepts("topic"):
        for found in topics_of(f"There was a problem with {concept.label}.", heading=concept.label):
            assert found.topic in keys
            assert 0.4 <= found.confidence <= 1


def test_labelled_statements_are_told_their_topics() -> None:
    score = score_topics()
    assert score.about > 100
    assert min(score.recall, score.precision, score.firsts / score.about) >= TOPIC_GATE, score.missed


def test_every_label_names_its_own_topic() -> None:
    for concept in concepts("topic"):
        assert topics_of("Words.", heading=concept.label)[0].topic == concept.key


def test_what_is_classified() -> None:
    report = report_of("Nothing.")
    place = report.paragraphs[0].place()
    concern = Concern(ordinal=1, body="HMI Prisons", heading="Time out of cell", text="It was poor.", place=place)
    theme = FollowUp(
        ordinal=2, kind="theme", body="Ofsted", theme_number=1, text="The reading plan is new.", place=place
    )
    recommendation = Recommendation(ordinal=1, text="This should be put right.", concern=1, place=place)
    practice = Practice(text="Peer mentors ran a library.", kind="good", place=place)
    report = replace(
        report,
        concerns=(concern,),
        recommendations=(recommendation,),
        follow_ups=(theme,),
        practices=(practice,),
    )
    best = {assignment.of: assignment.topic for assignment in reversed(assign_topics(report))}
    assert best["concern:1"] == "time-out-of-cell"
    assert best["recommendation:1"] == "time-out-of-cell"
    assert best["theme:1"] in ("education-skills-work", "reading")
    assert "practice:1" in best


def test_the_subject_weighs_more_than_what_is_said_of_it() -> None:
    found = [one.topic for one in topics_of("Reception was dirty.")]
    assert found[:1] == ["reception-induction"]
    assert "living-conditions" in found


def test_a_cue_within_a_longer_one_counts_for_nothing() -> None:
    (found,) = [one for one in topics_of("There were 12 nursing vacancies.") if one.confidence >= 0.5]
    assert found.topic == "health-staffing"


def test_what_a_later_clause_names_is_less_sure() -> None:
    first, later = (
        topics_of("Bullying was common, and visits were hard to book."),
        topics_of("Visits were hard to book."),
    )
    assert [one.topic for one in first][:1] == ["violence"]
    sure = {one.topic: one.confidence for one in first}
    assert sure.get("family-contact", 0) < {one.topic: one.confidence for one in later}["family-contact"]
