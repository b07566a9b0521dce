"""Which bare lines of a full inspection are headings after all, and which are not?

The outline tells headings by their shape. On the fact page and in the list of progress short entries have the same
shape; there the publisher's fixed words decide. The result is an outline whose sections are the printed ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.blocks import Block, BlockKind, Outline, Part
from ingest.inspection.beside import beside, widest_line
from ingest.inspection.directed import parted
from ingest.inspection.effectiveness import is_graded
from ingest.inspection.fact_lines import is_label
from ingest.inspection.labels import addressee_line, asks, ending, group, verdicts
from ingest.inspection.zones import Unit, Zone, flat, test_named, title_of, units, zone_named
from ingest.wording import any_of

_LABEL_LEVEL = 2
_LONGEST_LABEL = 90
_FEW = 0.6
_UNNUMBERED = frozenset({Zone.FRAMING, Zone.POPULATION, Zone.GLOSSARY, Zone.NOTICE, Zone.TEAM})
"""Stretches whose paragraphs have no numbers: what looks like one there numbers a question of a survey."""
# `Provider: Name`, `Location: HMP Somewhere`
# `See paragraph 3.12`, the second column of a table
_POINTER = re.compile(r"(?i)\(?see (?:also )?para(?:graph)?s?\.?\s+S?\d")
_WITH_VALUE = re.compile(r"[A-Z][^:]{2,60}:\s+\S.*")


_TOPIC = re.compile(any_of("topics", "topics"), re.IGNORECASE)
_NUMBERED_CAPTION = re.compile(r"(?i)(?:figure|table|chart|graph)\s+\d")
_PICTURE_GAP = 3
"""Blank lines that a vanished picture leaves, at least."""
_PICTURE_LINES = 6
"""Lines of space on a page that only a picture leaves."""
_SMALLER = 0.95
"""A caption is set in less than this share of the size of the text."""


def settle(outline: Outline) -> Outline:
    """The outline with bare lines told by what they say: entries of lists, topics of the inspectorate, captions."""
    size = _text_size(outline)
    stretches = units(outline)
    below = [*(unit.block.gap for unit in stretches[1:]), 0]
    page = _page(stretches)
    told = [list(_parts(_captioned(unit, gap, size), page)) for unit, gap in zip(stretches, below, strict=False)]
    return replace(outline, parts=_tree(told_block for blocks in told for told_block in blocks))


def _text_size(outline: Outline) -> float | None:
    """The size that most paragraphs are set in, where the file has sizes."""
    sizes = Counter(round(b.size, 1) for b, _ in flat(outline) if b.size and b.kind is BlockKind.PARAGRAPH)
    return sizes.most_common(1)[0][0] if sizes else None


def _captioned(unit: Unit, below: int, size: float | None) -> Unit:
    """A caption that is a topic's heading made one, and a heading that names a picture made a caption."""
    block, part = unit.block, unit.section
    if unit.zone in (Zone.FACTS, Zone.TEAM, Zone.GLOSSARY, Zone.FRAMING, Zone.NOTICE, Zone.POPULATION):
        return unit
    if block.kind is BlockKind.CAPTION and not _NUMBERED_CAPTION.match(block.text) and _heads(block, size):
        made, opened = _as_heading(block, block.text)
        return replace(unit, block=made, section=opened)
    if part and part.level > 1 and not part.number and not _is_known(block.text) and _names_picture(block, below, size):
        return replace(unit, block=replace(block, kind=BlockKind.CAPTION, level=None), section=None)
    return unit


def _is_known(text: str) -> bool:
    """Whether a line is a heading or label that the inspectorate uses."""
    title = title_of(text)
    return bool(_TOPIC.fullmatch(title) or group(text) or addressee_line(text) or zone_named(text) or test_named(text))


def _heads(block: Block, size: float | None) -> bool:
    if _is_known(block.text):
        return True
    large = block.bold and block.size and size and block.size >= size
    return bool(block.doubtful and large and block.gap < _PICTURE_LINES)


def _names_picture(block: Block, below: int, size: float | None) -> bool:
    """Set smaller than the text; or, in a text without sizes, with the space of a picture above or below."""
    if block.size and size:
        return block.size < _SMALLER * size or block.gap >= _PICTURE_LINES
    return block.gap >= _PICTURE_GAP or (block.gap > 1 and below >= _PICTURE_GAP)


@dataclass(frozen=True, slots=True)
class _Page:
    """How the fact page is set: whether bold tells labels from entries, and the room in the column of its entries."""

    bold_labels: bool
    widest: int


def _page(stretches: Iterable[Unit]) -> _Page:
    """Bold tells labels where most lines of the page are not bold."""
    page = [unit for unit in stretches if unit.zone is Zone.FACTS and not (unit.section and unit.section.level == 1)]
    bold = 0 < sum(unit.block.bold for unit in page) < _FEW * len(page)
    return _Page(bold, widest_line(unit.block for unit in page))


def _parts(unit: Unit, page: _Page) -> Iterator[tuple[Block, Part | None]]:
    """A block as it is told; a statement of the list and the addressee beside it as two, a label and its entry too."""
    if unit.zone is Zone.LIST and unit.section is None and not group(unit.text):
        yield from ((block, None) for block in parted(unit.block))
    elif unit.zone is Zone.FACTS and unit.block.cells:
        told = beside(unit.block, page.widest)
        yield from (_told(replace(unit, block=block), page.bold_labels) for block in told)
    else:
        yield _told(unit, page.bold_labels)


def _told(unit: Unit, bold_labels: bool) -> tuple[Block, Part | None]:
    """A block, and the part that it opens if it is a heading."""
    block, part = unit.block, unit.section
    if block.number and unit.zone in _UNNUMBERED:
        block = replace(block, number=None, number_inferred=False, marker=block.number)
    if block.marker and block.marker.startswith("#"):
        block = replace(block, kind=BlockKind.PARAGRAPH, marker=None)
    if unit.zone is Zone.FACTS and _is_fact_label(block, part, bold_labels):
        return _as_heading(block, block.text)
    if part is None:
        return block, None
    if unit.zone is Zone.SUMMARY and test_named(part.title) and part.level == 1:
        return block, replace(part, level=_LABEL_LEVEL, number=None)
    if part.level > 1 and _is_entry(unit, part):
        return replace(block, kind=BlockKind.PARAGRAPH, level=None, number=None), None
    return block, part


def _is_fact_label(block: Block, part: Part | None, bold_labels: bool) -> bool:
    """Whether a line of the fact page is a label, known or by its type alone."""
    if block.number or (part is not None and part.level == 1):
        return False
    return is_label(block.text) or (bold_labels and block.bold and len(block.text) < _LONGEST_LABEL)


def _as_heading(block: Block, title: str) -> tuple[Block, Part]:
    heading = replace(block, kind=BlockKind.HEADING, level=_LABEL_LEVEL, marker=None)
    return heading, Part(title=title.strip(" :"), number=None, level=_LABEL_LEVEL, heading=heading)


def _is_entry(unit: Unit, part: Part) -> bool:
    """Whether a line told to be a heading is an entry of its stretch."""
    if unit.zone is Zone.FACTS:
        return not is_label(part.title)
    if unit.zone is Zone.PROGRESS:
        return not (test_named(part.title) or zone_named(part.title)) and _is_statement(unit.text)
    if unit.zone is Zone.NOTICE:
        return bool(_WITH_VALUE.fullmatch(unit.text))
    return is_graded(unit.text) or bool(_POINTER.match(unit.text))


def _is_statement(text: str) -> bool:
    return asks(text) or bool(ending(text).references) or next(verdicts(text), None) is not None


def _tree(told: Iterable[tuple[Block, Part | None]]) -> tuple[Part, ...]:
    """The parts, each with the blocks and the lower parts that follow it."""
    open_parts: list[tuple[Part, list[Block], list[Part]]] = []
    roots: list[Part] = []

    def close(level: int) -> None:
        while open_parts and open_parts[-1][0].level >= level:
            part, blocks, below = open_parts.pop()
            whole = replace(part, blocks=tuple(blocks), parts=tuple(below))
            (open_parts[-1][2] if open_parts else roots).append(whole)

    for block, part in told:
        if part is not None:
            close(part.level)
            open_parts.append((replace(part, heading=block), [], []))
        else:
            if not open_parts:
                open_parts.append((Part(title="", number=None, level=1, heading=None), [], []))
            open_parts[-1][1].append(block)
    close(0)
    return tuple(roots)
