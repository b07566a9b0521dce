"""How do printed words read when every quote, dash and space is the keyboard's? Length never changes.

Because each character becomes one character, an offset in the plain text is the same offset in the printed text.
"""

from __future__ import annotations

import re

_KEYBOARD = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛´`′", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("–—‒―−‐‑", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f\u2007\t\n\r", " "),
    }
)

_NOT_A_WORD = re.compile(r"[^\w%£]+")


def plain(text: str) -> str:
    """The text with keyboard quotes, dashes and spaces, exactly as long as before."""
    if text.isascii() and "`" not in text and "\n" not in text and "\t" not in text and "\r" not in text:
        return text  # as most texts are, and each is asked for many times
    return text.translate(_KEYBOARD)


def words_of(text: str) -> str:
    """The words alone, in lower case with single spaces: two printings of one statement compare equal."""
    return _NOT_A_WORD.sub(" ", plain(text).replace("'", "")).strip().casefold()
