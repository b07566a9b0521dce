"""Telling a person what is wrong: the sentence, the place, the words, and what to do."""

from __future__ import annotations

import pytest

from shapes.explain import QUOTE_LENGTH, Explanation, explain
from shapes.validate import validate
from tests.shapes.examples import EXAMPLES, Fault, faults
from tests.shapes.test_validate import planted


def explained(fault: Fault) -> list[Explanation]:
    """The results of a fault, in words."""
    graph = fault.planted()
    return [explain(result, graph) for result in validate(graph, suite=EXAMPLES[fault.graph])]


def test_an_explanation_leads_to_the_paragraph_the_page_and_the_words() -> None:
    (told,) = explained(planted("S18"))

    assert told.report == "Report on an independent review of progress at HMP Thornby Moor"
    assert (told.paragraph, told.page) == ("3.2", 5)
    assert told.quote == "We considered that the prison had made good progress in this area."
    assert str(told) == (
        "S18 warning, paragraph 3.2, page 5: The text says Good progress, the summary of judgements says Insufficient "
        "progress. “We considered that the prison had made good progress in this area.” What to do: Both are kept; the "
        "judgement in the text counts. Look at both lines, and say which you rely on when you quote it."
    )


def test_a_node_without_a_place_is_led_to_one_through_its_neighbours() -> None:
    (concern,) = explained(planted("S08"))
    (follow_up,) = explained(planted("S14"))
    (anchor,) = explained(planted("S34b"))

    assert concern.paragraph == "b2"
    assert follow_up.paragraph == "b2"
    assert (anchor.paragraph, anchor.quote) == ("team-1", "Ada Quil")


def test_a_report_that_is_at_fault_itself_is_named() -> None:
    (told,) = explained(planted("S45"))
    assert told.report == "Report on an unannounced inspection of HMP Gull Point"
    assert told.paragraph is None


def test_a_record_has_the_keys_of_an_issue() -> None:
    (told,) = explained(planted("S18"))
    assert {"severity", "code", "message", "hint", "paragraph", "page", "quote"} <= told.as_json().keys()


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: f"{fault.rule}: {fault.fault}")
def test_every_fault_can_be_told(fault: Fault) -> None:
    for told in explained(fault):
        assert told.message.endswith(".")
        assert told.hint.endswith(".")
        assert "{?" not in str(told)
        assert told.quote is None or len(told.quote) <= QUOTE_LENGTH + 2
