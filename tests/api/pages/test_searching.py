"""Does a search lead to the things that it names, beside the passages?"""

from __future__ import annotations

import pytest

from api.pages.searching import _is_named


@pytest.mark.parametrize(
    ("name", "asked", "named"),
    [
        ("HMP Thornby Moor", "thornby", True),
        ("HMP Thornby Moor", "Thornby Moor time out of cell", True),
        ("HMP & YOI Wendlow", "health care at wendlow", True),
        ("HMP/YOI Wexmoor", "wexmoor", True),
        ("HMYOI Cwm Derwydd", "cwm derwydd welsh", True),
        ("Time out of cell", "thornby time out of cell", True),
        ("Time out of cell", "time", True),
        ("HMP Thornby Moor", "moorland", False),
        ("HMP Hollow", "hollowed out", False),
        ("Time out of cell", "cell out of time", False),
    ],
)
def test_a_thing_is_named_by_part_of_its_name_or_by_all_of_it_among_other_words(
    name: str, asked: str, named: bool
) -> None:
    assert _is_named(name, asked) is named
