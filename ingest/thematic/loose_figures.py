"""Which lines look like rows of a table, and are none, because nothing tells their columns?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.blocks import Block, BlockKind, Outline, Part
from ingest.outline.lost_columns import FIGURE
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.thematic.zones import parts_called
from ontology.model import Issue
from ontology.values import Severity

_CELL = r"(?:[£<>]?\d[\d,]*(?:\.\d+)?%?|-)"
# `HMP Castle Fen 25 22 88%`: a label and its figures on one line
_ROW = re.compile(rf"[^\d\s].{{0,150}}?(?:\s{_CELL}){{2,}}")
_FEWEST_LINES, _FEWEST_FIGURES = 2, 4


def loose_figures(outline: Outline, parts: Catalogue) -> Iterator[Issue]:
    """An issue for each stretch of lines with figures that no table holds, a row a line or a cell a line.

    Facts about the system are such lines, too, and are read as what they are.
    """
    facts = {id(part) for around in parts_called(outline, "contextual_facts") for part in around.walk()}
    for part in outline.walk():
        for stretch in _stretches(part) if id(part) not in facts else ():
            words = " ".join(block.text for block in stretch)
            yield Issue(
                severity=Severity.WARNING,
                code="table-not-understood",
                message=f"Lines that look like rows of a table are read as text: {words[:90]!r}.",
                hint="Look at the page: the heads of its columns ran together, or are missing.",
                paragraph=parts.id(stretch[0]),
                page=stretch[0].passage.page,
                quote=words[:200],
            )


def _stretches(part: Part) -> Iterator[list[Block]]:
    """The runs of rows, or of lone figures with at most a label between two."""
    run: list[Block] = []
    label: list[Block] = []
    for block in part.blocks:
        if _has_figures(block):
            run += [*label, block]
            label = []
        elif run and not label and block.kind is not BlockKind.ROW:
            label = [block]
        else:
            yield from _enough(run)
            run, label = [], []
    yield from _enough(run)


def _has_figures(block: Block) -> bool:
    words = plain(block.text).strip()
    bare = block.kind is not BlockKind.ROW and not block.number and not block.marker
    return bare and bool(FIGURE.fullmatch(words) or _ROW.fullmatch(words))


def _enough(run: list[Block]) -> Iterator[list[Block]]:
    figures = [bool(FIGURE.fullmatch(plain(block.text).strip())) for block in run if _has_figures(block)]
    if sum(figures) >= _FEWEST_FIGURES or figures.count(False) >= _FEWEST_LINES:
        yield run
