"""Is what a careful reader finds in invented sentences of many kinds found, and nothing else?"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from ingest.quantities import find_quantities
from ontology.model import Quantity
from ontology.yaml_files import read_yaml
from tests.ingest.prose import report_of

_CASES = cast(list[dict[str, Any]], read_yaml(Path(__file__).with_name("sentences.yml")))


def _read(quantity: Quantity) -> dict[str, Any]:
    """A quantity under the short keys of the table."""
    return {
        "v": list(quantity.values),
        "u": quantity.unit,
        "a": quantity.approximation,
        "lo": quantity.lower,
        "up": quantity.upper,
        "e": list(quantity.earlier),
        "eu": quantity.earlier_unit,
        "b": list(quantity.benchmark),
        "d": quantity.direction,
        "n": quantity.denominator,
        "m": quantity.metric,
        "c": quantity.comparator,
    }


def _expected(case: dict[str, Any]) -> dict[str, Any]:
    """The row of the table with what it leaves out; the metric and the comparator count only where it names them."""
    left_out: dict[str, Any] = {"a": "exact", "lo": None, "up": None, "e": [], "b": [], "d": None, "n": None}
    return left_out | {"eu": case["u"] if "e" in case else None} | case


@pytest.mark.parametrize("case", _CASES, ids=[case["say"] for case in _CASES])
def test_sentences(case: dict[str, Any]) -> None:
    expected = [_expected(row) for row in case["find"]]
    found = [_read(quantity) for quantity in find_quantities(report_of(case["say"]))]
    assert [(row["v"], row["u"]) for row in found] == [(row["v"], row["u"]) for row in expected]
    for got, wanted in zip(found, expected, strict=True):
        assert {key: got[key] for key in wanted} == wanted


def test_the_table_holds_many_findings_and_many_traps() -> None:
    assert len(_CASES) > 200
    assert sum(not case["find"] for case in _CASES) > 30
