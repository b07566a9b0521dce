"""Names of establishments in running text: where they end, and what they are called in the graph."""

from __future__ import annotations

import pytest

from ingest.establishments import names_in
from ontology.register import place_key


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We went back to HMP Low Moor in February 2024.", ["HMP Low Moor"]),
        ("At HMP & YOI Low Moor on Monday nobody worked.", ["HMP & YOI Low Moor"]),
        ("HMP Low Moor January 2020", ["HMP Low Moor"]),
        ("HMP Low Moor Governor Mary Ash", ["HMP Low Moor"]),
        (
            "Men came from HMP/YOI Weston on the Green and HMP Low Moor.",
            ["HMP/YOI Weston on the Green", "HMP Low Moor"],
        ),
        ("IRC Low Moor in Kent", ["IRC Low Moor"]),
        ("HMP Low Moor's kitchens and HMYOI Low Moss’ walls", ["HMP Low Moor", "HMYOI Low Moss"]),
        ("The HMP staff", []),
    ],
)
def test_a_name_ends_before_what_is_none_of_it(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in names_in(text)] == names


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("HMP & YOI Low Moor", "low-moor"),
        ("HMP/YOI Low Moor", "low-moor"),
        ("HM Prison and YOI Low Moor", "low-moor"),
        ("Low Moor", "low-moor"),
        ("HMP Young Street", "young-street"),
        ("HMP St Guy’s Hill", "st-guys-hill"),
        ("HMP", "hmp"),
        ("Low Moor Immigration Removal Centre", "low-moor"),
        ("Low Moor STC", "low-moor"),
        ("IRC", "irc"),
    ],
)
def test_an_establishment_has_one_key_with_or_without_its_kind(printed: str, key: str) -> None:
    assert place_key(printed) == key
