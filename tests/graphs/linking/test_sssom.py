"""Do links survive the exchange format, with what people decided?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphs.linking.links import Link, LinkType, Status
from graphs.linking.reviews import Decision, Review
from graphs.linking.sssom import read_sssom, write_sssom
from ontology.errors import UsageError
from tests.graphs.linking.invented import UNITS

BY_IRI = {unit.iri: unit for unit in UNITS}
FIRST, SECOND, THIRD = sorted(BY_IRI)[:3]
LINK = Link(first=FIRST, second=SECOND, type=LinkType.SAME_ISSUE, confidence=0.9, score=2.2)
OTHER = replace(LINK, second=THIRD)


def review(decision: Decision, second: str) -> Review:
    kind = LinkType.RELATED_ISSUE if decision is Decision.RETYPE else None
    return Review(
        first=FIRST, second=second, decision=decision, by="Ann", on="2025-01-02T03:04:05+00:00", why="So.", type=kind
    )


def test_decisions_come_back_as_they_went() -> None:
    links = [replace(LINK, status=Status.ACCEPTED, type=LinkType.RELATED_ISSUE), replace(OTHER, status=Status.REJECTED)]
    reviews = {LINK.ends: review(Decision.RETYPE, SECOND), OTHER.ends: review(Decision.REJECT, THIRD)}
    read = list(read_sssom(write_sssom(links, BY_IRI, reviews), by="importer"))
    assert [(each.first, each.second, each.decision, each.type, each.by, each.why) for each in read] == [
        (FIRST, SECOND, Decision.RETYPE, LinkType.RELATED_ISSUE, "Ann", "So."),
        (FIRST, THIRD, Decision.REJECT, None, "Ann", "So."),
    ]


def test_what_nobody_decided_is_no_decision() -> None:
    table = write_sssom([LINK], BY_IRI, {})
    assert "semapv:SemanticSimilarityThresholdMatching" in table
    assert list(read_sssom(table, by="importer")) == []


def test_another_table_is_refused() -> None:
    with pytest.raises(UsageError, match="no SSSOM"):
        list(read_sssom("a\tb\n1\t2\n", by="Ann"))


def test_an_unknown_predicate_is_refused() -> None:
    table = write_sssom([replace(LINK, status=Status.ACCEPTED)], BY_IRI, {LINK.ends: review(Decision.ACCEPT, SECOND)})
    with pytest.raises(UsageError, match="exactMatch"):
        list(read_sssom(table.replace("insp:sameIssueAs", "skos:exactMatch"), by="Ann"))
