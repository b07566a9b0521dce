"""Which providers does an entry of the fact page name? One or several, remarks in brackets left out."""

from __future__ import annotations

import re

from ingest.organisations.gazetteer import gazetteer
from ingest.wording import phrases

_ENDED = "|".join([r"(?<=\))", *(rf"(?<=\b{ending})" for ending in phrases("fact_page", "ends_of_names"))])
# `Health and Care NHS Trust and Northshore Minds`, `Harbour/Second Chapter`: where another name begins
_BETWEEN_NAMES = re.compile(rf"\s*;\s*|(?<=\w\w\w)\s*/\s*(?=[A-Z]\w\w)|(?:{_ENDED})(?:,|\s+and)\s+(?=[A-Z])")
# `GEOAmey and Serco`: where another may begin
_JOINED = re.compile(r"(?:,|\s+and)\s+(?=[A-Z])")
# `, owned by A`: who stands behind a provider and provides nothing itself
_OWNER = re.compile(r",\s+(?:which is )?(?:owned by|(?:a )?part of)\s.*")
# `, subcontracted to B`, ` subcontracts to B`: another that provides it
_PASSED_ON = re.compile(r",?\s+(?:which )?sub-?contract(?:s|ed)(?: out)? to\s+(?=[A-Z])")
# ` (adults)`, ` (in-house provision)`, ` (Low Moor)`: no abbreviation
_REMARK = re.compile(r"\s*\((?:(?:[a-z]|[A-Z]?[a-z]+ [a-z])[^()]*|[A-Z][a-z]{2,}(?:[ -][A-Z][a-z]+)*)\)")
# `C.I.C.`: the point is part of the name
_POINTED = re.compile(r"(?:\b[A-Z]\.){2,}$")


def provider_names(text: str) -> tuple[str, ...]:
    """The names in an entry, as printed: `A NHS Trust and B`, `A/B`, `A (adults) and B (children)`, `A, owned by C`."""
    entries = (entry for one in _PASSED_ON.split(text) for entry in _BETWEEN_NAMES.split(_OWNER.sub("", one)))
    names = (_REMARK.sub("", name).strip(" ,;") for entry in entries for name in _known_apart(entry))
    names = (name if _POINTED.search(name) else name.rstrip(" .") for name in names)
    return tuple(name for name in names if name) or (text.strip(" ."),)


def _known_apart(entry: str) -> list[str]:
    """The names in a row, if each is known by itself and all of them together are not one."""
    names = _JOINED.split(entry)
    known = gazetteer().means
    return names if all(map(known, names)) and not known(entry) else [entry]
