"""What else is known of things? Columns to add to a table, one for each property asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.requests import Request

from api.answers import bad
from api.asked import AskedStore, made_for
from api.resources.asking import field_names
from api.resources.items import Kind, as_item, values_of
from api.resources.kinds import KINDS
from api.resources.values import is_key
from api.service import Service
from graphs.names import TYPES
from graphs.store import Store
from ontology.iris import ID

OF_TYPES: Mapping[str, Kind] = dict(zip(TYPES, (KINDS["establishments"], KINDS["organisations"]), strict=True))
"""The list that holds the things of each type."""

_MOST, _PROPERTIES = 500, 20
"""Things and properties that are asked for at a time."""

EXTENSION: dict[str, Any] = {
    "type": "object",
    "required": ["ids", "properties"],
    "properties": {
        "ids": {"type": "array", "items": {"type": "string", "maxLength": 300}, "maxItems": _MOST},
        "properties": {
            "type": "array",
            "items": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
            "maxItems": _PROPERTIES,
        },
    },
}
EXTENDED = {"ids": ["prison/thornby-moor"], "properties": [{"id": "code"}, {"id": "place"}]}
"""An example of what can be asked."""


def properties_of(types: Iterable[str]) -> list[dict[str, str]]:
    """The properties that things of these types have, in the order of their lists."""
    names = dict.fromkeys(name for each in types for name in field_names(OF_TYPES[each]))
    return [{"id": name, "name": name.replace("_", " ").capitalize()} for name in names]


class Extending:
    """Answers what is asked of many things."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def extended(self, request: Request, text: str) -> Mapping[str, Any]:
        """The rows for a request as JSON, in the shape of the protocol.

        Raises:
            Refused: 400 for what is no such request.
        """
        ids, wanted = _read(text)
        store = AskedStore(self._service, request)
        known = {each["id"]: each for each in properties_of(TYPES)}
        meta = [known.get(name, {"id": name, "name": name}) for name in wanted]
        items = await made_for(request, store, lambda: _items(store, ids))
        rows = {each: {name: _cells(items.get(each, {}).get(name)) for name in wanted} for each in ids}
        return {"meta": meta, "rows": rows}


def _read(text: str) -> tuple[list[str], list[str]]:
    try:
        asked = json.loads(text)
        ids, properties = asked["ids"], [each["id"] for each in asked["properties"]]
        fit = all(isinstance(each, str) for each in (*ids, *properties)) and isinstance(ids, list)
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise bad("`extend` is no JSON with `ids` and `properties`") from error
    if not fit or len(ids) > _MOST or len(properties) > _PROPERTIES:
        raise bad(f"`extend` asks for no more than {_MOST} ids and {_PROPERTIES} properties, all of them strings")
    return ids, list(dict.fromkeys(properties))


def _items(store: Store, ids: Iterable[str]) -> Mapping[str, Mapping[str, Any]]:
    """The things with these ids, by id; those that there are."""
    found: dict[str, Mapping[str, Any]] = {}
    for kind in OF_TYPES.values():
        step = kind.space.removeprefix(ID)
        own = dict.fromkeys(each for each in ids if each.startswith(step) and is_key(each.removeprefix(step)))
        for values in values_of(store, kind, [ID + each for each in own]):
            found[values["@id"].removeprefix(ID)] = as_item(kind, values)
    return found


def _cells(value: Any) -> list[Mapping[str, Any]]:
    """A value as the protocol has it: a list, of things of ours with their ids, and of texts, numbers and truths."""
    return [_cell(each) for each in (value if isinstance(value, list) else [value]) if each is not None]


def _cell(value: Any) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        iri, name = str(value["@id"]), str(value["name"] or value["@id"])
        return {"id": iri.removeprefix(ID), "name": name} if iri.startswith(ID) else {"str": name}
    if isinstance(value, bool):
        return {"bool": value}
    return {"str": value} if isinstance(value, str) else {"int" if isinstance(value, int) else "float": value}
