"""Processes told step by step: numbers in any place, titles in any form, arrows."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontology.model import Report
from tests.ingest.thematic_text import read_with

TITLE = "Annexe 3: The journey to a good night"
STEPS = [("Ask for a mattress", "You fill in a form."), ("Wait", "You wait for ten days."), ("Sleep", "You sleep.")]
WANTED = [(str(n), title, text) for n, (title, text) in enumerate(STEPS, 1)]


def told(tmp_path: Path, body: str, title: str = TITLE) -> Report:
    return read_with(tmp_path, f"{title}\n\nThis is how it goes.\n\n{body}\n", contents=title)


def steps(report: Report) -> list[tuple[str | None, str | None, str]]:
    return [(step.number, step.title, step.text) for process in report.processes for step in process.steps]


def laid_out(form: str) -> str:
    return "\n\n".join(form.format(n=n, title=title, text=text) for n, (title, text) in enumerate(STEPS, 1))


@pytest.mark.parametrize(
    "form",
    [
        "- {n} {title}\n{text}",
        "{n}. {title}\n{text}",
        "{n}\n\n**{title}**\n\n{text}",
        "**{title}**\n\n{n}\n\n{text}",
        "Step {n}: {title}\n{text}",
        "**Stage {n} {title}**\n\n{text}",
    ],
)
def test_steps_are_read_in_any_layout(tmp_path: Path, form: str) -> None:
    report = told(tmp_path, laid_out(form))
    assert steps(report) == WANTED
    assert [process.title for process in report.processes] == ["The journey to a good night"]
    for step in report.processes[0].steps:
        assert sum(each.end - each.start for each in step.place.anchors) > len(f"{step.title}{step.text}")


@pytest.mark.parametrize("arrow", ["→", "➔", "->"])
def test_words_with_arrows_are_steps(tmp_path: Path, arrow: str) -> None:
    report = read_with(tmp_path, f"2. Sleep\n\nForm {arrow} mattress {arrow} a good night\n", contents="2. Sleep")
    assert steps(report) == [(None, "Form", ""), (None, "mattress", ""), (None, "a good night", "")]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Annexe 3: Beds", laid_out("{n}. {title}\n{text}")),
        (TITLE, "1. Ask\n\n2. Sleep"),
        (TITLE, "Nothing is numbered here.\n\n12 men were asked.\n\n2 men were not."),
    ],
)
def test_other_lists_are_no_process(tmp_path: Path, title: str, body: str) -> None:
    assert told(tmp_path, body, title).processes == ()


def test_a_lost_step_is_told_and_the_others_kept(tmp_path: Path) -> None:
    report = told(tmp_path, "1. Ask\n\n2. Wait\n\n4. Sleep")
    assert [number for number, _, _ in steps(report)] == ["1", "2", "4"]
    assert "step-missing" in [issue.code for issue in report.issues]
