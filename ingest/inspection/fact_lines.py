"""Which lines of the fact page have which label? It stands before its value, or several stand before several values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.inspection.zones import Unit
from ingest.plain import plain
from ingest.wording import alternatives, any_of, phrases, table
from ontology.places import Passage

PROVIDER = "provider"
_LABELS = {**table("fact_page", "labels"), PROVIDER: (any_of("fact_page", "providers"),)}
_NAMES = {name: re.compile(alternatives(choices), re.IGNORECASE) for name, choices in _LABELS.items()}
_ANY = alternatives(tuple(choice for choices in _LABELS.values() for choice in choices))
_NOTE = r"(?:\(s\))?(?:\s*\((?:see )?glossary(?: of terms)?\))?\s?\[?[\d¹²³*]{0,2}\]?"
# `Brief history`, `Operational capacity: 662`, `Physical health provider - Name` at the start of a block
_AT_START = re.compile(rf"(?P<label>{_ANY}){_NOTE}\s*(?P<colon>:|(?<=\s)-(?=\s))?(?=\s|$)\s*", re.IGNORECASE)
# `... 640 Baseline certified normal capacity: 598`: inside a block only a label with its colon or dash counts
_INSIDE = re.compile(rf"(?<=\s)(?P<label>{_ANY}){_NOTE}(?:\s*:|(?P<dash>\s-))\s+", re.IGNORECASE)
_NAME_ENDS = "|".join(phrases("fact_page", "ends_of_names"))
# `Foundation Trust (NHFT)`, `Community Health CIC`: the rest of a provider's name, without a label of its own
_REST_OF_NAME = re.compile(rf"(?:[A-Z][\w&'-]*\s+){{0,4}}(?:{_NAME_ENDS})(?:\s+\([^()]+\))?")
# `Corvale Care NHS Trust`, `Corvale Care (CC)`: a name that is whole
_ENDED_NAME = re.compile(rf"(?:\b(?:{_NAME_ENDS})|\))$")
# `Community Health NHS Trust and`: the next line names another
_GOES_ON = re.compile(r"(?:,|/|&|\band)\s*$")
# `Health service commissioner and providers`: a label of more than one
_SEVERAL = re.compile(r"(?i)(?:provider|contractor)s$")
# `Moor and Dale Care`, `Second Chapter (family work)`: words in capitals, as names have
_NAME = re.compile(r"[A-Z][\w&'./-]*(?: (?:[A-Z&][\w&'./-]*|and|of|for|in|the))*(?: \([^()]+\))?")
_SHORT_LABEL = 12
"""So short a label needs its colon, or a line of its own: `Region North West` may be a sentence's start."""


@dataclass(frozen=True, slots=True)
class Line:
    """A label and what follows it up to the next, or a line without one; and which unit of the page prints it."""

    unit: Unit
    place: int
    label: str | None
    value: Passage


def fact_lines(units: list[Unit]) -> Iterator[Line]:
    """The lines of the page: values below the labels that are theirs, names whole."""
    yield from _with_names_in_a_row(_with_values_in_turn(list(_with_whole_names(_lines(units)))))


def is_label(text: str) -> bool:
    """Whether a line is, as a whole, a label of the fact page."""
    found = _AT_START.fullmatch(plain(text).strip(" *#"))
    return bool(found)


def label_name(label: str) -> str:
    """What the wording calls a printed label."""
    text = plain(label)
    return next(name for name, pattern in _NAMES.items() if pattern.fullmatch(text))


def _lines(units: list[Unit]) -> Iterator[Line]:
    for place, unit in enumerate(units):
        for label, value in _segments(unit.block.passage):
            yield Line(unit, place, label, value)


def _with_whole_names(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with the rest of a provider's name that a line's end cut behind its beginning."""
    held: Line | None = None
    for line in lines:
        if held and _is_rest_of_name(held, line):
            held = replace(held, value=Passage.join((held.value, line.value)))
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _with_values_in_turn(lines: list[Line]) -> Iterator[Line]:
    """The lines, with each of several labels in a row before the one of as many values that is its own."""
    place = 0
    while place < len(lines):
        labels = list(takewhile(_is_bare, lines[place:]))
        values = list(takewhile(lambda line: not line.label, lines[place + len(labels) :]))
        if len(labels) > 1 and len(values) == len(labels):
            for label, value in zip(labels, values, strict=True):
                yield replace(value, label=label.label)
            place += 2 * len(labels)
        else:
            yield lines[place]
            place += 1


def _with_names_in_a_row(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with a label of several providers before each of the names that stand a line each below it."""
    over: str | None = None
    for line in lines:
        if line.label:
            several = _is_bare(line) and label_name(line.label) == PROVIDER and _SEVERAL.search(line.label)
            over = line.label if several else None
        elif over and not _NAME.fullmatch(plain(line.value.text)):
            over = None
        yield replace(line, label=line.label or over)


def _is_bare(line: Line) -> bool:
    return bool(line.label) and not any(map(str.isalnum, line.value.text))


def _is_rest_of_name(line: Line, below: Line) -> bool:
    if below.label or not line.label or not line.value or label_name(line.label) != PROVIDER:
        return False
    begun = plain(line.value.text).strip()
    cut = _REST_OF_NAME.fullmatch(plain(below.value.text).strip()) and not _ENDED_NAME.search(begun)
    return bool(cut or (_GOES_ON.search(begun) and below.value))


def _segments(passage: Passage) -> Iterator[tuple[str | None, Passage]]:
    """The text of a block cut before each label: the label, and what follows it up to the next."""
    text = plain(passage.text)
    first = _AT_START.match(text)
    marks = [first] if first and _is_start(first, text) else []
    inside = _INSIDE.finditer(text, marks[0].end() if marks else 0)
    marks += [mark for mark in inside if not mark["dash"] or mark["label"][0].isupper()]
    if not marks or marks[0].start():
        yield None, passage.slice(0, marks[0].start() if marks else None)
    for mark, end in zip(marks, [*(later.start() for later in marks[1:]), len(text)], strict=False):
        yield passage.text[slice(*mark.span("label"))].strip(), passage.slice(mark.end(), end)


def _is_start(mark: re.Match[str], text: str) -> bool:
    """A label at the start of a block: alone, with a colon, or before words that begin a value."""
    rest = text[mark.end() :]
    opens = rest[:1].isupper() or rest[:1].isdigit() or rest[:1] in "-•*('\""
    return not rest or bool(mark["colon"]) or (opens and len(mark["label"]) > _SHORT_LABEL)
