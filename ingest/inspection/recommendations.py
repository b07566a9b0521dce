"""What does the report recommend, to whom? Recommendations in the text of each section, and the list that repeats them.

A recommendation has the number of its own paragraph (`2.14`). The list near the end (`5.7 ... (2.14)`) gives its number
there, and groups by addressee where the text does not name one. Good practice is numbered in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from ingest.inspection.directed import directed_to
from ingest.inspection.labels import Group, addressee_line, asks, ending, group, labelled, own_words
from ingest.inspection.pairs import bare_words
from ingest.inspection.zones import Unit, Zone
from ingest.paragraphs import Catalogue
from ontology.model import Issue, Practice, Recommendation
from ontology.places import Passage
from ontology.values import Severity

_KINDS = {"main_recommendation": "main", "recommendation": "general", "housekeeping": "housekeeping"}
GOOD_PRACTICE = "good"

FEWEST_WORDS = 6
"""Words of an example of practice, at least; a name with its office has fewer."""


@dataclass(slots=True)
class Found:
    """What has been read so far; `read_recommendations` hands it over complete."""

    recommendations: list[Recommendation]
    practices: list[Practice] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A numbered or labelled statement of a group."""

    unit: Unit
    group: Group
    words: Passage
    addressee: str | None
    reference: str | None = None


def read_recommendations(units: Iterable[Unit], catalogue: Catalogue, answers: tuple[Recommendation, ...]) -> Found:
    """The answers to concerns, then the recommendations of the text, each joined with its line in the list."""
    units = list(units)
    found = Found(list(answers))
    for entry in _entries([unit for unit in units if unit.zone in (Zone.SUMMARY, Zone.CONCERNS)]):
        if entry.group.name == "main_recommendation" and next(labelled(entry.unit.text), None) is None:
            _take(found, entry, catalogue)
    for entry in _entries([unit for unit in units if unit.zone in (Zone.BODY, Zone.OTHER)]):
        _take(found, entry, catalogue)
    for entry in _entries([unit for unit in units if unit.zone is Zone.LIST]):
        _restate(found, entry, catalogue)
    return found


def _entries(units: Iterable[Unit]) -> Iterator[_Entry]:
    """The statements that stand below a label such as `Recommendations`, or say themselves that they recommend."""
    over: Group | None = None
    addressee: str | None = None
    units = list(units)
    below = [None if unit.zone is not Zone.LIST or unit.is_heading else directed_to(unit.block) for unit in units[1:]]
    for unit, directed in zip_longest(units, below):
        if label := group(unit.text):
            over, addressee = label, label.addressee
        elif who := (addressee_line(unit.text) if not unit.block.number else None):
            addressee = who
        elif unit.is_heading:
            over, addressee = (over, addressee) if unit.zone is Zone.LIST else (None, None)
        else:
            yield from _statement(unit, over, directed or addressee)


def _statement(unit: Unit, over: Group | None, addressee: str | None) -> Iterator[_Entry]:
    every = list(labelled(unit.text))
    for label in (label for label in every if label.what == "recommendation"):
        name = "main_recommendation" if label.rank else "recommendation"
        words = own_words(unit.block.passage, label.start, label.end)
        yield _Entry(unit, Group(name), words, addressee, label.reference)
    if every:
        return
    words = own_words(unit.block.passage)
    numbered = bool(unit.block.number)
    if over and over.name in _KINDS and asks(unit.text) and (numbered or unit.zone is Zone.LIST):
        yield _Entry(unit, over, words, addressee)
    elif over and over.name == "good_practice" and (numbered or (unit.zone is Zone.LIST and _tells(words.text))):
        yield _Entry(unit, over, words, None)
    elif numbered and unit.zone is not Zone.LIST and ending(unit.text).addressee and asks(unit.text):
        yield _Entry(unit, Group("recommendation"), words, None)


def _tells(text: str) -> bool:
    """Whether words without a number are an example of practice: no name, office or page number."""
    return len(text.split()) >= FEWEST_WORDS


def _take(found: Found, entry: _Entry, catalogue: Catalogue) -> None:
    """A statement where the text first makes it."""
    own = entry.unit.block.number
    place = entry.words.at(catalogue.id(entry.unit.block))
    if entry.group.name == "good_practice":
        cited = ending(entry.words.text).references
        paragraphs = tuple(dict.fromkeys(filter(None, (own, *cited))))
        found.practices.append(Practice(text=entry.words.text, kind=GOOD_PRACTICE, paragraphs=paragraphs, place=place))
        return
    said = ending(entry.words.text)
    found.recommendations.append(
        Recommendation(
            ordinal=len(found.recommendations) + 1,
            text=entry.words.text,
            reference=entry.reference or own,
            addressee=said.addressee or entry.addressee,
            kind=_KINDS[entry.group.name],
            place=place,
        )
    )


def _restate(found: Found, entry: _Entry, catalogue: Catalogue) -> None:
    """A line of the list: what it adds to the statement that it repeats, or the statement where none was read."""
    said = ending(entry.words.text)
    reference = entry.reference or next(iter(said.references), None)
    if entry.group.name == "good_practice":
        _restate_practice(found, entry, reference, catalogue)
        return
    place = _position(found.recommendations, reference, bare_words(entry.words.text))
    if place is None:
        _take(found, replace(entry, reference=reference), catalogue)
        last = found.recommendations[-1]
        found.recommendations[-1] = replace(last, number=entry.unit.block.number)
        found.issues.append(_only_listed(entry, catalogue))
        return
    known = found.recommendations[place]
    addressee = known.addressee or said.addressee or entry.addressee
    kind = "housekeeping" if entry.group.name == "housekeeping" else known.kind
    found.recommendations[place] = replace(known, number=entry.unit.block.number, addressee=addressee, kind=kind)


def _restate_practice(found: Found, entry: _Entry, reference: str | None, catalogue: Catalogue) -> None:
    words = bare_words(entry.words.text)
    same = (reference in each.paragraphs or bare_words(each.text) == words for each in found.practices)
    if not any(same):
        place = entry.words.at(catalogue.id(entry.unit.block))
        paragraphs = (reference,) if reference else ()
        found.practices.append(Practice(text=entry.words.text, kind=GOOD_PRACTICE, paragraphs=paragraphs, place=place))


def _position(recommendations: list[Recommendation], reference: str | None, words: str) -> int | None:
    """Which recommendation a line of the list repeats: the same words, else the only one with its reference."""
    for place, each in enumerate(recommendations):
        if bare_words(each.text) == words:
            return place
    same = [place for place, each in enumerate(recommendations) if reference and each.reference == reference]
    return same[0] if len(same) == 1 else None


def _only_listed(entry: _Entry, catalogue: Catalogue) -> Issue:
    return Issue(
        severity=Severity.INFO,
        code="recommendation-only-in-list",
        message="The list of recommendations has one that was not read in the section it refers to.",
        hint="Look whether the section prints it in another form.",
        paragraph=catalogue.id(entry.unit.block),
        page=entry.unit.block.passage.page,
        quote=entry.words.text[:200],
    )
