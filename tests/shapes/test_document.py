"""The page of rules is made from the shapes, and has not drifted from them."""

from __future__ import annotations

import sys

import pytest

from shapes import document
from shapes.across import checks
from shapes.rules import rules


def test_the_page_has_not_drifted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["document", "--check"])
    assert document.main() == 0


def test_the_page_names_every_rule_and_every_check() -> None:
    page = document.page()
    for code in rules():
        assert f"| {code} |" in page
    for check in checks():
        assert check.question in page
