"""Validating: results in order, over datasets too, without changing the graph."""

from __future__ import annotations

from rdflib import Dataset, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import SKOS

from ontology import iris, terms
from ontology.values import Severity
from shapes.validate import Engine, Result, conforms, validate
from tests.shapes.examples import Fault, copied, example, faults


def planted(rule: str) -> Fault:
    """The first fault planted for a rule."""
    return next(fault for fault in faults() if fault.rule == rule)


def test_a_result_names_the_node_the_property_and_the_severity() -> None:
    (result,) = validate(planted("S18").planted())

    assert result == Result(
        code="S18",
        severity=Severity.WARNING,
        focus=f"{iris.ID}judgement/tm_1",
        path=f"<{terms.restatedRating}>",
        value=None,
        message="The text says Good progress, the summary of judgements says Insufficient progress.",
    )


def test_a_core_rule_names_the_value_at_fault() -> None:
    results = validate(planted("S14b").planted())
    assert [result.value for result in results] == [f"{iris.ID}part/tm_cover"]


def test_the_gravest_results_come_first() -> None:
    graph = planted("S18").planted()
    graph.remove((URIRef(f"{iris.ID}concern/tm_2"), URIRef(terms.topic), None))
    graph.remove((URIRef(f"{iris.ID}report/irp-thornby-moor-2023-06"), URIRef(terms.DCTERMS.type), None))

    assert [(result.code, result.severity.value) for result in validate(graph)] == [
        ("S01", "error"),
        ("S18", "warning"),
        ("S08", "info"),
    ]


def test_warnings_let_a_report_in_and_errors_keep_it_out() -> None:
    assert conforms(validate(planted("S18").planted()))
    assert not conforms(validate(planted("S34b").planted()))


def test_a_dataset_is_taken_as_one_graph() -> None:
    dataset = Dataset()
    for position, triple in enumerate(example("review")):
        dataset.add((*triple, dataset.graph(URIRef(f"{iris.GRAPH}{position % 3}"))))

    assert validate(dataset) == ()


def test_validating_changes_nothing() -> None:
    for engine in Engine:
        graph = copied("review")
        validate(graph, engine=engine)
        assert isomorphic(graph, example("review"))


def test_lengths_are_counted_in_code_points() -> None:
    """A character outside the basic plane is one code point, and two units of UTF-16."""
    for engine in Engine:
        graph = copied("review")
        anchor = next(graph.subjects(URIRef(terms.OA.exact), Literal("Ada Quill")))
        graph.set((anchor, URIRef(terms.OA.exact), Literal("Ada 𝒬uill")))
        assert not [result for result in validate(graph, engine=engine) if result.code.startswith("S34")]


def test_an_establishment_of_the_register_needs_no_name_in_the_graph() -> None:
    graph = copied("review")
    register, prison = URIRef(f"{iris.ID}prison/HEI"), URIRef(f"{iris.ID}prison/thornby-moor")
    for subject, predicate, _ in list(graph.triples((None, None, prison))):
        graph.set((subject, predicate, register))
    graph.remove((prison, SKOS.prefLabel, None))
    graph.remove((prison, None, None))

    assert [result for result in validate(graph) if result.severity is Severity.ERROR] == []
