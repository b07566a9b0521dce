"""Where does each sentence of a paragraph begin and end?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ingest.plain import plain

# `... the team. Leaders told us ...`, `... had gone.' She said ...`; not after `Dr.`, `No.`, `e.g.` or a lone initial.
_SENTENCE_END = re.compile(
    r"(?<!\bDr\.)(?<!\bMr\.)(?<!\bNo\.)(?<!\bSt\.)(?<!e\.g\.)(?<!i\.e\.)(?<!\b[A-Z]\.)"
    r"(?<=[.!?])['\")\]]*\s+(?=['\"(\[]*[A-Z0-9£])"
)


class Span(NamedTuple):
    """Characters `[start, end)` of a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]


@lru_cache(maxsize=1024)  # each reader asks for those of a paragraph anew
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a paragraph as spans of it, white space between them left out."""
    spans, start = [], 0
    for gap in _SENTENCE_END.finditer(plain(text)):
        end = gap.end() - (len(gap.group()) - len(gap.group().rstrip()))
        spans.append(Span(start, end))
        start = gap.end()
    if text[start:].strip():
        spans.append(Span(start, len(text.rstrip())))
    return tuple(spans)
