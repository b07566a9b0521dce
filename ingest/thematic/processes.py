"""Which processes does a thematic describe step by step, and in which order do the steps come?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.blocks import ASIDES, Block, BlockKind, Outline, Part
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.sentences import sentences
from ingest.thematic.zones import bare_title
from ingest.wording import any_of
from ontology.model import Issue, Process, Step
from ontology.places import Passage
from ontology.values import Severity

_TOLD = re.compile(rf"(?<!\w){any_of('thematic', 'process')}(?!\w)", re.IGNORECASE)
# `7` alone on its line, `3 Sentence calculation`, `Step 2: Reception`
_STEP = re.compile(
    rf"(?P<word>{any_of('thematic', 'step')}\s+)?(?P<number>\d{{1,2}})(?:\s*[.):–-])?(?:\s+(?=\S)|$)", re.IGNORECASE
)
_NUMBER = re.compile(r"\(?(\d{1,2})[.):]*")
# `Arrest → court → reception`
_ARROW = re.compile(r"\s*(?:→|➔|➜|➡|⇒|⟶|-{1,2}>|=>)\s*")
_FEWEST = 3
_LONGEST_TITLE = 24
"""Words of what can be the title of a step."""
_NAME_OF_A_STEP = 4
"""Words of a first sentence that is the name of a step: `Lock-up.`, `First round.`"""


@dataclass(slots=True)
class _Draft:
    """A step as it is read: its printed number, its title, its other words, and the blocks that hold them."""

    number: str
    title: Passage | None = None
    words: list[Passage] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def read_processes(outline: Outline, parts: Catalogue) -> tuple[tuple[Process, ...], tuple[Issue, ...]]:
    """Numbered steps under a heading that speaks of a journey, a pathway or the like; words that arrows join anywhere.

    The steps go from 1 without a gap; one that is missing is an issue, and those that are there are kept.
    """
    processes = [process for part in _told(outline.parts) if (process := _numbered(part, outline, parts))]
    for part in outline.walk():
        processes += [process for block in part.blocks if (process := _arrowed(block, part, parts))]
    return tuple(processes), tuple(issue for process in processes for issue in _gaps(process))


def _told(parts: tuple[Part, ...]) -> Iterator[Part]:
    """The parts whose title names a process; what is below one of them belongs to it."""
    for part in parts:
        if _names_process(part) and not any(map(_names_process, part.parts)):
            yield part
        else:
            yield from _told(part.parts)


def _names_process(part: Part) -> bool:
    """`The journey through custody`; not `Step 2: Reception`, which is a part of one."""
    title = plain(part.title)
    step = _STEP.match(title)
    return bool(_TOLD.search(title)) and not (step and step["word"])


def _numbered(part: Part, outline: Outline, parts: Catalogue) -> Process | None:
    drafts = _drafts(part, outline)
    if len(drafts) < _FEWEST or part.heading is None:
        return None
    steps = tuple(_step(draft, ordinal, parts) for ordinal, draft in enumerate(drafts, 1))
    return Process(title=bare_title(part.title), steps=steps, place=part.heading.passage.at(parts.id(part.heading)))


def _drafts(part: Part, outline: Outline) -> list[_Draft]:
    drafts: list[_Draft] = []
    heading: Block | None = None
    for block in part.all_blocks():
        number = _opens(block, len(drafts), drafts[-1].number if drafts else "0")
        if number is not None:
            opened = _opened(block, number, outline)
            if heading and not opened.title and not opened.words:
                opened.title = heading.passage
                opened.blocks.insert(0, heading)
                _give_back(drafts, heading)
            drafts.append(opened)
            heading = None
        elif block.kind not in ASIDES:
            heading = block if block.kind is BlockKind.HEADING else None
            _add(drafts, block)
    return drafts


def _opens(block: Block, read: int, last: str) -> str | None:
    """The number of the step that a block opens: the next one, or after a lost one the next but one."""
    marked = _NUMBER.fullmatch(block.marker or "")
    found = marked or _STEP.match(plain(block.text))
    if not found or (not marked and block.kind is BlockKind.PARAGRAPH and not _stands_out(found, block)):
        return None
    number = found[1] if marked else found["number"]
    ahead = int(number) - int(last)
    return number if ahead == 1 or (ahead == 2 and read) else None


def _stands_out(found: re.Match[str], block: Block) -> bool:
    """A number alone, or after `Step`: any other number may begin a sentence."""
    return bool(found["word"]) or found.end() == len(block.text)


def _give_back(drafts: list[_Draft], heading: Block) -> None:
    """A heading right above a number that stands alone is the title of that step, and none of the one before."""
    if drafts:
        drafts[-1].words = [words for words in drafts[-1].words if words is not heading.passage]
        drafts[-1].blocks.remove(heading)


def _opened(block: Block, number: str, outline: Outline) -> _Draft:
    marked = _NUMBER.fullmatch(block.marker or "")
    found = None if marked else _STEP.match(plain(block.text))
    words = block.passage.slice(found.end() if found else 0)
    if not words:
        return _Draft(number, blocks=[block])
    title, rest = _titled(words, outline.document.source.text)
    return _Draft(number, title, [rest] if rest else [], [block])


def _titled(words: Passage, source: str) -> tuple[Passage | None, Passage | None]:
    """The first line, or the lines up to one that begins anew with a capital; the first sentence, where it is but a
    name; the whole of a short text."""
    for piece, after in zip(words.pieces, words.pieces[1:], strict=False):
        ends, begins = words.text[: piece.at + piece.length].rstrip(), words.text[after.at :].lstrip()
        broken = "\n" in source[piece.start + piece.length - 1 : after.start + 1]
        if broken and begins[:1].isupper() and not ends.endswith((",", ";", "-")) and _is_title(ends):
            return words.slice(0, len(ends)), words.slice(after.at)
    first = sentences(words.text)[0]
    if first.end < len(words.text) and len(first.of(words.text).split()) <= _NAME_OF_A_STEP:
        return words.slice(0, first.end), words.slice(first.end)
    return (words, None) if _is_title(words.text) else (None, words)


def _is_title(words: str) -> bool:
    return len(words.split()) <= _LONGEST_TITLE


def _add(drafts: list[_Draft], block: Block) -> None:
    """A heading right below its number is the title of a step; what stands before the first step is none of it."""
    if not drafts:
        return
    draft = drafts[-1]
    draft.blocks.append(block)
    if draft.title is None and not draft.words and block.kind is BlockKind.HEADING:
        draft.title = block.passage
    else:
        draft.words.append(block.passage)


def _step(draft: _Draft, ordinal: int, parts: Catalogue) -> Step:
    title, words = draft.title, draft.words
    if title is None and len(words) == 1 and _is_title(words[0].text):
        title, words = words[0], []
    return Step(
        ordinal=ordinal,
        title=title.text if title else None,
        number=draft.number,
        text=Passage.join(words).text,
        paragraphs=tuple(parts.id(block) for block in draft.blocks),
        place=Passage.join(block.passage for block in draft.blocks).at(parts.id(draft.blocks[0])),
    )


def _arrowed(block: Block, part: Part, parts: Catalogue) -> Process | None:
    """A line of words with arrows between them."""
    gaps = [found.span() for found in _ARROW.finditer(block.text)]
    bounds = [0, *(at for gap in gaps for at in gap), len(block.text)]
    steps = [block.passage.slice(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    if len(steps) < _FEWEST or block.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM} or not all(steps):
        return None
    key = parts.id(block)
    return Process(
        title=bare_title(part.title),
        steps=tuple(
            Step(ordinal=n, title=each.text, paragraphs=(key,), place=each.at(key)) for n, each in enumerate(steps, 1)
        ),
        place=block.passage.at(key),
    )


def _gaps(process: Process) -> Iterator[Issue]:
    for before, after in zip(process.steps, process.steps[1:], strict=False):
        if before.number and after.number and int(after.number) > int(before.number) + 1:
            yield Issue(
                severity=Severity.WARNING,
                code="step-missing",
                message=f"Step {before.number} of {process.title!r} is followed by {after.number}.",
                hint="Look in the report for those between; the file may have lost them.",
                paragraph=after.place.part,
            )
