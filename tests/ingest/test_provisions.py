"""Is it read from prose who provides what, and who is left without a name?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ingest.provisions import find_provisions
from ontology.model import Provision
from tests.ingest.prose import printed, report_of

_CAREERS = "Careers information, advice and guidance"
Stated = tuple[str | None, str]


def stated(sentence: str) -> list[Stated]:
    """Provider and role of each provision in a sentence."""
    return [(provision.provider, provision.role) for provision in find_provisions(report_of(sentence))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Health care was provided by Lowmoor NHS Trust and dental services by Fell Dental Care.",
            [("Lowmoor NHS Trust", "Lead health provider"), ("Fell Dental Care", "Dental care")],
        ),
        ("The mental health provider, Lowmoor NHS Trust, had vacancies.", [("Lowmoor NHS Trust", "Mental health")]),
        ("Lowmoor NHS Trust was the main health provider.", [("Lowmoor NHS Trust", "Lead health provider")]),
        ("Fell College, the education provider, had left.", [("Fell College", "Education and vocational training")]),
        ("Library services, run by Moor Libraries, were good.", [("Moor Libraries", "Library")]),
        (
            "Lowmoor NHS Trust provided primary care and Change Grow Live delivered psychosocial support.",
            [("Lowmoor NHS Trust", "Primary care"), ("Change Grow Live", "Substance misuse treatment")],
        ),
        (
            "Lowmoor NHS Trust provided primary care, pharmacy and substance misuse services.",
            [
                ("Lowmoor NHS Trust", "Primary care"),
                ("Lowmoor NHS Trust", "Pharmacy"),
                ("Lowmoor NHS Trust", "Substance misuse treatment"),
            ],
        ),
        (
            "Mental health and dental services were provided by Lowmoor NHS Trust.",
            [("Lowmoor NHS Trust", "Dental care"), ("Lowmoor NHS Trust", "Mental health")],
        ),
        (
            "Lowmoor NHS Trust provided primary care, and dental services were poor.",
            [("Lowmoor NHS Trust", "Primary care")],
        ),
        (
            "Oakmere Trust gave careers advice and ran the library.",
            [("Oakmere Trust", "Careers information, advice and guidance"), ("Oakmere Trust", "Library")],
        ),
        (
            "Lowmoor NHS Trust delivered health care, with Fell Dental Care sub-contracted for dentistry.",
            [("Lowmoor NHS Trust", "Lead health provider"), ("Fell Dental Care", "Dental care")],
        ),
        (
            "Oakmere delivered resettlement help until March, when the contract passed to Fell Housing.",
            [("Fell Housing", "Commissioned rehabilitative services")],
        ),
        ("Oakmere Care mental health nurses visited the unit.", [("Oakmere Care", "Mental health")]),
        (
            "Phoenix Futures offered one-to-one and group support.",
            [("Phoenix Futures", "Substance misuse treatment")],
        ),
        ("Phoenix Futures had an office on B wing.", []),
        (
            "The Home Office had contracted Moor & Dyke (Health) Limited, a Mitie company, to deliver health care.",
            [("Moor & Dyke (Health) Limited", "Lead health provider")],
        ),
        (
            "Careers advice was delivered by Oakmere under a contract with the National Careers Service.",
            [("Oakmere", "Careers information, advice and guidance")],
        ),
        (
            "Housing advice was given by Oakmere in the north and by Fell Housing in the south.",
            [
                ("Oakmere", "Commissioned rehabilitative services"),
                ("Fell Housing", "Commissioned rehabilitative services"),
            ],
        ),
        ("Lowmoor NHS Trust employed two full-time GPs.", [("Lowmoor NHS Trust", "Primary care")]),
        (
            "Low Fell is a large prison, with over 900 men at the time, and is operated under contract by Serco.",
            [("Serco", "Prison operator")],
        ),
        (
            "The resettlement contract had been let to Oakmere for housing and to Fell Housing for benefits and debt.",
            [
                ("Oakmere", "Commissioned rehabilitative services"),
                ("Fell Housing", "Commissioned rehabilitative services"),
            ],
        ),
        (
            "The provider of health care, Lowmoor NHS Trust, had recruited nurses.",
            [("Lowmoor NHS Trust", "Lead health provider")],
        ),
        ("Lowmoor NHS Trust psychologists saw patients weekly.", [("Lowmoor NHS Trust", "Mental health")]),
        (
            "In-reach services were provided through a partnership between Lowmoor NHS Trust and Fell NHS Trust.",
            [("Lowmoor NHS Trust", "Mental health"), ("Fell NHS Trust", "Mental health")],
        ),
        (
            "Escort services were provided by Serco in the south and GEOAmey elsewhere.",
            [("Serco", "Escort and transport"), ("GEOAmey", "Escort and transport")],
        ),
        ("Drug recovery workers gave training.", []),
        ("Serco took on the escort contract in May.", [("Serco", "Escort and transport")]),
        (
            "Fell Health Trust provided health care until it was replaced by Lowmoor NHS Trust.",
            [("Lowmoor NHS Trust", "Lead health provider")],
        ),
        ("Medicines were dispensed by an external pharmacy, Oakmere Medical.", [("Oakmere Medical", "Pharmacy")]),
        ("Fellside Links volunteers staffed the visitors' centre.", [("Fellside Links", "Family and visits services")]),
        (
            "Lowmoor NHS Trust held the contract and subcontracted mental health care to Fell NHS Trust.",
            [("Fell NHS Trust", "Mental health")],
        ),
        ("Fell City Council had commissioned a firm to run supported housing.", []),
        ("The prison opened in 2012 under the management of G4S.", [("G4S", "Prison operator")]),
        ("The prison was operated by Serco.", [("Serco", "Prison operator")]),
        (
            "Low Fell was a training prison for women run by Oakmere Justice Ltd.",
            [("Oakmere Justice Ltd", "Prison operator")],
        ),
        ("The prison, which opened in 1990 and is managed by Serco, held men.", [("Serco", "Prison operator")]),
        ("Serco assumed control of the prison in May.", [("Serco", "Prison operator")]),
        ("The prison, which had a library managed by Moor Libraries, was clean.", [("Moor Libraries", "Library")]),
        (
            "Health care was outsourced to Oakmere and dental services to Fell Dental Care.",
            [("Fell Dental Care", "Dental care"), ("Oakmere", "Lead health provider")],
        ),
        ("Halfords ran a bicycle repair workshop.", []),
        ("Oakmere had become the main health provider.", [("Oakmere", "Lead health provider")]),
        ("Moorshire County Council's library service was good.", [("Moorshire County Council", "Library")]),
        ("Oakmere caseworkers prepared resettlement plans.", [("Oakmere", "Commissioned rehabilitative services")]),
        (
            "Thames Valley CRC had commissioned Oakmere to deliver employment support.",
            [("Oakmere", "Commissioned rehabilitative services")],
        ),
        ("The Serco-run jail was clean.", [("Serco", "Prison operator")]),
        ("The centre was managed by a private contractor, Serco.", [("Serco", "Prison operator")]),
        ("Men had come from another prison run by Serco.", []),
        (
            "Fell Dental Care was subcontracted by the health care provider to deliver dentistry.",
            [("Fell Dental Care", "Dental care"), (None, "Lead health provider")],
        ),
        ("Oakmere College will be running the library; education will be provided by Fell College.", []),
        ("Lowmoor NHS Trust had full responsibility for mental health care.", [("Lowmoor NHS Trust", "Mental health")]),
        ("Serco had taken over the escorts, previously run by Tascor.", [("Serco", "Escort and transport")]),
        ("Family services were funded by contracts to the Ministry of Justice.", []),
        ("GEOAmey provided escort services.", [("GEOAmey", "Escort and transport")]),
        (
            "St Giles Trust had been awarded the contract to deliver resettlement support.",
            [("St Giles Trust", "Commissioned rehabilitative services")],
        ),
        ("Repairs had been outsourced to Amey.", [("Amey", "Facilities management")]),
        ("Services were commissioned by NHS England.", [("NHS England", "Health commissioner")]),
        ("The prison health care provider did not attend.", [(None, "Lead health provider")]),
        ("A new provider had taken over the dental contract.", [(None, "Dental care")]),
        ("Health care was now provided by Oakmere rather than Fellside Care.", [("Oakmere", "Lead health provider")]),
        ("Oakmere replaced Fellside Care as the provider of social care.", [("Oakmere", "Social care")]),
        (
            "Oakmere gave help with accommodation, and Lampwick with careers.",
            [
                ("Oakmere", "Commissioned rehabilitative services"),
                ("Lampwick", "Careers information, advice and guidance"),
            ],
        ),
        ("The library service, which was good, was the responsibility of Oakmere.", [("Oakmere", "Library")]),
        ("Prisoners were escorted by Oakmere.", [("Oakmere", "Escort and transport")]),
        ("Oakmere, a local charity, ran the visits hall.", [("Oakmere", "Family and visits services")]),
        ("Carers from Oakmere, a company, met the governor.", []),
        ("Education was run by an external provider.", [(None, "Education and vocational training")]),
        ("Lowmoor NHS Trust had taken over as lead provider in May.", [("Lowmoor NHS Trust", "Lead health provider")]),
        ("An optician from Fell Optics came each month.", [("Fell Optics", "Eye care")]),
        ("The mental health team, employed by Lowmoor NHS Trust, was small.", [("Lowmoor NHS Trust", "Mental health")]),
        ("The National Careers Service was delivered by Oakmere.", [("Oakmere", _CAREERS)]),
        ("The private prison, run by Serco, was new.", [("Serco", "Prison operator")]),
        ("Until 2019 the library had been run by Moor Libraries.", []),
        (
            "Education had previously been provided by Fell College, but Moor College had taken over the contract.",
            [("Moor College", "Education and vocational training")],
        ),
        ("A new contract with Fell College for education was to start in April.", []),
        ("Oakmere would take over drug services in July.", []),
        ("Serco ran the prison shop.", []),
    ],
)
def test_provisions(sentence: str, expected: list[Stated]) -> None:
    assert stated(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Ofsted provided an assessment of education.",
        "The health provider, NHS England and the governor met.",
        "This method is used for further education and skills providers.",
        "Serco staff attended the meeting.",
        "The regime was managed well, and the Care Quality Commission agreed.",
    ],
)
def test_no_named_provider(sentence: str) -> None:
    assert [provider for provider, _ in stated(sentence) if provider] == []


def test_one_organisation_supports_another() -> None:
    provisions = find_provisions(
        report_of(
            "Lowmoor Community CIC had been awarded a contract to work with its partner, Fell NHS Trust, "
            "to give oversight and support to Dale Health Care CIC."
        )
    )
    supporting = {provision.provider: provision.supports for provision in provisions if provision.supports}
    assert supporting == {"Lowmoor Community CIC": "Dale Health Care CIC", "Fell NHS Trust": "Dale Health Care CIC"}


def test_a_named_provider_takes_the_place_of_the_unnamed() -> None:
    report = report_of("The dental provider was late.", "Dental care was provided by Fell Dental Care.")
    (provision,) = find_provisions(report)
    assert (provision.provider, provision.place.part) == ("Fell Dental Care", "3.2")


def test_the_place_and_the_printed_name() -> None:
    report = report_of("At first, education was delivered by PeoplePlus in two rooms.")
    (provision,) = find_provisions(report)
    assert provision.printed == "PeoplePlus"
    assert printed(report, provision.place) == "delivered by PeoplePlus"


def test_what_the_fact_page_lists_is_not_told_again() -> None:
    report = report_of("Dental care was provided by Oakmere. The library was run by Oakmere.")
    listed = Provision(provider="Oakmere", role="Dental health provider", place=report.paragraphs[0].place())
    found = find_provisions(replace(report, provisions=(listed,)))
    assert [(provision.provider, provision.role) for provision in found] == [("Oakmere", "Library")]


def test_a_provider_that_is_listed_by_another_of_its_names_is_not_told_again() -> None:
    report = report_of("Sodexo Justice Services runs the prison. The prison was run by Sodexo.")
    listed = Provision(provider="Sodexo Justice Services", role="operator", place=report.paragraphs[0].place())
    assert [each.provider for each in find_provisions(report)] == ["Sodexo"]
    assert find_provisions(replace(report, provisions=(listed,))) == ()


def test_subcontractors_in_a_row() -> None:
    sentence = (
        "Fellside Health subcontracted Marl NHS Trust to deliver mental health services, "
        "Clear Path Recovery to provide psychosocial support and Pearl Dental for dentistry."
    )
    found = {each.provider: each.role for each in find_provisions(report_of(sentence))}
    assert found["Marl NHS Trust"] == "Mental health"
    assert found["Clear Path Recovery"] == "Substance misuse treatment"
    assert found["Pearl Dental"] == "Dental care"


def test_the_prison_goes_by_its_name() -> None:
    report = replace(
        report_of("HMP Low Fell was run by Serco. Fen Marsh was run by Sodexo."), establishment="HMP Low Fell"
    )
    assert [provision.provider for provision in find_provisions(report)] == ["Serco"]


@pytest.mark.parametrize(("year", "provides"), [(2019, True), (2022, False)])
def test_until_a_year_is_past_for_a_later_report(year: int, provides: bool) -> None:
    report = report_of("Oakmere held the contract to run the prison until 2021.")
    found = find_provisions(replace(report, visit_end=date(year, 3, 1)))
    assert [each.provider for each in found] == (["Oakmere"] if provides else [])
