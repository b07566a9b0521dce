"""Which names that no list holds are organisations by their position: provider, contractor, employer, charity named?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.frames import FIRST, ONE, Filled, fill, mask
from ingest.organisations.candidates import Said, find_candidates, is_short_form, is_telling
from ingest.organisations.gazetteer import Named, gazetteer
from ingest.sentences import sentences
from ingest.wording import phrases
from ontology.concepts import find as find_concept
from ontology.iris import local_name

KIND_OF_ROLE = {
    "prison-operator": "operator",
    "health-lead": "health",
    "primary-care": "health",
    "mental-health": "mental health",
    "pharmacy": "pharmacy",
    "social-care": "social care",
    "optician": "eyes",
    "dental": "dental",
    "substance-misuse": "substance misuse",
    "education-vocational": "education",
    "careers-guidance": "education",
    "library": "library",
    "escort": "escort",
    "facilities-management": "facilities",
    "resettlement": "probation",
    "family-services": "charity",
}
"""The kind of an organisation of which no more is known than what it provides."""

_MEMBER = rf"(?:(?:by|from|with)\s)?(?:{ONE}|(?:the|a|an|other|local|several)\s[a-z]+(?:\s[a-z]+)?)"
# `A and B`, `A, B and the C`, `A, the local authority and B`
_ROW = re.compile(rf"{_MEMBER}(?:,\s{_MEMBER})*,?\s(?:and|alongside)\s{_MEMBER}")

_CHARITY = re.compile(r"(?i)\bcharit(?:y|ies)\b|\bhospice")

VAGUE = (None, "company")
"""Kinds that say less than what an organisation provides."""


def find_by_position(text: str, known: Sequence[Named], said: Said) -> list[Named]:
    """The names in a plain text that stand where organisations stand, each with the kind that its position tells.

    A known name that is a common word too (not `sure`) may be made sure by its position.
    """
    sure = [named for named in known if named.sure and named.name not in phrases("organisations", "generic")]
    vague = [named for named in sure if named.kind in VAGUE]
    candidates = [*vague, *find_candidates(text, sure, said)]
    told = list(_told_by_kind(text, sure, said))
    if not candidates:
        return told
    masked = mask(text, [(named.start, named.end) for named in (*sure, *candidates[len(vague) :])])
    found = dict[int, Named]()
    for start, end in sentences(text):
        within = [one for one in candidates if start <= one.start and one.end <= end]
        for filled in fill(masked[start:end]) if within else ():
            for one in _placed(filled, within, masked[start:end], start):
                if one.start not in found or found[one.start].kind in VAGUE or filled.frame.kind:
                    found[one.start] = _named(one, filled)
    found |= {one.start: one for one in told if one.start not in found}
    beside = _beside(masked, candidates, [*sure, *found.values()])
    return [*found.values(), *(one for one in beside if one.start not in found)]


def _told_by_kind(text: str, sure: Sequence[Named], said: Said) -> Iterator[Named]:
    """The names, however odd, of which a frame tells the kind: `the charity Second Spring`."""
    if not _CHARITY.search(text):
        return
    candidates = list(find_candidates(text, sure, said, odd=True))
    masked = mask(text, [(named.start, named.end) for named in (*sure, *candidates)])
    for filled in fill(masked):
        if filled.frame.kind:
            yield from (_named(one, filled) for one in _placed(filled, candidates, masked, 0))


def _beside(masked: str, candidates: Sequence[Named], placed: Sequence[Named]) -> Iterator[Named]:
    """The candidates of several words in a row with an organisation: `Bridges to Hope and the Samaritans`."""
    for row in _ROW.finditer(masked):
        if any(row.start() <= other.start < row.end() for other in placed):
            yield from (one for one in candidates if row.start() <= one.start < row.end() and is_telling(one.name))


def _named(one: Named, filled: Filled) -> Named:
    """The organisation that a candidate is: one that we know by this name, else one of the kind that its role tells."""
    known = gazetteer().means(one.name)
    if known:
        return Named(one.start, one.end, known, gazetteer().kinds[known], one.printed)
    kind = filled.frame.kind or KIND_OF_ROLE.get(filled.role or "") or one.kind
    return Named(one.start, one.end, one.name, kind, one.printed)


def kind_of_role(printed: str) -> str | None:
    """The kind of an organisation in a role of the service-role scheme."""
    role = find_concept("service-role", printed)
    return KIND_OF_ROLE.get(local_name(role)) if role else None


def _placed(filled: Filled, candidates: Sequence[Named], masked: str, offset: int) -> Iterator[Named]:
    """The candidates in a filled frame that it makes organisations."""
    needs = filled.frame.needs
    if (needs == "service" and not filled.role) or (needs == "offering" and not filled.offers):
        return
    for span in (filled.who, filled.other):
        inside = [one for one in candidates if span and span[0] <= one.start - offset and one.end - offset <= span[1]]
        # `with the Shannon Trust and with Wordwise`: what is joined to a known name is of its kind
        joined = span is not None and masked[span[0] : span[1]].count(FIRST) > len(inside)
        telling = needs != "several" or joined or any(is_telling(one.name) or _is_known(one) for one in inside)
        for one in inside:
            sure = not is_short_form(one.name) or filled.role or filled.frame.kind or filled.frame.look == "within"
            if telling and sure:
                yield one


def _is_known(one: Named) -> bool:
    return gazetteer().means(one.name) is not None
