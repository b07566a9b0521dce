"""Are organisations found by name and by the shape of their names, and nothing else?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.organisations import find_organisations
from ontology.model import Abbreviation, Person, Provision
from ontology.register import register
from tests.ingest.prose import printed, report_of


def named(*texts: str) -> set[str]:
    """The canonical names found in the texts."""
    return {organisation.name for organisation in find_organisations(report_of(*texts))}


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("The IMB was active.", "Independent Monitoring Board", "oversight"),
        ("His Majesty’s Inspectorate of Prisons reported.", "HM Inspectorate of Prisons", "inspectorate"),
        ("NHSE&I had agreed.", "NHS England", "commissioner"),
        ("Work with CNWL went on.", "Central and North West London NHS Foundation Trust", "health"),
        ("GFSL mended the roof.", "Government Facility Services Limited", "government"),
        (
            "Data from Rivermead and Fell Partnership NHS Foundation Trust were late.",
            "Rivermead and Fell Partnership NHS Foundation Trust",
            "health",
        ),
        (
            "Since Lowmoor Community Interest Company took over, care was better.",
            "Lowmoor Community Interest Company",
            "company",
        ),
        ("Teachers from Eastmarsh College came.", "Eastmarsh College", "education"),
        ("An officer went to the Larchshire County Council MARAC.", "Larchshire County Council", "local authority"),
        ("Larchshire County Council had a plan.", "Larchshire County Council", "local authority"),
        ("The Larchshire Police told us.", "Larchshire Police", "police"),
        ("Cases went to the North Larch police each week.", "North Larch police", "police"),
        (
            "Brook, Fen and Dale Mental Health NHS Trust had left.",
            "Brook, Fen and Dale Mental Health NHS Trust",
            "health",
        ),
        ("The North Moor Integrated Care Board paid.", "North Moor Integrated Care Board", "commissioner"),
        ("Mentors from the charity Rising Sun were kind.", "Rising Sun", "charity"),
        ("The North Moor probation region had staff.", "North Moor probation region", "probation"),
        ("Moor & Dyke (Health) Limited had left.", "Moor & Dyke (Health) Limited", "company"),
        ("The Sodexo-run site was clean.", "Sodexo", "operator"),
        ("Moorshire County Council's care was late.", "Moorshire County Council", "local authority"),
        ("Inclusion delivered groups.", "Inclusion", "substance misuse"),
        ("Bidvest Foodservice brought the bread.", "Bidvest", "facilities"),
        ("The interpreting contract was with thebigword.", "thebigword", "company"),
    ],
)
def test_names(sentence: str, name: str, kind: str | None) -> None:
    (organisation,) = find_organisations(report_of(sentence))
    assert (organisation.name, organisation.kind) == (name, kind)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Oakmere held the contract for education.", {"Oakmere": "education"}),
        ("Fen's Well and the Brook Trust came.", {"Fen's Well": None, "Brook Trust": "charity"}),
        ("There were two subcontractors, Pathways Direct and Loom.", {"Pathways Direct": None, "Loom": None}),
        (
            "Bread for Life and Weir Holdings had each offered four jobs.",
            {"Bread for Life": None, "Weir Holdings": None},
        ),
        ("Dr Ian Poole of Weald Associates came from the Bexmouth branch.", {"Weald Associates": None}),
        ("Bridges Home, the Brook Trust and a local school came.", {"Bridges Home": None, "Brook Trust": "charity"}),
        (
            "It was led by the Brook Trust, the local council and Bridges Home.",
            {"Brook Trust": "charity", "Bridges Home": None},
        ),
        ("A day centre was run by the charity Second Spring.", {"Second Spring": "charity"}),
        (
            "Managers attended the Fenshire Safeguarding Adults Board.",
            {"Fenshire Safeguarding Adults Board": "oversight"},
        ),
        ("Community rehabilitation company (CRC): The Oakmere Group Ltd", {"Oakmere Group Ltd": "company"}),
        ("Fenside Theatre Collective staged a play.", {"Fenside Theatre Collective": None}),
        ("A team from Fenmoor Search and Rescue came.", {"Fenmoor Search and Rescue": None}),
        ("Funding from the Hartley Community Fund had ended.", {"Hartley Community Fund": None}),
        (
            "Oakmere had taken over the health care contract from Fellside Care.",
            {"Oakmere": "health", "Fellside Care": "health"},
        ),
        ("The education provider, Oakmere, had two vacancies.", {"Oakmere": "education"}),
        ("Oakmere ran the dental clinics.", {"Oakmere": "dental"}),
        (
            "Dental clinics were run on Mondays by Oakmere and Time for Teeth.",
            {"Oakmere": "dental", "Time for Teeth": "dental"},
        ),
        (
            "Oakmere provided primary care and Lampwick the mental health service.",
            {"Oakmere": "health", "Lampwick": "mental health"},
        ),
        ("Pharmacists came from Oakmere.", {"Oakmere": "pharmacy"}),
        ("Oakmere was the provider of optician services.", {"Oakmere": "eyes"}),
        ("Escort vehicles were under contract to Oakmere.", {"Oakmere": "escort"}),
        ("The psychosocial team (Clear Stream) was good.", {"Clear Stream": "substance misuse"}),
        ("Providers: Oakmere (dental care), Lampwick (education).", {"Oakmere": "dental", "Lampwick": "education"}),
        ("Health provider: Oakmere", {"Oakmere": "health"}),
        ("The University of Oakmere taught a course.", {"University of Oakmere": "education"}),
        (
            "The University of Oakmere and Oakmere College came.",
            {"University of Oakmere": "education", "Oakmere College": "education"},
        ),
        ("Visits were run by the charity Salt and Honey.", {"Salt and Honey": "charity"}),
        ("Staff met Salt and Honey, a charity.", {"Salt and Honey": "charity"}),
        ("Repairs were done by Brook and Weir Services.", {"Brook and Weir Services": "facilities"}),
        ("Education was provided by We Learn With You.", {"We Learn With You": "education"}),
        ("Housing advice was given by 5Keys.", {"5Keys": "probation"}),
        ("QLRN delivered the education contract.", {"QLRN": "education"}),
        ("Shelter gave advice on debt.", {"Shelter": "charity"}),
        ("Agencies such as Oakmere and New Dawn attended.", {"Oakmere": None, "New Dawn": None}),
        ("The prison was run by Oakmere.", {"Oakmere": "operator"}),
    ],
)
def test_a_name_never_seen_is_known_by_its_position(sentence: str, expected: dict[str, str | None]) -> None:
    found = find_organisations(report_of(sentence))
    assert {organisation.name: organisation.kind for organisation in found} == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr Oakmere ran the dental clinics.",
        "Nurses provided health care and Tutors taught.",
        "Physiotherapists provided treatment.",
        "Health care was provided by Larch Wing officers on Elm and Beech units.",
        "Education was provided by Catholic volunteers and by staff from Poland in March.",
        "The Safer Custody Team delivered support, and OMU staff ran groups.",
        "Agency nurses delivered care.",
        "Education was provided by the Deputy Governor.",
    ],
)
def test_who_provides_and_is_no_organisation(sentence: str) -> None:
    assert named(sentence) == set()


def test_a_person_of_the_report_is_no_provider() -> None:
    report = report_of("Education was run by Alva Moorcroft.")
    place = report.paragraphs[0].place()
    assert find_organisations(replace(report, people=(Person(name="Alva Moorcroft", place=place),))) == ()


def test_a_word_that_the_report_also_writes_small_opens_no_name() -> None:
    assert named("Gardening provided training.", "Men liked gardening.") == set()
    assert named("Oakmere provided training.", "Men liked gardening.") == {"Oakmere"}


def test_a_name_known_by_its_position_is_known_elsewhere() -> None:
    (organisation,) = find_organisations(
        report_of("We met Lampwick Arches.", "The dental provider, Lampwick Arches (LA), was late. LA came.")
    )
    assert (organisation.paragraphs, organisation.aliases) == (("3.1", "3.2"), ("LA",))


@pytest.mark.parametrize(
    "sentence",
    [
        "The health care provider had changed, and a new provider came.",
        "The Prison Council met, and trust between staff and women grew.",
        "HMP Nowhere and HMYOI Elsewhere were full.",
        "The key worker scheme and the Thinking Skills Programme ran well.",
        "Healthcare was poor. Mental Health needs rose.",
        "Inclusion of all groups mattered. Advance planning helped.",
        "The Head of Healthcare and the Safety Team met.",
        "Officers showed a sense of crisis and mind games.",
        "The Mental Health Act and the Care Act applied.",
        "Support was provided by Listeners and delivered by POMs.",
        "Lessons were provided by English teachers.",
        "A spectrum of needs was met with care forward in time.",
    ],
)
def test_what_is_no_organisation(sentence: str) -> None:
    assert named(sentence) == set()


def test_a_prison_is_no_provider() -> None:
    prison = next(iter(register())).name
    assert named(f"The garden was run by {prison}.") == set()


def test_two_names_in_one_row_are_two() -> None:
    assert named("Moorby City Council and Fellshire Police agreed.") == {"Moorby City Council", "Fellshire Police"}


def test_a_common_word_is_a_name_where_a_service_is_spoken_of() -> None:
    assert named("Drug treatment was delivered by Inclusion.") == {"Inclusion"}


def test_a_short_form_that_the_report_opens_counts_later() -> None:
    report = report_of("Lowmoor Recovery Trust (LRT) ran groups.", "Staff from LRT were skilled.")
    (organisation,) = find_organisations(report)
    assert organisation.aliases == ("LRT",)
    assert organisation.paragraphs == ("3.1", "3.2")
    assert [printed(report, place) for place in organisation.places] == ["Lowmoor Recovery Trust", "LRT", "LRT"]


def test_printed_forms_of_one_organisation_are_aliases() -> None:
    (organisation,) = find_organisations(report_of("The Care Quality Commission (CQC) came.", "CQC was content."))
    assert (organisation.name, organisation.aliases) == ("Care Quality Commission", ("CQC",))


def test_an_arm_of_a_company_is_that_company() -> None:
    (found,) = find_organisations(report_of("Care UK Moor Clinics Limited ran the clinic, and Care UK had nurses."))
    assert found.aliases == ("Care UK Moor Clinics Limited",)


def test_the_longest_name_is_meant() -> None:
    assert named("HM Prison and Probation Service had merged the National Probation Service.") == {
        "HM Prison and Probation Service",
        "National Probation Service",
    }


def test_a_provider_of_the_fact_page_is_known_by_its_role() -> None:
    report = report_of("Escorts by Farrow Custodial Transport were late.")
    provision = Provision(
        provider="Farrow Custodial Transport", role="Escort contractor", place=report.paragraphs[0].place()
    )
    (organisation,) = find_organisations(replace(report, provisions=(provision,)))
    assert (organisation.name, organisation.kind) == ("Farrow Custodial Transport", "escort")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Work by CareUK had improved.", "Care UK"),
        ("Nurses from Practice plus group came.", "Practice Plus Group"),
        ("We met the Shannon trust mentors.", "Shannon Trust"),
        ("Visits by Change-Grow-Live had stopped.", "Change Grow Live"),
    ],
)
def test_known_names_are_known_in_other_spellings(sentence: str, name: str) -> None:
    assert named(sentence) == {name}


@pytest.mark.parametrize(
    "sentence",
    [
        "Women in prison need more support.",
        "Working links with employers were good.",
        "The Probation Trust had left.",
        "The Primary Care Trust paid.",
        "Staff from Security, Healthcare and Psychology attended the meeting.",
        "Workers from Recycling and Waste Management earned more.",
        "Officers from Alpha and Bravo ran a football session.",
        "Peer support was provided by Buddies from Juniper.",
        "Prisoners on Ash, Birch and Cedar told us that they were bored.",
        "All men had a plan, provided through Launchpad.",
        "Timewise, a course on time, was run by Larkfield. Larkfield wing was clean.",
    ],
)
def test_words_in_capitals_that_are_no_organisations(sentence: str) -> None:
    assert named(sentence) == set()


def test_a_wing_named_once_is_a_wing_everywhere() -> None:
    assert named("Rowan provided a course of therapy for older men.") == {"Rowan"}
    assert named("Rowan provided a course of therapy for older men.", "On Elm and Rowan wings it was calm.") == set()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Marl and Quern provided the visits service.", {"Marl and Quern"}),
        ("Both Marl and Quern provided the visits service.", {"Marl", "Quern"}),
        ("The visits service was split between Marl and Quern.", {"Marl", "Quern"}),
        ("Marl and Bright Quern provided the visits service.", {"Marl", "Bright Quern"}),
    ],
)
def test_two_names_with_and_are_one_or_two(sentence: str, names: set[str]) -> None:
    assert named(sentence) == names


def test_a_short_form_of_other_words_is_no_organisation() -> None:
    report = report_of("Support services for users of NPS were commissioned.")
    assert {one.name for one in find_organisations(report)} == {"National Probation Service"}
    place = report.paragraphs[0].place()
    substances = Abbreviation(short="NPS", long="new psychoactive substances", place=place)
    assert find_organisations(replace(report, abbreviations=(substances,))) == ()


def test_a_community_rehabilitation_company_is_the_one_that_is_named() -> None:
    assert named("The Fenshire Community Rehabilitation Company (CRC) was new.", "The CRC had six staff.") == {
        "Fenshire Community Rehabilitation Company"
    }
    assert named("The CRC (Sodexo) was new.") == {"Community Rehabilitation Company", "Sodexo"}


def test_a_common_word_beside_a_name_is_a_name() -> None:
    assert named("Citizens Advice and Shelter saw men about debt.") == {"Citizens Advice", "Shelter"}


def test_a_name_that_owns_something_is_known() -> None:
    assert named("Amey's response to repairs was slow.") == {"Amey"}


def test_where_prisoners_move_to_is_no_organisation() -> None:
    assert named("Men with drug debts were moved to Larch.") == set()
