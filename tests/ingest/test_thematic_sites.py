"""Findings at named places, and numbers that are one place's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph, URIRef

from ingest.sentences import Span
from ingest.thematic.clauses import Clauses
from ingest.thematic.places import Places
from ontology import terms as insp
from ontology.iris import local_name
from ontology.mapping import map_report
from ontology.model import Report
from tests.ingest.thematic_text import read_with

FORMS = ["{share} per cent in {name}", "{share}% at {name}", "{name} ({share}%)", "{name} with {share}%"]
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


@pytest.mark.parametrize(
    ("number", "place"), [("5 per cent", STENNET), ("56 per cent", OAKENSILL), ("12%", None), ("9 men", None)]
)
def test_of_two_places_in_a_clause_a_number_is_of_the_one_next_to_it(number: str, place: str | None) -> None:
    words = f"Of 9 men shares ran from 5 per cent in {STENNET} to 56 per cent of beds at {OAKENSILL} in 12% of cells."
    start = words.index(number)
    assert Clauses(words, Places()).place_of(Span(start, start + len(number))) == place


VISITED = f"""
Annexe 2: Methodology

We visited {STENNET}, {OAKENSILL} and HMP Yarrowby (Women).
"""


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("At Oakensill, 56% of the beds were broken.", [OAKENSILL]),
        ("Beds were new at Oakensill, Yarrowby and Long Stennet.", [OAKENSILL, "HMP Yarrowby (Women)", STENNET]),
        ("Oakensill had new beds and was proud of them.", [OAKENSILL]),
        ("Few men knew that Oakensill's beds were new.", [OAKENSILL]),
        ("Beds are made in Oakensill and sold everywhere.", []),
        ("At Oakensill Football Club there were beds for all.", []),
        ("At Castle Fen, which we did not visit, beds were new.", []),
    ],
)
def test_a_place_that_was_visited_may_be_named_alone(tmp_path: Path, sentence: str, places: list[str]) -> None:
    report = read_with(
        tmp_path,
        f"2. Sleep\n\n2.1. Beds\n\n{sentence}\n{VISITED}",
        contents="2. Sleep\t6\n2.1. Beds\nAnnexe 2: Methodology",
    )
    assert [name for each in report.site_findings for name in each.establishments] == places


@given(shares=st.lists(st.integers(1, 99), min_size=2, max_size=4, unique=True), form=st.sampled_from(FORMS))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_number_of_a_list_is_of_its_own_place(tmp_path: Path, shares: list[int], form: str) -> None:
    names = [STENNET, OAKENSILL, "HMP Castle Fen", "HMP & YOI Wendlow"][: len(shares)]
    said = [form.format(share=share, name=name) for share, name in zip(shares, names, strict=True)]
    report = found(tmp_path, f"Broken beds were found everywhere: {', '.join(said[:-1])} and {said[-1]}.")
    got = {each.values[0]: each.establishment for each in report.quantities if each.unit == "percent"}
    assert got == dict(zip(map(float, shares), names, strict=True))


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
