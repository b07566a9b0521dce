"""How does prose put a provider beside a service? Patterns over sentences whose names are masked letter for letter."""

from __future__ import annotations

import re
from functools import cache

from ingest.frame_words import frame_words
from ingest.frames import ONE, ORGS
from ingest.wording import any_of

_THE = any_of("provisions", "determiners")
_PROVIDER = any_of("provisions", "provider_nouns")

# `commissioned by NHS England`, `NHS England (NHSE) commissioners`, `NHS England had commissioned`
COMMISSIONING = re.compile(
    rf"\bcommissioned\s(?:\w+\s){{0,3}}?by\s{ORGS}|{ONE}\s(?:health\s)?(?:commissioners?|had\scommissioned|commissioned|commissions?)\b"
)


@cache
def supporting() -> re.Pattern[str]:
    """`A had been awarded a contract to work with its partner, B, to provide oversight and support to C`."""
    giving = r"\b(?:provid\w+|giv\w+|gave|offer\w*|with)\s(?:[\w-]+\s){0,2}?"
    return re.compile(
        rf"({ORGS}(?:[^;]*?\bpartner,?\s{ONE},?)?)"
        rf"[^;]*?{giving}{any_of('provisions', 'oversight')}\s(?:to|of|for)\s({ONE})"
    )


@cache
def nameless() -> re.Pattern[str]:
    """`delivered by an external provider`, `subcontracted to a new provider`."""
    given = frame_words()["given"]
    return re.compile(
        rf"\b{given}\s(?:[\w,-]+\s){{0,6}}?(?:by\s|(?<=\sto\s)|(?<=\sfrom\s))"
        rf"(?P<who>{_THE}\s(?:[\w-]+\s){{0,3}}?{_PROVIDER})",
        re.IGNORECASE,
    )


@cache
def unnamed() -> re.Pattern[str]:
    """`the health care provider`, `a new provider`."""
    return re.compile(rf"\b{_THE}\s(?P<service>(?:[\w'-]+\s){{0,4}}?){_PROVIDER}\b", re.IGNORECASE)
