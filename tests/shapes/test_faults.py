"""Each rule fires on the fault planted for it, and only that rule; the two engines find the same."""

from __future__ import annotations

import re
from functools import cache

import pytest
from rdflib.compare import isomorphic

from shapes import reference
from shapes.rules import rules
from shapes.validate import Engine, Result, results, validate
from tests.shapes.examples import EXAMPLES, Fault, changed, copied, example, faults

REVIEW = tuple(fault for fault in faults() if fault.graph == "review")
TOGETHER = 12
"""Faults in one review at once. Asked for all its rules the reference engine takes twenty times as long as for one."""


@pytest.mark.parametrize("engine", Engine)
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_conforms(name: str, engine: Engine) -> None:
    assert validate(example(name), suite=EXAMPLES[name], engine=engine) == ()


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: f"{fault.rule}: {fault.fault}")
def test_a_planted_fault_breaks_its_rule_alone(fault: Fault) -> None:
    found = _results(fault)
    assert {result.code for result in found} == {fault.rule}
    alone = fault.rule if fault in REVIEW else None
    assert found == results(reference.findings(fault.planted(), EXAMPLES[fault.graph], alone))


@pytest.mark.parametrize("first", range(len(REVIEW) // TOGETHER + 1))
def test_the_engines_find_the_same_by_all_rules_in_a_review_of_many_faults(first: int) -> None:
    graph, planted = example("review"), REVIEW[first :: len(REVIEW) // TOGETHER + 1]
    for fault in planted:
        graph = changed(graph, fault.change)
    found = validate(graph)
    broken, fired = {fault.rule for fault in planted}, {result.code for result in found}
    assert fired <= broken
    assert len(broken - fired) <= 1  # one fault may take away what another is about
    assert found == validate(graph, engine=Engine.REFERENCE)


def test_every_message_of_every_rule_is_fired_by_some_fault() -> None:
    said = {(each.code, each.message) for fault in faults() for each in _results(fault)}
    for rule in rules().values():
        for message in rule.messages:
            pattern = re.compile(re.sub(r"\\\{\\\?\w+\\\}", ".+", re.escape(message)))
            assert any(code == rule.code and pattern.fullmatch(text) for code, text in said), (rule.code, message)


def test_planting_a_fault_leaves_the_example_as_it_was() -> None:
    before = copied("review")
    assert faults()[0].graph == "review"
    faults()[0].planted()
    assert isomorphic(before, example("review"))


@cache
def _results(fault: Fault) -> tuple[Result, ...]:
    return validate(fault.planted(), suite=EXAMPLES[fault.graph])
