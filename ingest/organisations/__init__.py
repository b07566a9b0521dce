"""Which organisations does a report name, under which canonical name, and where?

a known name (gazetteer) | a name by its shape (patterns) | a short form that the report itself opens
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ingest.organisations.gazetteer import Named, gazetteer
from ingest.organisations.patterns import SHORT_FORM, find_by_shape, find_regions
from ingest.plain import plain
from ontology.concepts import find as find_concept
from ontology.iris import local_name
from ontology.model import Organisation, Paragraph, Report
from ontology.places import Place

_LEGAL_ENDING = re.compile(r"\s(?:NHS Foundation Trust|NHS Trust|Community Interest Company|CIC|Ltd|Limited|plc|LLP)$")

_LONGEST_LISTED = 8  # words of a name on a fact page; what is longer is a sentence
_KIND_OF_ROLE = {
    "prison-operator": "operator",
    "health-lead": "health",
    "primary-care": "health",
    "mental-health": "health",
    "pharmacy": "health",
    "social-care": "health",
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


@dataclass(slots=True)
class _Entry:
    """What is known of one organisation while a report is read."""

    kind: str | None
    sure: bool = False
    printed: dict[str, None] = field(default_factory=dict)
    at: list[tuple[Paragraph, int, int]] = field(default_factory=list)


def find_organisations(report: Report) -> tuple[Organisation, ...]:
    """The organisations named in the report, in the order of their first mention; unnamed ones are left out."""
    entries = dict[str, _Entry]()
    for paragraph, named in mentions(report):
        entry = entries.setdefault(named.name, _Entry(named.kind))
        entry.sure |= named.sure
        entry.printed[named.printed] = None
        entry.at.append((paragraph, named.start, named.end))
    return tuple(_organisation(name, entry) for name, entry in entries.items() if entry.sure)


def mentions(report: Report) -> Iterator[tuple[Paragraph, Named]]:
    """Every printed name of an organisation with its paragraph, in reading order."""
    texts = [plain(paragraph.text) for paragraph in report.paragraphs]
    regional = any("probation region" in text for text in texts)
    found = [_names(text, regional) for text in texts]
    own = {**_listed(report), **_own_short_forms(texts, found)}
    for paragraph, text, named in zip(report.paragraphs, texts, found, strict=True):
        for name in sorted([*named, *_own(text, own, named)], key=lambda one: one.start):
            yield paragraph, name


def _listed(report: Report) -> Mapping[str, Named]:
    """The providers that a fact page lists under names that neither a list nor their shape gives away."""
    listed = dict[str, Named]()
    for provision in report.provisions:
        name = plain(provision.provider or "")
        if name and not _names(name, regional=False) and name[0].isupper() and len(name.split()) <= _LONGEST_LISTED:
            role = find_concept("service-role", provision.role)
            kind = _KIND_OF_ROLE.get(local_name(role)) if role else None
            listed.setdefault(name, Named(0, len(name), name, kind, name))
    return listed


def _names(text: str, regional: bool) -> list[Named]:
    known = list(gazetteer().find(text))
    by_shape, done = list[Named](), 0
    for named in [*known, None]:
        by_shape += find_by_shape(text, done, named.start if named else len(text))
        done = named.end if named else done
    if regional:
        by_shape += [region for region in find_regions(text) if not _meets(region, [*known, *by_shape])]
    return sorted([*known, *by_shape], key=lambda named: named.start)


def _own_short_forms(texts: list[str], found: list[list[Named]]) -> Mapping[str, Named]:
    """The short forms that the report opens after a name, and names without their legal endings, each with the name."""
    own = dict[str, Named]()
    for text, named in zip(texts, found, strict=True):
        for name in named:
            opened = SHORT_FORM.match(text, name.end)
            if opened and opened.group(1) not in gazetteer().forms:
                own.setdefault(opened.group(1), name)
            bare = _LEGAL_ENDING.sub("", name.printed)
            if bare != name.printed and " " in bare and bare not in gazetteer().forms:
                own.setdefault(bare, name)
    return own


def _own(text: str, own: Mapping[str, Named], named: list[Named]) -> Iterator[Named]:
    for form, name in own.items():
        start = text.find(form)
        while start >= 0:
            mention = Named(start, start + len(form), name.name, name.kind, form, name.sure)
            whole = not (text[start - 1 : start].isalnum() or text[mention.end : mention.end + 1].isalnum())
            if whole and not _meets(mention, named):
                yield mention
            start = text.find(form, start + 1)


def _meets(mention: Named, others: list[Named]) -> bool:
    return any(mention.start < other.end and other.start < mention.end for other in others)


def _organisation(name: str, entry: _Entry) -> Organisation:
    places: list[Place] = [paragraph.place(start, end) for paragraph, start, end in entry.at]
    return Organisation(
        name=name,
        kind=entry.kind,
        aliases=tuple(form for form in entry.printed if form != name),
        paragraphs=tuple(dict.fromkeys(place.part for place in places)),
        places=tuple(places),
    )
