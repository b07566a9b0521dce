"""Where does a line of the team end that a page or column broke, and what on it is no part of a name or role?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.blocks import Block
from ingest.names import is_name
from ingest.plain import plain
from ingest.team_forms import BODY_ALONE, ENDS_ROLE, INTRODUCTION, MEMBER, NOTE_MARK, ONE_MEMBER
from ontology.places import Passage


def unwrapped(blocks: Iterable[Block]) -> Iterator[tuple[Block, Block]]:
    """Each block as it is to be read, and as it stands in the report: introductions and marks of notes are left out.

    One that begins small ends the role before it: `Tom Oak Health and social care`, `inspector`.
    """
    held: tuple[Block, Block] | None = None
    for printed in blocks:
        block = _without_mark(told_within(printed))
        if held and _ends_role(held[0], block):
            held = replace(held[0], passage=Passage.join((held[0].passage, block.passage))), held[1]
            continue
        if held:
            yield held
        held = block, printed
    if held:
        yield held


def _ends_role(before: Block, block: Block) -> bool:
    small = block.text[:1].islower() and bool(ENDS_ROLE.fullmatch(block.text))
    return small and not before.cells and not block.cells and not _told_whole(before)


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
