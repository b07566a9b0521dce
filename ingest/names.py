"""How is a person's name printed? One pattern for names with titles, hyphens, apostrophes, particles and honours."""

from __future__ import annotations

import re

from ingest.dates import MONTH, YEAR
from ingest.plain import plain
from ingest.wording import alternatives, any_of, table

_LONGEST_SIGNATURE = 120

_WORD = r"(?:(?:[A-ZÀ-ÞŁŚŻ]\.)+|[A-ZÀ-ÞŁŚŻ](?:[\w'.-]*[\w'])?)"
_ROLE_WORD = rf"(?!{any_of('people', 'no_name_words')}(?![\w-]))"
_FURTHER = rf"(?:{any_of('people', 'name_particles')}(?=\s)|{_ROLE_WORD}{_WORD})"
HONOURS = rf"(?:,?\s+{any_of('people', 'honours')}(?!\w))*"
NAME = rf"(?:{any_of('people', 'titles_of_address')}\.?\s+)?{_WORD}(?:\s+{_FURTHER}){{1,4}}?"
"""A name of two to five words (`Dr Mary-Ann O'Neil`, `Jan van der Berg`), the shortest that lets what follows match."""

_WHOLE_NAME = re.compile(NAME + HONOURS)


def is_name(text: str) -> bool:
    """Whether the words are shaped like one whole name, and nothing else."""
    return bool(_WHOLE_NAME.fullmatch(text.strip()))


_MONTH = rf"(?:\d{{1,2}}\s+)?{MONTH},?\s+{YEAR}"
_OFFICE = alternatives(tuple(office for some in table("bodies", "offices").values() for office in some))
# `Ann Oak CBE HM Chief Inspector of Prisons November 2023`, on one line or three; the month may stand beside the name
SIGNATURE = re.compile(
    rf"(?:^|(?<=[.!?'\"])\s+)(?P<name>{NAME}){HONOURS}(?:[\s,]+(?P<beside>{_MONTH}))?[\s,]+"
    r"(?P<office>(?:(?:HM|Her Majesty's|His Majesty's)\s+)?(?:Deputy\s+|Acting\s+)?"
    rf"{_OFFICE}(?:\s+for\s+England\s+and\s+Wales)?)"
    rf"(?:[\s,]+(?P<month>{_MONTH}))?\s*$"
)


_MONTH_ALONE = re.compile(_MONTH)


def is_month(text: str) -> bool:
    """`December 2025`: the last line of a signature."""
    return bool(_MONTH_ALONE.fullmatch(plain(text).strip()))


def is_signature(text: str) -> bool:
    """Whether a line is a whole signature: name, office and month."""
    found = SIGNATURE.match(plain(text)) if len(text) < _LONGEST_SIGNATURE else None
    return bool(found and (found["month"] or found["beside"]))
