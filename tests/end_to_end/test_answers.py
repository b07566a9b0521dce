"""Does each of the thirty questions that the ontology was made for answer as a careful reader of the reports would?"""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import Graph

from graphs.dataset import Dataset
from graphs.questions import Value, question, questions
from graphs.store import OxigraphStore, Store
from ingest.reading import read_report
from ontology.iris import ID
from ontology.mapping import map_report
from ontology.mapping.nquads import canonical
from ontology.vocabulary import register_graph, scheme_graph
from ontology.yaml_files import read_yaml

ANSWERS: dict[str, list[dict[str, Any]]] = read_yaml(Path(__file__).parent / "answers.yml")
CASES = [(name, case) for name, cases in ANSWERS.items() for case in cases]

LINKED = """
@prefix insp: <https://w3id.org/prisongraph/def#> .
@prefix id: <https://w3id.org/prisongraph/id/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@base <https://w3id.org/prisongraph/id/> .
<prison/a> skos:prefLabel "HMP Alder" . <prison/b> skos:prefLabel "HMP Birch" .
<visit/a> insp:ofEstablishment <prison/a> . <visit/b> insp:ofEstablishment <prison/b> .
<visit/t> a insp:ThematicInspection .
<concern/a1> a insp:Concern ; insp:raisedAt <visit/a> ; insp:hasStatement [ insp:text "Cells were dirty." ] .
<concern/a2> a insp:Concern ; insp:raisedAt <visit/a> ; insp:hasStatement [ insp:text "Rats." ] .
<concern/b1> a insp:Concern ; insp:raisedAt <visit/b> ; insp:hasStatement [ insp:text "Cells were filthy." ] .
<concern/b2> a insp:Concern ; insp:raisedAt <visit/b> ; insp:hasStatement [ insp:text "Mice." ] .
<recommendation/t1> a insp:Recommendation ; insp:raisedAt <visit/t> ; insp:hasStatement [ insp:text "Clean them." ] .
<https://w3id.org/prisongraph/scheme/link-status/proposed> skos:prefLabel "Proposed" .
<https://w3id.org/prisongraph/scheme/link-status/rejected> skos:prefLabel "Rejected" .
<link/1> a insp:ConcernLink ; insp:linkFrom <concern/a1> ; insp:linkTo <concern/b1> ; insp:confidence 0.9 ;
  insp:linkStatus <https://w3id.org/prisongraph/scheme/link-status/proposed> ; prov:wasGeneratedBy <run/x-1> ;
  insp:hasEvidence [ insp:feature [ skos:prefLabel "Words" ] ; insp:featureValue 0.7 ; insp:sharedTerm "cells" ] .
<link/2> a insp:ConcernLink ; insp:linkFrom <concern/b2> ; insp:linkTo <concern/a2> ; insp:confidence 0.55 ;
  insp:linkStatus <https://w3id.org/prisongraph/scheme/link-status/proposed> ; prov:wasGeneratedBy <run/x-1> .
<link/3> a insp:ConcernLink ; insp:linkFrom <concern/a1> ; insp:linkTo <recommendation/t1> ; insp:confidence 0.8 ;
  insp:linkStatus <https://w3id.org/prisongraph/scheme/link-status/proposed> .
<link/4> a insp:ConcernLink ; insp:linkFrom <concern/b1> ; insp:linkTo <recommendation/t1> ; insp:confidence 0.8 ;
  insp:linkStatus <https://w3id.org/prisongraph/scheme/link-status/rejected> .
<run/x-1> a insp:PipelineRun .
<person/jo-thorne> foaf:name "Jo Thorne" ; insp:possiblySamePersonAs <person/jo-thorn> .
<person/jo-thorn> foaf:name "Jo Thorn" .
"""
"""Links and likenesses, whose reasons cannot be worked out from a report by hand."""


def plain(value: Value) -> object:
    """A value as the list of answers has it: a key for an IRI."""
    if isinstance(value, Decimal):
        return round(float(value), 2)
    return value.removeprefix(ID) if isinstance(value, str) else value


def asked(store: Store, question_name: str, columns: list[str], /, **given: str) -> list[tuple[object, ...]]:
    """The rows of a question, these columns of them."""
    return [tuple(plain(row[column]) for column in columns) for row in question(question_name).rows(store, given)]


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{name}-{number}" for number, (name, _) in enumerate(CASES)])
def test_the_answer_is_that_of_a_careful_reader(name: str, case: dict[str, Any], built: Path) -> None:
    store = Dataset.open(built).current().open()
    found = asked(store, name, case["columns"], **case["given"])
    expected = [tuple(row) for row in case["rows"]]
    if case.get("in order"):
        assert found == expected
    else:
        assert Counter(found) == Counter(expected)


@pytest.fixture(scope="module")
def linked() -> OxigraphStore:
    raw = ox.Store()
    raw.load(LINKED.encode(), ox.RdfFormat.TURTLE)
    return OxigraphStore(raw)


def test_two_prisons_share_issues_whichever_way_the_links_run(linked: OxigraphStore) -> None:
    assert asked(linked, "shared-issues", ["one", "other", "links", "accepted"]) == [("HMP Alder", "HMP Birch", 2, 0)]


def test_the_same_issue_elsewhere_has_its_words_and_the_reason(linked: OxigraphStore) -> None:
    columns = ["other", "prison", "words", "confidence", "because", "worth", "shared"]
    assert asked(linked, "same-issue", columns, concern="a2") == [
        ("concern/b2", "HMP Birch", "Mice.", 0.55, None, None, None)
    ]
    rows = asked(linked, "same-issue", columns, concern="b1")
    assert rows == [("concern/a1", "HMP Alder", "Cells were dirty.", 0.9, "Words", 0.7, "cells")]


def test_a_thematic_speaks_to_a_concern_unless_someone_has_said_no(linked: OxigraphStore) -> None:
    columns = ["kind", "recommendation", "said", "prison", "concern", "words", "confidence"]
    assert asked(linked, "thematic-links", columns) == [
        ("recommendation", "recommendation/t1", "Clean them.", "HMP Alder", "concern/a1", "Cells were dirty.", 0.8)
    ]


def test_what_waits_for_a_person_begins_nearest_to_the_line(linked: OxigraphStore) -> None:
    assert asked(linked, "review-queue", ["link", "one_words", "other_words"]) == [
        ("link/2", "Mice.", "Rats."),
        ("link/3", "Cells were dirty.", "Clean them."),
        ("link/1", "Cells were dirty.", "Cells were filthy."),
    ]


def test_a_run_is_found_by_what_it_made(linked: OxigraphStore) -> None:
    assert asked(linked, "runs", ["run", "made"], made="1") == [("run/x-1", 2)]
    assert asked(linked, "runs", ["run"], made="3") == []


def test_two_spellings_of_a_name_are_told_once(linked: OxigraphStore) -> None:
    assert asked(linked, "possibly-one-person", ["one", "other"]) == [("Jo Thorn", "Jo Thorne")]


def test_lettered_items_stand_under_their_parent() -> None:
    thematic = read_report(Path("prisongraph/specimens/thematic-work-after-prison-2023.txt"))
    store = OxigraphStore.of_nquads(canonical([map_report(thematic)]))
    rows = asked(store, "recommendations-by-addressee", ["number", "parent"], addressee="hm prison and probation")
    assert rows == [("1", None), ("1a", "1"), ("1b", "1"), ("1c", "1"), ("2", None), ("3", None)]


def test_every_question_that_the_ontology_was_made_for_is_worked_out() -> None:
    elsewhere = {
        "shared-issues", "same-issue", "thematic-links", "review-queue", "runs", "possibly-one-person",
        "unnamed-providers", "recurring-topics",
    }  # fmt: skip
    assert set(ANSWERS) <= set(questions())
    assert len(set(ANSWERS) | elsewhere) >= 30


def test_a_provider_without_a_name_is_told_with_its_place(built: Path) -> None:
    store = Dataset.open(built).current().open()
    unnamed = [row for row in question("providers").rows(store) if not row["named"]]
    rows = list(question("unnamed-providers").rows(store))
    assert [(row["prison"], row["service"], row["paragraph"], row["quote"]) for row in rows] == [
        (row["prison"], row["service"], row["paragraph"], row["quote"]) for row in unnamed
    ]
    assert all(row["provider"] is None and row["report"] for row in unnamed)


def test_a_topic_recurs_at_so_many_prisons_of_all_that_were_reviewed(built: Path) -> None:
    store = Dataset.open(built).current().open()
    columns = ["topic", "prisons", "of_prisons", "followed_up", "insufficient", "best_rank"]
    rows = asked(store, "recurring-topics", columns, since="2022")
    assert {("Security", 2, 2, 2, 0, 4), ("Supply of illicit drugs", 2, 2, 2, 0, 4)} <= set(rows)
    assert {row[2] for row in asked(store, "recurring-topics", columns)} == {3}


def with_vocabulary(graph: Graph) -> OxigraphStore:
    """A report's graph with the schemes and the register."""
    raw = ox.Store()
    for each in (graph, scheme_graph(), register_graph()):
        raw.load(each.serialize(format="nt").encode(), ox.RdfFormat.N_TRIPLES)
    return OxigraphStore(raw)


def golds(shared: Path) -> list[dict[str, Any]]:
    """What a careful reader found in the sample reviews."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(shared.parent.glob("gold/*.json"))]
    return [each for each in found if "concerns" in each and "themes" in each]


def test_real_reviews_answer_as_their_reader_did(shared_reports: Path) -> None:
    """Which made too little progress, by body; which notices were met; which judgement covers several."""
    for gold in golds(shared_reports):
        report = read_report((shared_reports / gold["source_file"]).with_suffix(".pdf"))
        store = with_vocabulary(map_report(report))
        judged = [
            (each["judgement"].capitalize(), each["judgement_paragraph"])
            for each in (*gold["concerns"], *gold["themes"])
        ]
        poor = {pair for pair in judged if pair[0] in {"Insufficient progress", "No meaningful progress"}}
        assert set(asked(store, "insufficient-progress", ["progress", "paragraph"])) == poor
        notices = [(each["reference"], each["paragraph"]) for each in gold["requirement_notices"]]
        assert asked(store, "notices", ["regulation", "paragraph"]) == notices
        several = [each for each in gold["concerns"] if len(each["recommendations"]) > 1]
        told = [(len(each["recommendations"]), each["judgement_paragraph"]) for each in several]
        assert asked(store, "shared-judgements", ["recommendations", "paragraph"]) == told
