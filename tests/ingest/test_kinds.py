"""Kinds of report by their printed labels."""

from __future__ import annotations

import pytest

from ingest.blocks import Outline
from ingest.kinds import recognise
from ontology.errors import NotAReport
from ontology.values import ReportKind
from tests.ingest.printed import block, outline_of, part


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Report on an independent review of progress at HMP Low Moor", ReportKind.IRP),
        ("Report on an unannounced inspection of HMYOI Low Moor", ReportKind.FULL_INSPECTION),
        ("Report on an announced inspection of HMP Low Moor", ReportKind.FULL_INSPECTION),
        ("Report on an unannounced full follow-up inspection of HMP Low Moor", ReportKind.FULL_INSPECTION),
        ("Work after prison: a joint thematic inspection", ReportKind.THEMATIC),
    ],
)
def test_by_the_title(title: str, kind: ReportKind) -> None:
    assert recognise(outline_of(front=(title, "by HM Chief Inspector of Prisons"))) is kind


JUDGED = "We considered that the prison had made good progress in this area."
PUBLISHED = "HM Inspectorate of Prisons looks at prisons."


@pytest.mark.parametrize(
    ("outline", "kind"),
    [
        (outline_of(part("Findings", block(PUBLISHED), block(JUDGED))), ReportKind.IRP),
        (outline_of(part("Fact page", block(PUBLISHED))), ReportKind.FULL_INSPECTION),
        (outline_of(part("Contextual facts", block(PUBLISHED))), ReportKind.THEMATIC),
    ],
)
def test_without_a_cover_by_what_only_one_kind_prints(outline: Outline, kind: ReportKind) -> None:
    assert recognise(outline) is kind


def test_by_a_title_that_stands_as_a_heading_where_no_contents_list_follows() -> None:
    title = part("Report on an independent review of progress at")
    place = part("HMYOI Low Moor", block("8–10 May 2023"))
    assert recognise(outline_of(title, place)) is ReportKind.IRP


@pytest.mark.parametrize(
    "title",
    ["Report on a scrutiny visit to HMP Low Moor", "Report on a joint inspection of Low Moor Secure Training Centre"],
)
def test_a_visit_of_another_kind_is_none_of_these(title: str) -> None:
    with pytest.raises(NotAReport, match=title[:30]):
        recognise(outline_of(front=(title, "by HM Chief Inspector of Prisons")))


@pytest.mark.parametrize(
    "front",
    [
        ("Report on a short scrutiny visit to HMP Low Moor", "by HM Chief Inspector of Prisons 6–14 October 2020"),
        ("HM Chief Inspector of Prisons for England and Wales", "Annual Report 2020–21"),
    ],
)
def test_what_has_the_sections_of_an_inspection_and_calls_itself_something_else_is_none(front: tuple[str, ...]) -> None:
    with pytest.raises(NotAReport, match=front[0][:20]):
        recognise(outline_of(part("About HMP Low Moor", block(PUBLISHED)), front=front))


@pytest.mark.parametrize(
    "front",
    [
        ("Action plan: HMP Low Moor", "A response to: Report on an unannounced inspection of HMP Low Moor"),
        ("Annual report of the Independent Monitoring Board at HMP Low Moor",
         "The last report on an unannounced inspection of HMP Low Moor was in 2021."),
        ("A letter", "We thank you for the report on an independent review of progress at HMP Low Moor."),
    ],
)  # fmt: skip
def test_what_only_speaks_of_a_report_is_none(front: tuple[str, ...]) -> None:
    with pytest.raises(NotAReport, match=front[0][:20]):
        recognise(outline_of(front=front))


@pytest.mark.parametrize("words", ["", "Minutes of the parish council", "A fact page about boilers"])
def test_what_is_no_report(words: str) -> None:
    with pytest.raises(NotAReport) as raised:
        recognise(outline_of(part("Fact page", block(words))))
    assert raised.value.hint


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Report on an inspection visit to court custody facilities in Low Moor", "court custody"),
        ("Report on an unannounced inspection of short-term holding facilities at Moor Port", "short-term holding"),
        ("Detainees under escort: Inspection of escort and removals to Elsewhere", "under escort"),
    ],
)
def test_courts_and_escorts_are_said_to_be_no_prison(title: str, place: str) -> None:
    sections = (part("Summary of key concerns and recommendations", block(PUBLISHED)), part("Fact page"))
    with pytest.raises(NotAReport, match=place) as refused:
        recognise(outline_of(*sections, front=(title, "by HM Chief Inspector of Prisons")))
    assert "leave this file out" in (refused.value.hint or "")
