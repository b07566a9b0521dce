"""Do links survive the exchange format, with what people decided?"""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from graphs.cells import safe_cell
from graphs.linking.links import Link, LinkType, Status
from graphs.linking.reviews import Decision, Review
from graphs.linking.sssom import COLUMNS, read_sssom, write_sssom
from ontology.errors import UsageError
from tests.graphs.linking.invented import UNITS
from tests.hostile.documents import ATTACKS

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


@pytest.mark.parametrize("attack", [*ATTACKS.values(), "#no comment", "a\tb\nid:x\tinsp:repeats", '"', "=1\u2028=2"])
def test_words_that_attack_stay_in_their_cells(attack: str) -> None:
    units = {iri: replace(unit, text=attack) for iri, unit in BY_IRI.items()}
    decided = replace(review(Decision.ACCEPT, SECOND), by=attack, why=attack)
    links = [replace(LINK, status=Status.ACCEPTED), OTHER]
    table = write_sssom(links, units, {LINK.ends: decided})
    rows = list(csv.reader([line for line in table.split("\n")[:-1] if not line.startswith("#")], delimiter="\t"))
    assert [len(row) for row in rows] == [len(COLUMNS)] * 3
    assert all(cell == safe_cell(cell) for row in rows for cell in row)
    (read,) = read_sssom(table, by="importer")
    assert (read.first, read.second, read.decision) == (FIRST, SECOND, Decision.RETYPE)
    assert read.by == read.why == " ".join(attack.split())
