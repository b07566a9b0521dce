"""Which IRIs does this version merge? Renames IRIs in N-Quads as they stream past, leaving literals as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graphs.files import digest_of, json_bytes
from ontology.errors import DatasetError

# A literal (kept whole, so that words inside it are never taken for an IRI) or an IRI: "a \"b\" <c>" · <https://x/y>
_TOKEN = re.compile(rb'"(?:[^"\\\n]|\\.)*"|<([^<>"{}|^`\\\x00-\x20]*)>')


class IdentityMap:
    """Old IRI to new IRI, for nodes that two reports name differently. Chains are followed to their end.

    Raises:
        DatasetError: the renames go round in a circle.
    """

    def __init__(self, renames: Mapping[str, str] | None = None) -> None:
        renames = {old: new for old, new in (renames or {}).items() if old != new}
        self._renames = {old.encode(): _end(old, renames).encode() for old in renames}
        prefix = _shared_start(renames)
        # Finds candidates fast: every old IRI begins with what all of them share.
        self._candidate = re.compile(b"<(" + re.escape(prefix.encode()) + rb"[^>\s]*)>")
        self.digest = digest_of(json_bytes({old: renames[old] for old in sorted(renames)}))

    def as_json(self) -> dict[str, str]:
        """Every old IRI with the one that it becomes in the end."""
        return {old.decode(): new.decode() for old, new in self._renames.items()}

    def __len__(self) -> int:
        return len(self._renames)

    def touched(self, nquads: bytes) -> dict[str, str]:
        """The renames that (may) apply to this graph, sorted."""
        if not self._renames:
            return {}
        found = self._renames.keys() & set(self._candidate.findall(nquads))
        return {old.decode(): self._renames[old].decode() for old in sorted(found)}

    def apply(self, nquads: bytes) -> bytes:
        """The graph with its old IRIs replaced; the same bytes where none occurs."""
        return _TOKEN.sub(self._rename, nquads) if self.touched(nquads) else nquads

    def _rename(self, match: re.Match[bytes]) -> bytes:
        new = self._renames.get(match[1]) if match[1] else None
        return match[0] if new is None else b"<" + new + b">"


def _shared_start(texts: Mapping[str, str]) -> str:
    first, last = min(texts, default=""), max(texts, default="")
    length = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[:length]


def _end(old: str, renames: Mapping[str, str]) -> str:
    seen = {old}
    new = renames[old]
    while new in renames:
        if new in seen:
            raise DatasetError(f"identities go round in a circle at {new}", hint="correct the decisions in reviews/")
        seen.add(new)
        new = renames[new]
    return new
