"""Where in a paragraph, as it is shown, do the words of a fact stand, and how is it cut so that they can be lit?

Anchors count in the source; the text of a paragraph is the source healed: white space is made even, hyphens at the ends
of lines are gone, a printed number is taken off. So both are compared without white space and hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_LOOSE = frozenset(" \t\n\r\f\v\u00a0-\u2010\u00ad*#_")
"""What healing may add or take away: white space, hyphens, and the marks of Markdown."""

Span = tuple[int, int, str]
"""Where a fact starts and ends in a paragraph, and the fragment it is lit by."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing and its span of the source, with the words there."""

    iri: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the facts that it belongs to (fragments), and those of them that begin with it."""

    text: str
    facts: tuple[str, ...]
    begins: tuple[str, ...]


def cut(mark: Mark, home: Mark) -> Mark:
    """What of a mark stands in a part, where it runs over several."""
    start, end = max(mark.start, home.start), min(mark.end, home.end)
    return Mark(mark.iri, start, end, mark.words[start - mark.start : end - mark.start])


def place(words: str, home: Mark, mark: Mark) -> tuple[int, int] | None:
    """Where `mark` stands in `words`, the text of the paragraph `home`; the whole of it, where it is not found, and
    nowhere, where it is but white space."""
    tight, where = _tight(words)
    wanted, _ = _tight(mark.words)
    if not wanted:
        return None
    ahead, _ = _tight(home.words[: max(0, mark.start - home.start)])
    found = [match.start() for match in re.finditer(f"(?={re.escape(wanted)})", tight)]
    if not found:
        return 0, len(words)
    start = min(found, key=lambda at: abs(at - len(ahead)))
    return where[start], where[start + len(wanted) - 1] + 1


def light(words: str, spans: Iterable[Span], before: Container[str] = frozenset()) -> Sequence[Piece]:
    """The text in pieces, so that no fact begins or ends inside one; those named `before` began in other texts."""
    spans = sorted(set(spans), key=lambda span: (span[0], -span[1], span[2]))
    cuts = sorted({0, len(words), *(span[0] for span in spans), *(span[1] for span in spans)})
    begun: set[str] = set()
    pieces = []
    for start, end in pairwise(cuts):
        facts = tuple(dict.fromkeys(name for s, e, name in spans if s <= start and end <= e))
        begins = tuple(name for name in facts if name not in begun and name not in before)
        begun.update(begins)
        pieces.append(Piece(words[start:end], facts, begins))
    return pieces


@lru_cache(maxsize=512)
def _tight(text: str) -> tuple[str, Sequence[int]]:
    """A text without what healing may change, and where each of its characters stands in the text."""
    where = [at for at, letter in enumerate(text) if letter not in _LOOSE]
    return "".join(text[at] for at in where), where
