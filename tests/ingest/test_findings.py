"""Are the parts that frame, restate or explain told from those that state findings?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.findings import findings
from ontology.model import Section
from ontology.places import Place
from ontology.values import PartKind
from tests.ingest.prose import report_of


@pytest.mark.parametrize(
    "title", ["Safety", "Progress against our concerns", "What needs to improve at HMP Nowhere", "Introduction"]
)
def test_findings_are_kept(title: str) -> None:
    assert len(list(findings(report_of("One.", "Two.", section=title)))) == 2


@pytest.mark.parametrize(
    "title", ["Appendix II Glossary", "GLOSSARY  of terms", "About YOI Nowhere", "Inspection team", "References"]
)
def test_framing_is_left_out(title: str) -> None:
    assert list(findings(report_of("One.", section=title))) == []


def test_an_appendix_is_known_by_its_number_and_by_what_it_stands_in() -> None:
    report = report_of("One.", section="Action plan request")
    numbered = replace(report, sections=(replace(report.sections[0], number="Appendix III"),))
    assert list(findings(numbered)) == []
    below = (
        replace(report.sections[0], parent="a"),
        Section(id="a", title="Appendix I About this report", place=Place("a")),
    )
    assert list(findings(replace(report, sections=below))) == []


@pytest.mark.parametrize("kind", [PartKind.HEADING, PartKind.CAPTION, PartKind.TABLE_ROW, PartKind.FRONT_MATTER])
def test_only_prose_states_findings(kind: PartKind) -> None:
    assert list(findings(report_of("One.", kind=kind))) == []


def test_sections_in_a_circle_end() -> None:
    report = report_of("One.")
    assert len(list(findings(replace(report, sections=(replace(report.sections[0], parent="3"),))))) == 1
