"""What stands in a form is decoded a piece at a time, and no escape is cut."""

from __future__ import annotations

from urllib.parse import quote_from_bytes, unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api import decoding
from api.decoding import unescaped


@given(text=st.text(st.characters(exclude_categories=["Cs"])), cut=st.integers(3, 9))
def test_pieces_make_the_whole(text: str, cut: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decoding, "PIECE", cut)
        assert unescaped(quote_from_bytes(text.encode(), safe="").encode()) == text.encode()
        assert unescaped("".join(f"%{byte:02x}" for byte in text.encode()).encode()) == text.encode()


@given(data=st.text("%4aG1+= ", max_size=40), cut=st.integers(3, 9))
def test_what_is_no_escape_stays(data: str, cut: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decoding, "PIECE", cut)
        assert unescaped(data.encode()) == unquote_to_bytes(data.replace("+", " "))


def test_a_long_form_is_read() -> None:
    long = "é%" * 40_000
    assert unescaped(quote_from_bytes(long.encode()).encode()) == long.encode()
