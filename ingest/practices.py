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
# `... by two trained peer See paragraph 3.2 supporters and ...`: a pointer of another column, printed amid the words
_AMID = re.compile(rf"(?<=[\w,]) See paragraphs? {NUMBER}(?:(?:, | and | to ){NUMBER})*(?= [a-z])")
# `... asked by See paragraph a mediator what would make 3.3 him feel ...`: the same in a narrow column
_APART = re.compile(
    rf"(?<=[\w,]) See paragraphs? (?=[a-z])(?P<between>[^()]*? )"
    rf"(?P<numbers>{NUMBER}(?:(?:,? and |, ){NUMBER})*)(?= [a-z]|$)"
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
    title = " ".join(plain(part.title).replace("|", " ").split()).strip(" .:")
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
    """The examples among some blocks; a block that holds only a pointer is that of the example before it, or of the
    only one that has none."""
    found: list[Practice] = []
    astray: list[tuple[str, ...]] = []
    wholes = _wholes(block for block in blocks if not (block.kind is BlockKind.HEADING or block.kind in ASIDES))
    parts = [_parts_of_example(whole) for _, whole in wholes]
    for place, ((block, _), (words, numbers)) in enumerate(zip(wholes, parts, strict=True)):
        if _FRAMING.match(plain(block.text).strip()):
            continue
        pointed = bool(place + 1 < len(parts) and not parts[place + 1][0].text and parts[place + 1][1])
        if not words.text and numbers:
            if found and not found[-1].paragraphs:
                found[-1] = replace(found[-1], paragraphs=numbers)
            else:
                astray.append(numbers)
        elif words.text and (numbers or pointed or block.kind in (BlockKind.ITEM, BlockKind.ROW)):
            found.append(Practice(text=words.text, kind=kind, paragraphs=numbers, place=words.at(catalogue.id(block))))
    yield from _with_astray(found, astray)


def _wholes(blocks: Iterable[Block]) -> list[tuple[Block, Block]]:
    """Each block, and it with its own list behind its words (`Staff met employers: - to learn ... - to mend ...`)."""
    wholes: list[tuple[Block, Block]] = []
    listing = False
    for block in blocks:
        listing = listing and not block.number and not block.cells and block.text[:1].islower()
        if listing:
            first, whole = wholes[-1]
            wholes[-1] = first, replace(whole, passage=Passage.join((whole.passage, block.passage)), cells=())
            listing = not _POINTER.search(plain(block.text))
        else:
            wholes.append((block, block))
            listing = _opens_list(block)
    return wholes


def _opens_list(block: Block) -> bool:
    text = plain(block.text).strip()
    return bool(block.number or block.marker or block.cells) and text.endswith(":") and not _FRAMING.match(text)


def _with_astray(found: list[Practice], astray: list[tuple[str, ...]]) -> Iterator[Practice]:
    """The examples with pointers that stand elsewhere, where as many examples lack one."""
    lacking = [practice for practice in found if not practice.paragraphs]
    pointers = iter(astray if len(lacking) == len(astray) else ())
    for practice in found:
        yield practice if practice.paragraphs else replace(practice, paragraphs=next(pointers, ()))


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
    if _LETTER.fullmatch(text + " "):
        return Passage(""), ()
    if not pointer and (amid := _AMID.search(text) or _APART.search(text)):
        return _without_pointer(passage, start, amid)
    numbers = tuple(_NUMBER.findall(pointer["numbers"])) if pointer else ()
    return passage.slice(start, end), numbers


def _without_pointer(passage: Passage, start: int, amid: re.Match[str]) -> tuple[Passage, tuple[str, ...]]:
    """The words of an example around, and between, the words and numbers of a pointer of another column."""
    between = [passage.slice(*amid.span("between"))] if "between" in amid.re.groupindex else []
    parts = (passage.slice(start, amid.start()), *between, passage.slice(amid.end() + 1))
    words = Passage.join(part.slice(0, len(part.text.rstrip())) for part in parts)
    return words, tuple(_NUMBER.findall(amid.group()))
