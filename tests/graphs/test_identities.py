"""Nodes that different reports name, and that are one: inspections by place and date, concerns by number and words."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest

from graphs.identities import Claims, Match, claims_of, identity_graph, match
from graphs.identities.claims import Inspection, Raised
from ontology.iris import Kind, mint

PRISON = mint(Kind.PRISON, "XMI")
HELD = mint(Kind.VISIT, "full-XMI-2022-11")
STUB = mint(Kind.VISIT, "full-XMI-2022-12")
LONG = "Prisoners waited too long to see a dentist and some were in pain for weeks."


def concern(key: str, inspection: str, words: str, *references: str) -> Raised:
    return Raised(mint(Kind.CONCERN, key), "Concern", inspection, references, (words,))


def inspection_report(*raised: Raised) -> Claims:
    return Claims((Inspection(HELD, PRISON, "2022-11-28", "2022-12-09", held=True),), raised)


def review(*raised: Raised, when: str = "2022-12", iri: str = STUB) -> Claims:
    return Claims((Inspection(iri, PRISON, when=when),), raised)


def renames(*claims: Claims) -> dict[str, str]:
    return {each.old: each.new for each in match(claims)}


def test_an_inspection_that_runs_into_the_month_that_a_review_names() -> None:
    assert renames(inspection_report(), review()) == {STUB: HELD}


def test_an_inspection_of_another_month_stays_apart() -> None:
    other = mint(Kind.VISIT, "full-XMI-2022-10")
    assert renames(inspection_report(), review(when="2022-10", iri=other)) == {}


def test_a_year_is_enough_only_for_a_single_inspection() -> None:
    year = mint(Kind.VISIT, "full-XMI-2022")
    second = Claims((Inspection(mint(Kind.VISIT, "full-XMI-2022-03"), PRISON, "2022-03-01", "2022-03-04", held=True),))
    assert renames(inspection_report(), review(when="2022", iri=year)) == {year: HELD}
    assert renames(inspection_report(), second, review(when="2022", iri=year)) == {}


def test_another_prison_is_another_inspection() -> None:
    elsewhere = Claims((Inspection(STUB, mint(Kind.PRISON, "XOI"), when="2022-12"),))
    assert renames(inspection_report(), elsewhere) == {}


def test_concerns_by_printed_number_though_worded_anew() -> None:
    own = concern("full-XMI-2022-11_1.34", HELD, LONG, "1.34")
    cited = concern("full-XMI-2022-12_1.34", STUB, "Dental care came late.", "1.34")
    (found,) = (each for each in match([inspection_report(own), review(cited)]) if each.old == cited.iri)
    assert found == Match(cited.iri, own.iri, "same inspection, same printed number 1.34", 1.0)


def test_concerns_by_wording_where_no_number_is_printed() -> None:
    own = [
        concern(f"full-XMI-2022-11_{n}", HELD, words, str(n)) for n, words in enumerate((LONG, "Cells were cold."), 1)
    ]
    stub = concern("full-XMI-2022-12_u1", STUB, LONG.replace("some were", "a few were"))
    assert renames(inspection_report(*own), review(stub))[stub.iri] == own[0].iri


def test_an_ordinal_is_no_printed_number() -> None:
    own = concern("full-XMI-2022-11_1", HELD, LONG, "1")
    stub = concern("full-XMI-2022-12_1", STUB, "Cells were cold and wet.", "1")
    assert stub.iri not in renames(inspection_report(own), review(stub))


def test_two_alike_are_not_told_apart_by_guessing() -> None:
    own = [concern(f"full-XMI-2022-11_{n}", HELD, f"Wing {n} was dirty and in poor repair.", str(n)) for n in (1, 2)]
    stub = concern("full-XMI-2022-12_u1", STUB, "Wing 3 was dirty and in poor repair.")
    assert stub.iri not in renames(inspection_report(*own), review(stub))


def test_two_of_one_report_never_become_one() -> None:
    own = concern("full-XMI-2022-11_1", HELD, LONG)
    stubs = [concern(f"full-XMI-2022-12_u{n}", STUB, LONG) for n in (1, 2)]
    found = renames(inspection_report(own), review(*stubs))
    assert [found.get(each.iri) for each in stubs].count(own.iri) == 1


def test_stubs_of_an_inspection_that_is_not_held_meet_each_other() -> None:
    first = review(concern("full-XMI-2022-12_u1", STUB, LONG))
    later = review(concern("full-XMI-2022-12_p4", STUB, LONG))
    assert len(renames(first, later)) == 1


def test_the_order_of_reports_does_not_matter() -> None:
    own = [concern(f"full-XMI-2022-11_{n}", HELD, f"{LONG} {n * 'Often. '}", f"1.{n}") for n in range(1, 6)]
    stubs = [concern(f"full-XMI-2022-12_1.{n}", STUB, "Anything at all.", f"1.{n}") for n in range(1, 6)]
    told = [inspection_report(*own), *(review(each) for each in stubs)]
    expected = match(told)
    assert len(expected) == 6
    for seed in range(5):
        random.Random(seed).shuffle(told)
        assert match(told) == expected


GRAPH = f"""
<{HELD}> a insp:FullInspection ; insp:ofEstablishment <{PRISON}> ; insp:firstDay "2022-11-28"^^xsd:date .
<{mint(Kind.REPORT, "full-XMI-2022-11")}> insp:reports <{HELD}> .
<{mint(Kind.CONCERN, "c1")}> a insp:Concern, insp:Theme ; insp:raisedAt <{HELD}> ; insp:raisedInParagraph "1.2" ;
  insp:hasStatement <urn:s1>, <urn:s2> .
<urn:s1> insp:text "One." . <urn:s2> insp:text "Two." .
"""
PREFIXES = "@prefix insp: <https://w3id.org/prisongraph/def#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"


@pytest.fixture
def nquads() -> bytes:
    quads = ox.parse(PREFIXES + GRAPH, ox.RdfFormat.TURTLE)
    return b"".join(f"{ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode('urn:g'))} .\n".encode() for q in quads)


def test_claims_are_read_from_a_graph(nquads: bytes) -> None:
    claims = claims_of(nquads)
    assert claims.inspections == (Inspection(HELD, PRISON, "2022-11-28", held=True),)
    assert claims.raised == (Raised(mint(Kind.CONCERN, "c1"), "Concern", HELD, ("1.2",), ("One.", "Two.")),)
    assert Claims.from_json(claims.as_json()) == claims


def test_the_identity_graph_keeps_the_old_name_the_reason_and_the_certainty() -> None:
    graph = identity_graph([Match("urn:old", "urn:new", 'the "same" number', 0.97)])
    assert [line.split(b" ")[0] for line in graph.splitlines()] == [b"<urn:old>"] * 3
    values = {
        quad.object.value for quad in ox.parse(graph, ox.RdfFormat.N_QUADS) if not isinstance(quad.object, ox.Triple)
    }
    assert values == {"urn:new", 'the "same" number', "0.97"}


def test_a_misprinted_number_does_not_outweigh_the_very_words_of_another() -> None:
    own = [
        concern("full-XMI-2022-11_1.34", HELD, "Cells were cold and damp.", "1.34"),
        concern("full-XMI-2022-11_1.43", HELD, LONG, "1.43"),
    ]
    cited = concern("full-XMI-2022-12_1.34", STUB, LONG.replace("some were", "a few were"), "1.34")
    assert renames(inspection_report(*own), review(cited))[cited.iri] == own[1].iri
