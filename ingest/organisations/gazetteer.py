"""Which organisations do we know by name, and where does a text print one of their names?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from ingest.wording import alternatives, phrases, wording_file

_WORD_START = re.compile(r"(?<![\w-])\w")
_FIRST_WORD = re.compile(r"[\w']+")
_GOES_ON = re.compile(r"\w|[-&]\w")  # the name is only the beginning of a longer word: `G4S-run`, `AT&T`
_AROUND = 60  # characters on either side in which a word may speak of a service


@dataclass(frozen=True, slots=True)
class Named:
    """A printed name `[start, end)` of a text and the organisation it means."""

    start: int
    end: int
    name: str
    kind: str | None
    printed: str
    sure: bool = True
    """False where the printed form is also a common word, and nothing near it speaks of a service."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known organisations: the canonical name and the kind of each printed form."""

    forms: Mapping[str, str]
    kinds: Mapping[str, str]
    cautious: frozenset[str]
    _by_first_word: Mapping[str, tuple[str, ...]]

    def find(self, text: str) -> Iterator[Named]:
        """The names in a plain text in turn, the longest at each place, none inside another."""
        done = 0
        for match in _WORD_START.finditer(text):
            if match.start() < done:
                continue
            form = self._at(text, match.start())
            if form:
                done = match.start() + len(form)
                name = self.forms[form]
                sure = form not in self.cautious or _speaks_of_a_service(text, match.start(), done)
                yield Named(match.start(), done, name, self.kinds[name], form, sure)

    def _at(self, text: str, start: int) -> str | None:
        first = _FIRST_WORD.match(text, start)
        for form in self._by_first_word.get(first.group() if first else "", ()):
            if text.startswith(form, start) and not _GOES_ON.match(text, start + len(form)):
                return form
        return None


@cache
def gazetteer() -> Gazetteer:
    """The organisations of `wording/organisations.yml`."""
    kinds, forms = dict[str, str](), dict[str, str]()
    table = cast(Mapping[str, Mapping[str, list[str]]], wording_file("organisations")["organisations"])
    for kind, organisations in table.items():
        for name, aliases in organisations.items():
            kinds[name] = kind
            forms |= dict.fromkeys((name, *aliases), name)
    by_first_word = dict[str, list[str]]()
    for form in sorted(forms, key=len, reverse=True):
        first = cast(re.Match[str], _FIRST_WORD.match(form))
        by_first_word.setdefault(first.group(), []).append(form)
    cautious = frozenset(phrases("organisations", "cautious"))
    return Gazetteer(forms, kinds, cautious, {word: tuple(some) for word, some in by_first_word.items()})


def _speaks_of_a_service(text: str, start: int, end: int) -> bool:
    """Whether a common word is a name here: inside a sentence, in no row of capitals, near words like `provided`."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if not re.search(r"[\w,)(]\s*$", before) and not text[start:end].isupper():
        return False
    if re.search(r"[A-Z][\w']*\s+$", before) or re.match(r"\s+[A-Z][a-z]", after):
        return False
    return bool(_service_cues().search(before) or _service_cues().search(after))


@cache
def _service_cues() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(phrases('organisations', 'service_cues'))}", re.IGNORECASE)
