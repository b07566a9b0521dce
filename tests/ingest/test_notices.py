"""Regulators' notices and whether the regulation is met."""

from __future__ import annotations

import pytest

from ingest.notices import find_notices
from tests.ingest.printed import paragraph

CQC = "Care Quality Commission"


@pytest.mark.parametrize(
    ("text", "notices"),
    [
        ("CQC reviewed its Regulation 17 requirement notice and found that it was now being met.", [("17", "met")]),
        ("CQC found that the provider was now meeting Regulation 17.", [("17", "met")]),
        ("The CQC looked at Regulation 12. It found that the regulation was not being met.", [("12", "not met")]),
        ("CQC found that regulations 12 and 17 were only partly met.", [("12", "partly met"), ("17", "partly met")]),
        ("The provider remained in breach of Regulation 9(1), the CQC found.", [("9(1)", "not met")]),
        ("Prison leaders spoke of Regulation 17.", []),
        ("The CQC issued a requirement notice.", []),
    ],
)
def test_notices(text: str, notices: list[tuple[str, str]]) -> None:
    found = [(one.body, one.regulation, one.verdict) for one in find_notices([paragraph(text)])]
    assert found == [(CQC, f"Regulation {number}", verdict) for number, verdict in notices]
