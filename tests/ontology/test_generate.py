"""The terms in Python: that they are those of the Turtle."""

from __future__ import annotations

import pytest

from ontology import generate, terms
from ontology.iris import DEF, SCHEME
from ontology.vocabulary import TERMS


def test_terms_are_up_to_date() -> None:
    assert generate.main(["--check"]) == 0


def test_terms_that_drifted_are_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generate, "terms_module", lambda: TERMS.read_text(encoding="utf-8") + "new: Final = 1\n")
    assert generate.main(["--check"]) == 1
    assert "hint: run python -m ontology.generate" in capsys.readouterr().err


def test_terms_have_their_names_in_turtle() -> None:
    assert terms.followsUp == f"{DEF}followsUp"
    assert terms.STATEMENT_ROLE.section4 == f"{SCHEME}statement-role/section4"
    assert terms.STATEMENT_ROLE.scheme == f"{SCHEME}statement-role"
    assert terms.PROV.wasGeneratedBy == "http://www.w3.org/ns/prov#wasGeneratedBy"
