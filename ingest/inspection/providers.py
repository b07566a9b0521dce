"""Which providers does an entry of the fact page name? One or several, remarks in brackets left out."""

from __future__ import annotations

import re

from ingest.wording import phrases

_ENDED = "|".join([r"(?<=\))", *(rf"(?<=\b{ending})" for ending in phrases("fact_page", "ends_of_names"))])
# `Health and Care NHS Trust and Northshore Minds`, `Harbour/Second Chapter`: where another name begins
_BETWEEN_NAMES = re.compile(rf"\s*;\s*|(?<=\w\w\w)\s*/\s*(?=[A-Z]\w\w)|(?:{_ENDED})(?:,|\s+and)\s+(?=[A-Z])")
# ` (adults)`, ` (in-house provision)`, ` (Low Moor)`: no abbreviation
_REMARK = re.compile(r"\s*\((?:(?:[a-z]|[A-Z]?[a-z]+ [a-z])[^()]*|[A-Z][a-z]{2,}(?:[ -][A-Z][a-z]+)*)\)")
# `C.I.C.`: the point is part of the name
_POINTED = re.compile(r"(?:\b[A-Z]\.){2,}$")


def provider_names(text: str) -> tuple[str, ...]:
    """The names in an entry, as printed: `A NHS Trust and B`, `A/B`, `A (adults) and B (children)`."""
    names = (_REMARK.sub("", name).strip(" ,;") for name in _BETWEEN_NAMES.split(text))
    names = (name if _POINTED.search(name) else name.rstrip(" .") for name in names)
    return tuple(name for name in names if name) or (text.strip(" ."),)
