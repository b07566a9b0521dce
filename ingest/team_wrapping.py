"""Where does a line of the team end that a page or column broke, and what on it is no part of a name or role?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.blocks import Block
from ingest.names import is_name
from ingest.plain import plain
from ingest.team_forms import BODY_ALONE, ENDS_ROLE, INTRODUCTION, MEMBER, NOTE_MARK, ONE_MEMBER, ONLY_ROLE
from ontology.places import Passage


def unwrapped(blocks: Iterable[Block]) -> Iterator[tuple[Block, Block]]:
    """Each block as it is to be read, and as it stands in the report: introductions and marks of notes are left out.

    One that begins small ends the role before it: `Tom Oak Health and social care`, `inspector`.
    """
    held: tuple[Block, Block] | None = None
    for printed in blocks:
        block = _without_mark(told_within(printed))
        if held and _ends_role(held[0], block):
            gap = "" if held[0].text.endswith("-") else " "
            held = replace(held[0], passage=Passage.join((held[0].passage, block.passage), gap)), held[1]
            continue
        if held and (whole := _row_ended(held[0], block)):
            held = whole, held[1]
            continue
        block = _in_role_above(held[0], block) if held else block
        if held:
            yield held
        held = block, printed
    if held:
        yield held


def _ends_role(before: Block, block: Block) -> bool:
    if before.cells or block.cells:
        return False
    small = block.text[:1].islower() and bool(ENDS_ROLE.fullmatch(block.text))
    return (small and not _told_whole(before)) or _breaks_listed_role(before.text, block.text)


def _breaks_listed_role(before: str, text: str) -> bool:
    """`Tom Oak General Pharmaceutical`, `Council inspector`: two lines that are a member only together."""
    if before.endswith("-") and not before.endswith(" -"):
        return bool(ONE_MEMBER.fullmatch(plain(f"{before}{text}")))
    apart = (ONE_MEMBER.fullmatch(plain(before)), ONLY_ROLE.fullmatch(plain(text)), ONE_MEMBER.fullmatch(plain(text)))
    return not any(apart) and bool(ENDS_ROLE.search(text) and ONE_MEMBER.fullmatch(plain(f"{before} {text}")))


def _row_ended(before: Block, block: Block) -> Block | None:
    """A row of the table with the end of its role from the row below, of which it is all: `inspector`."""
    told = [cell for cell in block.cells if cell.text.strip()]
    ends = len(told) == 1 and told[0] == block.cells[-1] and bool(ENDS_ROLE.fullmatch(told[0].text.strip()))
    if not (ends and told[0].text.strip()[:1].islower() and len(before.cells) == len(block.cells)):
        return None
    return replace(before, cells=(*before.cells[:-1], Passage.join((before.cells[-1], told[0]))))


def _in_role_above(before: Block, block: Block) -> Block:
    """A row that has a name under a name, and nothing under the role that stands before that: of the same role."""
    pairs = len(before.cells) == len(block.cells) == 2 and not block.cells[0].text.strip()
    if pairs and ONLY_ROLE.fullmatch(plain(before.cells[0].text)) and is_name(plain(block.cells[1].text)):
        return replace(block, cells=(before.cells[0], block.cells[1]))
    return block


def _told_whole(block: Block) -> bool:
    """Whether a line is a name with a role that has an end: no `Ann Oak Care Quality Commission`, which may go on."""
    member = ONE_MEMBER.fullmatch(plain(block.text))
    return not BODY_ALONE.fullmatch(member["role"]) if member else is_name(plain(block.text))


def _without_mark(block: Block) -> Block:
    marked = NOTE_MARK.search(block.text) if not block.cells else None
    return replace(block, passage=block.passage.slice(0, marked.start())) if marked else block


def told_within(block: Block) -> Block:
    """A block without words that introduce the team in one sentence with it: `The team was Sara Hill (inspector).`"""
    introduced = INTRODUCTION.match(plain(block.text))
    found = MEMBER.search(plain(block.text), introduced.end()) if introduced else None
    return replace(block, passage=block.passage.slice(found.start())) if found else block
