"""Which bare lines of a full inspection are headings after all, and which are not?

The outline tells headings by their shape. On the fact page and in the list of progress short entries have the same
shape; there the publisher's fixed words decide. The result is an outline whose sections are the printed ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.blocks import Block, BlockKind, Outline, Part
from ingest.inspection.effectiveness import is_graded
from ingest.inspection.fact_page import is_label
from ingest.inspection.labels import asks, ending, verdict
from ingest.inspection.zones import Unit, Zone, test_named, units, zone_named

_LABEL_LEVEL = 2
# `Provider: Name`, `Location: HMP Somewhere`
_WITH_VALUE = re.compile(r"[A-Z][^:]{2,60}:\s+\S.*")


def settle(outline: Outline) -> Outline:
    """The outline with the lines of fact page, concerns and progress told by what they say."""
    return replace(outline, parts=_tree([_told(unit) for unit in units(outline)]))


def _told(unit: Unit) -> tuple[Block, Part | None]:
    """A block, and the part that it opens if it is a heading."""
    block, part = unit.block, unit.section
    if block.marker and block.marker.startswith("#"):
        block = replace(block, kind=BlockKind.PARAGRAPH, marker=None)
    if unit.zone is Zone.FACTS and part is None and is_label(block.text) and not block.number:
        return _as_heading(block, unit.text)
    if part is None:
        return block, None
    if unit.zone is Zone.SUMMARY and test_named(part.title) and part.level == 1:
        return block, replace(part, level=_LABEL_LEVEL, number=None)
    if part.level > 1 and _is_entry(unit, part):
        return replace(block, kind=BlockKind.PARAGRAPH, level=None, number=None), None
    return block, part


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
    return is_graded(unit.text)


def _is_statement(text: str) -> bool:
    return asks(text) or bool(ending(text).references) or verdict(text) is not None


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
