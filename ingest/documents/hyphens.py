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

# "nonnatural", "selfinflicted": a compound whose hyphen a converter took for that of a line's end; "self" opens other
# words too, and so does "non" but before another n
LOST = re.compile(r"\b(?:self(?!(?:less|same|ish|dom))|non(?=n))(?=[a-z]{4})", re.IGNORECASE)

BREAKING_SHARE = 0.3
"""Above this share of line-end hyphens between half words, a document breaks its words."""

FEWEST_BREAKS = 2
"""One hyphen between half words may be that of a rare compound: `rights-based`."""

OFTEN = 3
"""A word seen so often whole, and its second half never alone, is broken even where hyphens are rare."""

LONGEST_WORD = 120
"""Characters at a line's end that may hold its last word."""

# An address broken behind a slash or a dot: "... at https://", "https://www.example.gov.uk/about-"
WEB_BREAK = re.compile(r"(?:https?://|www\.)\S*[/.-]$|https?://$")

BETWEEN = frozenset(("to", "of", "by", "in", "on", "and", "the", "a"))
"""What stands between two hyphens: `face-to-` goes on with another word."""

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
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
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


def _end(line: str) -> re.Match[str] | None:
    """The word and the hyphen at the end of a line; only its tail is looked at, for a word can be as long as a file."""
    return END.search(line[-LONGEST_WORD:]) if line.endswith(("-", "‐", "‑")) else None


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
            if _end(before) and (found := BEGINNING.match(after))
        )
        self._first_halves = Counter(end[1].casefold().rsplit("-", 1)[-1] for line in lines if (end := _end(line)))
        self._breaks_words = self._does_break(lines)

    def _does_break(self, lines: list[str]) -> bool:
        """Whether a good part of the hyphens at line ends stand between what are no words of their own: `prob-lem`."""
        parted = [
            (end[1].casefold().rsplit("-", 1)[-1], found[1].casefold())
            for before, after in pairwise(lines)
            if (end := _end(before)) and after[:1].islower() and (found := BEGINNING.match(after))
        ]
        broken = sum(
            left not in PREFIXES
            and not self._stands_alone(left, self._first_halves)
            and not self._stands_alone(right, self._second_halves)
            for left, right in parted
        )
        return broken >= max(FEWEST_BREAKS, BREAKING_SHARE * len(parted))

    def join(self, lines: list[Passage]) -> Passage:
        """The lines in turn, hyphens at their ends kept, dropped, or left standing before a space."""
        made = lines[0]
        for line in lines[1:]:
            made = self._add(made, line)
        return _with_lost_hyphens(made)

    def _add(self, before: Passage, after: Passage) -> Passage:
        tail = before.text[-LONGEST_WORD:]
        end, beginning = _end(before.text), BEGINNING.match(after.text)
        if tail.endswith("\u00ad"):
            return Passage.join((before.slice(0, -1), after), separator="")
        if WEB_BREAK.search(tail) and re.match(r"[\w.~-]", after.text):
            return Passage.join((before, after), separator="")
        if not end or not beginning:
            return Passage.join((before, after))
        if self._is_broken(end[1].casefold(), beginning[1]):
            return Passage.join((before.slice(0, -1), after), separator="")
        return Passage.join((before, after), separator="")

    def _is_broken(self, left: str, right: str) -> bool:
        """Whether the hyphen only marks the line's end: `prob-` + `lem`."""
        *parts, last = left.split("-")
        if not right[0].islower() or last.isdigit() or (parts and last in BETWEEN):
            return False
        whole, parted = self._seen[last + right], self._seen[f"{last}-{right}"]
        if not self._breaks_words:
            return whole >= OFTEN and not parted and not self._stands_alone(right, self._second_halves)
        if whole or parted:
            return whole > parted
        words = self._stands_alone(last, self._first_halves) and self._stands_alone(right, self._second_halves)
        return last not in PREFIXES and not words

    def _stands_alone(self, word: str, halves: Counter[str]) -> bool:
        """Whether a word is seen elsewhere than as a half at a line's end or beginning."""
        return self._seen[word] > halves[word]


def _with_lost_hyphens(passage: Passage) -> Passage:
    """The words with the hyphens of compounds that are never printed without one."""
    ends = [found.end() for found in LOST.finditer(passage.text)]
    parts = [passage.slice(start, end) for start, end in pairwise((0, *ends, len(passage.text)))]
    return Passage.join(parts, separator="-") if ends else passage
