"""Which mark stands before the words of a line: a bullet, a letter, a number, heading marks?"""

from __future__ import annotations

import re

# what parts a mark from the words behind it: spaces of any width, no line's end
_SPACES = r"[ \t\u00a0\u2000-\u200a\u202f]"

# bullets: "- ", "• ", "* ", "▪\t", "– " (a dash with a space) ...
BULLET = re.compile(rf"(?P<mark>[-*+•‣▪●○◦·–—■□➢✓✔]|\\-){_SPACES}+(?=\S)")

# the same in a PDF, where an asterisk marks a footnote
PRINTED_BULLET = re.compile(rf"(?P<mark>[-•‣▪●○◦·–—■□➢✓✔]){_SPACES}+(?=\S)")

# "## Safety"
HASHES = re.compile(r"(?P<mark>#{1,6})[ \t]+(?=\S)")

# "> quoted words"   "| quoted words" (one bar, no columns)
QUOTE = re.compile(r"(?P<mark>[>|])[ \t]*(?=\S)")

# letters and numbers: "a. text"  "b) text"  "(c) text"  "iv. text"  "1. text"  "12) text"  "(3) text"
_LETTER = r"\(?(?:[a-zA-Z]|[ivx]{2,5}|\d{1,2})(?:\.\)|[.)])|\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)"
LETTERED = re.compile(rf"(?P<mark>{_LETTER}){_SPACES}+(?=\S)")

# the same in bold, before words that are not: "**a)** text"
BOLD_LETTERED = re.compile(rf"\*\*(?P<mark>{_LETTER})\*\*{_SPACES}+(?=[^\s*])")

# a law cited up to a line's end: "... by section 5(1)", "(b) of the Act"
CITED = re.compile(r"\w\(\d{1,3}\)[ \t]*\r?\n[ \t]*\Z")
SUBSECTION = re.compile(r"\([a-z]\)[ \t]+[a-z]")
LONGEST_CITATION = 24
"""Characters above a line that may cite a law."""

# a mark that stands alone on its line: "a)", "12.", "•"
LONE_MARK = re.compile(r"\(?(?:[a-z]|[ivx]{2,5}|\d{1,2})(?:\.\)|[.)])|[•‣▪●○◦]")

# Initials look like letters: "J. Smith", "A. B. Jones"
INITIALS = re.compile(r"[A-Z]\.")


def take_mark(text: str, start: int, end: int, *, typed: bool = True) -> tuple[str | None, int]:
    """The innermost mark before the words of `text[start:end)`, and where the words begin: `- a. text` gives `a.`.

    `typed` is text from a keyboard or converter, with Markdown's marks; otherwise it is a printed page's.
    """
    mark: str | None = None
    at = _skip(text, start, end)
    if found := QUOTE.match(text, at, end):
        at = found.end()
    for pattern in (BULLET, HASHES, LETTERED, BOLD_LETTERED) if typed else (PRINTED_BULLET, LETTERED):
        found = pattern.match(text, at, end)
        if found and not INITIALS.fullmatch(found["mark"]) and not _is_cited(text, found.start()):
            mark, at = found["mark"], found.end()
    return mark, at


def _is_cited(text: str, at: int) -> bool:
    """Whether a letter in brackets goes on with the number of a law from the line above."""
    return bool(SUBSECTION.match(text, at) and CITED.search(text[max(0, at - LONGEST_CITATION) : at]))


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
