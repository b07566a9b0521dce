"""Into which words, numbers and marks does a sentence fall, and where does each stand?"""

from __future__ import annotations

import re
from typing import NamedTuple


class Token(NamedTuple):
    """A word, a number or a mark; `[start, end)` counts characters of the text, `glued`: no space before it."""

    text: str
    start: int
    end: int
    glued: bool
    low: str
    """Its letters in lower case, with a straight apostrophe."""

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text.isascii() and self.text[0].isdigit() and self.text[-1].isdigit()

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()


# 1,094 | 8.5 | 19th | NEWS2 | prisoners' | any other mark alone; words break at hyphens: `two-thirds` -> two - thirds
_TOKEN = re.compile(
    r"""\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)
      | \d+(?:st|nd|rd|th)\b
      | \d+(?:\.\d+)?
      | [^\W\d_]+(?:['’][^\W\d_]+)*\d+\w*
      | [^\W\d_]+(?:['’][^\W\d_]+)*
      | \S""",
    re.VERBOSE,
)


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, placed in the whole text."""
    tokens, last = list[Token](), start
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word, glued = match.group(), match.start() == last and last > start
        last = match.end()
        tokens.append(Token(word, match.start(), last, glued, word.lower().replace("’", "'")))
    return tokens
