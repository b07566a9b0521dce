"""Who provides what at the establishment, as the prose says it?

Names of organisations are masked in each sentence, letter for letter, so that a pattern can say "an organisation here"
and still lead to the characters that were printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.findings import findings
from ingest.organisations import mentions
from ingest.organisations.gazetteer import Named
from ingest.plain import plain
from ingest.provisions import phrasing
from ingest.sentences import sentences
from ingest.wording import any_of, finders
from ontology.concepts import concepts
from ontology.model import Paragraph, Provision, Report

_OVERSIGHT = "health-oversight-support"
_HEALTH = "health-lead"
_COMMISSIONER = "commissioner-health"
_OPERATOR = "prison-operator"
_OVERSEEING = frozenset({"inspectorate", "regulator", "ombudsman", "oversight", "commissioner"})
_LONGEST = 2000  # characters of a sentence: what is longer is no prose


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence with its names masked; `start` is where it begins in the paragraph."""

    text: str
    masked: str
    start: int
    names: tuple[Named, ...]

    def named(self, start: int, end: int) -> list[Named]:
        """The organisations within these characters of the sentence."""
        return [name for name in self.names if start <= name.start - self.start and name.end - self.start <= end]


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a pattern found: a provider (None: unnamed) in a role, in characters `[start, end)` of the sentence."""

    provider: str | None
    role: str
    printed: str
    start: int
    end: int
    supports: str | None = None


def find_provisions(report: Report) -> tuple[Provision, ...]:
    """The provisions that the prose states, each where it is first stated; named providers before unnamed ones."""
    named, unnamed = dict[tuple[str | None, str, str | None], Provision](), dict[str, Provision]()
    names = _names(report)
    for paragraph in findings(report):
        for sentence in _sentences(paragraph, names.get(paragraph, [])):
            for claim in _claims(sentence):
                provision = _provision(paragraph, sentence, claim)
                if claim.provider:
                    named.setdefault((claim.provider, claim.role, claim.supports), provision)
                else:
                    unnamed.setdefault(claim.role, provision)
    filled = {role for _, role, _ in named}
    return (*named.values(), *(provision for role, provision in unnamed.items() if role not in filled))


def _names(report: Report) -> dict[Paragraph, list[Named]]:
    """The names of organisations in each paragraph; common words only where the report is sure of them elsewhere."""
    found = list(mentions(report))
    sure = {named.name for _, named in found if named.sure}
    names = dict[Paragraph, list[Named]]()
    for paragraph, named in found:
        if named.name in sure:
            names.setdefault(paragraph, []).append(named)
    return names


def _sentences(paragraph: Paragraph, names: Sequence[Named]) -> Iterator[_Sentence]:
    text = plain(paragraph.text)
    masked = list(text)
    for name in names:
        masked[name.start : name.end] = phrasing.FIRST + phrasing.FURTHER * (name.end - name.start - 1)
    for start, end in sentences(paragraph.text):
        if end - start > _LONGEST:
            continue
        within = tuple(name for name in names if start <= name.start and name.end <= end)
        yield _Sentence(text[start:end], "".join(masked[start:end]), start, within)


def _claims(sentence: _Sentence) -> Iterator[_Claim]:
    """The claims of a sentence; a name that one pattern has placed is left alone by those after it."""
    placed = set[str | None]()
    for pattern in (_supporting, _apposed, _passive, _elliptic, _contracted, _active, _commissioning, _unnamed):
        claims = [claim for claim in pattern(sentence) if claim.provider is None or claim.provider not in placed]
        yield from claims
        placed |= {claim.provider for claim in claims}
        if claims and pattern is not _commissioning:
            placed |= {claim.supports for claim in claims}


def _supporting(sentence: _Sentence) -> Iterator[_Claim]:
    """`A had been awarded a contract to provide oversight and support to B`: A, with its partners, supports B."""
    for match in phrasing.supporting().finditer(sentence.masked):
        supported = sentence.named(match.start(2), match.end(2))
        for name in sentence.named(match.start(1), match.end(1)):
            yield _Claim(name.name, _OVERSIGHT, name.printed, *match.span(), supports=supported[0].name)
        for name in supported:
            if name.kind == "health":
                yield _Claim(name.name, _HEALTH, name.printed, *match.span(2))


def _apposed(sentence: _Sentence) -> Iterator[_Claim]:
    """`the mental health provider, A`, `A, the education provider`, `A was the dental provider`."""
    for pattern in phrasing.apposed():
        for match in pattern.finditer(sentence.masked):
            start, end = match.span("service")
            role = _service(sentence.masked, start, end + len("provider"))
            for name in _providers(sentence, match) if role else ():
                yield _Claim(name.name, role or "", name.printed, *match.span())


def _passive(sentence: _Sentence) -> Iterator[_Claim]:
    """`Dental services were provided by A`, `education, which was delivered by A and B`, `run by a new provider`."""
    for match in phrasing.passive().finditer(sentence.masked):
        before = sentence.masked[: match.start()]
        role = _service(before, _clause_start(before), len(before), last=True) or _service(
            sentence.masked, match.end(), min(len(sentence.masked), match.end() + 40)
        )
        if role is None and re.search(
            rf"{any_of('provisions', 'prison')}\s(?:was|is|were|has|had)\b.{{0,40}}$", before, re.IGNORECASE
        ):
            role = _OPERATOR
        if role is None:
            continue
        names = _providers(sentence, match)
        for name in names:
            yield _Claim(name.name, role, name.printed, match.start(), match.end())
        if not sentence.named(*match.span("who")):
            yield _Claim(None, role, match.group("who"), match.start(), match.end())


def _elliptic(sentence: _Sentence) -> Iterator[_Claim]:
    """`... and dental services by B`, after a service that is provided by A."""
    first = phrasing.passive().search(sentence.masked)
    for match in phrasing.ELLIPTIC.finditer(sentence.masked, first.end() if first else len(sentence.masked)):
        role = _service(sentence.masked, *match.span("service"), last=True)
        for name in _providers(sentence, match) if role else ():
            yield _Claim(name.name, role or "", name.printed, *match.span())


def _contracted(sentence: _Sentence) -> Iterator[_Claim]:
    """`A had been awarded the contract to deliver family services`."""
    for match in phrasing.contracted().finditer(sentence.masked):
        yield from _with_following_service(sentence, match)


def _active(sentence: _Sentence) -> Iterator[_Claim]:
    """`A provided health care`, `A and B delivered the education contract`."""
    for match in phrasing.active().finditer(sentence.masked):
        yield from _with_following_service(sentence, match)


def _with_following_service(sentence: _Sentence, match: re.Match[str]) -> Iterator[_Claim]:
    clause = re.match(r"[^,;.]*", sentence.masked[match.end() :])
    role = _service(sentence.masked, match.end(), match.end() + (clause.end() if clause else 0))
    for name in _providers(sentence, match) if role else ():
        yield _Claim(name.name, role or "", name.printed, *match.span())


def _providers(sentence: _Sentence, match: re.Match[str]) -> list[Named]:
    """The organisations that a pattern found as `who`, without those that oversee and do not provide."""
    return [name for name in sentence.named(*match.span("who")) if name.kind not in _OVERSEEING]


def _commissioning(sentence: _Sentence) -> Iterator[_Claim]:
    """`commissioned by NHS England`, `NHS England commissioners`, `NHS England had commissioned`."""
    for match in phrasing.COMMISSIONING.finditer(sentence.masked):
        for name in sentence.named(*match.span()):
            if name.kind == "commissioner":
                yield _Claim(name.name, _COMMISSIONER, name.printed, *match.span())


def _unnamed(sentence: _Sentence) -> Iterator[_Claim]:
    """`the health care provider`, `a new dental provider`: a provider that is left without a name."""
    for match in phrasing.unnamed().finditer(sentence.masked):
        role = _service(sentence.masked, match.start("service"), match.end())
        if role is None and re.match(
            r"(?:a new|the new|another|a different|the previous)\s", match.group(), re.IGNORECASE
        ):
            role = _service(sentence.masked, match.end(), len(sentence.masked)) or _service(
                sentence.masked, 0, match.start()
            )
        if role:
            yield _Claim(None, role, sentence.text[match.start() : match.end()], *match.span())


def _service(masked: str, start: int, end: int, *, last: bool = False) -> str | None:
    """The key of the service that these characters name first (or last), by the longest phrase that begins there."""
    found = [
        (match.start(), match.end(), key)
        for key, pattern in finders("provisions", "services").items()
        for match in pattern.finditer(masked, start, end)
    ]
    if not found:
        return None
    choose = max(found, key=lambda one: (one[1], -one[0])) if last else min(found, key=lambda one: (one[0], -one[1]))
    return choose[2]


def _clause_start(before: str) -> int:
    """Where the clause that leads to the end of `before` begins."""
    return max(before.rfind(mark) + 1 for mark in (";", " while ", " whereas "))


def _provision(paragraph: Paragraph, sentence: _Sentence, claim: _Claim) -> Provision:
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
