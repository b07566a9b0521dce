"""What does an engine report? The same few fields, whichever engine it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One result as an engine gives it: IRIs in full, a literal as its lexical form, `path` as SPARQL writes it."""

    code: str
    focus: str
    path: str | None
    value: str | None
    message: str
