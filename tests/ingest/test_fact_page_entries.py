"""Are the values of the fact page taken apart: several providers, numbers in words, labels of every establishment?"""

from __future__ import annotations

import pytest

from ingest.documents.widths import Measure
from ingest.inspection.leading import LeadingNumber, leading_number
from ingest.inspection.providers import provider_names
from ingest.outline.entries import opens_entry
from ingest.outline.ragged import Below, ends_before
from ontology.concepts import find
from ontology.iris import local_name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Larch Valley Community Health", ("Larch Valley Community Health",)),
        ("Corvale Care NHS Trust and Northshore Minds", ("Corvale Care NHS Trust", "Northshore Minds")),
        ("Harbour Lights/Second Chapter", ("Harbour Lights", "Second Chapter")),
        ("Farrow Transport (adults) and Young Journeys (children)", ("Farrow Transport", "Young Journeys")),
        ("Larch and Oak Mental Health NHS Trust", ("Larch and Oak Mental Health NHS Trust",)),
        ("HMPPS in Wales (in-house provision)", ("HMPPS in Wales",)),
        ("Larch Valley Community Health (LVCH)", ("Larch Valley Community Health (LVCH)",)),
        ("Larch Health Trust (Low Moor), Northshore Minds (Wick)", ("Larch Health Trust", "Northshore Minds")),
        ("Larch Valley Healthcare C.I.C.", ("Larch Valley Healthcare C.I.C.",)),
        ("Brackenfield College, Second Chapter", ("Brackenfield College", "Second Chapter")),
        ("Serco and Sodexo", ("Serco", "Sodexo")),
        ("Serco and Larchdale", ("Serco and Larchdale",)),
        ("Larchdale Rehabilitation Company, owned by Sodexo", ("Larchdale Rehabilitation Company",)),
        ("Larchdale Care, which is part of Second Chapter Ltd", ("Larchdale Care",)),
        ("Larchdale Care, subcontracted to Second Chapter", ("Larchdale Care", "Second Chapter")),
        ("Larchdale Care subcontracts to Second Chapter", ("Larchdale Care", "Second Chapter")),
    ],
)
def test_the_names_of_an_entry(text: str, names: tuple[str, ...]) -> None:
    assert provider_names(text) == names


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,104 new prisoners received each year", LeadingNumber(1104, "people")),
        ("21% of prisoners", LeadingNumber(21, "percent")),
        ("An average of 10.5 prisoners released", LeadingNumber(10.5, "people")),
        ("Nine foreign national prisoners.", LeadingNumber(9, "people")),
        ("Twenty-two children", LeadingNumber(22, "people")),
        ("One in five prisoners", None),
        ("1 in 5 prisoners", None),
        ("About 12 in every 20 women", None),
        ("11 in the segregation unit", LeadingNumber(11, "people")),
        ("Prisoners from 40 countries", None),
    ],
)
def test_the_number_that_a_line_opens_with(text: str, number: LeadingNumber | None) -> None:
    assert leading_number(text) == number


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Brief history", True),
        ("Escorting contractor: Farrow", True),
        ("Physical and mental health provider: Larch", True),
        ("Certified normal accommodation and operational capacity (see Glossary) as", True),
        ("Name of centre manager and date in post", True),
        ("history of the prison was long", False),
        ("Community rehabilitation company (CRC): Larch", True),
        ("Primary care provider: Larch", True),
        ("Dentistry provider: Larch", True),
        ("Drug and alcohol services provider: Larch", True),
        ("Careers information, advice and guidance provider: Larch", True),
        ("Mental health and substance misuse provider: Larch", True),
        ("Visitors' centre provider: Larch", True),
        ("The support provider had left: Larch", False),
        ("Name of head of establishment and date in post", True),
        ("Region and country were recorded", False),
    ],
)
def test_a_line_that_opens_an_entry(text: str, opens: bool) -> None:
    assert opens_entry(text) is opens


@pytest.mark.parametrize(
    ("term", "below", "apart"),
    [
        (
            "Certified normal accommodation (CNA) and operational capacity",
            "Baseline CNA is the sum of all places",
            True,
        ),
        (
            "Care was inspected by the Care Quality Commission (CQC) and in",
            "2022 it was found wanting by them all",
            False,
        ),
    ],
)
def test_a_term_stands_over_the_definition_of_its_abbreviation(term: str, below: str, apart: bool) -> None:
    measure = Measure([term, below, "x" * 64])
    assert ends_before(term, below, Below("of them.", opening=True), measure) is apart


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Drug and alcohol services provider", "substance-misuse"),
        ("Escort contractors", "escort"),
        ("Commissioned rehabilitative services provider", "resettlement"),
        ("Visitors’ centre provider", "family-services"),
        ("Education, skills and work provider", "education-vocational"),
        ("Canteen provider", None),
    ],
)
def test_the_role_that_a_label_names(label: str, role: str | None) -> None:
    found = find("service-role", label)
    assert (local_name(found) if found else None) == role
