"""What came of the concerns and recommendations of the last inspection? Each earlier statement with its verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from ingest.inspection.labels import (
    REFERENCE,
    Group,
    Verdict,
    addressee_line,
    asks,
    ending,
    group,
    labelled,
    own_words,
    verdicts,
)
from ingest.inspection.zones import Unit, Zone
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ontology.model import Issue, Progress
from ontology.places import Passage
from ontology.values import Severity

_LONGEST_LABEL = 40
_ONLY_REFERENCE = re.compile(rf"\((?P<reference>{REFERENCE})\)")
# `2.13 The prison should ...`, `S46. Cells should ...`: the reference before its statement
_LEADING = re.compile(rf"(?P<reference>{REFERENCE})[.:]?\s+(?=['\"‘“]?[A-Z])")
_CONCERNS = {"priority_concern": True, "key_concern": False}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of a block, perhaps all of them, that wait for their verdict."""

    unit: Unit
    words: Passage


@dataclass(slots=True)
class _Reading:
    """What the walk through the list has gathered."""

    catalogue: Catalogue
    progress: list[Progress] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    over: Group | None = None
    test: str | None = None
    before: bool = False
    """Whether the list prints each verdict before the statement, or the several statements, that it is on."""
    held: tuple[Unit, Verdict] | None = None
    """The verdict that statements below it wait for, where verdicts stand before them."""
    waiting: list[_Piece] = field(default_factory=list)
    """Since the last verdict or label: the last of them is the statement that the next verdict is on."""


def read_progress(units: Iterable[Unit], catalogue: Catalogue) -> tuple[tuple[Progress, ...], tuple[Issue, ...]]:
    """Every earlier statement with its verdict in printed order, and an issue for each without one."""
    listed = [unit for unit in units if unit.zone is Zone.PROGRESS]
    reading = _Reading(catalogue, before=_verdicts_stand_before(listed))
    for unit in listed:
        _take(reading, unit)
    _leave(reading)
    return tuple(reading.progress), tuple(reading.issues)


def _verdicts_stand_before(listed: list[Unit]) -> bool:
    """Whether more of the stretches between labels open with a verdict than close with one."""
    opening = closing = 0
    for titled, stretch in groupby(listed, lambda unit: bool(unit.is_heading or group(unit.text))):
        told = [] if titled else [unit.text for unit in stretch if not addressee_line(unit.text)]
        opening += any(said.start == 0 for said in verdicts(told[0])) if told else 0
        closing += any(said.next >= len(told[-1]) for said in verdicts(told[-1])) if told else 0
    return opening > closing


def _take(reading: _Reading, unit: Unit) -> None:
    if unit.test != reading.test:
        _leave(reading)
        reading.test, reading.over = unit.test, None
    if label := group(unit.text):
        _leave(reading)
        reading.over = label
    elif not addressee_line(unit.text) and not (unit.section and unit.section.level == 1):
        _take_words(reading, unit)


def _take_words(reading: _Reading, unit: Unit) -> None:
    """The statements and verdicts of a block in turn."""
    start = 0
    for said in verdicts(unit.text):
        _wait(reading, unit, start, said.start)
        if reading.before:
            _judge_below(reading)
            reading.held = unit, said
        elif reading.waiting:
            _judge(reading, unit, said)
        else:
            message = "A verdict stands under no statement."
            reading.issues.append(_issue(reading, unit, "verdict-without-statement", message))
        start = said.next
    _wait(reading, unit, start, len(unit.text))


def _wait(reading: _Reading, unit: Unit, start: int, end: int) -> None:
    words = own_words(unit.block.passage, start, end)
    if words.text.strip("* "):
        reading.waiting.append(_Piece(unit, words))


def _judge_below(reading: _Reading) -> None:
    """The verdict that was printed before what waits, on each statement of it."""
    if reading.held is None:
        return
    runs: list[list[_Piece]] = []
    while reading.waiting:
        runs.append(_statement(reading.waiting))
        del reading.waiting[-len(runs[-1]) :]
    for run in reversed(runs):
        reading.waiting.extend(run)
        _judge(reading, *reading.held)
    reading.held = None


def _judge(reading: _Reading, unit: Unit, said: Verdict) -> None:
    """A verdict, on the last of what waits."""
    run = _statement(reading.waiting)
    del reading.waiting[-len(run) :]
    answered = _answered(reading.waiting)
    _forget(reading)
    words, reference = _unlabelled(Passage.join(piece.words for piece in run))
    spoken = Passage.join((words, unit.block.passage.slice(said.start, said.end)))
    over = reading.over.name if reading.over else ""
    reading.progress.append(
        Progress(
            about="concern" if over in _CONCERNS else "recommendation",
            text=words.text,
            verdict=said.label.capitalize(),
            reference=reference or _reference(words, run[0].unit) or answered or _noted(unit, said),
            test=unit.test,
            priority=_CONCERNS.get(over),
            place=spoken.at(reading.catalogue.id(run[0].unit.block)),
        )
    )


def _reference(words: Passage, unit: Unit) -> str | None:
    return next(iter(ending(words.text).references), unit.block.number)


def _noted(unit: Unit, said: Verdict) -> str | None:
    """The reference that stands behind the verdict, alone in its brackets: `Not achieved (3.10)`."""
    note = plain(unit.text[said.end : said.next]).strip(" .*")
    found = _ONLY_REFERENCE.fullmatch(note)
    return found["reference"] if found else None


def _statement(waiting: list[_Piece]) -> list[_Piece]:
    """The last piece before a verdict, with those that it goes on from in lower case."""
    first = len(waiting) - 1
    while first > 0 and waiting[first].words.text[:1].islower():
        first -= 1
    return waiting[first:]


def _answered(waiting: list[_Piece]) -> str | None:
    """The reference of the concern printed above a recommendation: `Key concern (1.38): ...`; it waits no longer."""
    found = list(labelled(waiting[-1].words.text)) if waiting else []
    if not found or found[-1].what != "concern":
        return None
    waiting.pop()
    return found[-1].reference


def _unlabelled(words: Passage) -> tuple[Passage, str | None]:
    """The last labelled statement of a passage without its label, and the reference that a label or its start gives."""
    if leading := _LEADING.match(words.text):
        return words.slice(leading.end()), leading["reference"]
    found = list(labelled(words.text))
    if not found or found[0].start > _LONGEST_LABEL:
        return words, None
    reference = next((each.reference for each in reversed(found) if each.reference), None)
    return words.slice(found[-1].start), reference


def _leave(reading: _Reading) -> None:
    """At a stretch's end: what waits has the verdict above it, or none."""
    _judge_below(reading)
    _forget(reading)


def _forget(reading: _Reading) -> None:
    """Forget what waits for a verdict; below a label it should have had one."""
    about_concerns = reading.over is not None and reading.over.name in _CONCERNS
    for piece in reading.waiting if reading.over else ():
        if about_concerns or asks(piece.words.text) or ending(piece.words.text).references:
            message = "A concern or recommendation of the last inspection has no verdict."
            reading.issues.append(_issue(reading, piece.unit, "progress-without-verdict", message))
    reading.waiting.clear()


def _issue(reading: _Reading, unit: Unit, code: str, message: str) -> Issue:
    return Issue(
        severity=Severity.WARNING,
        code=code,
        message=message,
        hint="Look at the page: the label may be misspelt or the statement cut.",
        paragraph=reading.catalogue.id(unit.block),
        page=unit.block.passage.page,
        quote=unit.text[:200],
    )
