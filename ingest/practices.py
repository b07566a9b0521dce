"""Which examples of practice does the report hold up, and in which paragraphs does it describe them?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.blocks import ASIDES, Block, BlockKind, Outline, Part
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.references import NUMBER
from ingest.wording import any_of, finders
from ontology.model import Practice
from ontology.places import Passage

# `See paragraph 3.54`, `(see paragraphs 3.7 and 4.12.)`, `(3.7)` at the end of an example
_POINTER = re.compile(
    rf"\s*[(\[]?\s*(?:see\s+)?(?:para(?:graph)?s?\.?\s+)?(?P<numbers>{NUMBER}(?:\s*(?:,|and|&)\s*{NUMBER})*)\s*\.?\s*[)\]]?\s*\.?\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(NUMBER)
_FRAMING = re.compile(any_of("practices", "framing"), re.IGNORECASE)
# `This visit found two instances of notable positive practice:`
_ANNOUNCING = re.compile(rf"(?i){any_of('practices', 'announced')}[^.]*:\s*$")
# `a)`, `(b)`, `c.` before an example
_LETTER = re.compile(r"^\s*(?:\([a-z]\)|[a-z][).])\s+")


def read_practices(outline: Outline, catalogue: Catalogue) -> tuple[Practice, ...]:
    """The examples in printed order: rows of a lettered table, items or paragraphs under the heading of practice."""
    found: list[Practice] = []
    for part in outline.walk():
        kind = _kind(part)
        introduced = part.blocks if kind else _introduced(part.blocks)
        found += _examples(introduced, kind or "notable positive", catalogue)
    return tuple(found)


def _kind(part: Part) -> str | None:
    title = plain(part.title).strip(" .:")
    return next((kind for kind, form in finders("practices", "titles").items() if form.fullmatch(title)), None)


def _introduced(blocks: Sequence[Block]) -> Iterator[Block]:
    """The items below a sentence that announces examples, where no heading does."""
    announced = False
    for block in blocks:
        if announced and block.kind in (BlockKind.ITEM, BlockKind.ROW):
            yield block
        else:
            announced = bool(_ANNOUNCING.search(plain(block.text)))


def _examples(blocks: Iterable[Block], kind: str, catalogue: Catalogue) -> Iterator[Practice]:
    """The examples among some blocks; a block that holds only a pointer is that of the example before it."""
    waiting: Practice | None = None
    for block in blocks:
        if block.kind is BlockKind.HEADING or block.kind in ASIDES or _FRAMING.match(plain(block.text).strip()):
            continue
        words, numbers = _parts_of_example(block)
        if waiting and not words.text and numbers and not waiting.paragraphs:
            yield replace(waiting, paragraphs=numbers)
            waiting = None
            continue
        if waiting:
            yield waiting
            waiting = None
        if words.text and (numbers or block.kind in (BlockKind.ITEM, BlockKind.ROW)):
            waiting = Practice(text=words.text, kind=kind, paragraphs=numbers, place=words.at(catalogue.id(block)))
    if waiting:
        yield waiting


def _parts_of_example(block: Block) -> tuple[Passage, tuple[str, ...]]:
    """The words of an example and the paragraphs it points to, without its letter."""
    cells = [cell for cell in block.cells if cell.text.strip()]
    if cells and _LETTER.fullmatch(plain(cells[0].text) + " "):
        cells = cells[1:]
    passage = Passage.join(cells) if cells else block.passage
    text = plain(passage.text)
    letter = _LETTER.match(text)
    pointer = _POINTER.search(text)
    start = letter.end() if letter else 0
    end = pointer.start() if pointer else len(text)
    numbers = tuple(_NUMBER.findall(pointer["numbers"])) if pointer else ()
    return passage.slice(start, end), numbers
