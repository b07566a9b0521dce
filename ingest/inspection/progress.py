"""What came of the concerns and recommendations of the last inspection? Each earlier statement with its verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.inspection.labels import Group, addressee_line, asks, ending, group, own_words, verdict
from ingest.inspection.zones import Unit, Zone
from ingest.paragraphs import Catalogue
from ontology.model import Issue, Progress
from ontology.places import Passage
from ontology.values import Severity

_CONCERNS = {"priority_concern": True, "key_concern": False}


@dataclass(slots=True)
class _Reading:
    """What the walk through the list has gathered."""

    catalogue: Catalogue
    progress: list[Progress] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    over: Group | None = None
    waiting: list[Unit] = field(default_factory=list)
    """Blocks since the last verdict or label: the last of them is the statement that the next verdict is on."""
    test: str | None = None


def read_progress(units: Iterable[Unit], catalogue: Catalogue) -> tuple[tuple[Progress, ...], tuple[Issue, ...]]:
    """Every earlier statement with its verdict in printed order, and an issue for each without one."""
    reading = _Reading(catalogue)
    for unit in units:
        if unit.zone is Zone.PROGRESS:
            _take(reading, unit)
    _leave(reading)
    return tuple(reading.progress), tuple(reading.issues)


def _take(reading: _Reading, unit: Unit) -> None:
    if unit.test != reading.test:
        _leave(reading)
        reading.test, reading.over = unit.test, None
    said = verdict(unit.text)
    if label := group(unit.text):
        _leave(reading)
        reading.over = label
    elif said and (said.end or reading.waiting):
        _judge(reading, unit, said.label, said.start, said.end)
    elif said:
        reading.issues.append(_issue(reading, unit, "verdict-without-statement", "A verdict stands alone.", "warning"))
    elif not addressee_line(unit.text) and not (unit.section and unit.section.level == 1):
        reading.waiting.append(unit)


def _judge(reading: _Reading, unit: Unit, label: str, start: int, end: int) -> None:
    """A verdict, on the statement before it in the same block or in the blocks before."""
    pieces = [own_words(unit.block.passage, 0, end)] if end else []
    statement = unit
    if not pieces or pieces[0].text[:1].islower():
        run = _statement(reading.waiting)
        pieces = [*(own_words(each.block.passage) for each in run), *pieces]
        statement = run[0] if run else unit
        reading.waiting = reading.waiting[: len(reading.waiting) - len(run)]
    words = Passage.join(pieces)
    _leave(reading)
    spoken = Passage.join((words, unit.block.passage.slice(start, start + len(label))))
    over = reading.over.name if reading.over else ""
    reading.progress.append(
        Progress(
            about="concern" if over in _CONCERNS else "recommendation",
            text=words.text,
            verdict=label[:1].upper() + label[1:],
            reference=next(iter(ending(words.text).references), None),
            test=unit.test,
            priority=_CONCERNS.get(over),
            place=spoken.at(reading.catalogue.id(statement.block)),
        )
    )


def _statement(waiting: list[Unit]) -> list[Unit]:
    """The last block before a verdict, with those that it goes on from in lower case."""
    first = len(waiting) - 1
    while first > 0 and waiting[first].text[:1].islower():
        first -= 1
    return waiting[max(first, 0) :]


def _leave(reading: _Reading) -> None:
    """Forget what waits for a verdict; below a label it should have had one."""
    for unit in reading.waiting if reading.over else ():
        if asks(unit.text) or ending(unit.text).references or (reading.over and reading.over.name in _CONCERNS):
            message = "A concern or recommendation of the last inspection has no verdict."
            reading.issues.append(_issue(reading, unit, "progress-without-verdict", message, "warning"))
    reading.waiting.clear()


def _issue(reading: _Reading, unit: Unit, code: str, message: str, severity: str) -> Issue:
    return Issue(
        severity=Severity(severity),
        code=code,
        message=message,
        hint="Look at the page: the label may be misspelt or the statement cut.",
        paragraph=reading.catalogue.id(unit.block),
        page=unit.block.passage.page,
        quote=unit.text[:200],
    )
