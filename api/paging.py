"""Where are the pages around one? As addresses in the answer, and as a Link header (RFC 8288) for who reads no body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

Pairs = Sequence[tuple[str, str]]

_PLACES = frozenset({"cursor", "offset"})
"""Parameters that choose a page."""


def by_offset(path: str, pairs: Pairs, *, offset: int, limit: int, total: int) -> dict[str, str | None]:
    """`prev` and `next` of a list that is paged by how many are passed over."""
    before, after = max(0, offset - limit), offset + limit
    return {
        "prev": _address(path, pairs, before) if offset > 0 else None,
        "next": _address(path, pairs, after) if after < total else None,
    }


def link_header(path: str, query: bytes, answer: Any) -> str:
    """The Link header of a page of a list; empty for all other answers."""
    if not isinstance(answer, Mapping) or "prev" not in answer:
        return ""
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    around = {"first": _address(path, pairs, 0), "prev": answer["prev"], "next": answer["next"]}
    return ", ".join(f'<{address}>; rel="{name}"' for name, address in around.items() if address)


def _address(path: str, pairs: Pairs, offset: int) -> str:
    rest = [pair for pair in pairs if pair[0] not in _PLACES] + ([("offset", str(offset))] if offset else [])
    return f"{path}?{urlencode(rest)}" if rest else path
