"""What is searched for? Words, "phrases", prefix* and -without, whatever else a client sends."""

from __future__ import annotations

import re

from ontology.errors import UsageError

LONGEST = 300
"""Characters of what is asked for."""

# "use of force" · -self-harm · purposeful* · prisoners'
_TERM = re.compile(r'(?P<without>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_WORDY = re.compile(r"\w")


def match_of(asked: str) -> str:
    """What is asked for as FTS5 takes it: each word or phrase between quotes, so that no other syntax gets in.

    Empty where there is no word to look for.

    Raises:
        UsageError: it is too long.
    """
    if len(asked) > LONGEST:
        raise UsageError(f"more than {LONGEST} characters are searched for", hint="give fewer words")
    wanted: list[str] = []
    unwanted: list[str] = []
    for found in _TERM.finditer(asked.replace("\0", " ")):
        text = found["phrase"] if found["word"] is None else found["word"]
        if _WORDY.search(text):
            (unwanted if found["without"] else wanted).append(_quoted(text))
    if not wanted:
        return ""
    without = "".join(f" NOT {each}" for each in unwanted)
    return f"({' AND '.join(wanted)}){without}"


def _quoted(text: str) -> str:
    prefix = "*" if text.endswith("*") and _WORDY.search(text[-2:-1]) else ""
    return '"' + text.rstrip("*").encode("utf-8", "replace").decode().replace('"', '""') + '"' + prefix
