"""Which facts about the system does a thematic set apart from its findings?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.blocks import Block, BlockKind, Outline, Part
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.thematic.footnotes import marks_in
from ingest.thematic.periods import period_in
from ingest.thematic.zones import bare_title, parts_called
from ontology.model import ContextualFact
from ontology.places import Passage
from ontology.values import PartialDate

_SCALES = {"": 1.0, "thousand": 1e3, "k": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
# `79,773`, `19%`, `66 per cent`, `£11.44`, `£1.2 billion`, `1 in 4` is none
_FIGURE = re.compile(
    r"(?P<pounds>£)?\s*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:\s*(?P<scale>thousand|million|billion|bn|[mk])\b)?(?:\s*(?P<share>%|per ?cent\b))?",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[:–—-]?\s+")
_OPEN = {"to": (0, 1), "until": (0, 1), "by": (0, 1), "since": (1, 0), "after": (0, 0), "before": (0, 0)}
"""Words before a period, and which of its ends they leave."""
_TOLD = frozenset({BlockKind.ROW, BlockKind.ITEM, BlockKind.PARAGRAPH})


def read_context(outline: Outline, parts: Catalogue) -> tuple[ContextualFact, ...]:
    """The rows, items and paragraphs under a heading for such facts: the figure that each leads with, and its words."""
    return tuple(
        _fact(block, part, around, parts)
        for around in parts_called(outline, "contextual_facts")
        for part in around.walk()
        for block in (*_own_heading(part), *part.blocks)
        if block.kind in _TOLD | {BlockKind.HEADING} and not block.text.rstrip().endswith(":")
    )


def _own_heading(part: Part) -> tuple[Block, ...]:
    """The heading of a part that is a fact itself, as a converter leaves a line: `57% Prisoners who had a job`."""
    return (part.heading,) if part.heading and _divided(part.heading)[0] else ()


def _fact(block: Block, part: Part, around: Part, parts: Catalogue) -> ContextualFact:
    figure, words = _divided(block)
    read = _FIGURE.fullmatch(plain(figure.text).strip()) if figure else None
    start, end = _when(words.text)
    return ContextualFact(
        text=words.text,
        printed=figure.text if figure else None,
        value=_value(read) if read else None,
        unit=_unit(read) if read else None,
        heading=bare_title(part.title) if part is not around and not _own_heading(part) else None,
        start=start,
        end=end,
        notes=tuple(dict.fromkeys(_notes(block, part))),
        place=block.passage.at(parts.id(block)),
    )


def _divided(block: Block) -> tuple[Passage | None, Passage]:
    """The figure and the words: two cells in either order, or one line that leads with the figure and opens anew."""
    cells = [cell for cell in block.cells if cell]
    for figure, words in ((cells[0], cells[1:]), (cells[-1], cells[:-1])) if len(cells) > 1 else ():
        if _FIGURE.fullmatch(plain(figure.text).strip()):
            return figure, Passage.join(words)
    found = _FIGURE.match(plain(block.text))
    gap = _SEPARATOR.match(plain(block.text), found.end()) if found else None
    in_a_sentence = block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}
    if found and gap and not (in_a_sentence and not block.text[gap.end() : gap.end() + 1].isupper()):
        return block.passage.slice(0, found.end()), block.passage.slice(gap.end())
    return None, block.passage


def _when(words: str) -> tuple[PartialDate | None, PartialDate | None]:
    """From when to when the words say that it held: only until, `in the six months to March 2023`."""
    period = period_in(words)
    if period is None:
        return None, None
    before = plain(words[: period.at]).split()[-1:]
    if before and before[0].casefold() in _OPEN:
        start, end = _OPEN[before[0].casefold()]
        return period.start if start else None, period.end if end else None
    return period.start, period.end


def _value(figure: re.Match[str]) -> float:
    return float(figure["number"].replace(",", "")) * _SCALES[(figure["scale"] or "").casefold()]


def _unit(figure: re.Match[str]) -> str | None:
    return "percent" if figure["share"] else "pounds" if figure["pounds"] else None


def _notes(block: Block, part: Part) -> Iterator[str]:
    """The marks on its words, and on the heading above that groups it with others."""
    yield from marks_in(block.text)
    yield from marks_in(part.title)
