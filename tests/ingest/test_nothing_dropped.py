"""Does every printed word stand in a part of the report, in its contents or in a drawing, or run from page to page?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import fill

import pytest

from ingest.documents import read_document
from ingest.outline import outline
from ingest.reading import read_report
from ontology.places import Piece
from tests.ingest.test_stacked_tables import stacked
from tests.specimens.__main__ import SHIPPED

FILES = sorted(path.name for path in SHIPPED.iterdir() if path.suffix in {".pdf", ".txt"})
WORD = re.compile(r"[^\W\d_]{2,}|\d[\d,.]*%")
FEWEST_PAGES = 4
"""So often does a line come back, but for its number, that runs from page to page."""


def kept(path: Path) -> Iterator[tuple[int, int]]:
    """The spans of a file's text that something of what was read holds."""
    document = read_document(path)
    outlined, report = outline(document), read_report(path)
    pieces: list[Piece] = [piece for paragraph in report.paragraphs for piece in paragraph.passage.pieces]
    pieces += [piece for block in outlined.contents for piece in block.passage.pieces]
    pieces += [piece for line in document.figure_words for piece in line.passage.pieces]
    yield from ((piece.start, piece.start + piece.length) for piece in pieces)
    yield from ((anchor.start, anchor.end) for section in report.sections for anchor in section.place.anchors)


def dropped(text: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """The lines with a word outside the spans that do not come back on other pages."""
    held = bytearray(len(text))
    for start, end in spans:
        held[start:end] = b"1" * (end - start)
    lines = [(found.start(), found.group()) for found in re.finditer(r"[^\n\f]+", text)]
    often = Counter(running(line) for _, line in lines)
    return [
        line
        for start, line in lines
        if often[running(line)] < FEWEST_PAGES
        and any(not all(held[start + word.start() : start + word.end()]) for word in WORD.finditer(line))
    ]


def running(line: str) -> str:
    """A line as it comes back on other pages, its number left out."""
    return re.sub(r"\d+", "#", line).strip()


def lost(path: Path) -> list[str]:
    """The lines of a file that nothing of what was read holds whole."""
    text = read_document(path).source.text
    assert len(dropped(text, ())) > 50  # what is held is told from what is not
    return [line for line in dropped(text, kept(path)) if line != "Contents"]


@pytest.mark.parametrize("name", FILES)
def test_no_word_of_a_specimen(name: str) -> None:
    assert lost(SHIPPED / name) == []


@pytest.mark.parametrize("parted", [" ", "\n", "\n\n"])
def test_no_word_of_tables_that_lost_their_columns(parted: str, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(stacked(parted), encoding="utf-8")
    assert lost(path) == []


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".txt")])
def test_no_word_of_wrapped_lines(name: str, tmp_path: Path) -> None:
    lines = (SHIPPED / name).read_text("utf-8").split("\n")
    path = tmp_path / "report.txt"
    path.write_text("\n".join(fill(line, 76, break_on_hyphens=False) if line else line for line in lines), "utf-8")
    assert lost(path) == []
