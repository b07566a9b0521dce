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
    if byline is None:
        return candidates[0].text if candidates else None
    return candidates[-1].text if candidates else front[byline].text


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
