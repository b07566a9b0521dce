"""Each rule fires on the fault planted for it, and only that rule; the two engines find the same."""

from __future__ import annotations

import re

import pytest

from shapes.rules import rules
from shapes.validate import Engine, validate
from tests.shapes.examples import EXAMPLES, Fault, example, faults


@pytest.mark.parametrize("engine", Engine)
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_conforms(name: str, engine: Engine) -> None:
    assert validate(example(name), suite=EXAMPLES[name], engine=engine) == ()


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: f"{fault.rule}: {fault.fault}")
def test_a_planted_fault_breaks_its_rule_alone(fault: Fault) -> None:
    graph = fault.planted()
    assert len(graph) != len(example(fault.graph)) or graph != example(fault.graph)

    results = validate(graph, suite=EXAMPLES[fault.graph])

    assert {result.code for result in results} == {fault.rule}
    assert results == validate(graph, suite=EXAMPLES[fault.graph], engine=Engine.REFERENCE)


def test_every_message_of_every_rule_is_fired_by_some_fault() -> None:
    said = {(each.code, each.message) for fault in faults() for each in validate(fault.planted(), suite=EXAMPLES[fault.graph])}
    for rule in rules().values():
        for message in rule.messages:
            pattern = re.compile(re.sub(r"\\\{\\\?\w+\\\}", ".+", re.escape(message)))
            assert any(code == rule.code and pattern.fullmatch(text) for code, text in said), (rule.code, message)
