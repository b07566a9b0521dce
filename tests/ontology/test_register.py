"""The register: names as reports print them, names that several establishments share, and the shipped entries."""

from __future__ import annotations

import time

import pytest

from ontology.register import Establishment, Register, bare_name, register
from ontology.vocabulary import HERE

MADE_UP = Register(
    (
        Establishment(
            iri="x:TMI",
            code="TMI",
            name="Thornby Moor",
            names=("HMP & YOI Thornby Moor", "HMYOI Old Thornby"),
            active=True,
        ),
        Establishment(iri="x:WMI", code="WMI", name="Westmarsh", names=("HMP Westmarsh",), shared=("Marsh",)),
        Establishment(iri="x:WFI", code="WFI", name="Westmarsh (Women)", names=("HMP Westmarsh (Women)",)),
        Establishment(
            iri="x:EMI", code="EMI", name="Eastmarsh A", names=("HMYOI Eastmarsh",), shared=("Eastmarsh", "Marsh")
        ),
        Establishment(iri="x:ESI", code="ESI", name="Eastmarsh B", names=("HMP/YOI Eastmarsh",), shared=("Eastmarsh",)),
        Establishment(iri="x:GHI", code="GHI", name="St Guy's Hill", names=("HMP St Guy’s Hill", "HMP Hill and Dale")),
    )
)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("HMP Thornby Moor", "TMI"),
        ("HMP/YOI Thornby Moor", "TMI"),
        ("HMP & YOI  THORNBY MOOR", "TMI"),
        ("Thornby Moor (HMP & YOI)", "TMI"),
        ("HM Prison Thornby Moor", "TMI"),
        ("Her Majesty’s Prison Thornby Moor", "TMI"),
        ("Thornbymoor", "TMI"),
        ("HM Young Offender Institution Thornby Moor", "TMI"),
        ("HMYOI Old Thornby", "TMI"),
        ("Thornby Moor Immigration Removal Centre", "TMI"),
        ("HMP Westmarsh", "WMI"),
        ("HMP & YOI Westmarsh (Women)", "WFI"),
        ("HMP Westmarsh (F)", "WFI"),
        ("HMP Westmarsh women’s prison", "WFI"),
        ("HMP Thornby Moor (Women)", "TMI"),
        ("HMYOI Eastmarsh", "EMI"),
        ("HMP & YOI Eastmarsh", "ESI"),
        ("HMP St. Guy's Hill", "GHI"),
        ("HMP Hill/Dale", "GHI"),
        ("HMP Hill & HMP Dale", "GHI"),
    ],
)
def test_a_printed_name_leads_to_its_establishment(printed: str, code: str) -> None:
    found = MADE_UP.find(printed)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("printed", "candidates"),
    [("Eastmarsh", ("EMI", "ESI")), ("HMP Marsh", ("EMI", "WMI")), ("HMP Nowhere", ()), ("", ()), ("HMP", ())],
)
def test_a_name_that_is_shared_or_unknown_leads_nowhere(printed: str, candidates: tuple[str, ...]) -> None:
    assert MADE_UP.find(printed) is None
    assert tuple(each.code for each in MADE_UP.candidates(printed)) == candidates


def test_the_shipped_register_is_whole() -> None:
    shipped = register()
    active = [each for each in shipped if each.active]
    assert len(active) >= 125
    assert sum(each.latitude is not None and each.place is not None for each in active) >= 120
    assert len({each.code for each in shipped}) == len(shipped)
    assert all(shipped.get(each.code) is each for each in shipped)
    assert all(49.8 < each.latitude < 55.9 for each in shipped if each.latitude is not None)


def test_every_shipped_name_leads_to_its_own_establishment() -> None:
    for each in register():
        for name in each.names:
            assert register().find(name) is each, name
        if bare_name(each.name) not in {bare_name(shared) for other in register() for shared in other.shared}:
            assert register().find(each.name) is each


def test_names_that_two_shipped_establishments_share_are_ambiguous() -> None:
    shared = {name for each in register() for name in each.shared}
    assert len(shared) == 2
    for name in shared:
        assert register().find(name) is None
        assert len(register().candidates(name)) == 2


def test_the_register_says_what_it_rests_on() -> None:
    header = (HERE / "register" / "establishments.ttl").read_text(encoding="utf-8").split("@prefix")[0]
    assert "MIT licence" in header


def test_looking_up_is_fast() -> None:
    names = [name for each in register() for name in each.names]
    start = time.process_time()
    for name in names:
        register().find(name)
    assert (time.process_time() - start) / len(names) < 0.001
