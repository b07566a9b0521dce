"""By which number is something known? 64 bits of a digest of its text."""

from __future__ import annotations

import hashlib


def name_of(text: str) -> int:
    """The number of a text."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
