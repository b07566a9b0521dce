"""Is it told who provides what where a sentence has no frame for it, or names the service elsewhere?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.provisions import find_provisions
from ontology.model import Section
from ontology.places import Place
from tests.ingest.prose import report_of
from tests.ingest.test_provisions import Stated, stated

_CARE = "Commissioned rehabilitative services"
_EDUCATION = "Education and vocational training"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Dental treatment (Fell Dental Care) was offered each week.", [("Fell Dental Care", "Dental care")]),
        ("The library was in the hands of Fell Council.", [("Fell Council", "Library")]),
        ("Novus taught English and mathematics.", [("Novus", _EDUCATION)]),
        (
            "The partners that advised men were Shelter for housing and Nacro for debt and employment.",
            [("Shelter", _CARE), ("Nacro", _CARE)],
        ),
        (
            "Novus taught literacy, with careers guidance bought in from Adviza.",
            [("Adviza", "Careers information, advice and guidance"), ("Novus", _EDUCATION)],
        ),
        (
            "Moor NHS Trust delivered mental health care jointly with Dale NHS Trust.",
            [("Moor NHS Trust", "Mental health"), ("Dale NHS Trust", "Mental health")],
        ),
        ("Fell County Council met its duties for social care.", [("Fell County Council", "Social care")]),
    ],
)
def test_the_nearest_service_of_a_stretch(sentence: str, expected: list[Stated]) -> None:
    assert stated(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Managers from Oxleas attended the monthly drug strategy meeting.",
        "Serco staff saw that men with dental pain waited.",
        "Complaints about health care were investigated by Oxleas managers.",
        "Prisoners were taken to hospital by Serco after seeing the dentist.",
        "Nacro had closed its office, and no one helped men with housing.",
        "Fell County Council had commissioned a study of the library.",
        "The kitchen had been built on behalf of Novus by the works department.",
        "Pay did not favour education: women got more for work in a call centre run by Fell Calls.",
        "Vocational training was good and had a bicycle workshop run with Halfords.",
        "Education was a worry, but Serco helped and gave time.",
    ],
)
def test_no_provision_in_a_stretch(sentence: str) -> None:
    assert [provider for provider, _ in stated(sentence) if provider] == []


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            "Two dentists came. The service was provided by Fell Dental Care.",
            [("Fell Dental Care", "Dental care")],
        ),
        ("The library was new. It was run by Moor Libraries.", [("Moor Libraries", "Library")]),
        (
            "Amey held the maintenance contract until it failed in 2018; since then the work was done by Kier.",
            [("Kier", "Facilities management")],
        ),
        ("The library was new. A shop was run by Moor Traders.", []),
    ],
)
def test_the_service_that_was_named_before(sentences: str, expected: list[Stated]) -> None:
    report = report_of(sentences)
    assert [(each.provider, each.role) for each in find_provisions(report)] == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Dental care", [("Oakmere Smiles Ltd", "Dental care")]),
        ("Health, well-being and social care", []),
        ("Leadership", []),
    ],
)
def test_the_service_of_a_heading(heading: str, expected: list[Stated]) -> None:
    report = replace(
        report_of("The service was run by Oakmere Smiles Ltd."),
        sections=(Section(id="3", title=heading, place=Place("3")),),
    )
    assert [(each.provider, each.role) for each in find_provisions(report)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Fell College delivers the curriculum and also manages the library.",
            [("Fell College", _EDUCATION), ("Fell College", "Library")],
        ),
        ("Novus had recently begun to deliver vocational training.", [("Novus", _EDUCATION)]),
        (
            "Oakmere was responsible for mental health, Care UK for primary care and Fell Dental Care for dentistry.",
            [("Oakmere", "Mental health"), ("Care UK", "Primary care"), ("Fell Dental Care", "Dental care")],
        ),
        ("Dentistry, subcontracted by Care UK to Fell Dental Care, was poor.", [("Fell Dental Care", "Dental care")]),
        ("Careers guidance from Adviza was good.", [("Adviza", "Careers information, advice and guidance")]),
        (
            "It was run by Care UK, with Moor NHS Trust subcontracted to deliver mental health and drug services.",
            [("Moor NHS Trust", "Mental health"), ("Moor NHS Trust", "Substance misuse treatment")],
        ),
        (
            "Physical health needs were met by Care UK, and Moor NHS Trust provided psychiatric care.",
            [("Care UK", "Lead health provider"), ("Moor NHS Trust", "Mental health")],
        ),
        (
            "Careers advice was given by Novus and by phone by Adviza.",
            [(name, "Careers information, advice and guidance") for name in ("Novus", "Adviza")],
        ),
        ("The library, for which Fell Council was responsible, was new.", [("Fell Council", "Library")]),
        ("Men were taken to court by GEOAmey.", [("GEOAmey", "Escort and transport")]),
        ("Novus was the PEF provider.", [("Novus", _EDUCATION)]),
        ("Ofsted assessed the education provision, which Novus led.", [("Novus", _EDUCATION)]),
        ("Men could get support from Phoenix Futures.", [("Phoenix Futures", "Substance misuse treatment")]),
        ("The facilities contract with Amey was not managed well by HMPPS.", [("Amey", "Facilities management")]),
        ("Turning Point's recovery workers were busy.", [("Turning Point", "Substance misuse treatment")]),
        ("Health care was run by Fell Medical Ltd, owned by Serco.", [("Fell Medical Ltd", "Lead health provider")]),
        (
            "Care UK was replaced as provider of health care by Oxleas.",
            [("Oxleas NHS Foundation Trust", "Lead health provider")],
        ),
        (
            "Serco, which runs the prison, also provides education.",
            [("Serco", _EDUCATION), ("Serco", "Prison operator")],
        ),
    ],
)
def test_frames_of_several_services(sentence: str, expected: list[Stated]) -> None:
    assert sorted(stated(sentence), key=str) == sorted(expected, key=str)


def test_who_asks_for_support_does_not_give_it() -> None:
    report = report_of("NHS England had asked Oxleas to give oversight and support to Dale Health Care CIC.")
    assert [(each.provider, each.supports) for each in find_provisions(report) if each.supports] == [
        ("Oxleas NHS Foundation Trust", "Dale Health Care CIC")
    ]
