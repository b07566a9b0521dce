"""The client's wishes are met by quality, then by how closely they are put, then in our order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.negotiation import FORMATS, ROWS, TRIPLES, named_format, negotiate


@pytest.mark.parametrize(
    ("accept", "rows", "triples"),
    [
        (None, "application/sparql-results+json", "text/turtle"),
        ("*", "application/sparql-results+json", "text/turtle"),
        ("text/*", "text/csv", "text/turtle"),
        ("application/xml", "application/sparql-results+xml", "application/rdf+xml"),
        ("text/turtle, */*;q=0.1", "application/sparql-results+json", "text/turtle"),
        ("text/csv;q=high", None, None),
        ("text/csv;q=nan", None, None),
        ("text/csv;q=2", "text/csv", None),
        ("text/csv;charset=utf-8;q=0.4,application/trig;q=.5", "text/csv", "application/trig"),
        ("*/*;q=0.5, text/turtle;q=0", "application/sparql-results+json", "application/n-triples"),
        ("image/webp", None, None),
    ],
)
def test_accept(accept: str | None, rows: str | None, triples: str | None) -> None:
    assert negotiate(accept, ROWS) == rows
    assert negotiate(accept, TRIPLES) == triples


def test_format_names() -> None:
    assert named_format(" CSV ") == ("text/csv", None)
    assert named_format("text/turtle") == (None, "text/turtle")
    assert named_format("pdf") is None
    assert all(named_format(name) for name in FORMATS)


@given(st.text(alphabet="atexcsvpli/*;q=.,0123456789 +-", max_size=60))
def test_any_header_has_an_answer(accept: str) -> None:
    assert negotiate(accept, ROWS) in {None, *ROWS.values()}
