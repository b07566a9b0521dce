"""Which organisations do we know by name, and where does a text print one of their names?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from ingest.frame_words import frame_words
from ingest.wording import alternatives, phrases, wording_file

_WORD_START = re.compile(r"(?<![\w-])\w")
_FIRST_WORD = re.compile(r"[\w']+")
# The name is only the beginning of a longer word (`AT&T`, `Mind-body`), and no `Serco-run`
_GOES_ON = re.compile(r"\w|&\w|-(?!(?:run|operated|managed|led|employed|owned|funded|commissioned|provided|based)\b)\w")
# What an arm of a company adds to its name: `Care UK Clinical Services Limited`, `Mitie (Health) Ltd`
_CAPITAL = r"\s(?:&\s)?[A-Z][\w'-]*"
_TRUST = re.compile(r"\s(?:University\s)?(?:NHS\s)?(?:Foundation\s)?Trust(?!\w)")  # `Mersey Care Foundation Trust`
LEGAL_FORM = r"(?:Limited|Ltd|plc|PLC|LLP|C\.?I\.?C\b\.?|Community\sInterest\sCompany)"
_ARM = re.compile(rf"(?:(?:{_CAPITAL}){{0,4}}?(?:\s\([A-Z][\w '&-]+\))?\s{LEGAL_FORM}|\s(?:UK|Group))(?!\w)")
_COMPANIES = frozenset({"operator", "health", "facilities"})
"""Kinds of organisations whose parts are called by what they do."""
_AROUND = 60  # characters on either side in which a word may speak of a service
_NOT_LETTERS = re.compile(r"[\W_]+")
_PART = re.compile(r"[ ,&/-]{0,3}[\w']+")  # a word with what parts it from the one before
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]['\")]*\s+|[•\-]\s+)$")
_SHORTEST_VARIANT, _LONGEST_VARIANT = 5, 80  # letters: names of less are known only as they are listed


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
    _by_letters: Mapping[str, str]
    _openings: frozenset[str]
    """The first letters of those."""

    def find(self, text: str) -> Iterator[Named]:
        """The names in a plain text in turn, the longest at each place, none inside another."""
        done = 0
        for match in _WORD_START.finditer(text):
            if match.start() < done:
                continue
            form = self._at(text, match.start())
            if form:
                end = match.start() + len(form)
                name = self.forms[form]
                sure = form not in self.cautious or _speaks_of_a_service(text, match.start(), end)
                done = _with_arm(text, end, self.kinds[name])
                yield Named(match.start(), done, name, self.kinds[name], text[match.start() : done], sure)
            elif match.group().isupper() and (variant := self._variant_at(text, match.start())):
                end, name = variant
                done = _with_arm(text, end, self.kinds[name])
                yield Named(match.start(), done, name, self.kinds[name], text[match.start() : done])

    def _at(self, text: str, start: int) -> str | None:
        first = _FIRST_WORD.match(text, start)
        word = first.group() if first else ""
        own = word.removesuffix("'s") if word.endswith("'s") else word  # `Amey's response`
        for form in (*self._by_first_word.get(word, ()), *(self._by_first_word.get(own, ()) if own != word else ())):
            if text.startswith(form, start) and not _GOES_ON.match(text, start + len(form)):
                return form
        return None

    def means(self, printed: str) -> str | None:
        """The organisation that a printed name means, however it is spaced, hyphened and capitalised."""
        return self.forms.get(printed) or self._by_letters.get(_letters(printed))

    def _variant_at(self, text: str, start: int) -> tuple[int, str] | None:
        """`CareUK`, `GEO-Amey`, `the Shannon trust`: the end of a known name that is printed otherwise."""
        letters, end, best = "", start, None
        opens = bool(_SENTENCE_START.search(text[max(0, start - 4) : start]))
        while (part := _PART.match(text, end)) and len(letters) < _LONGEST_VARIANT:
            letters, end = letters + _letters(part.group()), part.end()
            if len(letters) >= _SHORTEST_VARIANT and letters[:_SHORTEST_VARIANT] not in self._openings:
                break
            name = self._by_letters.get(letters)
            if name and not _GOES_ON.match(text, end) and not (opens and _is_plain_words(text[start:end])):
                best = end, name
        return best


def _with_arm(text: str, end: int, kind: str) -> int:
    """Where a known name that ends at `end` does end, with the arm of the company that is meant."""
    arm = _ARM.match(text, end) or (_TRUST.match(text, end) if kind == "health" else None)
    arm = arm or (_divisions().match(text, end) if kind in _COMPANIES else None)
    return arm.end() if arm else end


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
    by_letters = {_letters(form): name for form, name in forms.items() if _has_variants(form) and form not in cautious}
    first_words = {word: tuple(some) for word, some in by_first_word.items()}
    openings = frozenset(letters[:_SHORTEST_VARIANT] for letters in by_letters)
    return Gazetteer(forms, kinds, cautious, first_words, by_letters, openings)


def _letters(printed: str) -> str:
    return _NOT_LETTERS.sub("", printed.replace("&", "and")).lower()


def _has_variants(form: str) -> bool:
    """Whether a name is told from ordinary words by its letters alone; short forms in capitals are not."""
    return form[0].isupper() and not form.isupper() and len(_letters(form)) >= _SHORTEST_VARIANT


def _is_plain_words(printed: str) -> bool:
    """`Women in prison`: what opens a sentence and is no name by its capitals."""
    return not any(letter.isupper() for letter in printed[1:])


def _speaks_of_a_service(text: str, start: int, end: int) -> bool:
    """Whether a common word is a name here: inside a sentence, in no row of capitals, near words like `provided`."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if not re.search(r"[\w,)(]\s*$", before) and not text[start:end].isupper():
        return bool(_provides().match(after))
    if re.search(r"(?!(?:The|A|An)\s)\b[A-Z][\w']*\s+$", before) or re.match(r"\s+[A-Z][a-z]", after):
        return False
    return bool(_service_cues().search(before) or _service_cues().search(after))


@cache
def _provides() -> re.Pattern[str]:
    """` provided`, ` had recovery workers`: what says that the word that opens a sentence is somebody's name."""
    acts, word = alternatives(phrases("organisations", "acts_of_a_name")), frame_words()
    return re.compile(
        rf"\s{word['have']}(?:{acts}|{word['begun']}\sto\s{word['give']}|{word['be']}\sthe\s(?:[\w-]+\s){{1,6}}?{word['provider']})\b"
    )


@cache
def _divisions() -> re.Pattern[str]:
    """` Medical`, ` Health and Justice`: what a company calls a part of itself."""
    division = alternatives(phrases("organisations", "divisions"))
    return re.compile(rf"\s{division}(?:(?:\sand|\s&|\sin)?\s{division})*(?![\w-])")


@cache
def _service_cues() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(phrases('organisations', 'service_cues'))}", re.IGNORECASE)
