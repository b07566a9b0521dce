"""Which raised digits are marks of footnotes, and how does a text read without them?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.blocks import Block, BlockKind, Outline, Part
from ontology.places import Passage

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = r"[⁰¹²³⁴-⁹]{1,3}"
# `² Statistics of ...`, `[3] Statistics of ...` at the start of a note
NOTE = re.compile(rf"(?:(?P<raised>{_RAISED})|\[(?P<boxed>\d{{1,3}})\])\s*")
# `... since 2019.¹²`; not `12 m²`, `CO²`
CITED = re.compile(rf"(?<!\b[kcm]m)(?<!\bm)(?<!CO)(?P<raised>{_RAISED})|(?<=\S)\[(?P<boxed>\d{{1,3}})\]")


def digits(found: re.Match[str]) -> str:
    """A mark as plain digits, from a match of NOTE or CITED."""
    return (found["raised"] or found["boxed"]).translate(_DIGITS)


def without_marks(outline: Outline) -> Outline:
    """The outline, its text without the marks of the footnotes that it prints."""
    blocks = (block for _, block in outline.blocks() if block.kind is BlockKind.NOTE)
    notes = {digits(found) for block in blocks if (found := NOTE.match(block.text))}
    if not notes:
        return outline
    front = tuple(_unmarked(block, notes) for block in outline.front)
    return replace(outline, front=front, parts=tuple(_unmarked_part(part, notes) for part in outline.parts))


def _unmarked_part(part: Part, notes: Iterable[str]) -> Part:
    return replace(
        part,
        heading=part.heading and _unmarked(part.heading, notes),
        title=_bare(Passage(part.title), notes).text,
        blocks=tuple(_unmarked(block, notes) for block in part.blocks),
        parts=tuple(_unmarked_part(below, notes) for below in part.parts),
    )


def _unmarked(block: Block, notes: Iterable[str]) -> Block:
    if block.kind is BlockKind.NOTE:
        return block
    passage = _bare(block.passage, notes)
    return block if passage is block.passage else replace(block, passage=passage)


def _bare(passage: Passage, notes: Iterable[str]) -> Passage:
    """A text without the marks of these notes."""
    marks = [found.span() for found in CITED.finditer(passage.text) if digits(found) in notes]
    for start, end in reversed(marks):
        behind = " " if passage.text[end : end + 1].isspace() else ""
        passage = Passage.join((passage.slice(0, start), passage.slice(end)), behind)
    return passage
