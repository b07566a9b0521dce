"""A report as RDF: that every fact is there, tied to its place, and asked for as users ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from rdflib import RDF, XSD, Graph, Literal, URIRef

from ontology import terms as insp
from ontology.iris import ID, Kind, mint
from ontology.mapping import inferred, map_report, said
from ontology.model import Concern, Progress, Recommendation, Report, Table
from ontology.values import PartialDate, ReportKind
from tests.ontology.small_report import TEXT, place, small_report

KEY = "irp-thornby-moor-2023-06"
INSPECTION = f"{ID}visit/full-thornby-moor-2022-09"
STATED = (
    insp.Concern, insp.FollowUp, insp.Judgement, insp.ConcernStatement, insp.DeclaredCount, insp.TeamParticipation,
    insp.Signature, insp.ServiceProvision, insp.Quantity, insp.CrossReference, insp.GlossaryEntry, insp.Abbreviation,
    insp.RatingDefinition, insp.Finding, insp.EstablishmentFact, insp.Mention, insp.RegulatoryNotice, insp.StatTable,
    insp.Figure,
)  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> Graph:
    return map_report(small_report())


def values(graph: Graph, subject: str, term: str) -> set[Any]:
    """What hangs on a node by a term: IRIs as strings, literals as Python values."""
    return {
        each.toPython() if isinstance(each, Literal) else str(each)
        for each in graph.objects(URIRef(subject), URIRef(term))
    }


def thing(kind: Kind, *key: str | int) -> str:
    """The IRI of a thing of the small report."""
    return mint(kind, KEY, *key)


def members(graph: Graph, of: str) -> Iterator[URIRef]:
    """The nodes of a class."""
    return (URIRef(str(node)) for node in graph.subjects(RDF.type, URIRef(of)))


@pytest.mark.parametrize("kind", STATED)
def test_every_fact_is_stated_in_a_part_and_anchored(graph: Graph, kind: str) -> None:
    nodes = list(members(graph, kind))
    assert nodes
    for node in nodes:
        holder = node if kind != insp.Concern else graph.value(node, URIRef(insp.hasStatement))
        assert (holder, URIRef(insp.statedIn), None) in graph, node
        if kind != insp.Mention:
            assert (holder, URIRef(insp.hasAnchor), None) in graph, node


def test_anchors_quote_their_source(graph: Graph) -> None:
    anchors = list(members(graph, insp.TextAnchor))
    assert len(anchors) > 15
    for anchor in anchors:
        (start,) = values(graph, str(anchor), insp.OA.start)
        (end,) = values(graph, str(anchor), insp.OA.end)
        assert values(graph, str(anchor), insp.OA.exact) == {TEXT[start:end]}
        assert values(graph, str(anchor), insp.inSource) == {mint(Kind.FILE, "ab" * 6)}


def test_one_judgement_covers_a_concern_and_its_two_recommendations(graph: Graph) -> None:
    follow_up = thing(Kind.FOLLOW_UP, 1)
    judgement = thing(Kind.JUDGEMENT, "hmip-1")
    assert values(graph, follow_up, insp.followsUp) == {
        f"{ID}concern/full-thornby-moor-2022-09_1.34",
        f"{ID}recommendation/full-thornby-moor-2022-09_1.34a",
        f"{ID}recommendation/full-thornby-moor-2022-09_1.34b",
    }
    assert values(graph, judgement, insp.judges) == {follow_up}
    assert values(graph, judgement, insp.rating) == {insp.PROGRESS_HMIP.good_progress}
    assert values(graph, judgement, insp.statedIn) == {thing(Kind.PART, "p3.2")}
    assert len(values(graph, judgement, insp.restatedIn)) == 2


def test_each_line_of_the_summary_restates_what_it_words(graph: Graph) -> None:
    assert values(graph, thing(Kind.STATEMENT, "f1-1"), insp.restates) == {thing(Kind.STATEMENT, "r1")}
    assert values(graph, thing(Kind.STATEMENT, "f1-2"), insp.restates) == {thing(Kind.STATEMENT, "r2")}


def test_a_summary_that_says_otherwise_is_kept_beside_the_judgement(graph: Graph) -> None:
    judgement = thing(Kind.JUDGEMENT, "ofsted-2")
    assert values(graph, judgement, insp.rating) == {insp.PROGRESS_OFSTED.significant_progress}
    assert values(graph, judgement, insp.restatedRating) == {insp.PROGRESS_OFSTED.reasonable_progress}


def test_a_review_mints_the_inspection_it_follows_up(graph: Graph) -> None:
    assert values(graph, thing(Kind.VISIT), insp.reviewsInspection) == {INSPECTION}
    when = graph.value(URIRef(INSPECTION), URIRef(insp.when))
    assert isinstance(when, Literal)
    assert (str(when), when.datatype) == ("2022-09", XSD.gYearMonth)
    theme = f"{ID}concern/full-thornby-moor-2022-09_t1"
    assert values(graph, theme, insp.raisedAt) == {INSPECTION}
    assert insp.Theme in values(graph, theme, str(RDF.type))


def test_outcomes_belong_to_the_inspection_of_their_year(graph: Graph) -> None:
    assert values(graph, thing(Kind.JUDGEMENT, "outcome-2022-safety"), insp.madeAt) == {INSPECTION}


def test_a_review_counts_follow_ups_whatever_it_calls_them(graph: Graph) -> None:
    assert values(graph, thing(Kind.COUNT, 1), insp.countsWhat) == {insp.COUNT_KIND.follow_ups}
    assert values(graph, thing(Kind.COUNT, 2), insp.countedRating) == {insp.PROGRESS_HMIP.good_progress}


def test_a_fall_in_days_from_weeks_keeps_both_units(graph: Graph) -> None:
    now, before = thing(Kind.QUANTITY, "3.1-1"), thing(Kind.QUANTITY, "3.1-1.1-before-1")
    assert values(graph, now, insp.earlierValue) == {before}
    assert values(graph, now, insp.QUDT.hasUnit) == {"http://qudt.org/vocab/unit/DAY"}
    assert values(graph, before, insp.QUDT.hasUnit) == {"http://qudt.org/vocab/unit/WK"}
    assert values(graph, now, insp.metric) == {insp.METRIC.dental_wait}
    assert values(graph, now, insp.direction) == {insp.DIRECTION.fell}


def test_values_given_respectively_are_apart(graph: Graph) -> None:
    first, second = thing(Kind.QUANTITY, "3.1-2"), thing(Kind.QUANTITY, "3.1-2.2")
    (before_first,) = values(graph, first, insp.earlierValue)
    (before_second,) = values(graph, second, insp.earlierValue)
    assert values(graph, second, insp.QUDT.numericValue) == {55}
    assert values(graph, before_first, insp.QUDT.numericValue) == {50}
    assert values(graph, before_second, insp.QUDT.numericValue) == {45}


def test_a_number_of_an_earlier_report_leads_to_no_paragraph_here(graph: Graph) -> None:
    earlier = thing(Kind.CROSS_REFERENCE, 2)
    assert values(graph, earlier, insp.toPart) == set()
    assert values(graph, earlier, insp.toReport) == {f"{ID}report/full-thornby-moor-2022-09"}
    assert values(graph, thing(Kind.CROSS_REFERENCE, 1), insp.toPart) == {thing(Kind.PART, "p3.1")}


@pytest.mark.parametrize(
    "printed", ["HMP Thornby Moor", "HMP & YOI Thornby Moor", "HMP/YOI Thornby Moor", "Thornby Moor"]
)
def test_a_prison_that_no_register_has_is_called_one_thing_however_it_is_printed(printed: str) -> None:
    graph = map_report(replace(small_report(), establishment=printed))
    prison = mint(Kind.PRISON, "thornby-moor")
    assert values(graph, prison, insp.SKOS.prefLabel) == {"Thornby Moor"}
    assert values(graph, prison, insp.SKOS.altLabel) >= {printed} - {"Thornby Moor"}


def test_an_unnamed_provider_gets_no_name(graph: Graph) -> None:
    (unnamed,) = values(graph, thing(Kind.PROVISION, 2), insp.provider)
    assert values(graph, unnamed, insp.identityKnown) == {False}
    assert values(graph, unnamed, insp.SKOS.prefLabel) == set()


def test_a_provider_is_the_organisation_that_its_alias_names(graph: Graph) -> None:
    (named,) = values(graph, thing(Kind.PROVISION, 1), insp.provider)
    assert values(graph, named, insp.SKOS.prefLabel) == {"Tŷ’r Deintydd"}


def test_tables_are_kept_cell_by_cell(graph: Graph) -> None:
    cell = thing(Kind.CELL, 1, "1-3")
    assert values(graph, cell, insp.text) == {"37%"}
    assert values(graph, cell, insp.value) == {37}
    assert values(graph, cell, insp.columnHeading) == {"2023"}
    assert values(graph, cell, insp.rowHeading) == {"Dentist"}


def test_a_table_whose_first_column_has_no_heading() -> None:
    table = Table(caption=None, columns=("%",), rows=(("ETE", "35"),), place=place("3.1"))
    graph = map_report(replace(small_report(), tables=(table,)))
    assert values(graph, thing(Kind.CELL, 1, "1-2"), insp.columnHeading) == {"%"}


def test_the_signatory_is_not_of_the_team(graph: Graph) -> None:
    assert values(graph, thing(Kind.REPORT), insp.signedBy) == {mint(Kind.PERSON, "jo-chief")}
    team = {str(graph.value(node, URIRef(insp.person))) for node in members(graph, insp.TeamParticipation)}
    assert team == {mint(Kind.PERSON, "ann-example")}


def test_what_was_inferred_stands_apart_from_what_was_said() -> None:
    topics = inferred(small_report())
    assert {str(node) for node in topics.objects(None, URIRef(insp.topic))} == {insp.TOPIC.dental, insp.TOPIC.reading}
    assert set(said(small_report())) & set(topics) == set()
    assert (None, URIRef(insp.topic), None) not in said(small_report())


def test_a_rating_that_no_scale_has_is_kept_as_printed_and_not_guessed() -> None:
    report = small_report()
    judgement = report.follow_ups[0].judgement
    assert judgement is not None
    odd = replace(report.follow_ups[0], judgement=replace(judgement, label="Splendid progress"))
    graph = map_report(replace(report, follow_ups=(odd, report.follow_ups[1])))
    assert values(graph, thing(Kind.JUDGEMENT, "hmip-1"), insp.rating) == set()
    assert values(graph, thing(Kind.JUDGEMENT, "hmip-1"), insp.ratingAsPrinted) == {"Splendid progress"}


def test_a_review_that_does_not_say_what_it_follows_up_mints_no_inspection() -> None:
    graph = map_report(replace(small_report(), follows_up=None, previous_inspections=(), outcomes=()))
    assert values(graph, thing(Kind.VISIT), insp.reviewsInspection) == set()
    assert set(members(graph, insp.FullInspection)) == set()


def test_two_concerns_that_cite_one_paragraph_stay_two() -> None:
    report = small_report()
    twin = replace(report.concerns[0], ordinal=2, number="1.34")
    graph = map_report(replace(report, concerns=(*report.concerns, twin)))
    assert {str(each) for each in members(graph, insp.Concern)} >= {
        f"{ID}concern/full-thornby-moor-2022-09_1.34",
        f"{ID}concern/full-thornby-moor-2022-09_u2",
    }


def full_inspection() -> Report:
    """A full inspection of 2024 with a concern, a recommendation and a verdict on each of two earlier ones."""
    return replace(
        small_report(),
        kind=ReportKind.FULL_INSPECTION,
        key="full-thornby-moor-2024-05",
        visit_start=date(2024, 5, 7),
        visit_end=date(2024, 5, 16),
        follows_up=PartialDate(2022, 9),
        follow_ups=(),
        concerns=(
            Concern(ordinal=1, body="HMI Prisons", number="1", priority=True, text="Too cold.", place=place("b1")),
        ),
        recommendations=(
            Recommendation(ordinal=1, number="2.14", text="Heat.", addressee="the governor", place=place("b2")),
        ),
        progress=(
            Progress(about="concern", text="Too dark.", verdict="Not addressed", test="Safety", place=place("b3")),
            Progress(about="recommendation", text="Light.", verdict="Achieved", reference="1.34a", place=place("b4")),
        ),
        topics=(),
    )  # fmt: skip


def test_a_full_inspection_raises_its_own_concerns_by_their_numbers() -> None:
    graph = map_report(full_inspection())
    concern = f"{ID}concern/full-thornby-moor-2024-05_1"
    assert values(graph, concern, insp.raisedAt) == {f"{ID}visit/full-thornby-moor-2024-05"}
    assert values(graph, concern, insp.priority) == {insp.PRIORITY.priority}
    assert values(graph, concern, insp.raisedInParagraph) == set()
    recommendation = f"{ID}recommendation/full-thornby-moor-2024-05_2.14"
    assert values(graph, recommendation, insp.addressee) == {insp.ADDRESSEE.governor}
    assert values(graph, recommendation, insp.raisedInParagraph) == {"2.14"}


def test_a_verdict_judges_what_the_inspection_before_raised() -> None:
    graph = map_report(full_inspection())
    verdict = f"{ID}judgement/full-thornby-moor-2024-05_progress-2"
    assert values(graph, verdict, insp.judges) == {f"{ID}recommendation/full-thornby-moor-2022-09_1.34a"}
    assert values(graph, verdict, insp.rating) == {insp.PROGRESS_RECOMMENDATIONS.achieved}
    unnumbered = f"{ID}concern/full-thornby-moor-2022-09_p1"
    assert values(graph, unnumbered, insp.raisedAt) == {INSPECTION}
