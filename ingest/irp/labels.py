"""Which blocks are statements under a label (`Concern:`, `Recommendation:`, `Theme 1:`), whole and without it?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.blocks import ASIDES, Block, BlockKind, Outline, Part
from ingest.numbers import NUMBER as COUNT
from ingest.numbers import whole_number
from ingest.plain import plain
from ingest.references import LABEL, NUMBER, trailing_references
from ingest.wording import alternatives, table
from ontology.places import Passage

_LABELS = table("review", "labels")
_LABEL = "|".join(f"(?P<{name}>{alternatives(forms)}s?)" for name, forms in _LABELS.items())
# `Key concern (1.41): Staff ...`, `Theme 2 - Women ...`, `Theme two: ...`, `Recommendation 3: ...`, `Concern Men ...`
_STATEMENT = re.compile(
    rf"(?i:(?:{_LABEL})(?:\s+(?P<number>{COUNT}|[a-z])\b)?(?:\s*\((?P<reference>{NUMBER})\))?)"
    r"(?:\s*(?:[:.]|\s-(?=\s))\s*|(?<!s)\s+(?=[A-Z](?:\S*\s+){3}))"
)
# a label alone on its line, with or without its colon; `Ofsted themes` is a heading, `Themes:` a label
_ALONE = re.compile(rf"(?i)(?:{_LABEL})(?:(?<!s)(?:\s+(?P<number>{COUNT}))?(?:\s*\({NUMBER}\))?\s*[:.-]?|\s*:)\s*")
_NUMBER = re.compile(NUMBER)
# `(3.17)`, `(see paragraph 3.17)`, `[3.17]` alone on its line
_LONE_REFERENCE = re.compile(
    rf"\s*[(\[]\s*(?i:see\s+(?:also\s+)?)?{LABEL}{NUMBER}(?:\s*(?:,|and|&)\s*{NUMBER})*\s*[)\]]\.?\s*"
)
# `(To the governor)` behind a recommendation
_ADDRESSEE = re.compile(r"\s*\(\s*(?:addressed\s+)?to:?\s+(?P<who>[^()]{3,90}?)\.?\s*\)\s*\.?\s*$", re.IGNORECASE)
# `(1.34, to the governor)` behind one, both in one bracket: the reference, and the addressee as if in its own
_REFERENCE_AND_ADDRESSEE = re.compile(
    rf"(?P<reference>[(\[]\s*{LABEL}{NUMBER}(?:\s*(?:,|and|&|;)\s*{NUMBER})*)\s*[,;]\s*"
    r"(?:directed\s+|addressed\s+)?to:?\s+(?!be\b)(?P<who>[^()]{3,90}?)\.?\s*[)\]]\s*\.?\s*$",
    re.IGNORECASE,
)
# `... too little was done. Recommendation (1.34): Staff should ...`: one more statement in the same paragraph
_INSIDE = re.compile(
    rf"(?<=[.!?)\]'\"])\s+(?=[A-Z])(?=(?i:{alternatives(_LABELS['recommendation'])})s?"
    rf"(?:\s+{COUNT})?(?:\s*\({NUMBER}\))?:\s)"
)
_NEW_SENTENCE = re.compile(r"[.!?]['\")]*\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A labelled statement: its words without label, reference and addressee, and where they begin in its block."""

    kind: str
    block: Block
    text: str
    start: int
    number: int | None = None
    references: tuple[str, ...] = ()
    addressee: str | None = None
    words: str
    """The label as printed (`Key recommendation`)."""


def statement(block: Block) -> Statement | None:
    """The statement of a block that begins with a label; None for any other block, or a label without words."""
    if block.number and block.kind is not BlockKind.HEADING:
        return None
    text = plain(block.text)
    label = _STATEMENT.match(text)
    if not label or not text[label.end() :].strip():
        return None
    kind = next(name for name in _LABELS if label[name])
    words, references, addressee = ending(block.text[label.end() :].strip())
    return Statement(
        kind=kind,
        block=block,
        text=words,
        start=label.end(),
        number=_ordinal(label["number"]),
        references=((label["reference"],) if label["reference"] else ()) + references,
        addressee=addressee,
        words=label[kind],
    )


def _ordinal(printed: str | None) -> int | None:
    """`2`, `two`; a letter is no number."""
    is_letter = not printed or (len(printed) == 1 and printed.isalpha())
    return None if is_letter else whole_number(printed or "")


def ending(words: str) -> tuple[str, tuple[str, ...], str | None]:
    """A statement without reference and addressee at its end, in whichever order they stand, or in one bracket."""
    if both := _REFERENCE_AND_ADDRESSEE.search(plain(words)):
        addressee = words[slice(*both.span("who"))].strip()
        words, before, _ = ending(words[: both.start()].rstrip())
        return words, (*before, *_NUMBER.findall(both["reference"])), addressee
    words, references = trailing_references(words)
    found = _ADDRESSEE.search(plain(words))
    if not found:
        return words, references, None
    addressee = words[slice(*found.span("who"))].strip()
    words, before = trailing_references(words[: found.start()].rstrip())
    return words, before + references, addressee


def with_whole_statements(outline: Outline) -> Outline:
    """The outline with each label, its words, its cut-off rest and its lone reference in one block."""
    return replace(outline, parts=tuple(_settled(part) for part in outline.parts))


def _settled(part: Part) -> Part:
    blocks = list(part.blocks)
    parts: list[Part] = []
    for below in part.parts:
        settled = _settled(below)
        if settled.heading and _is_label(settled.heading):
            demoted = (replace(settled.heading, kind=BlockKind.PARAGRAPH, level=None), *settled.blocks)
            if parts:
                parts[-1] = replace(parts[-1], blocks=tuple(_joined((*parts[-1].blocks, *demoted))))
            else:
                blocks += demoted
            parts += settled.parts
        else:
            parts.append(settled)
    return replace(part, blocks=tuple(_joined(blocks)), parts=tuple(parts))


def _is_label(block: Block) -> bool:
    """A label that was set, or converted, like a heading."""
    return bool(_ALONE.fullmatch(plain(block.text)) or statement(block))


def _parted(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each statement of a paragraph that holds several by itself."""
    for block in blocks:
        ends = [*_INSIDE.finditer(plain(block.text))] if statement(block) else []
        starts = (0, *(found.end() for found in ends))
        for start, end in zip(starts, (*(found.start() for found in ends), None), strict=True):
            yield replace(block, passage=block.passage.slice(start, end)) if ends else block


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    held: Block | None = None
    for block in _parted(blocks):
        if held is not None and (another := _another(held, block)):
            yield held
            held = another
            continue
        if held is not None and _continues(held, block):
            held = replace(held, passage=Passage.join((held.passage, block.passage)))
            continue
        if held is not None:
            yield held
        held = block
    if held is not None:
        yield held


def _another(before: Block, block: Block) -> Block | None:
    """The next statement below a label of several (`Recommendations:`), with that label before its words."""
    label = _STATEMENT.match(plain(before.text))
    if not label or not label["recommendation"] or not label["recommendation"].endswith("s") or statement(block):
        return None
    _, references, addressee = ending(block.text)
    _, above, above_to = ending(before.text)
    if block.number or block.kind in (BlockKind.HEADING, *ASIDES) or not (references or addressee):
        return None
    if not (above or above_to) or _LONE_REFERENCE.fullmatch(plain(block.text)):
        return None
    return replace(block, passage=Passage.join((before.passage.slice(0, label.end()), block.passage)))


def _continues(before: Block, block: Block) -> bool:
    """Whether a block belongs to the labelled block before it."""
    if block.number or block.kind is BlockKind.HEADING or block.kind in ASIDES or statement(block):
        return False
    text = plain(block.text)
    if _ALONE.fullmatch(plain(before.text)):
        return not _ALONE.fullmatch(text)
    if statement(before) is None:
        return False
    cut_off = not _NEW_SENTENCE.search(plain(before.text)) and text[:1].islower()
    return cut_off or bool(_LONE_REFERENCE.fullmatch(text) or _REFERENCE_AND_ADDRESSEE.fullmatch(text))
