"""The JSON form: that it is what its schema and its page say."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema_rs
import pytest

from ontology.read_json import LISTS, as_json
from ontology.read_schema import FILE, main, schema
from ontology.values import PartialDate
from tests.ontology.small_report import small_report

PAGE = Path(__file__).parents[2] / "docs" / "read-format.md"


def test_a_report_conforms_to_the_schema() -> None:
    printed = json.loads(json.dumps(as_json(small_report())))
    assert [error.message for error in jsonschema_rs.validator_for(schema()).iter_errors(printed)] == []
    assert all(printed[name] for name in set(LISTS) - {"progress"}), "the small report has a fact of every other kind"


def test_the_schema_refuses_what_the_format_does_not_have() -> None:
    printed = as_json(small_report())
    printed["concerns"][0]["priority"] = "high"
    del printed["people"][0]["name"]
    assert len(list(jsonschema_rs.validator_for(schema()).iter_errors(printed))) == 2


def test_the_schema_file_is_up_to_date() -> None:
    assert main(["--check"]) == 0


def test_the_page_names_every_key() -> None:
    page = PAGE.read_text(encoding="utf-8")
    file = json.loads(FILE.read_text(encoding="utf-8"))["properties"]
    keys = {*file, *file["report"]["properties"]}
    for name in LISTS:
        keys |= set(file[name]["items"]["properties"])
    assert {key for key in keys if f"`{key}`" not in page} == set()


def test_places_are_paragraphs_and_dates_are_iso() -> None:
    printed = as_json(small_report())
    assert printed["report"]["follows_up"] == {"year": 2022, "month": 9}
    assert printed["report"]["signed_month"] == "2023-06"
    assert printed["report"]["visit_start"] == "2023-06-05"
    assert printed["follow_ups"][0]["judgement"] == {
        "label": "Good progress",
        "body": "HMI Prisons",
        "about": "against these recommendations",
        "paragraph": "3.2",
    }
    assert printed["cross_references"][1]["from"] == "b2"
    assert printed["quantities"][0]["values"] == [11]


@pytest.mark.parametrize(("when", "printed"), [(None, None), (PartialDate(2022), {"year": 2022, "month": None})])
def test_what_is_not_printed_is_null(when: PartialDate | None, printed: object) -> None:
    assert as_json(replace(small_report(), follows_up=when))["report"]["follows_up"] == printed
