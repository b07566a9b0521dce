"""Can the questions that the ontology was made for be asked of a report? Some of them, answered by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph
from rdflib.query import ResultRow

from ontology.mapping import map_report
from ontology.vocabulary import register_graph, scheme_graph
from tests.ontology.small_report import PRINTED, small_report

PREFIXES, *_QUESTIONS = (Path(__file__).parent / "competency.rq").read_text(encoding="utf-8").split("## ")
QUESTIONS = {question: query for question, _, query in (each.partition("\n") for each in _QUESTIONS)}

ANSWERS: dict[str, set[tuple[object, ...]]] = {
    "which judgement covers more than one recommendation?": {(2,)},
    "where do a block and its line in the summary differ in wording?": {("Leaders should publish the waiting times.",)},
    "which bodies judged at a visit, on which scales?": {
        ("HM Inspectorate of Prisons", "HMI Prisons progress"),
        ("Ofsted", "Ofsted progress"),
    },
    "where do the findings and the summary disagree on a rating?": {("Significant progress", "Reasonable progress")},
    "what fell, from what to what?": {("Wait for the dentist", 11, "weeks", 11, "days")},
    "who took part, in which role, for whom?": {("Ann Example", "Team leader", "HM Inspectorate of Prisons")},
    "at which establishment is a provider unnamed?": {("Thornby Moor", "Mental health")},
    "which inspections are cited and not held?": {("2022-09",)},
    "how was the earlier inspection's outcome, by the test's present name?": {("Safety", "Poor")},
    "what does a regulator's notice come to?": {("Regulation 17", "Regulation met")},
    "what exactly says so, and on which page?": {(2, PRINTED["3.3"])},
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return map_report(small_report()) + scheme_graph() + register_graph()


def test_every_question_has_an_answer_worked_out() -> None:
    assert set(QUESTIONS) == set(ANSWERS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_its_answer(graph: Graph, question: str) -> None:
    rows = [row for row in graph.query(PREFIXES + QUESTIONS[question]) if isinstance(row, ResultRow)]
    assert {tuple(_plain(value) for value in row) for row in rows} == ANSWERS[question]


def _plain(value: Any) -> object:
    return str(value) if str(value.datatype).endswith("gYearMonth") else value.toPython()
