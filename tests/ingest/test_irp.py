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
    assert restated == [
        [(text, unit.rating) for text in ([text for text, _ in unit.asked] or [unit.statement])] for unit in review.units
    ]
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
    assert not [issue for issue in report.issues if issue.code in ("no-judgement", "rating-differs", "restates-nothing")]
