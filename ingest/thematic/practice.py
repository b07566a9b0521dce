"""Which boxes of good and poor practice, and which case studies, does a thematic print, and of which prison?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from ingest.blocks import Block, BlockKind, Outline, Part
from ingest.establishments import names_in
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.wording import finders
from ontology.model import Practice
from ontology.places import Passage

# `Theo was serving a custodial sentence ...`: boxes tell of a person under an altered first name
_FIRST_NAME = re.compile(
    r"^(?P<name>[A-Z][a-z]+)\b(?=\s+(?:was|is|had|has|'s|is|came|arrived|received|told|\(not (?:his|her|their)\b))"
)
# `Case study 2: a night at HMP Low Moor`
_TITLED = re.compile(r"\s*\w{0,2}\s*(?:$|[:-]\s*\S)")
_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.IGNORECASE)


def read_practices(outline: Outline, parts: Catalogue) -> tuple[Practice, ...]:
    """Every box under a heading that calls it good or poor practice or a case study, with its whole text.

    `kind` is `good`, `poor` or `case study`; `establishment` only where the heading names one. A box has no printed
    end in text: it ends with the last paragraph that still speaks of its person or its prison.
    """
    return tuple(_practice(part, kind, parts) for part in outline.walk() if (kind := _kind(part)) and part.blocks)


def _kind(part: Part) -> str | None:
    """Good, poor or a case, where the heading is that of a box: these words first, at most a prison after them; a case
    study has a title of its own after a mark."""
    title = plain(part.title).strip()
    for kind, finder in finders("thematic", "practice").items():
        if found := finder.match(title):
            rest = title[found.end() :]
            if _only_a_name(rest) or (kind == "case study" and _TITLED.match(rest)):
                return kind
    return None


def _only_a_name(rest: str) -> bool:
    spans = list(names_in(rest))
    return not rest.strip(" :-") or (len(spans) == 1 and not (rest[: spans[0][0]] + rest[spans[0][1] :]).strip(" :-,("))


def _practice(part: Part, kind: str, parts: Catalogue) -> Practice:
    name = next((part.title[start:end] for start, end in names_in(part.title)), None)
    blocks = list(_box(part, name))
    passage = Passage.join(block.passage for block in blocks)
    return Practice(
        text=passage.text,
        kind=kind,
        paragraphs=tuple(parts.id(block) for block in blocks),
        establishment=name,
        place=passage.at(parts.id(blocks[0])),
    )


def _box(part: Part, name: str | None) -> Iterator[Block]:
    """The first paragraph, and those after it that still speak of the same; list items belong to what they follow."""
    first, *rest = part.blocks
    person = _FIRST_NAME.match(plain(first.text))
    yield first
    if person or name:
        yield from takewhile(lambda block: _speaks_of(block, person["name"] if person else None, name), rest)


def _speaks_of(block: Block, person: str | None, name: str | None) -> bool:
    text = plain(block.text)
    if block.kind is BlockKind.ITEM:
        return True
    if person:
        return bool(re.search(rf"\b{re.escape(person)}\b", text) or _PRONOUN.search(text))
    return name is not None and name in text
