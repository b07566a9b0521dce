"""Which organisations does a report name, under which canonical name, and where?

a known name (gazetteer) | a name by its shape (patterns) | a short form that the report itself opens
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ingest.abbreviations import long_form
from ingest.findings import findings
from ingest.organisations.candidates import what_is_said
from ingest.organisations.gazetteer import Named, gazetteer
from ingest.organisations.longer import longer_names
from ingest.organisations.meaning import as_meant
from ingest.organisations.patterns import SHORT_FORM, ends_longer, find_by_shape, find_regions
from ingest.organisations.positions import VAGUE, find_by_position, kind_of_role
from ingest.plain import plain
from ingest.wording import phrases
from ontology.model import Organisation, Paragraph, Report
from ontology.places import Place

_LEGAL_ENDING = re.compile(r"\s(?:NHS Foundation Trust|NHS Trust|Community Interest Company|CIC|Ltd|Limited|plc|LLP)$")

_LONGEST_LISTED = 8  # words of a name on a fact page; what is longer is a sentence


@dataclass(slots=True)
class _Entry:
    """What is known of one organisation while a report is read."""

    kind: str | None
    sure: bool = False
    printed: dict[str, None] = field(default_factory=dict)
    at: list[tuple[Paragraph, int, int]] = field(default_factory=list)


Mentions = tuple[tuple[Paragraph, Named], ...]
"""Every printed name of an organisation with its paragraph, in reading order."""


def find_organisations(report: Report, named_in: Mentions | None = None) -> tuple[Organisation, ...]:
    """The organisations named in the report, in the order of their first mention; unnamed ones are left out.

    `named_in` is what `mentions` gives for the report, where that is known already.
    """
    entries = dict[str, _Entry]()
    roles = {plain(each.provider or ""): kind_of_role(each.role) for each in reversed(report.provisions)}
    for paragraph, named in mentions(report) if named_in is None else named_in:
        entry = entries.setdefault(named.name, _Entry(named.kind))
        if entry.kind in VAGUE:
            entry.kind = roles.get(named.name) or named.kind or entry.kind
        entry.sure |= named.sure
        entry.printed[named.printed] = None
        entry.at.append((paragraph, named.start, named.end))
    return tuple(_organisation(name, entry) for name, entry in entries.items() if entry.sure)


def mentions(report: Report) -> Iterator[tuple[Paragraph, Named]]:
    """Every printed name of an organisation with its paragraph, in reading order."""
    texts = [plain(paragraph.text) for paragraph in report.paragraphs]
    regional = any("probation region" in text for text in texts)
    found = [_names(text, regional) for text in texts]
    placed = _placed(report, texts, found)
    found = [_together(names, more) for names, more in zip(found, placed, strict=True)]
    found = as_meant(report, texts, found)
    own = {**_listed(report), **_own_names(placed), **_own_short_forms(texts, found)}
    for paragraph, text, printed in zip(report.paragraphs, texts, found, strict=True):
        named = [_as_opened(name, own) for name in printed]
        for name in sorted([*named, *_own(text, own, named)], key=_start):
            yield paragraph, name


def _placed(report: Report, texts: list[str], found: list[list[Named]]) -> list[list[Named]]:
    """The names of each paragraph that stand where organisations stand."""
    said = what_is_said(report, texts)
    stating = frozenset(findings(report))
    return [
        find_by_position(text, names, said) if paragraph in stating else []
        for paragraph, text, names in zip(report.paragraphs, texts, found, strict=True)
    ]


def _own_names(placed: list[list[Named]]) -> Mapping[str, Named]:
    """The names that a position gave away once, to be known wherever they are printed."""
    own = dict[str, Named]()
    for name in (name for names in placed for name in names):
        if name.name not in own or own[name.name].kind in VAGUE:
            own[name.name] = name
    return own


def _together(names: list[Named], placed: list[Named]) -> list[Named]:
    """Names by list and shape with those by position, which win over a name of which nothing is sure."""
    return sorted([*(name for name in names if not _meets(name, placed)), *placed], key=_start)


def _start(named: Named) -> int:
    return named.start


def _listed(report: Report) -> Mapping[str, Named]:
    """The providers that a fact page lists under names that neither a list nor their shape gives away."""
    listed = dict[str, Named]()
    for provision in report.provisions:
        name = plain(provision.provider or "")
        if name and not _names(name, regional=False) and name[0].isupper() and len(name.split()) <= _LONGEST_LISTED:
            kind = kind_of_role(provision.role)
            listed.setdefault(name, Named(0, len(name), name, kind, name))
    return listed


def _names(text: str, regional: bool) -> list[Named]:
    whole = [name for name in gazetteer().find(text) if not _is_part(text, name)]
    known = list(longer_names(text, whole))
    by_shape, done = list[Named](), 0
    for named in [*known, None]:
        by_shape += find_by_shape(text, done, named.start if named else len(text))
        done = named.end if named else done
    if regional:
        by_shape += [region for region in find_regions(text) if not _meets(region, [*known, *by_shape])]
    return sorted([*known, *by_shape], key=lambda named: named.start)


def _is_part(text: str, name: Named) -> bool:
    """Whether a name that many have ends the name of one: `Hartmere and Moor Community Rehabilitation Company`."""
    return name.name in phrases("organisations", "generic") and ends_longer(text, name.start, name.end)


def _own_short_forms(texts: list[str], found: list[list[Named]]) -> Mapping[str, Named]:
    """The short forms that the report opens after a name, and names without their legal endings, each with the name."""
    own = dict[str, Named]()
    for text, named in zip(texts, found, strict=True):
        for name in named:
            opened = SHORT_FORM.match(text, name.end)
            if opened and gazetteer().forms.get(opened.group(1)) != name.name and _opens(opened.group(1), name.printed):
                own.setdefault(opened.group(1), name)
            bare = _LEGAL_ENDING.sub("", name.printed)
            if bare != name.printed and " " in bare and bare not in gazetteer().forms:
                own.setdefault(bare, name)
    return own


def _opens(form: str, name: str) -> bool:
    """Whether letters in brackets are the short form of a name: its initials, or more letters that no list gives away.

    What a list knows is what a report opens it as, only where its letters begin words of the whole name.
    """
    if len(form) > 2 and form not in gazetteer().forms:
        return True
    return form == "".join(word[0] for word in name.split() if word[0].isupper()) or (
        len(form) > 2 and long_form(name, form) == (0, len(name))
    )


def _as_opened(name: Named, own: Mapping[str, Named]) -> Named:
    """A short form means what this report opens it as, whatever a list says of the same letters."""
    meant = own.get(name.printed)
    return replace(name, name=meant.name, kind=meant.kind, sure=meant.sure) if meant else name


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
