"""The checks between reports: each finds what it is for, in two small reports, and nothing else there."""

from __future__ import annotations

from functools import cache

import pytest
from rdflib import Graph, URIRef

from graphs.store import OxigraphStore
from ontology import terms
from ontology.vocabulary import register_graph, scheme_graph
from ontology.yaml_files import read_yaml
from shapes.across import Check, checks
from tests.shapes.examples import HERE, changed, copied, example

FAULTS = {each["check"]: each for each in read_yaml(HERE / "across.yml")}


@cache
def two_reports() -> Graph:
    """The example review with the inspection that it follows up, the schemes and the bodies. Not to be changed."""
    graph = copied("review") + example("held") + scheme_graph()
    for body in register_graph().subjects(None, URIRef(terms.InspectingBody)):
        graph += register_graph().triples((body, None, None))
    return graph


def said(check: Check, graph: Graph) -> list[str]:
    """What the check says of the graph."""
    store = OxigraphStore.of_nquads(graph.serialize(format="nt", encoding="utf-8"))
    rows = [{name: term for name, term in row.items() if term is not None} for row in store.select(check.query)]
    assert all("focus" in row for row in rows)
    return [check.words({name: str(value) for name, value in row.items()}) for row in rows]


def test_every_check_has_its_words_and_its_fault() -> None:
    assert {check.name for check in checks()} == FAULTS.keys()
    for check in checks():
        assert check.question.endswith("?")
        assert check.finding.endswith(".")
        assert check.hint.endswith(".")


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
def test_nothing_is_wrong_between_two_reports_that_agree(check: Check) -> None:
    assert said(check, two_reports()) == []


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
def test_a_check_finds_what_it_is_for(check: Check) -> None:
    fault = FAULTS[check.name]
    assert said(check, changed(two_reports(), fault["change"])) == [fault["says"]]
