"""Are the paragraphs of a thematic that state findings told from those that tell of methods, and given topics?"""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, URIRef

import prisongraph
from ingest.reading import read_report
from ontology import iris
from ontology import terms as insp
from ontology.iris import Kind
from ontology.mapping import map_report
from ontology.mapping.findings import finding_paragraphs
from ontology.model import Report
from tests.ontology.small_report import small_report

SPECIMEN = Path(prisongraph.__file__).parent / "specimens" / "thematic-work-after-prison-2023.txt"


@pytest.fixture(scope="module")
def thematic() -> Report:
    return read_report(SPECIMEN)


def test_findings_stand_in_the_summary_and_the_chapters_only(thematic: Report) -> None:
    found = [paragraph.id for paragraph in finding_paragraphs(thematic)]
    assert len(found) > 10
    assert not [
        each for each in found if each.startswith(("foreword", "annexe", "references", "recommendations", "cover"))
    ]
    assert not [each for each in found if "methodology" in each]


def test_each_finding_is_a_node_with_its_words_and_its_paragraph(thematic: Report) -> None:
    graph = map_report(thematic)
    for paragraph in finding_paragraphs(thematic):
        node = URIRef(iris.mint(Kind.FINDING, thematic.key, paragraph.id))
        assert (node, RDF.type, URIRef(insp.Finding)) in graph
        assert str(graph.value(node, URIRef(insp.text))) == paragraph.text
        assert graph.value(node, URIRef(insp.statedIn)) == URIRef(iris.part(thematic.key, paragraph.id))


def test_some_findings_have_topics(thematic: Report) -> None:
    assert any(assignment.of.startswith("finding:") for assignment in thematic.topics)


def test_a_review_has_none() -> None:
    assert list(finding_paragraphs(small_report())) == []
