"""Names: nearly right is found, the wrong type is not, and of two of one name the one that was visited comes first."""

from __future__ import annotations

from graphs.names import Names

KNOWN = Names(
    (
        ("Thornby Moor", "urn:one", "Establishment", "Thornby Moor", 3),
        ("HMP Thornby Moor", "urn:one", "Establishment", "Thornby Moor", 3),
        ("HMP Thornby Moor", "urn:other", "Establishment", "HMP Thornby Moor", 0),
        ("Castle Fen", "urn:fen", "Establishment", "Castle Fen", 1),
        ("Care Quality Commission", "urn:cqc", "Organization", "Care Quality Commission", 0),
    )
)


def test_the_one_that_was_visited_comes_first() -> None:
    first, second = KNOWN.candidates("HMP & YOI Thornby Moor")[:2]
    assert (first.iri, first.match) == ("urn:one", True)
    assert (second.iri, second.match) == ("urn:other", False)


def test_a_slip_is_forgiven_and_is_no_match_by_itself() -> None:
    (found,) = KNOWN.candidates("Care Qualty Comission", ["Organization"])
    assert found.iri == "urn:cqc"
    assert not found.match


def test_types_and_limits_are_kept() -> None:
    assert all(each.type == "Establishment" for each in KNOWN.candidates("Thornby", ["Establishment"]))
    assert len(KNOWN.candidates("Thornby Moor", limit=1)) == 1
    assert KNOWN.candidates("zzz") == []
    assert KNOWN.candidates("") == []
