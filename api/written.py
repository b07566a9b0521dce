"""How is a long value written as JSON? A piece at a time: one call of the encoder would hold up every other thread."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from starlette.responses import JSONResponse

_AT_ONCE = 200
"""Items of a list that are written in one call: what a page of a list holds."""


def json_bytes(value: Any) -> bytes:
    """A value as `json.dumps` would write it, in UTF-8."""
    return b"".join(piece.encode("utf-8", "replace") for piece in _pieces(value))


def json_around(
    before: Mapping[str, Any], name: str, items: Iterable[Any], after: Mapping[str, Any]
) -> Iterator[bytes]:
    """An object as `json_bytes` writes it, a line at its end: what is `before` a list of that name, and `after` it."""
    yield json_bytes({**before, name: []}).removesuffix(b"]}")
    for number, each in enumerate(items):
        yield (b", " if number else b"") + json_bytes(each)
    yield b"]" + (b", " if after else b"") + json_bytes(after).removeprefix(b"{") + b"\n"


class LongJson(JSONResponse):
    """A response with a JSON value that may be long."""

    def render(self, content: Any) -> bytes:
        """The body."""
        return json_bytes(content)


def _pieces(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield "{"
        for number, (name, each) in enumerate(value.items()):
            yield f"{', ' if number else ''}{json.dumps(name, ensure_ascii=False)}: "
            yield from _pieces(each)
        yield "}"
    elif isinstance(value, list) and len(value) > _AT_ONCE:
        for start in range(0, len(value), _AT_ONCE):
            yield ", " if start else "["
            yield json.dumps(value[start : start + _AT_ONCE], ensure_ascii=False)[1:-1]
        yield "]"
    else:
        yield json.dumps(value, ensure_ascii=False)
