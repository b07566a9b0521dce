"""Are decisions kept whole, whoever writes at the same time; and when does a rejected pair come back?"""

from __future__ import annotations

import csv
import json
import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest

from graphs import folder as folders
from graphs.cells import cell_text, safe_cell
from graphs.dataset import Dataset
from graphs.linking.links import Link, LinkType, Status
from graphs.linking.reviews import NAME, Decision, Review, decided, read_reviews, record
from graphs.linking.sssom import read_sssom, write_sssom
from ontology.errors import DatasetError, UsageError

LINK = Link(first="a:1", second="a:2", type=LinkType.SAME_ISSUE, confidence=0.6, score=0.4)
REVIEW = Review(
    first="a:1", second="a:2", decision=Decision.REJECT, by="Ann", on="2025-01-02T03:04:05+00:00", why="No.",
    method="likeness-1", confidence=0.6,
)  # fmt: skip
WRITERS, EACH = 4, 25


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return Dataset.create(tmp_path / "dataset")


def write_many(path: str, name: str) -> None:
    """What one of several writers does."""
    dataset = Dataset.open(path)
    for number in range(EACH):
        record(dataset, replace(REVIEW, by=name, why=f"{number} {'w' * 1000}"))


def test_writers_at_the_same_time_do_not_break_each_others_lines(dataset: Dataset) -> None:
    names = [f"writer {number}" for number in range(WRITERS)]
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_many, args=(str(dataset.path), name)) for name in names]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    read = read_reviews(dataset)
    for name in names:
        assert [each.why.split()[0] for each in read if each.by == name] == [str(number) for number in range(EACH)]


@pytest.mark.parametrize(
    "torn", [b'{"decision": "rej', b'{"why": "caf\xc3', b"\xff\xfe", b"5\n", b"[]\n", b"[" * 100_000]
)
def test_a_torn_or_odd_line_costs_no_other(dataset: Dataset, torn: bytes) -> None:
    record(dataset, REVIEW)
    with (dataset.path / "reviews" / f"{NAME}.jsonl").open("ab") as file:
        file.write(torn)
    record(dataset, replace(REVIEW, by="Bob"))
    assert [each.by for each in read_reviews(dataset)] == ["Ann", "Bob"]


def test_a_line_break_of_unicode_ends_no_line(dataset: Dataset) -> None:
    dataset.append_review(NAME, {**REVIEW.as_json(), "why": "one\u2028two\u0085three"})
    assert [each.why for each in read_reviews(dataset)] == ["one\u2028two\u0085three"]


def test_a_full_file_takes_no_more(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    record(dataset, REVIEW)
    monkeypatch.setattr(folders, "LARGEST_REVIEWS", 300)
    with pytest.raises(DatasetError, match="full"):
        record(dataset, replace(REVIEW, why="w" * 200))
    assert len(read_reviews(dataset)) == 1


@pytest.mark.parametrize("odd", ["\x00", "\x07", "\x1b[2J", "\ud800", "\uffff", "\ue000"])
def test_a_name_or_a_reason_is_plain_text(dataset: Dataset, odd: str) -> None:
    for review in (replace(REVIEW, by=f"Ann{odd}x"), replace(REVIEW, why=f"No{odd}x")):
        with pytest.raises(UsageError, match="character"):
            record(dataset, review)
    assert read_reviews(dataset) == ()


def test_blanks_are_made_one(dataset: Dataset) -> None:
    assert record(dataset, replace(REVIEW, by=" Ann \n Reader ", why="a\r\n\tb")).as_json()["by"] == "Ann Reader"
    assert read_reviews(dataset)[0].why == "a b"


@pytest.mark.parametrize(
    ("confidence", "status"),
    [
        (0.6, Status.REJECTED),  # as it was
        (0.69, Status.REJECTED),  # a little more is nothing new
        (0.75, Status.PROPOSED),  # much surer: the texts or the method must have changed
        (0.2, Status.REJECTED),  # what is found less likely still does not come back
    ],
)
def test_a_rejected_pair_returns_only_where_it_became_much_likelier(confidence: float, status: Status) -> None:
    found = decided(replace(LINK, confidence=confidence), REVIEW)
    assert found.status is status


def test_a_rejection_whose_confidence_is_unknown_holds() -> None:
    assert decided(replace(LINK, confidence=0.99), replace(REVIEW, confidence=None)).status is Status.REJECTED


FORMULAS = ["=1+1", "+1+1", "-cmd|' /C calc'!A0", "@SUM(A1)", '=HYPERLINK("http://x")']


@pytest.mark.parametrize("attack", FORMULAS)
def test_no_cell_of_a_table_is_a_formula_and_it_comes_back_as_it_was(attack: str) -> None:
    review = replace(REVIEW, by=attack, why=attack)
    table = write_sssom([replace(LINK, status=Status.REJECTED)], {}, {LINK.ends: review})
    rows = [line for line in table.splitlines() if not line.startswith("#")]
    cells = [cell for row in csv.reader(rows, delimiter="\t") for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert [(each.by, each.why) for each in read_sssom(table, by="importer")] == [(attack, attack)]


@pytest.mark.parametrize("text", ["'quoted'", "plain", "", "-5", "'"])
def test_a_safe_cell_gives_its_text_back(text: str) -> None:
    assert cell_text(safe_cell(text)) == text


def test_a_line_is_json_that_others_can_read(dataset: Dataset) -> None:
    record(dataset, REVIEW)
    line = (dataset.path / "reviews" / f"{NAME}.jsonl").read_text("utf-8")
    assert json.loads(line)["decision"] == "reject"
