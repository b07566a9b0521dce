"""How does prose put a provider beside a service? Patterns over sentences whose names are masked letter for letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.wording import any_of

FIRST, FURTHER = "\x01", "\x02"
"""What the first letter and the further letters of a masked name are."""

_ORG = rf"{FIRST}{FURTHER}*"
_OPENED = r"(?:\s\([^)]*\))?"  # `(CIC)` or `(CHCP)` after a name
# `Oxleas`, `the Forward Trust and Inclusion`, `Spectrum, alongside its partner, Humber`
_ORGS = (
    rf"(?:the\s)?{_ORG}{_OPENED}(?:(?:,?\sand|,|,?\salongside|,?\swith|,?\sin\spartnership\swith)"
    rf"\s(?:(?:its|their)\spartners?,?\s)?(?:by\s)?(?:the\s)?{_ORG}{_OPENED})*"
)

_THE = any_of("provisions", "determiners")
_PROVIDER = any_of("provisions", "provider_nouns")

# `and dental services by Time for Teeth`, `, substance misuse support by Inclusion`
ELLIPTIC = re.compile(rf"(?:,|\band)\s(?P<service>(?:[\w'-]+\s){{1,5}})by\s(?P<who>{_ORGS})")
# `commissioned by NHS England`, `NHS England (NHSE) commissioners`, `NHS England had commissioned`
COMMISSIONING = re.compile(
    rf"\bcommissioned\s(?:\w+\s){{0,3}}?by\s{_ORGS}|{_ORG}{_OPENED}\s(?:health\s)?(?:commissioners?|had\scommissioned|commissioned)\b"
)


@cache
def supporting() -> re.Pattern[str]:
    """`A had been awarded a contract to work with its partner, B, to provide oversight and support to C`."""
    agreed = r"\b(?:contract|provid|commission|brought|asked|appointed|gave|giving|offer)"
    return re.compile(
        rf"({_ORGS}(?=[^;]*{agreed})(?:[^;]*?\bpartner,?\s{_ORG}{_OPENED},?)?)"
        rf"[^;]*?\b{any_of('provisions', 'oversight')}\s(?:to|of|for)\s(?:the\s)?({_ORG})"
    )


@cache
def apposed() -> Sequence[re.Pattern[str]]:
    """`the mental health provider, A`, and `A, the mental health provider`."""
    noun = rf"(?P<service>(?:[\w'&,-]+\s){{1,7}}?){_PROVIDER}"
    return (
        re.compile(
            rf"\b(?:{_THE}\s){noun}(?:,\s|\s\(|:\s|\swas\s|\sis\s|\s)(?P<who>{_ORGS})",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?P<who>{_ORGS})(?:,\s|\s\(|\swas\s|\sis\s|\swere\s)(?:{_THE}\s){noun}",
            re.IGNORECASE,
        ),
    )


@cache
def passive() -> re.Pattern[str]:
    """`provided on site by A and B`, `subcontracted to A`, `run by a new provider`."""
    nameless = rf"{_THE}\s(?:[\w-]+\s){{0,3}}?{_PROVIDER}"
    provided = any_of("provisions", "passive")
    return re.compile(
        rf"\b{provided}\s(?:[\w,-]+\s){{0,6}}?(?:by\s|(?<=\sto\s)|(?<=\sfrom\s))(?P<who>{_ORGS}|{nameless})",
        re.IGNORECASE,
    )


@cache
def contracted() -> re.Pattern[str]:
    """`A had been awarded the contract to`, `A was commissioned in 2022 to`."""
    awarded = rf"(?:(?:had|has|have|was|were|been)\s){{1,3}}(?:\w+\s)?{any_of('provisions', 'awarded')}"
    return re.compile(rf"(?P<who>{_ORGS})\s{awarded}[^;,.]*?\b(?:to|for)\b", re.IGNORECASE)


@cache
def active() -> re.Pattern[str]:
    """`A provided`, `A, which had now taken over`, `A staff delivered`."""
    between = r",?\s(?:(?:had|has|have|which|who|now|also|jointly|staff)\s){0,3}"
    return re.compile(rf"(?P<who>{_ORGS}){between}{any_of('provisions', 'active')}\b", re.IGNORECASE)


@cache
def unnamed() -> re.Pattern[str]:
    """`the health care provider`, `a new provider`."""
    return re.compile(rf"\b{_THE}\s(?P<service>(?:[\w'-]+\s){{0,4}}?){_PROVIDER}\b", re.IGNORECASE)
