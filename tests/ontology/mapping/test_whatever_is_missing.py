"""A report of which little was read: the mapping neither fails nor points at what is not there."""

from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import XSD, Graph, Literal

from ontology.iris import ID
from ontology.lint import declared, own_iris
from ontology.mapping import map_report
from ontology.model import Report
from ontology.read_json import LISTS
from ontology.values import ReportKind
from ontology.vocabulary import ontology_graph, register_graph, scheme_graph
from tests.ontology.small_report import small_report

OPTIONAL = [
    field.name
    for field in fields(Report)
    if field.name in LISTS or field.name in {"follows_up", "previous_inspections", "visit_start", "cover", "bodies"}
]
KNOWN = set(declared(ontology_graph(), scheme_graph(), register_graph()))


@settings(max_examples=150, deadline=None)
@given(missing=st.sets(st.sampled_from(OPTIONAL)), kind=st.sampled_from(ReportKind))
def test_whatever_is_missing(missing: set[str], kind: ReportKind) -> None:
    full = small_report()
    nothing = {name: () if isinstance(getattr(full, name), tuple) else None for name in missing}
    graph = map_report(replace(full, kind=kind, **nothing))  # type: ignore[arg-type]  # fields by name
    assert undeclared(graph) == set()
    assert all(well_formed(value) for value in graph.objects() if isinstance(value, Literal))


def undeclared(graph: Graph) -> set[str]:
    """IRIs that the graph uses and neither it nor the vocabulary describes; other reports may not be held."""
    known = KNOWN | set(declared(graph))
    return {iri for iri in own_iris(graph) if iri not in known and not iri.startswith(f"{ID}report/")}


def well_formed(value: Literal) -> bool:
    """Whether the lexical form is one of its datatype."""
    return value.datatype in (None, XSD.gYear, XSD.gYearMonth) or not value.ill_typed
