"""Which answer is it, and has the client it already? Keys of answers, ETags, and the headers that go with them."""

from __future__ import annotations

import hashlib

from api.protocol import Asked

FRESH = "public, max-age=0, must-revalidate"
"""What caches may do with an answer: keep it, and ask whether it still holds."""

_MOST = 64
"""Tags of a header that are looked at."""


def key_of(*parts: object) -> str:
    """The key of the answer that these make: a version, what was asked, and its form."""
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def answer_key(version: str, base: str, asked: Asked) -> str:
    """The key of the answer to a query."""
    return key_of(version, asked.query, base, asked.rows_as, asked.triples_as, asked.default_graphs, asked.named_graphs)


def headers_of(key: str, *, volatile: bool = False) -> dict[str, str]:
    """The headers that an answer has for caches; one that may differ each time is kept by none."""
    kept = {"Cache-Control": "no-store"} if volatile else {"ETag": tag_of(key), "Cache-Control": FRESH}
    return {**kept, "Vary": "Accept, Accept-Encoding"}


def tag_of(key: str) -> str:
    """The ETag of an answer. It is weak, as compressed and plain bytes share it."""
    return f'W/"{key}"'


def matches(if_none_match: str, key: str) -> bool:
    """Whether an If-None-Match header names the answer, compared weakly."""
    tags = if_none_match.split(",", _MOST)[:_MOST]
    return any(tag.strip().removeprefix("W/") == f'"{key}"' for tag in tags)


def matches_any(if_none_match: str) -> bool:
    """Whether an If-None-Match header names whatever answer there is; which is known once there is one."""
    return if_none_match.strip() == "*"


def takes_gzip(accept_encoding: str) -> bool:
    """Whether an Accept-Encoding header lets an answer be compressed."""
    weights = {}
    for part in accept_encoding.lower().split(","):
        coding, *parameters = (piece.strip() for piece in part.split(";"))
        weights[coding] = not any(piece.replace(" ", "") in _NEVER for piece in parameters)
    return weights.get("gzip", weights.get("x-gzip", weights.get("*", False)))


_NEVER = frozenset({"q=0", "q=0.0", "q=0.00", "q=0.000"})
