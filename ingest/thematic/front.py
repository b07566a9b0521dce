"""What is a thematic report called?"""

from __future__ import annotations

import re

from ingest.blocks import Block, Outline
from ingest.bodies import bodies_in
from ingest.dates import months_in
from ingest.plain import plain
from ingest.wording import any_of

_BYLINE = re.compile(any_of("thematic", "bylines"), re.IGNORECASE)
# `HM Inspectorate` over `of Probation`, as in a logo
_HALF_A_BODY = re.compile(r"(?:HM|Her Majesty's|His Majesty's) Inspectorate\b|of (?:Probation|Prisons)$", re.IGNORECASE)
# `A thematic review of`, `The experience of women in`
_OPEN_END = re.compile(r"(?i)\b(?:an?|and|at|by|for|from|in|into|of|on|the|to|with)$")
_LONGEST_TITLE = 200


def read_title(outline: Outline) -> str | None:
    """The title of the cover: the largest letters, else the line over the byline; None where neither is."""
    front = list(outline.front)
    byline = next((place for place, block in enumerate(front) if _BYLINE.match(plain(block.text))), None)
    above = front[:byline] if byline is not None else front
    candidates = [block for block in above if _may_be_title(block)]
    largest = _largest(candidates)
    if largest:
        return " ".join(block.text for block in largest)
    if not candidates:
        return _whole(front[byline:], 0) if byline is not None else None
    return _whole(candidates, 0 if byline is None else len(candidates) - 1)


def _whole(lines: list[Block], place: int) -> str:
    """The title that a line is of, where several lines print it: `A thematic review of`, `older people in prison`."""
    first = last = place
    while first and _goes_on(lines[first - 1], lines[first]):
        first -= 1
    while last + 1 < len(lines) and _goes_on(lines[last], lines[last + 1]):
        last += 1
    return " ".join(line.text for line in lines[first : last + 1])


def _goes_on(line: Block, below: Block) -> bool:
    opens_low = below.text[:1].islower()
    return _may_be_title(below) and (opens_low or bool(_OPEN_END.search(line.text)))


def _may_be_title(block: Block) -> bool:
    """Not the name of a body (whole, or the half of one), nor a date."""
    text = plain(block.text).strip()
    named = bodies_in(text) or _HALF_A_BODY.match(text)
    return bool(text) and len(text) <= _LONGEST_TITLE and not named and not months_in(text)


def _largest(blocks: list[Block]) -> list[Block]:
    """The first run of blocks in the largest letters; empty where the file has no sizes or they are all the same."""
    sizes = {block.size for block in blocks if block.size}
    if len(sizes) < 2:
        return []
    run: list[Block] = []
    for block in blocks:
        if block.size == max(sizes):
            run.append(block)
        elif run:
            break
    return run
