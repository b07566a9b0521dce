"""What is a printed unit before it is told for what it is?"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.blocks import BlockKind
from ontology.places import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A printed unit on its way to becoming a Block; `kind` None: text, item or heading, not yet told."""

    passage: Passage
    kind: BlockKind | None = None
    marker: str | None = None
    number: str | None = None
    number_inferred: bool = False
    level: int | None = None
    bold: bool = False
    hashed: bool = False
    """Marked as a heading in Markdown."""
    size: float | None = None
    gap: int = 0
    begins: float | None = None
    """Where its first line's words begin, in points from the left (PDF)."""
    left: float | None = None
    """Where its last line's words begin."""
    hangs: bool = False
    indented: bool = False
    full: bool | None = None
    doubtful: bool = False
    moved: bool = False
    """It stands where the order of statements, findings and judgements wants it, and was printed elsewhere."""
    cells: tuple[Passage, ...] = ()

    @property
    def text(self) -> str:
        """The words."""
        return self.passage.text
