"""Are the words of a chart, as a converter leaves them below its caption, told from findings and judgements?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.reading import read_report
from ontology.model import Report
from tests.specimens.__main__ import SHIPPED

REVIEWS = ("irp-thornby-moor-2024", "irp-wendlow-2025", "irp-castle-fen-2022")
WORDS = ("Insufficient progress", "2", "40%", "Reasonable progress", "2", "40%", "Good progress", "1", "20%")


def said(report: Report) -> dict[str, object]:
    """What a chart must not change."""
    return {
        "follow_ups": [
            (one.text, one.judgement and one.judgement.label, [(line.text, line.label) for line in one.restated])
            for one in report.follow_ups
        ],
        "quantities": [quantity.text for quantity in report.quantities],
        "counts": [(count.what, count.number, count.rating, count.agrees) for count in report.declared_counts],
        "titles": [section.title for section in report.sections],
        "issues": [(issue.code, issue.quote) for issue in report.issues],
    }


@pytest.mark.parametrize("remark", ["", "This pie chart leaves out what was followed up with Ofsted.\n\n"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("name", REVIEWS)
def test_ratings_and_their_shares(name: str, gap: str, remark: str, tmp_path: Path) -> None:
    whole = (SHIPPED / f"{name}.txt").read_text("utf-8")
    captions = re.findall(r"(?m)^Figure \d+: Progress .*$", whole)
    assert captions
    charted = re.sub(r"(?m)^(Figure \d+: Progress .*)$", rf"\1\n\n{remark}{gap.join(WORDS)}\n", whole)
    reports = []
    for text in (whole, charted):
        path = tmp_path / "report.txt"
        path.write_text(text, "utf-8")
        reports.append(said(read_report(path)))
    assert reports[1] == reports[0]
