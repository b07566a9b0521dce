"""Which concerns does a numbered list hold, priorities first: `1. Levels of violence ...`? The reports from 2022 on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.bodies import HMI_PRISONS
from ingest.inspection.labels import Group, group, labelled, own_words
from ingest.inspection.zones import Unit, Zone, test_named, zone_named
from ingest.numbers import NUMBER, whole_number
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ontology.model import Concern
from ontology.places import Passage

# `1.`, `12)`, `3`
_ORDINAL = re.compile(r"\(?(\d{1,2})[.)]?")
# `4. Time out of cell was poor.`
_ORDINAL_FIRST = re.compile(r"(\d{1,2})[.)]?\s+(?=[A-Z'\"‘“])")
# `..., of which six should be treated as priorities`
_PRIORITIES = re.compile(
    rf"(?i)\bof which (?P<n>{NUMBER}) (?:should be|are|were) (?:treated as )?(?:a )?priorit(?:y|ies)"
)
# `we identified 12 key concerns`
_CONCERNS = re.compile(rf"(?i)\b(?P<n>{NUMBER}) (?:key )?concerns\b")
_LONGEST_HEADING = 90


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry of the numbered list, its number perhaps lost."""

    unit: Unit
    words: Passage
    number: int | None
    heading: str | None
    priority: bool | None


def listed_concerns(units: list[Unit], catalogue: Catalogue, first: int) -> Iterator[Concern]:
    """The concerns of `What needs to improve`, a number each."""
    stretch = [unit for unit in units if unit.zone is Zone.CONCERNS]
    items = _ranked(_numbered(list(_items(stretch)), _declared(_CONCERNS, stretch)), _declared(_PRIORITIES, stretch))
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


def entry(unit: Unit) -> tuple[Passage, int | None]:
    """The words of an entry, and its number where one is printed."""
    block = unit.block
    for mark in (block.marker, block.number):
        if mark and (found := _ORDINAL.fullmatch(mark)):
            return own_words(block.passage), int(found[1])
    if not block.number and (found := _ORDINAL_FIRST.match(block.text)):
        return own_words(block.passage, found.end()), int(found[1])
    return own_words(block.passage), None


def labels_a_list(units: list[Unit], place: int) -> bool:
    """`Key concerns:`, or a label alone over a numbered entry, is no statement."""
    if group(units[place].text) is None:
        return False
    following = units[place + 1] if place + 1 < len(units) else None
    plural = units[place].text.strip(" *:").endswith("s")
    return plural or following is None or entry(following)[1] is not None


def _declared(count: re.Pattern[str], stretch: list[Unit]) -> int | None:
    """How many there are of something, as the introduction says."""
    found = (count.search(plain(unit.text)) for unit in stretch)
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
        words, number = entry(unit)
        if alone := _ORDINAL.fullmatch(unit.text.strip()):
            waiting.append(int(alone[1]))
            continue
        if (found := _rank(unit)) and (":" not in unit.text or labels_a_list(units, place)):
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


def _opens(unit: Unit) -> bool:
    return unit.zone is Zone.CONCERNS and len(unit.text) > _LONGEST_HEADING / 3


def _is_topic(unit: Unit) -> bool:
    """A heading inside the list: short, no sentence."""
    text = plain(unit.text).strip()
    if zone_named(text) is not None or unit.is_heading:
        return True
    return len(text) < _LONGEST_HEADING and not text.endswith((".", "!", "?", ";")) and text[:1].isupper()


def _numbered(items: list[_Item], total: int | None) -> list[_Item]:
    """The entries with lost numbers restored; what has no room for a number goes on from the entry before.

    `total` is how many there are by the report's own words, if it says.
    """
    kept: list[_Item] = []
    for place, item in enumerate(items):
        if item.number is None:
            before = kept[-1].number if kept else 0
            last = total + 1 if total and total == before else None
            following = next((each.number for each in items[place + 1 :] if each.number), last)
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
