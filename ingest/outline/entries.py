"""Does a line open an entry of the fact page? Then it never goes on from the line before."""

from __future__ import annotations

import re
from functools import cache

from ingest.plain import plain
from ingest.wording import alternatives, any_of, table

# "B and C wings: general population", "Avocet – induction": an entry of a list without bullets
KEYED = re.compile(r"[A-Z\d][^.:;,?!]{0,60}:\s+\S|[A-Z]\S*(?:\s\S+)?\s[–-]\s+\S")

LONG = 4
"""A label of so many words opens an entry whatever stands behind it; a shorter one needs its colon or its own line."""


def is_keyed(text: str) -> bool:
    """Whether a line opens with a few words that name what stands behind a colon or a dash."""
    return bool(KEYED.match(text))


def opens_entry(text: str) -> bool:
    """`Brief history`, `Dental health provider: Name`, `Name of governor and date in post Ada Brennan`."""
    found = _label().match(plain(text)) if text[:1].isupper() else None
    return bool(found and (found["end"] is not None or len(found["label"].split()) >= LONG))


@cache
def _label() -> re.Pattern[str]:
    labels = alternatives(tuple(label for labels in table("fact_page", "labels").values() for label in labels))
    any_label = rf"(?P<label>{labels}|{any_of('fact_page', 'providers')})"
    return re.compile(rf"(?i){any_label}\b(?:\s*\([A-Z]{{2,6}}\))?(?P<end>\s*:|\s-\s|\s*$)?")
