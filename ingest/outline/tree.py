"""How do blocks hang together? Drafts become blocks, headings open parts, and parts hold what stands below them."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.blocks import ASIDES, Block, BlockKind, Part
from ingest.outline.drafts import Draft
from ingest.outline.titles import take_apart


@dataclass(slots=True)
class _Open:
    """A part that is still being filled."""

    heading: Block
    level: int
    blocks: list[Block] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def close(self) -> Part:
        numbered = self.heading.number is not None
        title = take_apart(self.heading.text, numbered=numbered)
        return Part(
            title=(title.words if numbered else "") or self.heading.text,
            number=self.heading.number,
            level=self.level,
            heading=self.heading,
            blocks=tuple(self.blocks),
            parts=tuple(self.parts),
        )


def as_block(draft: Draft) -> Block:
    """A draft told for what it is; running text that is still untold is a paragraph, or an item if it has a mark."""
    kind = draft.kind or (BlockKind.ITEM if draft.marker and not draft.number else BlockKind.PARAGRAPH)
    return Block(
        kind=kind,
        passage=draft.passage,
        number=draft.number,
        number_inferred=draft.number_inferred,
        marker=None if kind is BlockKind.HEADING or kind in ASIDES else draft.marker,
        level=draft.level,
        bold=draft.bold,
        size=draft.size,
        gap=draft.gap,
        cells=draft.cells,
        doubtful=draft.doubtful,
        moved=draft.moved,
    )


def grow(blocks: list[Block]) -> tuple[tuple[Block, ...], tuple[Part, ...]]:
    """What stands before the first heading, and the parts by level."""
    front: list[Block] = []
    roots: list[Part] = []
    open_parts: list[_Open] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level is not None:
            _close_from(open_parts, block.level, roots)
            open_parts.append(_Open(block, block.level))
        else:
            (open_parts[-1].blocks if open_parts else front).append(block)
    _close_from(open_parts, 1, roots)
    return tuple(front), tuple(roots)


def _close_from(open_parts: list[_Open], level: int, roots: list[Part]) -> None:
    """Close every open part of this level and deeper."""
    while open_parts and open_parts[-1].level >= level:
        part = open_parts.pop().close()
        (open_parts[-1].parts if open_parts else roots).append(part)
