"""Are the specimens of five eras read whole, and alike from text and from PDF?"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from ingest.reading import read_report
from ontology.model import Report
from ontology.read_json import as_json
from tests.specimens.__main__ import SHIPPED
from tests.specimens.expectations import expected_facts, names, scores

INSPECTIONS = [name for name in names() if name.startswith("full-")]
each_form = pytest.mark.parametrize("form", ["txt", "pdf"])
each_inspection = pytest.mark.parametrize("name", INSPECTIONS)

SAME = ("facts", "concerns", "recommendations", "progress", "outcomes", "effectiveness", "notices", "practices")
"""Kinds of fact that both forms must give alike."""

FROM_PROSE = {"provisions"}
"""Kinds that hold more than the fact page's: what the sentences of the report say of providers."""


@cache
def read(name: str, form: str) -> Report:
    """A specimen as read from one of its files."""
    return read_report(SHIPPED / f"{name}.{form}")


@each_form
@each_inspection
def test_a_careful_readers_facts_are_found_and_none_invented(name: str, form: str) -> None:
    for score in scores(expected_facts(name), as_json(read(name, form))):
        assert score.missed == (), score.kind
        assert score.kind in FROM_PROSE or score.invented == (), score.kind


@each_inspection
def test_text_and_pdf_give_the_same_facts(name: str) -> None:
    text, pdf = as_json(read(name, "txt")), as_json(read(name, "pdf"))
    for kind in SAME:
        assert _comparable(text[kind]) == _comparable(pdf[kind]), kind


def _comparable(facts: list[dict[str, Any]]) -> list[str]:
    kept = [{name: value for name, value in fact.items() if name != "paragraph"} for fact in facts]
    return [json.dumps(fact, ensure_ascii=False).replace("’", "'").replace("‘", "'") for fact in kept]


@each_form
@each_inspection
def test_every_fact_quotes_its_source(name: str, form: str) -> None:
    report = read(name, form)
    parts = {part.id for part in report.paragraphs} | {section.id for section in report.sections}
    places = [fact.place for fact in report.facts] + [concern.place for concern in report.concerns]
    places += [outcome.place for outcome in report.outcomes] + [each.place for each in report.recommendations]
    places += [each.place for each in report.progress]
    for place in places:
        assert place.part in parts
        assert place.anchors
        for anchor in place.anchors:
            assert report.source.text[anchor.start : anchor.end].strip()


@each_inspection
def test_paragraphs_are_called_once(name: str) -> None:
    ids = [paragraph.id for paragraph in read(name, "txt").paragraphs]
    assert len(ids) == len(set(ids))


def test_a_chart_gives_what_words_leave_out() -> None:
    report = read("full-thornby-moor-2024", "pdf")
    assert {outcome.source for outcome in report.outcomes} == {"prose"}  # the words give all, and the chart agrees
    assert not [issue for issue in report.issues if issue.code == "outcomes-disagree"]


def test_topics_and_captions_are_told_apart() -> None:
    report = read("full-thornby-moor-2024", "txt")
    assert "Promoting positive behaviour" in {section.title for section in report.sections}
    assert "First night cell on C unit" in {figure.caption for figure in report.figures}
