"""Do real reports give the same blocks as PDF and as text, and the paragraphs that a careful reader counted?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.blocks import Outline
from tests.conftest import reports_folder
from tests.ingest.printing import blocks_of, numbered, outline_of, shapes

FOLDER = reports_folder()
NAMES = sorted(path.stem for path in FOLDER.glob("*.pdf")) if FOLDER else []
GOLD = FOLDER.parent / "gold" if FOLDER else Path()

pytestmark = pytest.mark.skipif(not NAMES, reason="no sample reports beside the checkout")

MOST_DIFFERENCES = 1
"""Blocks of one sample whose PDF was set from text with Markdown's escapes left in an address."""


@pytest.fixture(scope="module", params=NAMES)
def pair(request: pytest.FixtureRequest) -> tuple[str, Outline, Outline]:
    """A report's name, its outline from text and from PDF."""
    assert FOLDER is not None
    name = str(request.param)
    return name, outline_of(FOLDER / f"{name}.txt"), outline_of(FOLDER / f"{name}.pdf")


def test_pdf_and_text_give_the_same_blocks(pair: tuple[str, Outline, Outline]) -> None:
    _, text, pdf = pair
    assert len(shapes(text)) == len(shapes(pdf))
    different = [(one, other) for one, other in zip(shapes(text), shapes(pdf), strict=True) if one != other]
    assert len(different) <= MOST_DIFFERENCES, different[:3]


def test_every_piece_stands_in_the_source(pair: tuple[str, Outline, Outline]) -> None:
    for made in pair[1:]:
        source = made.document.source.text
        for block in blocks_of(made):
            for passage in (block.passage, *block.cells):
                for piece in passage.pieces:
                    printed = source[piece.start : piece.start + piece.length]
                    assert printed == passage.text[piece.at : piece.at + piece.length]


def test_pages_come_from_pdf_alone(pair: tuple[str, Outline, Outline]) -> None:
    _, text, pdf = pair
    assert all(block.passage.page is None for block in blocks_of(text))
    pages = [block.passage.page for block in blocks_of(pdf) if block.passage.pieces]
    assert pages == sorted(page for page in pages if page)


def test_numbered_paragraphs_are_those_of_the_careful_reader(pair: tuple[str, Outline, Outline]) -> None:
    name, *made = pair
    gold: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    if "paragraphs" not in gold:
        pytest.skip("a report without numbered paragraphs")
    expected = [entry["number"] for entry in gold["paragraphs"]["index"]]
    for each in made:
        assert [number for number, _ in numbered(each)] == expected


def test_lost_numbers_are_restored_and_marked(pair: tuple[str, Outline, Outline]) -> None:
    name, text, pdf = pair
    gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    expected = {entry["number"] for entry in gold.get("paragraphs", {}).get("inferred_numbers", [])}
    assert {block.number for block in blocks_of(text) if block.number_inferred} == expected
    assert not any(block.number_inferred for block in blocks_of(pdf))
