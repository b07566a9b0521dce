"""Where do the words of a thematic name an establishment: with `HMP`, or one of those visited by its name alone?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.establishments import names_in
from ingest.plain import plain
from ingest.wording import any_of
from ontology.model import EstablishmentMention

# `HMP & YOI Low Moor`, `HMP Low Moor (Women)`
_AROUND = re.compile(rf"^(?:{any_of('cover', 'establishment_prefixes')})\s+|\s+\([^()]*\)$")
_DOES = r"(?:had|has|was|is|were|did|does|could|also|alone|ran|gave|used|held|kept|made|offered|provided|stood)"
_AND = r"(?:,\s*(?:and\s+)?|\s+and\s+)(?:at\s+)?"


class Named(NamedTuple):
    """Characters `[start, end)` name this establishment."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Places:
    """The names that the places visited are called by: `Low Moor` alone may be a town, so it counts after `at`, with a
    possessive, or as what a sentence begins with."""

    alone: dict[str, str] = field(default_factory=dict)
    """The bare name, and the name as printed in full."""

    @classmethod
    def of(cls, establishments: Iterable[EstablishmentMention]) -> Places:
        """The places that a report visited."""
        visited = [each.name for each in establishments if each.role == "visited"]
        bare = {_AROUND.sub("", _AROUND.sub("", name)).strip(): name for name in visited}
        return cls({key: name for key, name in bare.items() if key[:1].isupper()})

    def named_in(self, words: str) -> list[Named]:
        """Every name in these words, in order."""
        full = [Named(start, end, words[start:end]) for start, end in names_in(words)]
        alone = [each for each in self._alone(plain(words)) if not any(_overlap(each, other) for other in full)]
        return sorted((*full, *alone))

    def _alone(self, words: str) -> list[Named]:
        if not self.alone:
            return []
        one = rf"(?:{'|'.join(map(re.escape, sorted(self.alone, key=len, reverse=True)))})(?!\w)(?!\s+[A-Z])"
        runs = re.compile(
            rf"(?<!\w)[Aa]t\s+(?:both\s+)?{one}(?:{_AND}{one})*|^{one}(?:{_AND}{one})*(?=\s+{_DOES}\b)|(?<!\w){one}(?='s\b)"
        )
        spans = [found.span() for found in runs.finditer(words)]
        inside = (found for start, end in spans for found in re.compile(one).finditer(words, start, end))
        return [Named(found.start(), found.end(), self.alone[found.group()]) for found in inside]


def _overlap(one: Named, other: Named) -> bool:
    return one.start < other.end and other.start < one.end
