"""Is a hyphen at a line's end part of the word? The document's own spelling elsewhere decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from ontology.places import Passage

WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
# "prob-" at the end of one line, "lem-solving" at the beginning of the next
END = re.compile(r"([^\W_]+(?:[-‐‑][^\W_]+)*)[-‐‑]$")
BEGINNING = re.compile(r"([^\W_]+)")

BREAKING_SHARE = 0.3
"""Above this share of line-end hyphens behind half words, a document breaks its words."""

OFTEN = 3
"""A word seen so often whole, and its second half never alone, is broken even where hyphens are rare."""

# An address broken behind a slash or a dot: "... at https://", "https://www.example.gov.uk/about-"
WEB_BREAK = re.compile(r"(?:https?://|www\.)\S*[/.-]$|https?://$")

# Halves that keep their hyphen when the document never shows the word again
PREFIXES = frozenset(
    (
        "self",
        "non",
        "ex",
        "well",
        "multi",
        "inter",
        "pre",
        "post",
        "co",
        "re",
        "anti",
        "part",
        "full",
        "long",
        "short",
        "high",
        "low",
        "cross",
        "counter",
        "half",
        "over",
        "under",
        "semi",
        "sub",
        "two",
        "three",
        "four",
        "five",
        "six",
        "one",
        "first",
        "second",
        "third",
        "mid",
        "all",
        "in",
        "on",
        "off",
        "up",
    )
)


class Hyphens:
    """Joins lines into passages; knows how often each word is written in the document, whole and hyphenated.

    A document that never breaks words ends lines only in hyphens of its own, which all stay.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        lines = list(lines)
        self._seen: Counter[str] = Counter()
        for text in lines:
            self._seen.update(word.casefold().replace("‐", "-").replace("‑", "-") for word in WORD.findall(text))
        self._second_halves = Counter(
            found[1].casefold()
            for before, after in pairwise(lines)
            if END.search(before) and (found := BEGINNING.match(after))
        )
        self._breaks_words = self._does_break(lines)

    def _does_break(self, lines: list[str]) -> bool:
        """Whether a good part of the hyphens at line ends follow what is no word of its own: `prob-`."""
        halves = [
            end[1].casefold().rsplit("-", 1)[-1]
            for before, after in pairwise(lines)
            if (end := END.search(before)) and after[:1].islower()
        ]
        broken = sum(half not in PREFIXES and self._seen[half] < 2 for half in halves)
        return broken > BREAKING_SHARE * len(halves)

    def join(self, lines: list[Passage]) -> Passage:
        """The lines in turn, hyphens at their ends kept, dropped, or left standing before a space."""
        made = lines[0]
        for line in lines[1:]:
            made = self._add(made, line)
        return made

    def _add(self, before: Passage, after: Passage) -> Passage:
        end, beginning = END.search(before.text), BEGINNING.match(after.text)
        if before.text.endswith("\u00ad"):
            return Passage.join((before.slice(0, -1), after), separator="")
        if WEB_BREAK.search(before.text) and re.match(r"[\w.~-]", after.text):
            return Passage.join((before, after), separator="")
        if not end or not beginning:
            return Passage.join((before, after))
        if self._is_broken(end[1].casefold(), beginning[1]):
            return Passage.join((before.slice(0, -1), after), separator="")
        return Passage.join((before, after), separator="")

    def _is_broken(self, left: str, right: str) -> bool:
        """Whether the hyphen only marks the line's end: `prob-` + `lem`."""
        last = left.rsplit("-", 1)[-1]
        if not right[0].islower() or last.isdigit():
            return False
        whole, parted = self._seen[last + right], self._seen[f"{last}-{right}"]
        if not self._breaks_words:
            return whole >= OFTEN and not parted and self._seen[right] <= self._second_halves[right]
        if whole or parted:
            return whole > parted
        return last not in PREFIXES and not (self._seen[last] and self._seen[right.casefold()])
