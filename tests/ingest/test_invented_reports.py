"""Reports that nobody has seen, drawn by chance: every fact is read, from text and from PDF alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.reading import read_report
from ontology.model import Report
from tests.specimens.convert import to_text
from tests.specimens.invented_reviews import invented_review
from tests.specimens.markup import read_specimen
from tests.specimens.typeset import to_pdf

SEEDS = range(4)


def _set(source: str, folder: Path) -> tuple[Path, Path]:
    """The report as a PDF and as text."""
    path = folder / "invented.specimen"
    path.write_text(source, "utf-8")
    specimen = read_specimen(path)
    pdf, pages = to_pdf(specimen)
    (folder / "report.pdf").write_bytes(pdf)
    (folder / "report.txt").write_text(to_text(specimen, pages), "utf-8")
    return folder / "report.pdf", folder / "report.txt"


def _straight(words: str) -> str:
    return words.translate(str.maketrans("‘’“”", "''\"\""))


def _review_facts(report: Report) -> dict[str, list[object]]:
    return {
        "establishment": [_straight(report.establishment or "")],
        "visit_start": [str(report.visit_start)],
        "follows_up": [report.follows_up.year if report.follows_up else None],
        "signed_by": [_straight(name) for name in report.signed_by],
        "judged": [
            (
                _straight(one.text),
                one.heading,
                one.judgement.label if one.judgement else None,
                one.judgement.place.part if one.judgement else None,
                one.references,
            )
            for one in report.follow_ups
        ],
        "restated": [line.label for one in report.follow_ups for line in one.restated],
        "team": [(_straight(one.name), one.role) for one in report.people if not one.signatory],
    }


@pytest.mark.parametrize("year", [2019, 2021, 2023, 2024, 2025])
@pytest.mark.parametrize("seed", SEEDS)
def test_reviews(seed: int, year: int, tmp_path: Path) -> None:
    source, expected = invented_review(seed, year)
    for path in _set(source, tmp_path):
        report = read_report(path)
        assert _review_facts(report) == expected, path.suffix
        assert [one for one in report.declared_counts if one.agrees is False] == [], path.suffix
        assert [issue for issue in report.issues if issue.code != "count-of-judgements"] == [], path.suffix
