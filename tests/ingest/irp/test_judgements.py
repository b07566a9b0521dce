"""Sentences that judge, and the many that only speak of progress."""

from __future__ import annotations

import pytest

from ingest.irp.judgements import find_closing_verdict, find_verdict, label_verdict, rating_label


@pytest.mark.parametrize(
    ("text", "body", "label", "about"),
    [
        (
            "We considered that the prison had made reasonable progress in response to this concern.",
            "HMI Prisons",
            "Reasonable progress",
            "in response to this concern",
        ),
        (
            "All tried. We considered that the prison had made insufficient progress against these recommendations.",
            "HMI Prisons",
            "Insufficient progress",
            "against these recommendations",
        ),
        (
            "Ofsted considered that the prison had made significant progress against this theme.",
            "Ofsted",
            "Significant progress",
            "against this theme",
        ),
        (
            "We considered that leaders at the YOI had made no meaningful progress in this area.",
            "HMI Prisons",
            "No meaningful progress",
            "in this area",
        ),
        (
            "HMI Prisons judged that the centre had not made meaningful progress with this concern.",
            "HMI Prisons",
            "No meaningful progress",
            "with this concern",
        ),
        (
            "Inspectors considered that there had been Good Progress against this key recommendation.",
            "HMI Prisons",
            "Good progress",
            "against this key recommendation",
        ),
        (
            "We considered that reasonable progress had been made in this area.",
            "HMI Prisons",
            "Reasonable progress",
            "in this area",
        ),
        ("We considered that the prison had made good progress.", "HMI Prisons", "Good progress", None),
        (
            "Estyn considered that the prison had made strong progress against this theme.",
            "Estyn",
            "Strong progress",
            "against this theme",
        ),
    ],
)
def test_judgements(text: str, body: str, label: str, about: str | None) -> None:
    verdict = find_verdict(text)
    assert verdict
    assert (verdict.body, verdict.label, verdict.about) == (body, label, about)


@pytest.mark.parametrize(
    "text",
    [
        "We found impressive progress in outcomes for safety that was underpinned by a strategy.",
        "Managers had made good progress with the introduction of learning plans.",
        "Good progress had been made by the provider to make sure that patients were seen.",
        "We found that leaders had made good progress in training a caring staff.",
        "There had been good or reasonable progress against eight of the 12 recommendations.",
        "HMI Prisons judged that there was good progress in two concerns.",
        "Ofsted judged that there was reasonable progress in all three themes.",
        "We found ‘insufficient progress’ in the key areas that I had named.",
    ],
)
def test_progress_that_is_no_judgement(text: str) -> None:
    assert find_verdict(text) is None
    assert find_closing_verdict(text) is None


def test_a_rating_that_the_scale_lacks_is_a_judgement_without_label() -> None:
    verdict = find_verdict("We considered that the prison had made limited progress in this area.")
    assert verdict
    assert verdict.label is None


def test_a_closing_sentence_may_judge_without_a_judge() -> None:
    verdict = find_closing_verdict("It was late. The prison had made good progress against this recommendation.")
    assert verdict
    assert verdict.label == "Good progress"


@pytest.mark.parametrize(("text", "label"), [("REASONABLE PROGRESS", "Reasonable progress"), ("good work", None)])
def test_labels_alone(text: str, label: str | None) -> None:
    assert rating_label(text) == label


@pytest.mark.parametrize(
    ("text", "writer", "told"),
    [
        ("Progress: reasonable", "Ofsted", ("Ofsted", "Reasonable progress")),
        ("Ofsted judgement - Significant progress", "HMI Prisons", ("Ofsted", "Significant progress")),
        ("Insufficient progress", "HMI Prisons", ("HMI Prisons", "Insufficient progress")),
        ("Progress against this theme was reasonable.", "Ofsted", ("Ofsted", "Reasonable progress")),
        ("Progress was slow.", "Ofsted", None),
        ("Reasonable", "Ofsted", None),
        ("Good progress had been made with the kitchens.", "HMI Prisons", None),
    ],
)
def test_a_line_that_prints_a_rating_and_no_sentence(text: str, writer: str, told: tuple[str, str] | None) -> None:
    verdict = label_verdict(text, writer)
    assert (verdict and (verdict.body, verdict.label)) == told
