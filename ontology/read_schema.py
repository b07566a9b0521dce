"""What shape has the JSON of `prisongraph read`? `python -m ontology.read_schema` writes docs/read-format.schema.json.

The JSON Schema is made from the types of `ontology.model`, as `ontology.read_json` prints them; `--check` compares.
"""

from __future__ import annotations

import json
import sys
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from ontology.model import Report
from ontology.places import Passage, Place
from ontology.read_json import ABOUT, LISTS, SCHEMA, Json
from ontology.values import PartialDate

FILE = Path(__file__).parent.parent / "docs" / "read-format.schema.json"

_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_SIMPLE: dict[Any, dict[str, Json]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date"},
    PartialDate: {"type": "string", "pattern": _DATE, "description": "ISO 8601, to the day, month or year printed"},
    Place: {"type": "string", "description": "the id of the part that states it"},
}
_MONTH: dict[str, Json] = {
    "type": ["object", "null"],
    "properties": {"year": {"type": "integer"}, "month": {"type": ["integer", "null"]}},
    "required": ["year", "month"],
    "additionalProperties": False,
}


def main(arguments: list[str]) -> int:
    """Write the schema, or with `--check` say whether the file is what would be written."""
    text = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    if "--check" not in arguments:
        FILE.write_text(text, encoding="utf-8")
        return 0
    if FILE.exists() and FILE.read_text(encoding="utf-8") == text:
        return 0
    sys.stderr.write(f"{FILE.name} is not what the types say\nhint: run python -m ontology.read_schema\n")
    return 1


def schema() -> dict[str, Json]:
    """The JSON Schema (draft 2020-12) of what `read_json.as_json` returns."""
    hints = get_type_hints(Report)
    about = {name: _of_type(hints[name]) for name in ABOUT} | {"follows_up": _MONTH, "source": _source()}
    lists = {name: {"type": "array", "items": _of_class(get_args(hints[name])[0])} for name in LISTS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "prisongraph read: what was understood of one report",
        **_object({"schema": {"const": SCHEMA}, "report": _object(about), **lists}),
    }


def _source() -> dict[str, Json]:
    return _object({name: {"type": "string"} for name in ("sha256", "media_type", "name")})


def _object(properties: dict[str, Json]) -> dict[str, Json]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _of_class(fact: type[Any]) -> dict[str, Json]:
    """A fact's fields; a place is printed as `paragraph`, a passage as its text and page."""
    hints = get_type_hints(fact)
    properties: dict[str, Json] = {}
    for each in fields(fact):
        if hints[each.name] is Passage:
            properties |= {"page": _of_type(int | None), "text": {"type": "string"}}
        elif hints[each.name] is Place:
            properties["paragraph"] = _SIMPLE[Place]
        elif hints[each.name] != tuple[Place, ...]:
            properties[{"origin": "from"}.get(each.name, each.name)] = _of_type(hints[each.name])
    if fact.__name__ == "Section":
        del properties["paragraph"]
    return _object(properties)


def _of_type(hint: Any) -> dict[str, Json]:
    if hint in _SIMPLE:
        return dict(_SIMPLE[hint])
    if get_origin(hint) in (Union, UnionType):
        return _any_of([_of_type(each) for each in get_args(hint)])
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _of_type(get_args(hint)[0])}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [member.value for member in hint]}
    if is_dataclass(hint) and isinstance(hint, type):
        return _of_class(hint)
    raise TypeError(f"the format has no form for {hint}")


def _any_of(schemas: list[dict[str, Json]]) -> dict[str, Json]:
    """Types side by side where that says all: `{"type": ["string", "null"]}`."""
    if all(set(each) == {"type"} for each in schemas):
        return {"type": [each["type"] for each in schemas]}
    return {"anyOf": schemas}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
