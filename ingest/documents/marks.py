"""Which mark stands before the words of a line: a bullet, a letter, a number, heading marks?"""

from __future__ import annotations

import re

# bullets: "- ", "• ", "* ", "▪\t", "– " (a dash with a space) ...
BULLET = re.compile(r"(?P<mark>[-*+•‣▪●○◦·–—■□➢✓✔]|\\-)[ \t\u00a0]+(?=\S)")

# the same in a PDF, where an asterisk marks a footnote
PRINTED_BULLET = re.compile(r"(?P<mark>[-•‣▪●○◦·–—■□➢✓✔])[ \t\u00a0]+(?=\S)")

# "## Safety"
HASHES = re.compile(r"(?P<mark>#{1,6})[ \t]+(?=\S)")

# "> quoted words"   "| quoted words" (one bar, no columns)
QUOTE = re.compile(r"(?P<mark>[>|])[ \t]*(?=\S)")

# letters and numbers: "a. text"  "b) text"  "(c) text"  "iv. text"  "1. text"  "12) text"  "(3) text"
LETTERED = re.compile(
    r"(?P<mark>\(?(?:[a-zA-Z]|[ivx]{2,5}|\d{1,2})(?:\.\)|[.)])|\((?:[a-z]|[ivx]{1,5}|\d{1,2})\))[ \t\u00a0]+(?=\S)"
)

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
    for pattern in (BULLET, HASHES, LETTERED) if typed else (PRINTED_BULLET, LETTERED):
        found = pattern.match(text, at, end)
        if found and not INITIALS.fullmatch(found["mark"]):
            mark, at = found["mark"], found.end()
    return mark, at


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
