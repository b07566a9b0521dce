"""Are the shipped specimens set from their sources, marked on every page, and different as text and as PDF?"""

from __future__ import annotations

import re

import pypdfium2
import pytest

from tests.specimens.__main__ import SHIPPED, set_all
from tests.specimens.markup import Specimen, all_specimens
from tests.specimens.typeset import MARKS

SPECIMENS = all_specimens()
each_specimen = pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda specimen: specimen.name)


def test_the_shipped_files_are_set_from_their_sources() -> None:
    drifted = [path.name for path, data in set_all().items() if path.read_bytes() != data]
    assert drifted == [], "hint: python -m tests.specimens"


def test_nothing_else_is_shipped() -> None:
    assert {path.stem for path in SHIPPED.iterdir()} - {"__init__", "__pycache__"} == {each.name for each in SPECIMENS}


@each_specimen
def test_every_page_says_that_it_is_a_specimen(specimen: Specimen) -> None:
    with pypdfium2.PdfDocument(SHIPPED / f"{specimen.name}.pdf") as pdf:
        for page in pdf:
            words = re.sub(r"\s+", " ", page.get_textpage().get_text_range())
            assert any(mark in words for mark in MARKS)
    text = (SHIPPED / f"{specimen.name}.txt").read_text("utf-8")
    assert any(mark in text[:600] for mark in MARKS)


@each_specimen
def test_no_mark_of_the_markup_is_left_in_the_text(specimen: Specimen) -> None:
    text = (SHIPPED / f"{specimen.name}.txt").read_text("utf-8")
    assert not re.search(r"\{|\}|^!|<\w+>", text, re.MULTILINE)
