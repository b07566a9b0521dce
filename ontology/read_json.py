"""What does `prisongraph read` print of a report? The JSON form, described in docs/read-format.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any

from ontology.model import (
    CrossReference,
    FollowUp,
    Judgement,
    Organisation,
    Paragraph,
    Process,
    Reference,
    Report,
    Section,
    Table,
)
from ontology.places import Place
from ontology.values import PartialDate

SCHEMA = 1
"""The version of the format: a removed or re-meant key raises it, an added one does not."""

Json = Any
"""A value that `json.dumps` takes: nested dictionaries, lists, strings, numbers, true, false, null."""

_REPORT_FIELDS = tuple(each.name for each in fields(Report))
LISTS = _REPORT_FIELDS[_REPORT_FIELDS.index("sections") :]
"""What a report holds many of, in the order of the model: the keys of the JSON beside `report`."""

ABOUT = tuple(name for name in _REPORT_FIELDS if name not in {"source", "establishment_key", "cover", *LISTS})
"""What is said of the report as a whole: the keys of `report`, beside `source`."""


def as_json(report: Report) -> dict[str, Json]:
    """The report as plain JSON values: dates ISO 8601, a fact's place as the id of the part that states it."""
    lists = {name: [_FORMS.get(name, _record)(fact) for fact in getattr(report, name)] for name in LISTS}
    return {"schema": SCHEMA, "report": _about(report), **lists}


def _about(report: Report) -> dict[str, Json]:
    source = report.source
    about = {name: _plain(getattr(report, name)) for name in ABOUT}
    about["follows_up"] = _year_and_month(report.follows_up)
    about["source"] = {"sha256": source.sha256, "media_type": source.media_type, "name": source.name}
    return about


def _year_and_month(when: PartialDate | None) -> dict[str, int | None] | None:
    return None if when is None else {"year": when.year, "month": when.month}


def _section(section: Section) -> dict[str, Json]:
    return _record(section, leave_out=("place",))


def _paragraph(paragraph: Paragraph) -> dict[str, Json]:
    return _record(paragraph, leave_out=("passage",)) | {"page": paragraph.page, "text": paragraph.text}


def _follow_up(follow_up: FollowUp) -> dict[str, Json]:
    restated = [{"text": line.text, "label": line.label, "paragraph": line.place.part} for line in follow_up.restated]
    return _record(follow_up) | {"judgement": _judgement(follow_up.judgement), "restated": restated}


def _judgement(judgement: Judgement | None) -> dict[str, Json] | None:
    return None if judgement is None else _record(judgement)


def _organisation(organisation: Organisation) -> dict[str, Json]:
    return _record(organisation, leave_out=("places",))


def _reference(reference: Reference) -> dict[str, Json]:
    return _record(reference, leave_out=("citations",))


def _table(table: Table) -> dict[str, Json]:
    return _record(table, leave_out=("row_places",))


def _process(process: Process) -> dict[str, Json]:
    return _record(process) | {"steps": [_record(step) for step in process.steps]}


def _cross_reference(reference: CrossReference) -> dict[str, Json]:
    return {"from": reference.origin, **_record(reference, leave_out=("origin",))}


def _record(fact: Any, *, leave_out: Iterable[str] = ()) -> dict[str, Json]:
    """The fields of a fact, with `paragraph` for its place where the fact has no field of that name."""
    record: dict[str, Json] = {}
    for each in fields(fact):
        value = getattr(fact, each.name)
        if each.name in leave_out:
            continue
        if isinstance(value, Place):
            record["paragraph"] = value.part
        else:
            record[each.name] = _plain(value)
    return record


def _plain(value: Any) -> Json:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, (date, PartialDate)):
        return value.isoformat() if isinstance(value, date) else str(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


_FORMS: dict[str, Callable[[Any], dict[str, Json]]] = {
    "sections": _section,
    "paragraphs": _paragraph,
    "follow_ups": _follow_up,
    "organisations": _organisation,
    "cross_references": _cross_reference,
    "references": _reference,
    "processes": _process,
    "tables": _table,
}
