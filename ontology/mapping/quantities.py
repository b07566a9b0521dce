"""Which numbers stand in the findings, in which unit, how closely, and compared with what?"""

from __future__ import annotations

import re
from collections import Counter

from ontology import concepts
from ontology import terms as insp
from ontology.iris import Kind
from ontology.mapping.frame import Frame
from ontology.mapping.triples import Node, decimal
from ontology.model import Quantity, Report
from ontology.vocabulary import qudt_unit


def add(frame: Frame) -> None:
    """Quantities: a node for each value, with earlier and benchmark values as nodes beside it."""
    for key, quantity in zip(quantity_keys(frame.report), frame.report.quantities, strict=True):
        _quantity(frame, quantity, key)


def quantity_keys(report: Report) -> list[str]:
    """The key of each quantity: the part that states it and its ordinal there (`3.13-1`)."""
    seen = Counter[str]()
    keys = []
    for quantity in report.quantities:
        seen[quantity.place.part] += 1
        keys.append(f"{quantity.place.part}-{seen[quantity.place.part]}")
    return keys


def _quantity(frame: Frame, quantity: Quantity, key: str) -> None:
    """Several values (`60% and 55%, respectively`) are several nodes, each with its own earlier value; the two ends of
    a range, and the two numbers of a share, are one."""
    values = _values(quantity)
    for at, value in enumerate(values):
        node = _node(frame, quantity, key if at == 0 else f"{key}.{at + 1}", value, quantity.unit)
        _describe(node, quantity)
        if quantity.establishment:
            node.link(insp.atEstablishment, frame.named_prison(quantity.establishment))
        if len(values) == 1:
            node.say(insp.lowerBound, decimal(quantity.lower)).say(insp.upperBound, decimal(quantity.upper))
        unit = quantity.earlier_unit or quantity.unit
        for n, earlier in enumerate(_matching(quantity.earlier, at, len(values)), 1):
            before = _node(frame, quantity, f"{key}.{at + 1}-before-{n}", earlier, unit)
            node.link(insp.earlierValue, before.iri)
        for n, benchmark in enumerate(_matching(quantity.benchmark, at, len(values)), 1):
            beside = _node(frame, quantity, f"{key}.{at + 1}-benchmark-{n}", benchmark, quantity.unit)
            node.link(insp.benchmarkValue, beside.iri)


def _values(quantity: Quantity) -> tuple[float | None, ...]:
    if quantity.denominator is not None:
        return quantity.values[:1]
    if quantity.lower is not None and quantity.upper is not None and len(quantity.values) > 1:
        return (None,)
    return quantity.values or (None,)


def _node(frame: Frame, quantity: Quantity, key: str, value: float | None, unit: str | None) -> Node:
    node = frame.node(Kind.QUANTITY, key, types=(insp.Quantity,))
    node.say(insp.QUDT.numericValue, decimal(value)).say(insp.unitLabel, unit).link(insp.QUDT.hasUnit, _unit(unit))
    node.link(insp.metric, concepts.find("metric", quantity.metric) or concepts.find("metric", quantity.measures))
    return frame.state(node, quantity.place)


def _describe(node: Node, quantity: Quantity) -> None:
    node.say(insp.text, quantity.text).say(insp.measures, quantity.measures).say(insp.comparator, quantity.comparator)
    node.say(insp.scopeAsPrinted, quantity.scope).say(insp.denominator, decimal(quantity.denominator))
    node.link(insp.approximation, concepts.find("approximation", quantity.approximation))
    node.link(insp.direction, concepts.find("direction", quantity.direction))


def _matching(others: tuple[float, ...], at: int, count: int) -> tuple[float, ...]:
    """The earlier or benchmark values of one value: its own where each has one, all of them otherwise."""
    return others[at : at + 1] if len(others) == count else others


_RATE = re.compile(r"\s*/\s*|\s+(?:per|an?|each)\s+")
"""What parts a unit from the time it is counted over: `hours/day`, `per month`, `sessions a week`."""


def _unit(unit: str | None) -> str:
    """The QUDT unit; things that are counted (`prisoners`, `places`), and bare numbers, count in unit:NUM."""
    first = _RATE.split(unit or "", maxsplit=1)[0].strip()
    name = "fraction" if first.startswith("fraction") else first
    return qudt_unit(concepts.find("unit", name) or insp.UNIT.count)
