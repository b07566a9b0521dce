"""The team in every form of its list."""

from __future__ import annotations

import pytest

from ingest.blocks import Block
from ingest.paragraphs import catalogue
from ingest.people import read_people
from ingest.signatures import read_signatures
from ontology.values import PartialDate
from tests.ingest.printed import block, outline_of, part, row

TEAM = [
    ("Ann Oak", "Team leader", "HMI Prisons"),
    ("Dr Jo-Ann O'Dell", "GP specialist adviser", None),
    ("Sam van der Berg", "Ofsted inspector", "Ofsted"),
    ("Mary Ann Elm", "Care Quality Commission inspector", "Care Quality Commission"),
    ("Siân Ó Briain", "Senior research officer", "HMI Prisons"),
]


def read(*blocks: Block) -> list[tuple[str, str | None, str | None]]:
    outline = outline_of(part("Inspection team", *blocks))
    people, _ = read_people(outline, catalogue(outline))
    return [(person.name, person.role, person.body) for person in people]


def test_rows() -> None:
    assert read(*(row(name, role) for name, role, _ in TEAM)) == TEAM


def test_rows_of_two_people() -> None:
    assert read(row(*TEAM[0][:2], *TEAM[2][:2])) == [TEAM[0], TEAM[2]]


def test_a_line_each() -> None:
    assert read(*(block(f"{name} {role}") for name, role, _ in TEAM)) == TEAM


def test_all_on_one_line() -> None:
    assert read(block(" ".join(f"{name} {role}" for name, role, _ in TEAM))) == TEAM


def test_names_and_roles_on_lines_of_their_own() -> None:
    assert read(*(block(words) for name, role, _ in TEAM for words in (name, role))) == TEAM


def test_the_introduction_is_no_one() -> None:
    assert read(block("This independent review of progress was carried out by:"), block("Ann Oak Inspector")) == [
        ("Ann Oak", "Inspector", "HMI Prisons")
    ]


def test_a_role_that_no_list_has_is_kept_and_reported() -> None:
    outline = outline_of(part("Inspection team", block("Ann Oak Dental practice specialist")))
    people, issues = read_people(outline, catalogue(outline))
    assert [(person.role, person.body) for person in people] == [("Dental practice specialist", None)]
    assert [issue.code for issue in issues] == ["role-not-listed"]


def test_a_line_that_is_no_one_is_reported() -> None:
    outline = outline_of(part("Inspection team", block("see the list on our website")))
    people, issues = read_people(outline, catalogue(outline))
    assert (people, [issue.code for issue in issues]) == ((), ["team-line-not-understood"])


@pytest.mark.parametrize(
    "lines",
    [
        ("Ben Ash OBE HM Chief Inspector of Prisons June 2023",),
        ("Ben Ash OBE", "HM Chief Inspector of Prisons", "June 2023"),
        ("... and I urge leaders to act. Ben Ash OBE HM Chief Inspector of Prisons June 2023",),
    ],
)
def test_signatures(lines: tuple[str, ...]) -> None:
    outline = outline_of(part("Summary", block("Leaders had tried."), *(block(line) for line in lines)))
    signatures = read_signatures(outline, catalogue(outline))
    assert (signatures.names, signatures.month) == (("Ben Ash",), PartialDate(2023, 6))
    assert signatures.people[0].role == "HM Chief Inspector of Prisons"


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("HM Chief Inspector of Probation", "HMI Probation"),
        ("HM Chief Inspector, Ofsted", "Ofsted"),
        ("Ofsted's Chief Inspector", "Ofsted"),
        ("HM Chief Inspector of Education, Children's Services and Skills", "Ofsted"),
        ("His Majesty's Chief Inspector of Education and Training in Wales", "Estyn"),
        ("Chief Inspector of Hospitals, Care Quality Commission", "Care Quality Commission"),
    ],
)
def test_who_signs_beside_the_chief_inspector_of_prisons(office: str, body: str) -> None:
    lines = ("Ben Ash", "HM Chief Inspector of Prisons", "June 2023", "Ida Fell", office)
    outline = outline_of(part("Foreword", *(block(line) for line in lines)))
    signatures = read_signatures(outline, catalogue(outline))
    assert [(each.name, each.role, each.body) for each in signatures.people] == [
        ("Ben Ash", "HM Chief Inspector of Prisons", "HMI Prisons"),
        ("Ida Fell", office, body),
    ]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Jo-Ann D'Elm Lead inspector (Ofsted)", [("Jo-Ann D'Elm", "Lead inspector (Ofsted)", "Ofsted")]),
        ("Ann Oak Lead inspector, Ofsted", [("Ann Oak", "Lead inspector, Ofsted", "Ofsted")]),
        ("Ann Oak Pharmacist, CQC", [("Ann Oak", "Pharmacist, CQC", "Care Quality Commission")]),
        (
            "Ann Oak Health and justice inspector, CQC",
            [("Ann Oak", "Health and justice inspector, CQC", "Care Quality Commission")],
        ),
        ("Ann Oak Inspection support officer", [("Ann Oak", "Inspection support officer", "HMI Prisons")]),
        ("Ann Oak GPhC", [("Ann Oak", "GPhC", "General Pharmaceutical Council")]),
        ("Ann Oak HMI Probation", [("Ann Oak", "HMI Probation", "HMI Probation")]),
        ("Ann Oak Inspector (shadowing)", [("Ann Oak", "Inspector (shadowing)", "HMI Prisons")]),
        ("Ann Oak (Inspector)", [("Ann Oak", "Inspector", "HMI Prisons")]),
        ("• Ann Oak Inspector", [("Ann Oak", "Inspector", "HMI Prisons")]),
        ("Team leader: Ann Oak OBE", [("Ann Oak", "Team leader", "HMI Prisons")]),
        ("Inspector Ann Oak", [("Ann Oak", "Inspector", "HMI Prisons")]),
        ("Ann Oak OBE Inspection team leader", [("Ann Oak", "Inspection team leader", "HMI Prisons")]),
        (
            "Ofsted inspectors: Ann Oak, Tom Fell and Bo van der Elm",
            [(name, "Ofsted inspectors", "Ofsted") for name in ("Ann Oak", "Tom Fell", "Bo van der Elm")],
        ),
        (
            "Ann Oak, Ofsted inspector; Tom Fell, Inspector",
            [("Ann Oak", "Ofsted inspector", "Ofsted"), ("Tom Fell", "Inspector", "HMI Prisons")],
        ),
        (
            "Ann Oak Inspector and Tom Fell Researcher",
            [("Ann Oak", "Inspector", "HMI Prisons"), ("Tom Fell", "Researcher", "HMI Prisons")],
        ),
        ("Ann Oak - Inspector - HMI Prisons", [("Ann Oak", "Inspector - HMI Prisons", "HMI Prisons")]),
        (
            "Ann Oak Lead inspector (children's homes), Ofsted",
            [("Ann Oak", "Lead inspector (children's homes), Ofsted", "Ofsted")],
        ),
        ("Gwen Ap Rhys Peer inspector, Estyn", [("Gwen Ap Rhys", "Peer inspector, Estyn", "Estyn")]),
        ("Ann Oak Inspector of probation", [("Ann Oak", "Inspector of probation", "HMI Probation")]),
        ("Ann Oak HM Inspector, Ofsted", [("Ann Oak", "HM Inspector, Ofsted", "Ofsted")]),
        (
            "Ann Oak Assistant chief inspector, HMI Probation",
            [("Ann Oak", "Assistant chief inspector, HMI Probation", "HMI Probation")],
        ),
        (
            "Dr. Ann Oak Head of Health and Social Care",
            [("Dr. Ann Oak", "Head of Health and Social Care", "HMI Prisons")],
        ),
    ],
)
def test_lines_of_many_forms(line: str, people: list[tuple[str, str, str]]) -> None:
    assert read(block(line)) == people


def test_the_column_of_roles_may_come_first() -> None:
    assert read(row("Team leader", "Ann Oak"), row("Inspector", "Tom Fell")) == [
        ("Ann Oak", "Team leader", "HMI Prisons"),
        ("Tom Fell", "Inspector", "HMI Prisons"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["Team leader", "Ann Oak", "Inspectors", "Tom Elm", "Sue Fell"],
            [("Ann Oak", "Team leader"), ("Tom Elm", "Inspectors"), ("Sue Fell", "Inspectors")],
        ),
        (["Inspectors", "Tom Elm and Sue Fell"], [("Tom Elm", "Inspectors"), ("Sue Fell", "Inspectors")]),
        (["Tom Elm and Sue Fell, inspectors"], [("Tom Elm", "inspectors"), ("Sue Fell", "inspectors")]),
        (["Ann Oak Health and social care", "inspector"], [("Ann Oak", "Health and social care inspector")]),
        (["Ann Oak Care Quality Commission", "inspector"], [("Ann Oak", "Care Quality Commission inspector")]),
        (["Ann Oak HM Inspector, Training and Skills"], [("Ann Oak", "HM Inspector, Training and Skills")]),
        (["Ann Oak Fee-paid inspector"], [("Ann Oak", "Fee-paid inspector")]),
        (["Ann Oak Seconded inspector"], [("Ann Oak", "Seconded inspector")]),
        (["Ann Oak Children's services inspector"], [("Ann Oak", "Children's services inspector")]),
        (["Ann Oak Team leader/inspector"], [("Ann Oak", "Team leader/inspector")]),
        (["Ann Oak, pharmacist from the CQC"], [("Ann Oak", "pharmacist from the CQC")]),
        (
            ["Ann Oak General Pharmaceutical", "Council inspector"],
            [("Ann Oak", "General Pharmaceutical Council inspector")],
        ),
        (["Ann Oakfield-", "Moor Inspector"], [("Ann Oakfield-Moor", "Inspector")]),
        (["Ann Oak & Tom Elm Inspectors"], [("Ann Oak", "Inspectors"), ("Tom Elm", "Inspectors")]),
        (
            ["Ann Oak (team leader), Tom Elm and Sue Fell (inspectors)."],
            [("Ann Oak", "team leader"), ("Tom Elm", "inspectors"), ("Sue Fell", "inspectors")],
        ),
        (
            ["This visit was carried out by Ann Oak (team leader) and Tom Elm (inspector)."],
            [("Ann Oak", "team leader"), ("Tom Elm", "inspector")],
        ),
        (["Ann Oak . . . . Inspector"], [("Ann Oak", "Inspector")]),
        (["Ann Oak Team leader 1", "Tom Elm*", "Inspector"], [("Ann Oak", "Team leader"), ("Tom Elm", "Inspector")]),
        (
            ["Dr Ann Oak", "Care Quality Commission lead inspector"],
            [("Dr Ann Oak", "Care Quality Commission lead inspector")],
        ),
        (
            ["This inspection was carried out by Ann Oak, team leader, and Tom Elm, inspector."],
            [("Ann Oak", "team leader"), ("Tom Elm", "inspector")],
        ),
        (
            ["The team was Ann Oak, team leader, and Tom Elm, inspector."],
            [("Ann Oak", "team leader"), ("Tom Elm", "inspector")],
        ),
        (
            ["The inspection team consisted of Ann Oak (team leader) and Tom Elm (inspector)."],
            [("Ann Oak", "team leader"), ("Tom Elm", "inspector")],
        ),
    ],
)
def test_further_forms(lines: list[str], expected: list[tuple[str, str]]) -> None:
    assert [(name, role) for name, role, _ in read(*(block(line) for line in lines))] == expected


def test_a_role_goes_on_in_the_row_below() -> None:
    people = read(row("Ann Oak", "Care Quality Commission"), row("", "inspector"), row("Tom Elm", "Inspector"))
    assert [(name, role) for name, role, _ in people] == [
        ("Ann Oak", "Care Quality Commission inspector"),
        ("Tom Elm", "Inspector"),
    ]


def test_names_under_a_name_are_of_the_role_before_it() -> None:
    people = read(row("Team leader", "Ann Oak"), row("Inspectors", "Tom Elm"), row("", "Sue Fell"))
    assert [(name, role) for name, role, _ in people][1:] == [("Tom Elm", "Inspectors"), ("Sue Fell", "Inspectors")]


def test_titles_of_columns_are_no_one() -> None:
    assert read(row("Name", "Role"), row("Ann Oak", "Inspector")) == [("Ann Oak", "Inspector", "HMI Prisons")]


def test_columns_of_names_and_one_role_tell_nobody_s_role() -> None:
    assert read(block("Inspector"), block("Ann Oak"), block("Tom Elm")) == [
        ("Ann Oak", None, None),
        ("Tom Elm", None, None),
    ]
