"""Of which place does a sentence say a number: that of its clause, the one next to it, the one that it opens with?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.plain import plain
from ingest.sentences import Span
from ingest.thematic.places import Named, Places
from ontology.register import bare_name

# what parts a sentence into clauses, each with its own place: `56% in HMP Low Moor, 33% in HMP High Moor and ...`
_PARTS = re.compile(r"[;:]\s|,\s|\s(?:and|while|whereas|but|although|compared with|than)\s", re.IGNORECASE)
# `At HMP Low Moor, ...`: what follows is about it
_OPENING = re.compile(r"(?:at|in|for|within)\s+$", re.IGNORECASE)
_OPENS_WITHIN = 12
"""Characters in which a sentence opens: `However, at ...` does no more."""
# `HMP Low Moor, where half ...`
_RELATIVE = re.compile(r"\s*(?:where|which|who|whose)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:compared|than|nationally|national|average|elsewhere|other|all|across|similar|comparator)\b", re.IGNORECASE
)
_ALONE = re.compile(r"\W*(?:at|in|for|both|the|like|as)?\W*", re.IGNORECASE)
# `56 per cent [in] HMP Low Moor`, `33% [of beds at] HMP High Moor`
_AT_NEXT = re.compile(r"(?:\s+of\s+[a-z\s-]{1,30}?)?\s+(?:in|at|for)\s+", re.IGNORECASE)
# `HMP Low Moor [(]56%)`
_IN_BRACKETS = re.compile(r"\s*\(\s*")


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence, and how to find the names of places in it."""

    text: str
    places: Places

    def place_of(self, number: Span) -> str | None:
        """The one place that the words around a number speak of; None where they name several, or none."""
        clauses = self._clauses()
        here = next((n for n, clause in enumerate(clauses) if clause.start <= number.start < clause.end), None)
        if here is None:
            return None
        names = self._names(clauses[here])
        if not names and here and _RELATIVE.match(clauses[here].of(self.text)):
            names = self._names(clauses[here - 1])
        if not names:
            return self._opening(number.start)
        if len(names) > 1:
            return self._next_to(number, names)
        return None if self._joined(clauses, here) else names[0].name

    def _names(self, clause: Span) -> list[Named]:
        return [each for each in self.places.named_in(self.text) if clause.start <= each.start < clause.end]

    def _clauses(self) -> list[Span]:
        names = self.places.named_in(self.text)
        cuts = [
            found.span()
            for found in _PARTS.finditer(plain(self.text))
            if not any(each.start < found.end() and found.start() < each.end for each in names)
        ]
        starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(self.text)]
        return [Span(start, end) for start, end in zip(starts, ends, strict=True)]

    def _next_to(self, number: Span, names: list[Named]) -> str | None:
        """`from 5 per cent in HMP Low Moor to 56 per cent in HMP High Moor`: the place right behind, or before."""
        words = plain(self.text)
        after = (each.name for each in names if _AT_NEXT.fullmatch(words[number.end : each.start]))
        before = (each.name for each in names if _IN_BRACKETS.fullmatch(words[each.end : number.start]))
        return next(after, None) or next(before, None)

    def _joined(self, clauses: list[Span], here: int) -> bool:
        """`HMP Low Moor and HMP High Moor had 12 staff`: two places have the number together, or each of them."""
        names = self._names(clauses[here - 1]) if here else []
        if len(names) != 1 or _RELATIVE.match(clauses[here].of(self.text)):
            return False
        before = clauses[here - 1]
        return bool(_ALONE.fullmatch(self.text[before.start : names[0].start] + self.text[names[0].end : before.end]))

    def _opening(self, at: int) -> str | None:
        """The place that opens the sentence, where it names no other and turns to none before the number."""
        names = self.places.named_in(self.text)
        if len({bare_name(each.name) for each in names}) != 1:
            return None
        start, end, name = names[0]
        opens = start < _OPENS_WITHIN and bool(_OPENING.search(plain(self.text[:start])))
        return name if opens and not _ELSEWHERE.search(self.text[end:at]) else None
