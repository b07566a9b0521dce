"""Is a hyphen at a line's end part of the word? The document's own spelling elsewhere decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ontology.places import Passage

WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
# "prob-" at the end of one line, "lem-solving" at the beginning of the next
END = re.compile(r"([^\W_]+(?:[-‐‑][^\W_]+)*)[-‐‑]$")
BEGINNING = re.compile(r"([^\W_]+)")

# Halves that keep their hyphen when the document never shows the word again
PREFIXES = frozenset(
    "self non ex well multi inter pre post co re anti part full long short high low cross counter half over under "
    "semi sub two three four five six one first second third mid all in on off up".split()
)


class Hyphens:
    """Joins lines into passages; knows how often each word is written in the document, whole and hyphenated."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._seen: Counter[str] = Counter()
        for text in texts:
            self._seen.update(word.casefold().replace("‐", "-").replace("‑", "-") for word in WORD.findall(text))

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
        if before.text.endswith("/") and re.match(r"[\w.~-]", after.text) and re.search(r"\w/$", before.text):
            return Passage.join((before, after), separator="")
        if not end or not beginning:
            return _bridged(before, after)
        if self._is_broken(end[1].casefold(), beginning[1]):
            return Passage.join((before.slice(0, -1), after), separator="")
        return Passage.join((before, after), separator="")

    def _is_broken(self, left: str, right: str) -> bool:
        """Whether the hyphen only marks the line's end: `prob-` + `lem`."""
        if not right[0].islower() or left.rsplit("-", 1)[-1].isdigit():
            return False
        last = left.rsplit("-", 1)[-1]
        whole, parted = self._seen[last + right], self._seen[f"{last}-{right}"]
        if whole or parted:
            return whole > parted
        return last not in PREFIXES and not (self._seen[last] and self._seen[right.casefold()])


def _bridged(before: Passage, after: Passage) -> Passage:
    return Passage.join((before, after))
