"""Which sections and citable parts does an outline have, and by which id is each called?

Ids follow `ontology.model.Paragraph`. A reader that knows more of a block than its shape (a concern's statement, a
line of the team) gives it a name of its own through `Naming`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ingest.blocks import Block, BlockKind, Outline, Part
from ingest.plain import plain
from ontology.iris import slug
from ontology.model import Paragraph, Section
from ontology.places import Place
from ontology.values import PartKind

Naming = Callable[[Part, Block], tuple[str, PartKind] | None]
"""The stem of an id (`b`, `s4-`, `team-`) and the kind for a block without a number; None: by its shape."""

# `Figure 2: Progress on ...`, `Table 4.`
_NUMBERED_CAPTION = re.compile(r"(?i)(figure|table|chart|graph)\s+(\d+)")

_KINDS = {
    BlockKind.HEADING: PartKind.HEADING,
    BlockKind.PARAGRAPH: PartKind.PARAGRAPH,
    BlockKind.ITEM: PartKind.LIST_ITEM,
    BlockKind.CAPTION: PartKind.CAPTION,
    BlockKind.ROW: PartKind.TABLE_ROW,
    BlockKind.NOTE: PartKind.NOTE,
}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The sections and parts of a report in reading order, and the id that each block of the outline has."""

    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    repeated: tuple[Paragraph, ...]
    """Parts whose printed number an earlier part has already."""
    _ids: Mapping[Block, str]
    _paragraphs: Mapping[Block, Paragraph]

    def id(self, block: Block) -> str:
        """The id of the part that this block of the outline became (a section's for its heading)."""
        return self._ids[block]

    def paragraph(self, block: Block) -> Paragraph | None:
        """The part that this block became; None for the heading of a section."""
        return self._paragraphs.get(block)

    def place(self, block: Block, start: int = 0, end: int | None = None) -> Place:
        """The characters `[start, end)` of a block as the place of a fact."""
        return block.passage.slice(start, end).at(self._ids[block])

    def within(self, part: Part) -> tuple[Paragraph, ...]:
        """The paragraphs of a part and of those below it, in reading order."""
        return tuple(self._paragraphs[block] for block in part.all_blocks() if block in self._paragraphs)


def by_shape(_part: Part, _block: Block) -> None:
    """The naming that knows nothing beyond a block's shape."""


def catalogue(outline: Outline, naming: Naming = by_shape) -> Catalogue:
    """Name every section and block of the outline; ids are unique, and the same for the same words in any format."""
    builder = _Builder(naming)
    builder.front(outline.front)
    for part in outline.parts:
        builder.part(part, None)
    return Catalogue(
        tuple(builder.sections), tuple(builder.paragraphs), tuple(builder.repeated), builder.ids, builder.by_block
    )


@dataclass(slots=True)
class _Builder:
    naming: Naming
    sections: list[Section] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    repeated: list[Paragraph] = field(default_factory=list)
    ids: dict[Block, str] = field(default_factory=dict)
    by_block: dict[Block, Paragraph] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    stems: Counter[str] = field(default_factory=Counter)
    last_number: str | None = None

    def front(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            self._keep(block, self._next("cover-"), PartKind.FRONT_MATTER, None)

    def part(self, part: Part, parent: str | None) -> None:
        key = self._section_key(part, parent)
        place = part.heading.passage.at(key) if part.heading else Place(key)
        page = part.heading.passage.page if part.heading else None
        self.sections.append(
            Section(id=key, title=part.title, number=part.number, page=page, parent=parent, place=place)
        )
        if part.heading:
            self.ids[part.heading] = key
        if parent is None or part.number:
            self.last_number = None
        for block in part.blocks:
            self._block(part, block, key)
        for below in part.parts:
            self.part(below, key)

    def _section_key(self, part: Part, parent: str | None) -> str:
        if part.number:
            key = slug(part.number) if not part.number[0].isdigit() else part.number
        else:
            key = "-".join(filter(None, (parent, slug(part.title))))
        return self._unique(key)

    def _block(self, part: Part, block: Block, section: str) -> None:
        named = self.naming(part, block)
        if block.number and block.kind is not BlockKind.HEADING:
            kind = named[1] if named else _KINDS[block.kind]
            twice = block.number in self.used
            self._keep(block, self._unique(block.number), kind, section)
            self.last_number = block.number
            if twice:
                self.repeated.append(self.by_block[block])
            return
        if named:
            self._keep(block, self._next(named[0]), named[1], section)
            return
        self._keep(block, self._by_shape(block, section), _KINDS[block.kind], section)

    def _by_shape(self, block: Block, section: str) -> str:
        if block.kind is BlockKind.CAPTION:
            caption = _NUMBERED_CAPTION.match(plain(block.text))
            return self._unique(f"{caption[1].lower()}-{caption[2]}") if caption else self._next("caption-")
        if block.kind is BlockKind.NOTE:
            return self._next("note-")
        if self.last_number:
            return self._next(f"{self.last_number}+")
        return self._next(f"s{section}-" if section[0].isdigit() else f"{section}-")

    def _keep(self, block: Block, key: str, kind: PartKind, section: str | None) -> None:
        paragraph = Paragraph(
            id=key,
            passage=block.passage,
            kind=kind,
            section=section,
            number=block.number if kind is not PartKind.HEADING else None,
            number_inferred=block.number_inferred,
        )
        self.paragraphs.append(paragraph)
        self.ids[block] = key
        self.by_block[block] = paragraph

    def _next(self, stem: str) -> str:
        self.stems[stem] += 1
        return self._unique(f"{stem}{self.stems[stem]}")

    def _unique(self, key: str) -> str:
        candidate, again = key, 1
        while candidate in self.used:
            again += 1
            candidate = f"{key}-again-{again}" if again > 2 else f"{key}-again"
        self.used.add(candidate)
        return candidate
