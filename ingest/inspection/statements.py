"""Which concerns does the report raise, and what does it recommend under each? Numbered lists and labelled pairs.

From 2022 concerns are a numbered list, priorities first (`1. Levels of violence ...`); before that each is a labelled
pair, `Key concern: ... Recommendation: ... (To the governor)`, known by the number of its paragraph (`S45`, `1.41`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.blocks import BlockKind
from ingest.bodies import HMI_PRISONS
from ingest.inspection.labels import Group, Labelled, ending, group, labelled, own_words
from ingest.inspection.zones import Unit, Zone, test_named, zone_named
from ingest.numbers import NUMBER, whole_number
from ingest.paragraphs import Catalogue
from ingest.plain import plain, words_of
from ontology.model import Concern, Recommendation
from ontology.places import Passage

_PAIRS = frozenset({Zone.SUMMARY, Zone.CONCERNS, Zone.LIST, Zone.PRACTICE, Zone.PROGRESS_SUMMARY})
# `1.`, `12)`, `3`
_ORDINAL = re.compile(r"\(?(\d{1,2})[.)]?")
# `4. Time out of cell was poor.`
_ORDINAL_FIRST = re.compile(r"(\d{1,2})[.)]?\s+(?=[A-Z'\"‘“])")
# `..., of which six should be treated as priorities`
_PRIORITIES = re.compile(
    rf"(?i)\bof which (?P<n>{NUMBER}) (?:should be|are|were) (?:treated as )?(?:a )?priorit(?:y|ies)"
)
_LONGEST_HEADING = 90
_MOST_PARAGRAPHS = 3
"""Of a concern, behind its first."""


@dataclass(frozen=True, slots=True)
class Raised:
    """The concerns and the recommendations that answer them, ordinals set."""

    concerns: tuple[Concern, ...]
    recommendations: tuple[Recommendation, ...]


def read_concerns(units: Iterable[Unit], catalogue: Catalogue) -> Raised:
    """The concerns of a report of any era, each once, with the recommendations printed under them."""
    units = list(units)
    pairs = _pairs(units, catalogue)
    listed = tuple(_listed(units, catalogue, first=len(pairs.concerns) + 1))
    if pairs.concerns and all(concern.priority is None for concern in listed):
        listed = ()  # footnotes below the pairs: no report has both
    return Raised((*pairs.concerns, *listed), pairs.recommendations)


def is_statement(unit: Unit) -> bool:
    """Whether a block is the statement of a concern, or of a recommendation that answers one."""
    if unit.is_heading or unit.zone not in _PAIRS:
        return False
    if next(labelled(unit.text), None) is not None:
        return group(unit.text) is None
    return unit.zone is Zone.CONCERNS and _entry(unit)[1] is not None


def _pairs(units: list[Unit], catalogue: Catalogue) -> Raised:
    """Labelled concerns and recommendations; a later list that repeats them adds nothing."""
    concerns: list[Concern] = []
    recommendations: list[Recommendation] = []
    known: dict[str, int] = {}
    current: int | None = None
    number: str | None = None
    for unit, label, words in _statements(units):
        cited = next(iter(ending(words.text).references), None)
        own = unit.block.number if unit.zone is not Zone.LIST else cited
        number = label.reference or own or (number if label.what == "recommendation" else None)
        if label.what == "concern":
            current = _known(known, number, words.text)
            if current is None:
                current = len(concerns) + 1
                concerns.append(_concern(current, number, unit, label, words, catalogue))
                known.update(dict.fromkeys(filter(None, (number, bare_words(words.text))), current))
        elif current is not None and not _repeats(recommendations, words):
            reference = label.reference or number or concerns[current - 1].number
            recommendations.append(_answer(len(recommendations) + 1, reference, current, words, unit, catalogue))
    return Raised(tuple(concerns), tuple(recommendations))


def _statements(units: list[Unit]) -> Iterator[tuple[Unit, Labelled, Passage]]:
    """Every labelled statement of the summary and the list; a recommendation only once a concern has been printed."""
    seen_concern = below = False
    for place, unit in enumerate(units):
        if unit.zone not in _PAIRS or unit.is_heading or _labels_a_list(units, place):
            below = seen_concern and unit.zone is not Zone.LIST and _recommends(unit)
            continue
        if below := below and not unit.block.number and next(labelled(unit.text), None) is None:
            yield from _below_label(unit)
        for label in labelled(unit.text):
            words = own_words(unit.block.passage, label.start, label.end)
            if not words and place + 1 < len(units):
                words = own_words(units[place + 1].block.passage)
            elif label.what == "concern" and label.end == len(unit.text):
                words = Passage.join((words, *_goes_on(units, place)))
            seen_concern = label.what == "concern" or (seen_concern and not _stands_alone(unit, label))
            if words and (label.what == "concern" or seen_concern):
                yield unit, label, words


def _goes_on(units: list[Unit], place: int) -> Iterable[Passage]:
    """The paragraphs between a concern and the recommendation that answers it: more of the concern, if they are few."""
    more: list[Passage] = []
    for unit in units[place + 1 : place + 2 + _MOST_PARAGRAPHS]:
        if any(label.what == "recommendation" for label in labelled(unit.text)) or _recommends(unit):
            return more
        own = unit.block.number or unit.is_heading or next(labelled(unit.text), None)
        if own or unit.block.kind is not BlockKind.PARAGRAPH or unit.zone is not units[place].zone:
            return ()
        more.append(unit.block.passage)
    return ()


def _recommends(unit: Unit) -> bool:
    """`Recommendations:` alone, over several."""
    label = group(unit.text)
    return bool(label and label.name.endswith("recommendation") and unit.text.strip(" *").endswith(":"))


def _below_label(unit: Unit) -> Iterator[tuple[Unit, Labelled, Passage]]:
    """A recommendation without a label of its own, known by whom it is addressed to."""
    if ending(unit.text).addressee:
        yield unit, Labelled("recommendation", None, None, 0, len(unit.text)), own_words(unit.block.passage)


def _labels_a_list(units: list[Unit], place: int) -> bool:
    """`Key concerns:`, or a label alone over a numbered entry, is no statement."""
    if group(units[place].text) is None:
        return False
    following = units[place + 1] if place + 1 < len(units) else None
    plural = units[place].text.strip(" *:").endswith("s")
    return plural or following is None or _entry(following)[1] is not None


def _stands_alone(unit: Unit, label: Labelled) -> bool:
    """A list's recommendation that names its own paragraph answers no concern of the list."""
    return unit.zone is Zone.LIST and label.rank is None and label.reference is not None


def _known(known: dict[str, int], number: str | None, text: str) -> int | None:
    return known.get(number or "") or known.get(bare_words(text))


def _repeats(recommendations: list[Recommendation], words: Passage) -> bool:
    text = bare_words(words.text)
    return any(bare_words(each.text) == text for each in recommendations)


def bare_words(text: str) -> str:
    """A statement's words for comparison, without the brackets at its end."""
    return words_of(text[: ending(text).end])


def _concern(
    ordinal: int, number: str | None, unit: Unit, label: Labelled, words: Passage, catalogue: Catalogue
) -> Concern:
    return Concern(
        ordinal=ordinal,
        body=HMI_PRISONS,
        heading=unit.heading,
        test=None,
        number=number,
        priority={"priority": True}.get(label.rank or ""),
        text=words.text,
        place=words.at(catalogue.id(unit.block)),
    )


def _answer(
    ordinal: int, reference: str | None, concern: int, words: Passage, unit: Unit, catalogue: Catalogue
) -> Recommendation:
    said = ending(words.text)
    return Recommendation(
        ordinal=ordinal,
        text=words.text,
        reference=next(iter(said.references), None) or reference,
        addressee=said.addressee,
        concern=concern,
        kind="main" if (reference or "S")[0] in "SHM" else "key",
        place=words.at(catalogue.id(unit.block)),
    )


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry of the numbered list, its number perhaps lost."""

    unit: Unit
    words: Passage
    number: int | None
    heading: str | None
    priority: bool | None


def _listed(units: list[Unit], catalogue: Catalogue, first: int) -> Iterator[Concern]:
    """The concerns of `What needs to improve`, a number each."""
    stretch = [unit for unit in units if unit.zone is Zone.CONCERNS]
    items = _ranked(_numbered(list(_items(stretch))), _declared_priorities(stretch))
    for ordinal, item in enumerate(items, first):
        yield Concern(
            ordinal=ordinal,
            body=HMI_PRISONS,
            heading=item.heading,
            test=test_named(item.heading or ""),
            number=str(item.number) if item.number else None,
            priority=item.priority,
            text=item.words.text,
            place=item.words.at(catalogue.id(item.unit.block)),
        )


def _declared_priorities(stretch: list[Unit]) -> int | None:
    """How many of the concerns the introduction says are priorities."""
    found = (_PRIORITIES.search(plain(unit.text)) for unit in stretch)
    return next((whole_number(match["n"]) for match in found if match), None)


def _ranked(items: list[_Item], priorities: int | None) -> list[_Item]:
    """Where no label tells the priorities, they are the first so many, as the introduction says."""
    if priorities is None or any(item.priority for item in items):
        return items
    return [replace(item, priority=bool(item.number and item.number <= priorities)) for item in items]


def _items(units: list[Unit]) -> Iterator[_Item]:
    label: Group | None = None
    heading: str | None = None
    waiting: list[int] = []
    for place, unit in enumerate(units):
        words, number = _entry(unit)
        if alone := _ORDINAL.fullmatch(unit.text.strip()):
            waiting.append(int(alone[1]))
            continue
        if (found := _rank(unit)) and (":" not in unit.text or _labels_a_list(units, place)):
            label, heading, waiting = found, None, []
        elif next(labelled(unit.text), None) or (unit.block.number and not number):
            label, heading = None, None
        elif _is_topic(unit) and (number is None or not unit.text.rstrip().endswith((".", "?", "!"))):
            heading = words.text.strip(" :") if label else None
            waiting += [number] if number else []
        elif (label and words) or ((number or waiting) and _opens(unit)):
            number, waiting = _number(number, waiting, words.text)
            yield _Item(unit, words, number, heading, _priority(label))


def _number(own: int | None, waiting: list[int], text: str) -> tuple[int | None, list[int]]:
    """The number of an entry, and what still waits: its own, else the first of those that a converter put before it."""
    if own or not waiting or text[:1].islower():
        return own, [] if own else waiting
    return waiting[0], waiting[1:]


def _rank(unit: Unit) -> Group | None:
    found = group(unit.text)
    return found if found and found.name.endswith("_concern") else None


def _priority(label: Group | None) -> bool | None:
    return label.name == "priority_concern" if label else None


def _entry(unit: Unit) -> tuple[Passage, int | None]:
    """The words of an entry, and its number where one is printed."""
    block = unit.block
    for mark in (block.marker, block.number):
        if mark and (found := _ORDINAL.fullmatch(mark)):
            return own_words(block.passage), int(found[1])
    if not block.number and (found := _ORDINAL_FIRST.match(block.text)):
        return own_words(block.passage, found.end()), int(found[1])
    return own_words(block.passage), None


def _opens(unit: Unit) -> bool:
    return unit.zone is Zone.CONCERNS and len(unit.text) > _LONGEST_HEADING / 3


def _is_topic(unit: Unit) -> bool:
    """A heading inside the list: short, no sentence."""
    text = plain(unit.text).strip()
    if zone_named(text) is not None or unit.is_heading:
        return True
    return len(text) < _LONGEST_HEADING and not text.endswith((".", "!", "?", ";")) and text[:1].isupper()


def _numbered(items: list[_Item]) -> list[_Item]:
    """The entries with lost numbers restored; what has no room for a number goes on from the entry before."""
    kept: list[_Item] = []
    for place, item in enumerate(items):
        if item.number is None:
            before = kept[-1].number if kept else 0
            following = next((each.number for each in items[place + 1 :] if each.number), None)
            waiting = _run(items, place)
            room = waiting if following is None else following - (before or 0) - 1
            continues = item.words.text[:1].islower() or room < waiting
            if continues and kept:
                kept[-1] = replace(kept[-1], words=Passage.join((kept[-1].words, item.words)))
                continue
            item = replace(item, number=(before or 0) + 1 if before is not None else None)
        kept.append(item)
    return kept


def _run(items: list[_Item], place: int) -> int:
    """How many entries without a number stand together from here on."""
    return next((n for n, each in enumerate(items[place:]) if each.number), len(items) - place)
