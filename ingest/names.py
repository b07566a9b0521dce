"""How is a person's name printed? One pattern for names with titles, hyphens, apostrophes, particles and honours."""

from __future__ import annotations

import re

from ingest.wording import any_of

_WORD = r"(?:(?:[A-ZÀ-ÞŁŚŻ]\.)+|[A-ZÀ-ÞŁŚŻ](?:[\w'.-]*[\w'])?)"
_FURTHER = rf"(?:{any_of('people', 'name_particles')}(?=\s)|{_WORD})"
HONOURS = rf"(?:,?\s+{any_of('people', 'honours')}(?!\w))*"
NAME = rf"(?:{any_of('people', 'titles_of_address')}\.?\s+)?{_WORD}(?:\s+{_FURTHER}){{1,4}}?"
"""A name of two to five words (`Dr Mary-Ann O'Neil`, `Jan van der Berg`), the shortest that lets what follows match."""

_WHOLE_NAME = re.compile(NAME + HONOURS)


def is_name(text: str) -> bool:
    """Whether the words are shaped like one whole name, and nothing else."""
    return bool(_WHOLE_NAME.fullmatch(text.strip()))
