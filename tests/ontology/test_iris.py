"""IRIs: that they are minted in one place, from keys that are safe and stable."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import iris
from ontology.iris import Kind
from ontology.values import PartialDate, ReportKind

ROOT = Path(__file__).parents[2]
PARTS = ("ontology", "shapes", "ingest", "graphs", "api", "prisongraph")


def test_the_base_stands_in_one_module() -> None:
    authority = iris.BASE.removeprefix("https://").rstrip("/")
    holders = [file for part in PARTS for file in (ROOT / part).rglob("*.py") if authority in file.read_text("utf-8")]
    assert [str(file.relative_to(ROOT)) for file in holders] == ["ontology/iris.py"]


@pytest.mark.parametrize(
    ("part_id", "key"),
    [("3.13", "p3.13"), ("S12", "pS12"), ("2.2+1", "p2.2+1"), ("b3", "b3"), ("s4-3", "s4-3"), ("cover", "cover")],
)
def test_parts(part_id: str, key: str) -> None:
    assert iris.part("irp-TMI-2023-06", part_id) == f"{iris.ID}part/irp-TMI-2023-06_{key}"


def test_visits_are_keyed_as_precisely_as_they_are_known() -> None:
    assert iris.report_key(ReportKind.IRP, "TMI", PartialDate(2023, 6, 5)) == "irp-TMI-2023-06"
    assert iris.full_inspection_key("TMI", PartialDate(2019)) == "full-TMI-2019"
    assert iris.report_key(ReportKind.THEMATIC, "lights-out", None) == "thematic-lights-out"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("HMP & YOI Thornby Moor", "hmp-yoi-thornby-moor"),
        ("Siân O’Brien-Jones", "sian-obrien-jones"),
        ("Sian O'Brien Jones", "sian-obrien-jones"),
        ("Мария", "мария"),
        ("…", "unnamed"),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    assert iris.slug(name) == slug


@given(st.text(), st.text())
def test_a_key_has_one_step_and_no_character_that_an_iri_forbids(one: str, other: str) -> None:
    key = iris.mint(Kind.PERSON, iris.slug(one), other).removeprefix(f"{iris.ID}person/")
    assert not set(key) & set('/#<>"{}|\\^` \n\t')
