"""Who provides what at the establishment, as the prose says it?

Names of organisations are masked in each sentence, letter for letter, so that a pattern can say "an organisation here"
and still lead to the characters that were printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.frames import Filled, clause_start, fill
from ingest.organisations import Mentions, mentions
from ingest.organisations.gazetteer import Named
from ingest.plain import plain
from ingest.provisions import phrasing
from ingest.provisions.masking import Sentence, masked_sentences
from ingest.provisions.stretches import kinds_providing, stretches
from ingest.provisions.times import is_of_another_time
from ingest.services import service_in
from ontology.concepts import concepts
from ontology.concepts import find as find_concept
from ontology.model import Paragraph, Provision, Report

_OPERATOR = "prison-operator"
_OVERSIGHT = "health-oversight-support"
_HEALTH = "health-lead"
_COMMISSIONER = "commissioner-health"
_ROLE_OF_KIND = {
    "health": _HEALTH,
    "mental health": "mental-health",
    "dental": "dental",
    "substance misuse": "substance-misuse",
    "education": "education-vocational",
    "escort": "escort",
    "facilities": "facilities-management",
}
"""What the main provider is the provider of, where only its kind tells."""
_NARROW = frozenset({"mental health", "dental", "substance misuse"})
"""Kinds of organisations that do one thing."""
_OBJECT = 30  # characters after a verb in which what it is done to begins
_OF_GOVERNMENT = frozenset({"facilities-management", "resettlement"})
"""What bodies of the government provide; of anything else they are those who pay."""
_OVERSEEING = frozenset({"inspectorate", "regulator", "ombudsman", "oversight", "commissioner"})


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a pattern found: a provider (None: unnamed) in a role, in characters `[start, end)` of the sentence."""

    provider: str | None
    role: str
    printed: str
    start: int
    end: int
    supports: str | None = None


def find_provisions(report: Report, named_in: Mentions | None = None) -> tuple[Provision, ...]:
    """The provisions that the prose states, each where it is first stated; named providers before unnamed ones.

    What the fact page lists already is not told again. `named_in`: the report's mentions, where they are known already.
    """
    named_in = tuple(mentions(report)) if named_in is None else named_in
    named, unnamed = dict[tuple[str | None, str, str | None], Provision](), dict[str, Provision]()
    for paragraph, sentence in masked_sentences(report, named_in):
        for claim in _claims(sentence):
            provision = _provision(paragraph, sentence, claim)
            if claim.provider:
                named.setdefault((claim.provider, claim.role, claim.supports), provision)
            else:
                unnamed.setdefault(claim.role, provision)
    filled = {role for _, role, _ in named}
    listed = _listed(report, named_in)
    told = (each for each in named.values() if (each.provider, find_concept("service-role", each.role)) not in listed)
    return (*told, *(provision for role, provision in unnamed.items() if role not in filled))


def _listed(report: Report, named_in: Mentions) -> set[tuple[str, str | None]]:
    """What the fact page lists: the name that the prose gives the provider, and its role."""
    means = {named.printed: named.name for _, named in named_in}
    names = ((plain(each.provider or ""), find_concept("service-role", each.role)) for each in report.provisions)
    return {(means.get(name, name), role) for name, role in names}


def _claims(sentence: Sentence) -> Iterator[_Claim]:
    """The claims of a sentence; a name that one pattern has placed is left alone by those after it."""
    placed = set[str | None]()
    for claims in (*_of_names(sentence), _unnamed(sentence)):
        kept = [claim for claim in claims if claim.provider is None or claim.provider not in placed]
        yield from kept
        placed |= {claim.provider for claim in kept if claim.role != _OPERATOR} | {claim.supports for claim in kept}


def _of_names(sentence: Sentence) -> Iterator[Iterator[_Claim]]:
    """What is said of the organisations that a sentence names, what tells most first."""
    if not sentence.names:
        return
    framed = list(fill(sentence.masked, names=False))
    others = {name.name for filled in framed if filled.other for name in sentence.named(*filled.other)}
    yield _supporting(sentence)
    yield _framed(sentence, framed)
    yield _commissioning(sentence)
    yield (claim for claim in _nearest(sentence) if claim.provider not in others)


def _framed(sentence: Sentence, framed: Sequence[Filled]) -> Iterator[_Claim]:
    """What the frames say: `A ran the dental clinics`, `the education provider, B`; the first that places a name."""
    claims, placed = list[_Claim](), set[str]()
    for filled in framed:
        told = filled.roles or _named_service(sentence, filled) or _gone_on_about(sentence, filled)
        then = is_of_another_time(sentence.masked, filled.start, filled.end, sentence.year)
        providers = _providers(sentence, filled.who)
        for name in providers if not then else ():
            if name.name not in placed or filled.frame.role == _OPERATOR:
                roles = _roles(told if len(providers) == 1 else told[:1], name, filled)
                claims += (_Claim(name.name, role, name.printed, filled.start, filled.end) for role in roles)
        if filled.frame.role == _OPERATOR:
            continue  # whoever runs the prison may provide something in it, too
        if told or filled.frame.own == "any" or not filled.who:
            placed |= {name.name for span in (filled.who, filled.other) if span for name in sentence.named(*span)}
    yield from sorted(claims, key=lambda claim: claim.start)


def _nearest(sentence: Sentence) -> Iterator[_Claim]:
    """What the stretches of the sentence say of organisations: `dentistry (A)`, `the library was in the hands of B`."""
    for stretch in stretches(sentence.masked):
        if is_of_another_time(sentence.masked, *stretch.who, sentence.year):
            continue
        for name in _providers(sentence, stretch.who):
            for role in stretch.roles:
                if name.kind in kinds_providing(role):
                    yield _Claim(name.name, role, name.printed, stretch.start, stretch.end)


def _roles(told: Sequence[str], name: Named, filled: Filled) -> Sequence[str]:
    """The roles of one provider: those that are told, else the one that its kind tells where the frame allows it."""
    kind = name.kind or ""
    telling = filled.frame.own == "any" or (filled.frame.own and filled.offers and kind in _NARROW)
    roles = [_ROLE_OF_KIND[kind]] if telling and not told and kind in _ROLE_OF_KIND else told
    return [role for role in roles if name.kind != "government" or role in _OF_GOVERNMENT]


def _named_service(sentence: Sentence, filled: Filled) -> tuple[str, ...]:
    """`The National Careers Service was delivered by A`: a service that is known by a name."""
    if filled.frame.look != "before":
        return ()
    begins = clause_start(sentence.masked[: filled.start])
    role = service_in(sentence.text, begins, filled.start, last=True)
    return (role,) if role else ()


def _gone_on_about(sentence: Sentence, filled: Filled) -> tuple[str, ...]:
    """`The service was delivered by A`: a service that was named before."""
    ends = filled.end + _OBJECT if filled.frame.look == "after" else filled.end
    role = sentence.meant(filled.start, ends) if filled.frame.look else None
    return (role,) if role else ()


def _supporting(sentence: Sentence) -> Iterator[_Claim]:
    """`A had been awarded a contract to provide oversight and support to B`: A, with its partners, supports B."""
    position = 0
    while match := phrasing.supporting().search(sentence.masked, position):
        supporters = _providers(sentence, match.span(1))
        position = match.end() if supporters else match.end(1)  # `NHS England asked A to support B`
        supported = sentence.named(*match.span(2)) if supporters else []
        for name in supporters:
            yield _Claim(name.name, _OVERSIGHT, name.printed, *match.span(), supports=supported[0].name)
        for name in supported:
            if name.kind == "health":
                yield _Claim(name.name, _HEALTH, name.printed, *match.span(2))


def _providers(sentence: Sentence, span: tuple[int, int] | None) -> list[Named]:
    """The organisations within a span, without those that oversee and do not provide."""
    named = {name.name: name for name in reversed(sentence.named(*span))} if span else {}
    return [name for name in reversed(named.values()) if name.kind not in _OVERSEEING]


def _commissioning(sentence: Sentence) -> Iterator[_Claim]:
    """`commissioned by NHS England`, `NHS England commissioners`, `NHS England had commissioned`."""
    for match in phrasing.COMMISSIONING.finditer(sentence.masked):
        for name in sentence.named(*match.span()):
            if name.kind == "commissioner":
                yield _Claim(name.name, _COMMISSIONER, name.printed, *match.span())


def _unnamed(sentence: Sentence) -> Iterator[_Claim]:
    """`the health care provider`, `run by an external provider`: a provider that is left without a name."""
    for match in phrasing.nameless().finditer(sentence.masked):
        before = sentence.masked[: match.start()]
        role = service_in(before, clause_start(before), len(before), last=True)
        if role:
            yield _Claim(None, role, match.group("who"), match.start(), match.end())
    for match in phrasing.unnamed().finditer(sentence.masked):
        role = service_in(sentence.masked, match.start("service"), match.end())
        if role is None and re.match(
            r"(?:a new|the new|another|a different|the previous)\s", match.group(), re.IGNORECASE
        ):
            role = service_in(sentence.masked, match.end(), len(sentence.masked)) or service_in(
                sentence.masked, 0, match.start()
            )
        if role:
            yield _Claim(None, role, sentence.text[match.start() : match.end()], *match.span())


def _provision(paragraph: Paragraph, sentence: Sentence, claim: _Claim) -> Provision:
    start, end = sentence.start + claim.start, sentence.start + claim.end
    return Provision(
        provider=claim.provider,
        role=_role_names()[claim.role],
        printed=claim.printed,
        supports=claim.supports,
        place=paragraph.place(start, end),
    )


@cache
def _role_names() -> dict[str, str]:
    return {concept.key: concept.label for concept in concepts("service-role")}
