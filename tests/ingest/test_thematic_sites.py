"""Findings at named places, and numbers that are one place's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from ontology import terms as insp
from ontology.iris import local_name
from ontology.mapping import map_report
from ontology.model import Report
from tests.ingest.thematic_text import read_with

STENNET, OAKENSILL = "HMP Long Stennet", "HMP Oakensill"


def found(tmp_path: Path, text: str) -> Report:
    return read_with(tmp_path, f"2. Sleep\n\n2.1. Beds\n\n{text}\n", contents="2. Sleep\t6\n2.1. Beds")


def placed(report: Report) -> dict[str, str | None]:
    return {each.text: each.establishment for each in report.quantities}


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        (f"In {STENNET} beds were new and warm.", [STENNET]),
        (f"Beds were new at {STENNET}, and broken at {OAKENSILL}.", [STENNET, OAKENSILL]),
        (f"{STENNET} had new beds, as {STENNET} had told us it would.", [STENNET]),
    ],
)
def test_a_sentence_that_names_places_is_a_finding_there(tmp_path: Path, sentence: str, places: list[str]) -> None:
    report = found(tmp_path, f"Few prisons had looked at their beds. {sentence} Nobody had asked the men.")
    (finding,) = report.site_findings
    assert (finding.text, list(finding.establishments)) == (sentence, places)
    assert finding.place.anchors


def test_what_stands_under_the_name_of_a_place_is_about_it(tmp_path: Path) -> None:
    report = found(tmp_path, f"{STENNET}\n\nBeds were new, and 40 men had thanked the governor for them.\n")
    assert [each.establishments for each in report.site_findings] == [(STENNET,)]
    assert placed(report)["40 men"] == STENNET


def test_one_prison_without_a_name_is_no_place(tmp_path: Path) -> None:
    assert found(tmp_path, "In one prison the beds were new, and in another 40% were broken.").site_findings == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"Broken beds were 56 per cent in {STENNET}, 33 per cent in {OAKENSILL} and 20 per cent elsewhere.",
            {"56 per cent": STENNET, "33 per cent": OAKENSILL, "20 per cent": None},
        ),
        (
            f"{STENNET} had lost 56% of its beds, while {OAKENSILL} had lost 33%.",
            {"56% of its beds": STENNET, "33%": OAKENSILL},
        ),
        (f"Most beds were broken at {STENNET} (56%).", {"56%": STENNET}),
        (f"At {STENNET}, where 56% of beds were broken, men slept badly.", {"56% of beds": STENNET}),
        (f"In {STENNET}, for all its fame, 56% of beds were broken.", {"56% of beds": None}),
        (f"At {STENNET}, men said that 56% of beds were broken.", {"56% of beds": STENNET}),
        (f"{STENNET} and {OAKENSILL} had 112 broken beds.", {"112 broken beds": None}),
        (f"At {STENNET} beds were new, but nationally 56% were broken.", {"56%": None}),
    ],
)
def test_a_number_is_of_the_place_in_its_own_clause(
    tmp_path: Path, sentence: str, expected: dict[str, str | None]
) -> None:
    got = placed(found(tmp_path, sentence))
    for words, place in expected.items():
        assert [at for text, at in got.items() if text.startswith(words.split()[0])] == [place]


TABLE = """Were beds broken?	Number	%
Long Stennet	12	40%
Oakensill	9	30%
Elsewhere	9	30%
"""


def test_rows_of_a_table_headed_by_a_place_are_its_own(tmp_path: Path) -> None:
    report = found(tmp_path, f"We saw beds at {STENNET} and at {OAKENSILL} and were sad.\n\n{TABLE}")
    graph: Graph = map_report(report)
    cells = {
        (str(graph.value(cell, URIRef(insp.rowHeading))), local_name(str(prison)))
        for cell, prison in graph.subject_objects(URIRef(insp.atEstablishment))
        if "/cell/" in str(cell)
    }
    assert {heading for heading, _ in cells} == {"Long Stennet", "Oakensill"}
