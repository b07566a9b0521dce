"""Does a question asked of a built dataset get the answer that stands in the report?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from graphs.dataset import Dataset
from graphs.questions import Question, questions
from tests.end_to_end.conftest import Run
from tests.questions import needed_by
from tests.serving import serving


def asked(run: Run, dataset: Path, name: str, *values: str) -> list[dict[str, object]]:
    """The rows of a named question."""
    code, out, err = run("ask", name, *values, "--dataset", dataset, "--json")
    assert (code, err) == (0, "")
    rows: list[dict[str, object]] = json.loads(out)["rows"]
    return rows


def test_a_concern_that_made_no_progress_is_found_with_its_paragraph(run: Run, built: Path) -> None:
    rows = asked(run, built, "insufficient-progress", "prison=castle fen")
    assert [(row["progress"], row["paragraph"]) for row in rows if row["progress"] == "No meaningful progress"] == [
        ("No meaningful progress", "3.15")
    ]


def test_one_judgement_over_two_recommendations_counts_once(run: Run, built: Path) -> None:
    rows = asked(run, built, "shared-judgements")
    assert [(row["recommendations"], row["numbers"]) for row in rows] == [(2, "1.31a, 1.31b")]


def test_a_row_that_sums_others_up_tells_where_those_are(run: Run, built: Path) -> None:
    rows = asked(run, built, "bodies-and-scales", "prison=castle fen")
    assert {row["behind"] for row in rows} >= {"/api/v1/judgements?prison=Castle%20Fen&body=Ofsted"}
    code, out, _ = run("ask", "bodies-and-scales", "prison=castle fen", "--dataset", built)
    assert code == 0
    assert out.splitlines()[2].split()[-1] == "behind"
    assert "behind" not in asked(run, built, "shared-judgements")[0]


def test_a_question_that_needs_something_says_what(run: Run, built: Path) -> None:
    code, out, err = run("ask", "by-other-name", "--dataset", built)
    assert (code, out) == (2, "")
    assert "by-other-name needs a name" in err
    assert "an abbreviation or a name" in err


def test_the_evidence_is_given_in_order_with_its_words(run: Run, built: Path) -> None:
    rows = asked(run, built, "evidence", "judgement=irp-thornby-moor-2024-12_hmip-1")
    assert [row["number"] for row in rows] == ["3.1", "3.2", "3.3", "3.4"]
    assert str(rows[2]["words"]).startswith("Victims were seen by a mediator")


def test_every_span_quotes_its_source_exactly(run: Run, built: Path) -> None:
    dataset = Dataset.open(built)
    rows = asked(run, built, "where-it-stands")
    assert len(rows) > 20
    for row in rows:
        text = dataset.source_text(str(row["sha256"]))
        assert text[int(str(row["start"])) : int(str(row["end"]))] == row["words"]


def test_a_dataset_may_be_named_from_where_one_stands(run: Run, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built.parent)
    code, out, _ = run("query", "ASK { ?s ?p ?o }", "--dataset", built.name)
    assert (code, out) == (0, "yes\n")


def test_a_review_and_the_inspection_that_it_follows_share_their_concerns(run: Run, built: Path) -> None:
    query = """
        PREFIX insp: <https://w3id.org/prisongraph/def#>
        SELECT (COUNT(DISTINCT ?concern) AS ?n) WHERE {
          ?concern insp:hasStatement/insp:statementRole ?first , ?later .
          FILTER (STRENDS(STR(?first), "/original") && STRENDS(STR(?later), "/followup-block"))
        }"""
    code, out, _ = run("query", query, "--dataset", built, "--format", "csv")
    assert (code, out.split()) == (0, ["n", "7"])  # six concerns and one theme are concerns of the inspection's report


@pytest.mark.parametrize("question", questions().values(), ids=questions().keys())
def test_every_named_question_runs_and_gives_what_it_says(question: Question, built: Path) -> None:
    store = Dataset.open(built).current().open()
    first = next(iter(question.rows(store, needed_by(question))), None)
    if first is not None:
        assert list(first) == list(question.columns)


ANSWERED = {
    "insufficient-progress", "declared-counts", "shared-judgements", "evidence", "worded-differently",
    "outcomes-over-time", "under-topic", "repeat-inspectors", "bodies-and-scales", "providers", "notices",
    "positive-practice", "what-improved", "what-a-rating-meant", "internal-references", "missing-inspections",
    "where-it-stands", "bodies-compared", "recommendations-by-addressee", "inferred-numbers",
    "what-became-of", "what-keeps-coming-back", "who-else-has-this", "trajectory", "same-issue", "review-queue", "runs",
    "least-progress-prisons", "least-progress-topics",
    "weaknesses-within", "what-reports-say", "providers-where-it-failed",
}  # fmt: skip
"""Questions that these three reports answer: an empty answer would mean that a term has drifted from its query."""


@pytest.mark.parametrize("name", sorted(ANSWERED))
def test_a_question_that_the_reports_answer_has_rows(name: str, built: Path) -> None:
    asked = questions()[name]
    assert next(iter(asked.rows(Dataset.open(built).current().open(), needed_by(asked))), None) is not None


def test_from_a_specimen_to_the_start_page_of_a_real_server(built: Path) -> None:
    with serving("--dataset", str(built)) as server:
        judged = "SELECT (COUNT(*) AS ?n) { ?j a <https://w3id.org/prisongraph/def#ProgressJudgement> }"
        assert server.query(judged, "text/csv").text.split() == ["n", "21"]
        page = server.get("/", "text/html")
    assert page.status == 200
    assert "4" in re.sub(r"<[^>]*>", " ", page.text).split()  # reports held
