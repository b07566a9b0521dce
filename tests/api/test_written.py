"""JSON that is written a piece at a time is the JSON that is written at once."""

from __future__ import annotations

import json

import pytest

from api.written import LongJson, json_bytes


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        None,
        {"rows": []},
        {"rows": [{"a": 1, "words": "naïve"}] * 401, "total": 401, "of": {"held": [1.5] * 200, "none": None}},
        [[n] for n in range(1000)],
        {"a": {"b": {"c": ["\u2028", '"', "\\"]}}},
    ],
)
def test_pieces_make_the_whole(value: object) -> None:
    assert json_bytes(value) == json.dumps(value, ensure_ascii=False).encode()
    assert json.loads(bytes(LongJson(value).body)) == value


def test_what_is_no_text_is_marked() -> None:
    assert json_bytes({"a": "\ud800"}) == b'{"a": "?"}'
