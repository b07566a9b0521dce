"""Reviews of invented prisons in many manners of print: the facts that were printed come back, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.documents import read_document
from ingest.irp import read_irp
from ingest.outline import outline
from ontology.model import Report
from tests.ingest.invented_review import Manner, Printer, Review, Unit

CONCERNS = Review(
    units=(
        Unit(
            heading="Managing behaviour",
            statement="Violence was high, and too little was known of what drove it.",
            rating="Insufficient progress",
        ),
        Unit(
            heading="Health care",
            statement="Patients waited far too long for the dentist.",
            findings=("Managers had made good progress with the waiting list.", "Patients now waited four weeks."),
            rating="Reasonable progress",
        ),
        Unit(
            heading="Health care",
            statement="Medicines were not given at the right times.",
            rating="No meaningful progress",
        ),
        Unit(
            heading="Education, skills and work",
            statement="What have leaders done to make sure that prisoners attend their lessons?",
            rating="Significant progress",
            theme=True,
        ),
        Unit(
            heading="Education, skills and work",
            statement="What have leaders done to improve the teaching of reading?",
            rating="Reasonable progress",
            theme=True,
        ),
        Unit(
            heading="Public protection",
            statement="Prisoners who posed a risk to children were not identified on arrival.",
            rating="Good progress",
        ),
    )
)

RECOMMENDATIONS = Review(
    units=(
        Unit(
            heading="Early days",
            statement="New arrivals were not kept safe on their first night.",
            asked=(("All new arrivals should be seen in private by an officer on their first night.", "S41"),),
            rating="Good progress",
        ),
        Unit(
            heading="Use of force",
            statement="Force was used often and seldom looked into.",
            asked=(
                ("Force should be used only as a last resort and for the shortest time.", "1.34a"),
                ("Governors should look at the film of every use of force each week.", "1.34b"),
            ),
            rating="Insufficient progress",
        ),
        Unit(
            heading="Time out of cell",
            statement=None,
            asked=(("Prisoners should be unlocked for at least ten hours on each weekday.", "3.17"),),
            rating="Reasonable progress",
        ),
    )
)

MANNERS = {
    "2025": Manner(judged="We considered that the prison had made {rating} in this area."),
    "2023": Manner(bold="**", judged="We considered that the prison had made {rating} with this concern."),
    "no bullets, hashed headings": Manner(bullets=False, heading="## {}"),
    "bold headings": Manner(heading="**{}**", bold="**"),
    "numbers lost": Manner(lose_every=4),
    "label alone": Manner(label_on_own_line=True, bold="**"),
    "label alone, plain": Manner(label_on_own_line=True),
    "verdict on the line": Manner(verdict_on_line=True),
    "curly": Manner(curly=True, dates="30 and 31 May and 5–7 June 2023"),
    "key concern": Manner(concern="Key concern:", recommendation="Key recommendation:"),
    "main": Manner(concern="Concern", label_on_own_line=True, recommendation="Main recommendation:"),
    "reference below": Manner(reference_on_own_line=True),
    "another judge": Manner(
        judged="HMI Prisons considered that leaders at the YOI had made {rating} in this area.",
        judged_asked="Inspectors considered that the establishment had made {rating} against this recommendation.",
    ),
    "judgement ends a finding": Manner(judgement_in_finding=True),
    "theme of Ofsted": Manner(theme="Ofsted theme {n}:"),
    "theme without number": Manner(theme="Theme:"),
    "Wales": Manner(ofsted="Estyn", written_by=True),
}


def read(review: Review, manner: Manner, folder: Path) -> tuple[Report, Printer]:
    printer = Printer(review, manner)
    path = folder / "report.txt"
    path.write_text(printer.text(), encoding="utf-8")
    return read_irp(outline(read_document(path))), printer


def words(text: str | None) -> str | None:
    return text.replace("’", "'") if text else text


def restated_words(unit: Unit) -> list[str]:
    return [text for text, _ in unit.asked] or [unit.statement or ""]


def check(report: Report, review: Review, printer: Printer) -> None:
    """Every fact of the review, each once, in order."""
    assert [words(one.text) for one in report.follow_ups] == [
        unit.statement or unit.asked[0][0] for unit in review.units
    ]
    assert [one.heading for one in report.follow_ups] == [unit.heading for unit in review.units]
    judged = [(one.judgement.label, one.judgement.place.part) for one in report.follow_ups if one.judgement]
    assert judged == list(zip([unit.rating for unit in review.units], printer.printed, strict=True))
    themes = printer.manner.ofsted
    assert [one.body for one in report.follow_ups] == [themes if unit.theme else "HMI Prisons" for unit in review.units]
    assert [(words(one.text), one.reference) for one in report.recommendations] == [
        asked for unit in review.units for asked in unit.asked
    ]
    restated = [[(words(line.text), line.label) for line in one.restated] for one in report.follow_ups]
    assert restated == [[(text, unit.rating) for text in restated_words(unit)] for unit in review.units]
    assert [(words(one.name), one.role) for one in report.people if not one.signatory] == list(review.team)


@pytest.mark.parametrize("review", [CONCERNS, RECOMMENDATIONS], ids=["concerns", "recommendations"])
@pytest.mark.parametrize("manner", MANNERS.values(), ids=MANNERS.keys())
def test_a_review_is_read_the_same_in_every_manner(review: Review, manner: Manner, tmp_path: Path) -> None:
    if manner.ofsted == "Estyn":
        ratings = {"Significant progress": "Strong progress"}
        review = replace(
            review, units=tuple(replace(unit, rating=ratings.get(unit.rating, unit.rating)) for unit in review.units)
        )
    report, printer = read(review, manner, tmp_path)
    check(report, review, printer)
    assert (report.establishment, report.key) == ("HMP & YOI Low Moor", f"irp-low-moor-{report.visit_start:%Y-%m}")
    assert str(report.follows_up) == "2022-08"
    assert report.signed_by == ("Ben Ash",)
    assert report.copyright_year == 2023
    assert not codes(report) & {"no-judgement", "rating-differs", "restates-nothing"}


def reading(text: str, folder: Path) -> Report:
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    return read_irp(outline(read_document(path)))


def printed(review: Review = CONCERNS, manner: Manner = MANNERS["2023"]) -> str:
    return Printer(review, manner).text()


def codes(report: Report) -> set[str]:
    return {issue.code for issue in report.issues}


def test_a_review_without_oddities_has_no_issues(tmp_path: Path) -> None:
    assert codes(reading(printed(), tmp_path)) == set()


def test_counts_agree_with_what_was_read(tmp_path: Path) -> None:
    report = reading(printed(), tmp_path)
    assert report.declared_counts
    assert all(count.agrees for count in report.declared_counts)


def test_a_count_that_differs_is_a_warning(tmp_path: Path) -> None:
    report = reading(printed().replace("followed up four concerns", "followed up five concerns"), tmp_path)
    assert codes(report) == {"count-differs"}


def test_nine_recommendations_may_be_ten(tmp_path: Path) -> None:
    report = reading(printed(RECOMMENDATIONS), tmp_path)
    assert codes(report) == {"count-of-judgements"}
    assert next(count.agrees for count in report.declared_counts if count.what == "recommendations")


@pytest.mark.parametrize(("number", "agrees"), [("one", True), ("two", True), ("three", False)])
def test_a_judgement_of_two_recommendations_counts_as_either(number: str, agrees: bool, tmp_path: Path) -> None:
    text, said = printed(RECOMMENDATIONS), "insufficient progress in {}"
    assert text.count(said.format("one")) == 1
    report = reading(text.replace(said.format("one"), said.format(number)), tmp_path)
    count = next(one for one in report.declared_counts if one.rating == "Insufficient progress")
    assert count.agrees is agrees
    assert ("count-differs" in codes(report)) is not agrees


def test_a_lost_judgement_is_not_that_of_the_next_concern(tmp_path: Path) -> None:
    text = printed()
    lost = "We considered that the prison had made insufficient progress with this concern."
    report = reading(text.replace(lost, "Little had been done."), tmp_path)
    assert [one.judgement.label if one.judgement else None for one in report.follow_ups][:3] == [
        None,
        "Reasonable progress",
        "No meaningful progress",
    ]
    assert "no-judgement" in codes(report)


def test_a_statement_that_lost_its_label_is_still_followed_up(tmp_path: Path) -> None:
    text = printed().replace("**Concern:** Prisoners who posed", "Prisoners who posed")
    report = reading(text, tmp_path)
    last = report.follow_ups[-1]
    assert last.text == CONCERNS.units[-1].statement
    assert last.judgement
    assert (last.judgement.label, last.heading) == ("Good progress", "Public protection")
    assert "statement-without-label" in codes(report)


def test_a_rating_that_no_scale_has_is_reported(tmp_path: Path) -> None:
    text = printed().replace("had made insufficient progress with", "had made sluggish progress with")
    report = reading(text, tmp_path)
    assert report.follow_ups[0].judgement is None
    assert "rating-not-understood" in codes(report)


def test_a_summary_that_rates_otherwise_is_a_warning_with_both_ratings(tmp_path: Path) -> None:
    head, summary = printed().rsplit("Section 4", 1)
    report = reading(f"{head}Section 4{summary.replace('No meaningful progress', 'Good progress')}", tmp_path)
    odd = report.follow_ups[2]
    assert odd.judgement
    assert (odd.judgement.label, odd.restated[0].label) == ("No meaningful progress", "Good progress")
    assert "rating-differs" in codes(report)


def test_a_misspelt_rating_of_the_summary_is_read_and_told(tmp_path: Path) -> None:
    head, summary = printed().rsplit("Section 4", 1)
    assert summary.count("No meaningful progress") == 1
    for words, label in (("No meaningfull progress", "No meaningful progress"), ("No meanful progress", None)):
        report = reading(f"{head}Section 4{summary.replace('No meaningful progress', words)}", tmp_path)
        assert report.follow_ups[2].restated[0].label == label
        told = [issue.quote for issue in report.issues if issue.code == "rating-misspelt"]
        assert told == ([words] if label else [])


def test_a_summary_in_another_order_is_matched_by_its_words(tmp_path: Path) -> None:
    head, summary = printed().rsplit("HMI Prisons concerns", 1)
    concerns, rest = summary.split("Ofsted themes", 1)
    lines = [line for line in concerns.split("\n") if line]
    pairs = [f"{words}\n\n{rating}\n" for words, rating in zip(lines[::2], lines[1::2], strict=True)]
    shuffled = "\n".join(reversed(pairs))
    report = reading(f"{head}HMI Prisons concerns\n\n{shuffled}\nOfsted themes{rest}", tmp_path)
    assert [one.restated[0].text for one in report.follow_ups] == [unit.statement for unit in CONCERNS.units]
    assert codes(report) == set()


def test_words_that_the_summary_changes_are_kept_twice(tmp_path: Path) -> None:
    head, summary = printed().rsplit("Section 4", 1)
    report = reading(f"{head}Section 4{summary.replace('for the dentist', 'to see the dentist')}", tmp_path)
    assert "to see the dentist" in report.follow_ups[1].restated[0].text
    assert "for the dentist" in report.follow_ups[1].text
    assert codes(report) == {"wording-differs"}


def test_judgements_may_stand_in_a_table_of_the_key_findings(tmp_path: Path) -> None:
    text = printed(RECOMMENDATIONS)
    head, rest = text.split("Section 3 Progress against our concerns and Ofsted themes\n\n")
    table = "Recommendation\tJudgement\n" + "\n".join(
        f"{words} ({reference})\t{unit.rating}" for unit in RECOMMENDATIONS.units for words, reference in unit.asked
    )
    report = reading(
        f"{head}{table}\n\nSection 3 Progress against our concerns and Ofsted themes\n\n{rest.split('Section 4')[0]}"
        f"Appendix I{rest.split('Appendix I')[1]}",
        tmp_path,
    )
    assert len(report.follow_ups) == len(RECOMMENDATIONS.units)
    assert [[line.label for line in one.restated] for one in report.follow_ups] == [
        [unit.rating] * len(unit.asked) for unit in RECOMMENDATIONS.units
    ]


def test_a_report_whose_every_heading_is_a_section(tmp_path: Path) -> None:
    manner = replace(MANNERS["2023"], heading="## {}", bullets=False)
    printer = Printer(CONCERNS, manner)
    lines = printer.text().split("\n")
    start = lines.index("Contents")
    lines[start : lines.index("", start) + 8] = []
    text = "\n".join(f"# {line[10:]}" if line.startswith("Section ") else line for line in lines)
    report = reading(text, tmp_path)
    assert [one.heading for one in report.follow_ups] == [unit.heading for unit in CONCERNS.units]
    assert [one.judgement.label for one in report.follow_ups if one.judgement] == [
        unit.rating for unit in CONCERNS.units
    ]


STATEMENTS = st.lists(
    st.sampled_from(
        (
            "Cells were cold and damp, and many windows were broken.",
            "Too few prisoners took part in work or education.",
            "Complaints were answered late, if at all.",
            "There was no plan to reduce self-harm among new arrivals.",
            "Staff did not challenge bad language or bullying.",
            "Visitors waited up to two hours outside the gate.",
        )
    ),
    min_size=1,
    max_size=6,
    unique=True,
)
RATINGS = st.sampled_from(("No meaningful progress", "Insufficient progress", "Reasonable progress", "Good progress"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STATEMENTS, st.lists(RATINGS, min_size=6, max_size=6), st.sampled_from(sorted(MANNERS)), st.integers(1, 3))
def test_any_review_in_any_manner(
    tmp_path: Path, statements: list[str], ratings: list[str], manner: str, headings: int
) -> None:
    units = tuple(
        Unit(heading=("Security", "Daily life", "Leadership")[number % headings], statement=words, rating=rating)
        for number, (words, rating) in enumerate(zip(statements, ratings, strict=False))
    )
    ordered = tuple(sorted(units, key=lambda unit: unit.heading))
    review = Review(units=ordered)
    report, printer = read(review, MANNERS[manner], tmp_path)
    check(report, review, printer)


def test_the_scale_in_an_appendix_restates_nothing(tmp_path: Path) -> None:
    lines = ("Appendix I IRP methodology", "Insufficient progress", "It was bad.", "Good progress", "It was good.")
    scale = "\n\n".join(lines)
    text = printed().replace("\tAppendix I About this report\t18", "\tAppendix I IRP methodology\t18")
    assert codes(reading(text.replace("Appendix I About this report", scale), tmp_path)) == set()
