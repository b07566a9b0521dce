"""What do the words of the frames stand for? The regular expression of each word of `wording/frames.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ingest.wording import alternatives, table

_SLOT = re.compile(r"\{([a-z_]+)\}")


@cache
def frame_words() -> Mapping[str, str]:
    """The words by name; KeyError where one holds a word that does not stand above it."""
    words = dict[str, str]()
    for name, choices in table("frames", "words").items():
        words[name] = filled_in(alternatives(choices), words)
    return words


def filled_in(say: str, slots: Mapping[str, str]) -> str:
    """The expression with each `{slot}` replaced by what it stands for; KeyError where that is unknown."""
    return _SLOT.sub(lambda slot: slots[slot.group(1)], say)
