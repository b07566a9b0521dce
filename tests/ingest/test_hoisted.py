"""Programs that print a page's headings and statements apart from its numbered paragraphs: what then judges what?"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from ontology.model import Report
from tests.ingest.invented_review import Manner, Printer, Review, Unit
from tests.ingest.printing import read

_NUMBER = re.compile(r"(?:- )?(\d\.\d+) ")
SECTION = "Section 3 Progress against our concerns and Ofsted themes\n\n"
SEEDS = range(10)
FINDING = "Leaders had drawn up a plan for the {what} and put a manager in charge of it, whom most of the staff knew."
RESULT = "It was too early to see results in the {what}, and the prisoners that we met had not heard of the plan."
SAID = (
    ("Early days in custody", "First night cells were dirty and cold.", "Good progress", False),
    ("Managing behaviour", "Violence had risen by half since our last visit.", "Insufficient progress", False),
    ("Mental health", "Patients with severe illnesses waited too long.", "Reasonable progress", False),
    ("Time out of cell", "Men were locked up for most of the day.", "No meaningful progress", False),
    ("Education, skills and work", "Too few workshops were open each day.", "Significant progress", True),
    ("Education, skills and work", "Teachers had not been trained.", "Insufficient progress", True),
    ("Public protection", "Letters and calls were not monitored.", "Reasonable progress", False),
)


def _units(asked: bool) -> tuple[Unit, ...]:
    return tuple(
        Unit(
            heading=heading,
            statement=said,
            asked=((f"The governor should attend to the {heading.lower()}.", f"1.{n}"),) if asked and not theme else (),
            findings=(FINDING.format(what=heading.lower()), RESULT.format(what=heading.lower())),
            rating=rating,
            theme=theme,
        )
        for n, (heading, said, rating, theme) in enumerate(SAID, 31)
    )


def _printed(asked: bool = False) -> str:
    return Printer(Review(units=_units(asked)), Manner(bullets=False)).text()


def _apart(text: str, chance: random.Random, *, early: bool, behind: bool) -> str:
    """Each page's blocks without a number before its paragraphs (else behind them); numbers behind their paragraphs."""
    head, _, rest = text.partition(SECTION)
    body, _, tail = rest.partition("Section 4 Summary of judgements\n\n")
    blocks = body.strip().split("\n\n")
    made: list[str] = []
    while blocks:
        page, blocks = blocks[: (size := chance.randrange(3, 12))], blocks[size:]
        bare = [block for block in page if not _NUMBER.match(block)]
        numbered = [block for block in page if _NUMBER.match(block)]
        made += [*bare, *numbered] if early else [*numbered, *bare]
    if behind:
        made = [re.sub(r"(?s)^(\d\.\d+) (.+)$", r"\2\n\n\1", block) for block in made]
    return head + SECTION + "\n\n".join(made) + f"\n\nSection 4 Summary of judgements\n\n{tail}"


Judged = dict[str, tuple[str, str] | None]


def _judged(report: Report) -> Judged:
    """Each statement, and each recommendation, with its rating and where that is given."""
    made: Judged = {}
    for one in report.follow_ups:
        given = (one.judgement.label, one.judgement.place.part) if one.judgement else None
        asked = [report.recommendations[ordinal - 1].text for ordinal in one.recommendations]
        made |= dict.fromkeys([one.text, *asked], given)
    return made


@pytest.mark.parametrize("asked", [False, True])
@pytest.mark.parametrize("behind", [False, True])
@pytest.mark.parametrize("early", [True, False])
@pytest.mark.parametrize("seed", SEEDS)
def test_no_judgement_is_given_to_another_statement(
    seed: int, early: bool, behind: bool, asked: bool, tmp_path: Path
) -> None:
    right = _judged(read(_printed(asked), tmp_path))
    report = read(_apart(_printed(asked), random.Random(seed), early=early, behind=behind), tmp_path)
    found = _judged(report)
    told = {issue.code for issue in report.issues}
    assert set(found) == set(right)
    assert {said: judged for said, judged in found.items() if judged not in (right[said], None)} == {}
    assert None not in found.values() or told & {"judgement-in-doubt", "judgement-of-nothing", "no-judgement"}
    assert found == right or asked  # a recommendation may be parted from its concern for good


@pytest.mark.parametrize("behind", [False, True])
def test_each_statement_that_was_put_in_order_is_told_of(behind: bool, tmp_path: Path) -> None:
    report = read(_apart(_printed(), random.Random(4), early=True, behind=behind), tmp_path)
    moved = [issue for issue in report.issues if issue.code == "statement-moved"]
    assert len(moved) >= 2
    assert all(issue.paragraph and "progress" in (issue.quote or "") for issue in moved)


def test_a_judgement_too_few_and_one_too_many_leave_those_between_in_doubt(tmp_path: Path) -> None:
    text = _printed()
    judged = "We considered that the prison had made insufficient progress in response to this concern."
    text = re.sub(r"3\.6 " + judged + "\n\n", "", text)  # follow-up 2 is not judged
    text = re.sub(r"Theme 1: [^\n]+\n\n", "", text)  # the judgement of theme 1 is left over
    assert text != _printed()
    report = read(text, tmp_path)
    ratings = {one.text: one.judgement.label for one in report.follow_ups if one.judgement}
    right = {said: rating for _, said, rating, _ in SAID}
    assert {said: rating for said, rating in ratings.items() if right.get(said, rating) != rating} == {}
    assert {issue.code for issue in report.issues} & {"judgement-in-doubt", "no-judgement"}
