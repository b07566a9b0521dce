"""Which address on the web does a reference print?"""

from __future__ import annotations

import re

# `https://example.org/report.pdf`, `www.example.org`
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"“”]+", re.IGNORECASE)


def address_in(text: str) -> str | None:
    """The first address, without the stop that ends the sentence around it."""
    found = _ADDRESS.search(text)
    return found.group().rstrip(".,;:") if found else None
