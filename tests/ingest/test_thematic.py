"""Thematic reports: recommendations, places visited, practice boxes, tables, and who led the work."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.documents import read_document
from ingest.outline import outline
from ingest.thematic import read_thematic
from ontology.model import Report

FRONT = """HM Inspectorate of Probation

Learning behind the wall

A joint inspection by HM Inspectorate of Prisons and HM Inspectorate of Probation

May 2021

Acknowledgements

This inspection was led by HM Inspector Ada Quill, supported by colleagues. The manager responsible for this \
inspection programme is Tomas Reed. We thank everyone.

Contents

Foreword	3
Executive summary	4
Recommendations	5
1. Introduction	6
1.1. Why now?	6
2. Teaching	7
2.1. Teachers	7
Annexe 1: Glossary	8
Annexe 2: Methodology	9

Foreword

Few people learn what they came without.

Ivo Marsh
HM Chief Inspector of Prisons
May 2021

Executive summary

Introduction

We looked at teaching.

"""

RECOMMENDATIONS = """Recommendations

The Ministry of Teaching should:

1. review its plan to make sure that:
   - a. every teacher has a room
   - b. every room has a window
2. publish what it finds.

Governors and directors should:

3. give each class a library hour.

"""

BODY = """1. Introduction

1.1. Why now?

Nobody had asked for twelve years.

2. Teaching

2.1. Teachers

Teachers were kind.

Good practice example – HMP Long Stennet

Bo had never read a book. The teacher found him one about pigeons.

He read it twice, and Bo asked for another.

Teachers elsewhere had fewer books.

Were lessons long enough?	Number	%
Yes	12	30%
No	28	70%

Were rooms warm?	Number	%
Yes	8	20
No	30	50

Annexe 1: Glossary

Class	A group that learns together.
Wall	What stands around a prison.

Annexe 2: Methodology

Fieldwork

We visited HMP Long Stennet, HMP & YOI Oakensill and HMP Yarrowby (Women). HMP Castle Fen could not take part.
"""


def read(tmp_path: Path, text: str) -> Report:
    file = tmp_path / "report.txt"
    file.write_text(text, encoding="utf-8")
    return read_thematic(outline(read_document(file)))


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return read(tmp_path, FRONT + RECOMMENDATIONS + BODY)


def test_title_is_not_the_name_of_a_body(report: Report) -> None:
    assert report.title == "Learning behind the wall"
    assert report.key == "thematic-learning-behind-the-wall-2021-05"
    assert set(report.bodies) == {"HMI Probation", "HMI Prisons"}


def test_recommendations_have_number_letter_and_addressee(report: Report) -> None:
    found = [(each.number, each.letter, each.addressee, each.text) for each in report.recommendations]
    assert found == [
        ("1", None, "The Ministry of Teaching", "review its plan to make sure that:"),
        ("1", "a", "The Ministry of Teaching", "every teacher has a room"),
        ("1", "b", "The Ministry of Teaching", "every room has a window"),
        ("2", None, "The Ministry of Teaching", "publish what it finds."),
        ("3", None, "Governors and directors", "give each class a library hour."),
    ]
    assert [each.parent for each in report.recommendations] == [None, 1, 1, None, None]


def test_recommendations_without_their_heading_are_still_found(tmp_path: Path) -> None:
    bare = RECOMMENDATIONS.removeprefix("Recommendations\n\n")
    report = read(tmp_path, FRONT.replace("Recommendations	5\n", "") + bare + BODY)
    assert [each.number for each in report.recommendations] == ["1", "1", "1", "2", "3"]


def test_recommendations_without_numbers_below_whom_they_are_addressed_to(tmp_path: Path) -> None:
    bare = (
        "Recommendations\n\nTo the Ministry of Teaching\n\nEvery teacher should have a room.\n\n"
        "For Governors\n\nEach class must have a library hour.\n\nWe thank all who helped.\n\n"
    )
    found = read(tmp_path, FRONT + bare + BODY).recommendations
    assert [(each.addressee, each.text) for each in found] == [
        ("Ministry of Teaching", "Every teacher should have a room."),
        ("Governors", "Each class must have a library hour."),
    ]


def test_a_title_that_goes_on_below_its_kind(tmp_path: Path) -> None:
    front = "A thematic review of\n\nolder people in prison\n\nby HM Inspectorate of Prisons\n\nMay 2021\n\n"
    assert read(tmp_path, front + RECOMMENDATIONS + BODY).title == "A thematic review of older people in prison"


def test_a_lost_recommendation_is_reported(tmp_path: Path) -> None:
    lost = RECOMMENDATIONS.replace("2. publish what it finds.\n", "")
    codes = [issue.code for issue in read(tmp_path, FRONT + lost + BODY).issues]
    assert "recommendation-number-missing" in codes


def test_a_report_without_recommendations_says_so(tmp_path: Path) -> None:
    report = read(tmp_path, FRONT + BODY)
    assert not report.recommendations
    assert "no-recommendations" in [issue.code for issue in report.issues]


def test_only_the_places_of_the_list_were_visited(report: Report) -> None:
    assert {each.name: each.role for each in report.establishments} == {
        "HMP Long Stennet": "visited",
        "HMP & YOI Oakensill": "visited",
        "HMP Yarrowby (Women)": "visited",
        "HMP Castle Fen": "mentioned",
    }


def test_a_practice_box_ends_where_the_text_goes_on(report: Report) -> None:
    (box,) = report.practices
    assert (box.kind, box.establishment) == ("good", "HMP Long Stennet")
    assert box.text.startswith("Bo had never")
    assert box.text.endswith("asked for another.")


def test_altered_names_are_no_people(report: Report) -> None:
    assert {person.name: person.role for person in report.people} == {
        "Ada Quill": "HM Inspector",
        "Tomas Reed": "manager responsible for this inspection programme",
        "Ivo Marsh": "HM Chief Inspector of Prisons",
    }


def test_tables_are_kept_cell_by_cell(report: Report) -> None:
    first, second = report.tables
    assert first.caption == "Were lessons long enough?"
    assert first.rows == (("Yes", "12", "30%"), ("No", "28", "70%"))
    assert second.rows == (("Yes", "8", "20"), ("No", "30", "50"))


def test_every_fact_leads_to_its_words(report: Report) -> None:
    parts = {paragraph.id: paragraph for paragraph in report.paragraphs}
    for each in report.recommendations:
        assert each.text in parts[each.place.part].text
        printed = " ".join(report.source.text[anchor.start : anchor.end] for anchor in each.place.anchors)
        assert " ".join(printed.split()) == each.text


LABELLED = """Key concerns and recommendations

1.1 Key concern: Few teachers had a room.

1.2 Recommendation: Every teacher should have a room. (To governors)

1.3 Recommendation: Rooms should be warm. (To the Ministry of Teaching)

1.4 Key concern 2: Nobody counted books.

1.5 Recommendation: Books should be counted. (To governors)

"""


def test_key_concerns_stand_over_the_recommendations_that_answer_them(tmp_path: Path) -> None:
    front = FRONT.replace("Recommendations	5", "Key concerns and recommendations	5")
    report = read(tmp_path, front + LABELLED + BODY)
    assert [(each.number, each.text) for each in report.concerns] == [
        ("1.1", "Few teachers had a room."),
        ("2", "Nobody counted books."),
    ]
    assert [(each.number, each.addressee, each.concern, each.text) for each in report.recommendations] == [
        ("1.2", "governors", 1, "Every teacher should have a room."),
        ("1.3", "Ministry of Teaching", 1, "Rooms should be warm."),
        ("1.5", "governors", 2, "Books should be counted."),
    ]
    assert [issue.code for issue in report.issues] == ["no-sample-size"]


def test_places_may_be_listed_a_line_each(tmp_path: Path) -> None:
    lines = (
        "We visited:\n\n- HMP Long Stennet\n- HMP & YOI Oakensill\n- HMP Yarrowby (Women).\n\nHMP Castle Fen could not"
    )
    body = BODY.replace(
        "We visited HMP Long Stennet, HMP & YOI Oakensill and HMP Yarrowby (Women). HMP Castle Fen could not", lines
    )
    report = read(tmp_path, FRONT + RECOMMENDATIONS + body)
    assert [each.name for each in report.establishments if each.role == "mentioned"] == ["HMP Castle Fen"]
    assert len(report.establishments) == 4


@pytest.mark.parametrize(
    ("title", "kind", "place"),
    [
        ("Case study: a book at HMP Long Stennet", "case study", "HMP Long Stennet"),
        ("Case study 2", "case study", None),
        ("Poor practice example", "poor", None),
    ],
)
def test_a_box_is_what_its_heading_calls_it(tmp_path: Path, title: str, kind: str, place: str | None) -> None:
    body = BODY.replace("Good practice example – HMP Long Stennet", title)
    boxes = read(tmp_path, FRONT + RECOMMENDATIONS + body).practices
    assert [(box.kind, box.establishment) for box in boxes] == [(kind, place)]
    assert not [person for person in read(tmp_path, FRONT + RECOMMENDATIONS + body).people if "Bo" in person.name]
