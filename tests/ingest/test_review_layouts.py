"""Layouts of reviews that once misled the reader: small reports of an invented prison, each with one of them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.documents import read_document
from ingest.irp import read_irp
from ingest.outline import outline
from ontology.model import FollowUp, Report

COVER = """Report on an independent review of progress at

HMP Nether Wold

by HM Chief Inspector of Prisons

3–5 June 2024

"""
SUMMARY = """## Section 1 Chief Inspector's summary

1.1 HMP Nether Wold opened in 1962. This review followed up our last inspection, in August 2023.

## Section 3 Progress against our concerns and Ofsted themes

"""


def review(tmp_path: Path, progress: str, *, summary: str = SUMMARY) -> Report:
    """A review with these words in its section on progress."""
    path = tmp_path / "review.md"
    path.write_text(COVER + summary + progress, "utf-8")
    return read_irp(outline(read_document(path)))


def only(report: Report) -> FollowUp:
    """The one follow-up of a report."""
    assert len(report.follow_ups) == 1
    return report.follow_ups[0]


CONCERN = "### Safety\n\nConcern: Violence was high, and nobody had asked why.\n\n"
JUDGED = "We considered that the prison had made insufficient progress in this area.\n\n"


def test_a_caption_below_a_heading_and_a_vanished_picture_is_no_heading(tmp_path: Path) -> None:
    words = (
        "### Education, skills and work\n\n\n\nAn empty workshop\n\nThis part of the report is written by Ofsted "
        "inspectors.\n\nTheme 1: Too few prisoners attended their lessons.\n\n3.3 Attendance had risen.\n\n"
        "3.4 Ofsted considered that the prison had made reasonable progress against this theme.\n"
    )
    report = review(tmp_path, f"{CONCERN}3.1 Violence had risen.\n\n3.2 {JUDGED}{words}")
    assert [one.heading for one in report.follow_ups] == ["Safety", "Education, skills and work"]


@pytest.mark.parametrize("apart", ["(n=7)", "(n = 7) 2"])
def test_the_number_of_cases_below_its_caption_is_the_caption_s_own(apart: str, tmp_path: Path) -> None:
    caption = "Figure 4: Progress on HMI Prisons concerns from August 2023 inspection"
    summary = SUMMARY.replace("\n\n## Section 3", f"\n\n{caption}\n\n{apart}\n\n## Section 3")
    (figure,) = review(tmp_path, f"{CONCERN}3.1 {JUDGED}", summary=summary).figures
    assert (figure.caption, figure.n) == (f"{caption} {apart}", 7)


@pytest.mark.parametrize("logo", ["", "### Ofsted\n\n", "Ofsted\n\n"])
def test_the_word_of_a_logo_heads_no_theme(logo: str, tmp_path: Path) -> None:
    words = (
        f"### Education, skills and work\n\n{logo}This part of the report is written by Ofsted inspectors.\n\n"
        "Theme 1: Too few prisoners attended their lessons.\n\n3.3 Attendance had risen.\n\n"
        "3.4 Ofsted considered that the prison had made reasonable progress against this theme.\n"
    )
    theme = review(tmp_path, f"{CONCERN}3.1 Violence had risen.\n\n3.2 {JUDGED}{words}").follow_ups[-1]
    assert (theme.heading, theme.body) == ("Education, skills and work", "Ofsted")


def test_a_judgement_of_the_last_inspection_is_not_that_of_this_visit(tmp_path: Path) -> None:
    earlier = (
        "3.1 At our last inspection we considered that the prison had made good progress with cameras, but "
        "their use had slipped since.\n\n"
    )
    report = review(tmp_path, f"{CONCERN}{earlier}3.2 {JUDGED}")
    judgement = only(report).judgement
    assert judgement
    assert (judgement.label, judgement.place.part) == ("Insufficient progress", "3.2")
    assert only(report).paragraphs == ("3.1", "3.2")
    assert [issue.paragraph for issue in report.issues if issue.code == "judged-before"] == ["3.1"]


@pytest.mark.parametrize("mark", ["<sup>1</sup>", "[1]"])
def test_a_footnote_is_no_part_of_the_statement_before_it(tmp_path: Path, mark: str) -> None:
    note = f"{mark} In May 2024 there were 40.\n\n"
    asked = "Recommendation: Violence should be understood. (1.31)\n\n"
    report = review(tmp_path, f"{CONCERN}{note}{asked}{note}3.1 Violence had risen.\n\n3.2 {JUDGED}")
    assert only(report).text == "Violence was high, and nobody had asked why."
    assert [(one.text, one.reference) for one in report.recommendations] == [("Violence should be understood.", "1.31")]
    assert only(report).paragraphs == ("3.1", "3.2")


def test_a_repeated_recommendation_has_its_own_reference(tmp_path: Path) -> None:
    asked = "Recommendation: Violence should be understood. (S49, repeated recommendation 1.9)\n\n"
    report = review(tmp_path, f"{CONCERN}{asked}3.1 Violence had risen.\n\n3.2 {JUDGED}")
    assert [(one.text, one.reference) for one in report.recommendations] == [("Violence should be understood.", "S49")]


def test_each_regulation_has_the_verdict_of_its_own_clause(tmp_path: Path) -> None:
    words = (
        "3.1 The Care Quality Commission found that the provider was now compliant with regulation 12, but "
        "regulation 17 was still not being met.\n\n"
    )
    report = review(tmp_path, f"{CONCERN}{words}3.2 {JUDGED}")
    assert [(one.regulation, one.verdict) for one in report.notices] == [
        ("Regulation 12", "met"),
        ("Regulation 17", "not met"),
    ]


def test_examples_below_a_sentence_that_announces_them_need_no_heading(tmp_path: Path) -> None:
    examples = (
        "## Section 2 Key findings\n\n2.1 This visit found two instances of notable positive practice:\n\n"
        "- Peer mentors met every new arrival. (3.1)\n- A choir sang on Sundays. (3.2)\n\n"
    )
    summary = SUMMARY.replace("## Section 3", f"{examples}## Section 3")
    report = review(tmp_path, f"{CONCERN}3.1 Mentors helped.\n\n3.2 {JUDGED}", summary=summary)
    assert [one.text for one in report.practices] == ["Peer mentors met every new arrival.", "A choir sang on Sundays."]
    assert [count.agrees for count in report.declared_counts if count.what == "practices"] == [True]


def test_a_letter_on_a_line_of_its_own_belongs_to_the_example_below(tmp_path: Path) -> None:
    examples = (
        "## Section 2 Key findings\n\n2.1 Inspectors found one example of notable positive practice.\n\n"
        "### Examples of notable positive practice\n\na)\n\nPeer mentors met every new arrival.\n\n"
        "See paragraph 3.1\n\n"
    )
    summary = SUMMARY.replace("## Section 3", f"{examples}## Section 3")
    report = review(tmp_path, f"{CONCERN}3.1 Mentors helped.\n\n3.2 {JUDGED}", summary=summary)
    assert [(one.text, one.paragraphs) for one in report.practices] == [
        ("Peer mentors met every new arrival.", ("3.1",))
    ]


def test_a_team_in_two_columns_is_read_by_cell(tmp_path: Path) -> None:
    team = (
        "## Appendix I Inspection team\n\nThis independent review of progress was carried out by:\n\n"
        "| | |\n|---|---|\n| Ann Oak Team leader | Sam Ash Ofsted inspector |\n"
        "| Jo Elm Inspector | Kit Fir Inspector |\n\n"
        "Crown copyright 2024\n"
    )
    report = review(tmp_path, f"{CONCERN}3.1 Violence had risen.\n\n3.2 {JUDGED}{team}")
    assert sorted((one.name, one.role) for one in report.people) == [
        ("Ann Oak", "Team leader"),
        ("Jo Elm", "Inspector"),
        ("Kit Fir", "Inspector"),
        ("Sam Ash", "Ofsted inspector"),
    ]
    assert not [issue for issue in report.issues if issue.code == "team-line-not-understood"]


def test_a_number_that_opens_a_printed_line_is_no_item(tmp_path: Path) -> None:
    lines = (
        ("3.1", "Referrals were now assessed in time, within the target of a month, in nine cases out of"),
        ("", "10. Leaders had seen to it."),
        ("3.2", "Too few officers were there to take men to the surgery."),
    )
    path = tmp_path / "review.pdf"
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for place, (number, words) in enumerate(lines):
        canvas.drawString(72, 700 - 15 * place, number)
        canvas.drawString(112, 700 - 15 * place, words)
    canvas.save()
    path.write_bytes(buffer.getvalue())
    blocks = [block for part in outline(read_document(path)).walk() for block in part.blocks]
    texts = [block.text for block in (*outline(read_document(path)).front, *blocks)]
    assert f"{lines[0][1]} {lines[1][1]}" in texts


@pytest.mark.parametrize(
    "caption", ["A cell on C wing after cleaning", "One of the new showers", "The hall outside the gym"]
)
def test_a_caption_that_closes_a_topic_heads_no_concern(tmp_path: Path, caption: str) -> None:
    second = "Concern: Illicit drugs were easily had.\n\n3.3 Fewer drugs were found.\n\n3.4 " + JUDGED
    report = review(
        tmp_path, f"### Safety\n\n{CONCERN[12:]}3.1 Violence had risen.\n\n3.2 {JUDGED}{caption}\n\n{second}"
    )
    assert [one.heading for one in report.follow_ups] == ["Safety", "Safety"]
    assert [figure.caption for figure in report.figures] == [caption]


def test_a_body_whose_inspector_is_on_the_team_took_part(tmp_path: Path) -> None:
    team = "## Appendix I About this report\n\n### Inspection team\n\nIda Moss\tTeam leader\nLen Fay\tGPhC inspector\n"
    report = review(tmp_path, f"{CONCERN}3.1 Violence had risen.\n\n3.2 {JUDGED}{team}")
    assert report.bodies == ("HMI Prisons", "General Pharmaceutical Council")


def test_a_finding_behind_a_judgement_moves_no_statement(tmp_path: Path) -> None:
    """Headings with their marks, and a sentence that frames the themes, are where a statement opens."""
    topics = [f"### Topic {n}\n\nConcern: Too little was done about matter {n}.\n\n3.{2 * n} {JUDGED}" for n in (1, 2)]
    words = (
        "3.5 A play worker had met 41 fathers.\n\n## Purposeful activity\n\n### Education, skills and work\n\n"
        "This part of the inspection is conducted by Ofsted inspectors.\n\nOfsted looked at progress towards:\n\n"
        "Theme 1: making sure that prisoners attend.\n\n3.6 Attendance had risen.\n\n"
        "3.7 Ofsted considered that the prison had made significant progress against this theme.\n"
    )
    report = review(tmp_path, f"## Safety\n\n{topics[0]}{topics[1]}{words}")
    assert [one.heading for one in report.follow_ups] == ["Topic 1", "Topic 2", "Education, skills and work"]
    judgements = [one.judgement.place.part if one.judgement else None for one in report.follow_ups]
    assert judgements == ["3.2", "3.4", "3.7"]
    assert "statement-moved" not in {issue.code for issue in report.issues}


ASKED = "The dentist should be seen within six weeks."
ALSO = "Nurses should be there every day."
SEVERAL = f"Concern: Men waited too long.\n\nRecommendations:\n\n{ASKED} (2.61)\n\n{ALSO} (2.70)\n\n"
ANSWERED = "We considered that the prison had made reasonable progress against these recommendations.\n\n"


def test_one_label_over_several_recommendations_that_one_line_restates(tmp_path: Path) -> None:
    listed = f"## Section 4 Appendices\n\n## Appendix I: Summary of judgements\n\n{ASKED} {ALSO}\tReasonable progress\n"
    report = review(tmp_path, f"### Health\n\n{SEVERAL}3.1 The list was short.\n\n3.2 {ANSWERED}{listed}")
    assert [(each.text, each.reference) for each in report.recommendations] == [(ASKED, "2.61"), (ALSO, "2.70")]
    follow_up = only(report)
    assert follow_up.references == ("2.61", "2.70")
    assert [one.label for one in follow_up.restated] == ["Reasonable progress"]


def test_who_wrote_a_part_opens_no_list_of_the_team(tmp_path: Path) -> None:
    words = (
        "This part of the visit was conducted by an Ofsted inspector.\n\nTheme 1: Too few attended.\n\n"
        "3.3 Attendance had risen.\n\n"
        "3.4 Ofsted considered that the prison had made reasonable progress against this theme.\n"
    )
    report = review(tmp_path, f"{CONCERN}3.1 Violence had risen.\n\n3.2 {JUDGED}### Education\n\n{words}")
    assert "team-line-not-understood" not in {issue.code for issue in report.issues}


def test_a_page_end_between_two_sentences_before_a_lost_number(tmp_path: Path) -> None:
    findings = (
        "- 3.1 Violence had risen.\n- 3.2 Officers now met each week to talk about it.\n\n"
        "On Fridays nobody from the safety team was on duty.\n\n"
        "- Leaders knew who had been hurt, and by whom it was done.\n- 3.4 "
    )
    report = review(tmp_path, f"{CONCERN}{findings}{JUDGED}")
    assert [(one.number, one.text[-8:]) for one in report.paragraphs if one.number and one.number[0] == "3"] == [
        ("3.1", "d risen."),
        ("3.2", "on duty."),
        ("3.3", "as done."),
        ("3.4", "is area."),
    ]


def test_themes_with_a_full_stop_behind_their_number(tmp_path: Path) -> None:
    words = "### Education, skills and work\n\n" + "".join(
        f"Theme {n}. Too few men finished course {n}.\n\n3.{2 * n + 1} More did.\n\n"
        f"3.{2 * n + 2} Ofsted considered that the prison had made reasonable progress against this theme.\n\n"
        for n in (1, 2)
    )
    report = review(tmp_path, f"{CONCERN}3.1 Violence had risen.\n\n3.2 {JUDGED}{words}")
    assert [one.text for one in report.follow_ups][1:] == [f"Too few men finished course {n}." for n in (1, 2)]
    assert [one.judgement.place.part for one in report.follow_ups if one.judgement] == ["3.2", "3.4", "3.6"]


def test_a_pointer_without_the_word_paragraph_and_a_reference_with_it(tmp_path: Path) -> None:
    asked = "Recommendation: Violence should be understood. (paragraph 1.31)\n\n"
    report = review(tmp_path, f"{CONCERN}{asked}3.1 Violence had risen (see 3.2).\n\n3.2 {JUDGED}")
    assert [one.reference for one in report.recommendations] == ["1.31"]
    pointers = [(one.origin, one.kind, one.to) for one in report.cross_references]
    assert pointers == [("3.1", "paragraph", ("3.2",)), ("b2", "earlier report", ("1.31",))]


def test_a_judgement_behind_a_statement_that_lacks_its_full_stop(tmp_path: Path) -> None:
    second = "Concern: Too few men were given a job.\n\n3.3 More had one.\n\n3.4 " + JUDGED
    listed = (
        "## Section 4 Summary of judgements\n\nViolence was high, and nobody had asked why Insufficient progress\n\n"
        "Too few men were given a job. Insufficient progress\n"
    )
    report = review(tmp_path, f"{CONCERN}3.1 Violence had risen.\n\n3.2 {JUDGED}### Work\n\n{second}{listed}")
    assert [[line.text for line in one.restated] for one in report.follow_ups] == [
        ["Violence was high, and nobody had asked why"],
        ["Too few men were given a job."],
    ]


def test_headings_that_close_with_a_colon(tmp_path: Path) -> None:
    words = (
        ("Safety:\n\nManaging behaviour:\n\nConcern: Violence was high.\n\n- 3.1 It had risen.\n\n3.2 " + JUDGED)
        + "Canteen goods:\n\nConcern: Too little was sold.\n\n3.3 More was sold:\n\n- sugar\n\n3.4 "
        + JUDGED
    )
    report = review(tmp_path, words)
    assert [(one.heading, one.test) for one in report.follow_ups] == [
        ("Managing behaviour", "Safety"),
        ("Canteen goods", "Safety"),
    ]


@pytest.mark.parametrize(
    "listed",
    [
        "Insufficient progress: Violence was high, and nobody had asked why\n\nGood progress: {}\n",
        "Good progress\n\n- {}\n\nInsufficient progress\n\n- Violence was high, and nobody had asked why.\n",
        "Violence was high, and nobody had asked why. - Insufficient progress\n\n{} (Good progress)\n",
    ],
    ids=["before", "over", "behind"],
)
def test_where_the_summary_of_judgements_prints_its_ratings(listed: str, tmp_path: Path) -> None:
    said = "Too few men were given a job that they liked."
    second = f"### Work\n\nConcern: {said}\n\nGood progress\n\n3.3 More had one.\n\n"
    summary = f"## Section 4 Summary of judgements\n\nBelow is what was judged:\n\n{listed.format(said)}"
    report = review(tmp_path, f"{CONCERN}3.1 Violence had risen.\n\n3.2 {JUDGED}{second}{summary}")
    assert [[line.label for line in one.restated] for one in report.follow_ups] == [
        ["Insufficient progress"],
        ["Good progress"],
    ]
    assert [one.paragraphs for one in report.follow_ups] == [("3.1", "3.2"), ("3.3",)]


def test_numbers_of_paragraphs_alone_in_brackets(tmp_path: Path) -> None:
    findings = "".join(f"3.{n} Some spent £{n}.\n\n" for n in range(1, 11))
    report = review(
        tmp_path, f"{CONCERN}{findings}3.11 Fewer were hurt (3.10), at a rate below others (3.2).\n\n3.12 {JUDGED}"
    )
    assert [(one.origin, one.to) for one in report.cross_references] == [("3.11", ("3.10",))]
