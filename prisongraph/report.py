"""How is the outcome of a build or a check told? A table of the reports, and each problem with what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.filed import Json, Outcome, Status
from prisongraph.console import print_data, print_table, say

_COLUMNS = ("report", "status", "pages", "paragraphs", "judged", "asked", "people", "declared", "triples", "problems")
_NUMBERS = ("pages", "paragraphs", "judged", "asked", "people", "triples")


def print_outcomes(outcomes: Sequence[Outcome]) -> None:
    """A line a report: what was read, whether declared counts agree with it, and how many problems there are.

    `judged` are follow-ups and verdicts on earlier concerns, `asked` are concerns and recommendations.
    """
    print_table(_COLUMNS, map(_row, outcomes), right=_NUMBERS)


def tell_failures(outcomes: Sequence[Outcome]) -> None:
    """Why each file that is not in stays out, on stderr."""
    for outcome in outcomes:
        if outcome.trace:
            say(outcome.trace)
        if outcome.error:
            say(f"error: {outcome.error}")
            say(f"hint: {outcome.hint}")
        elif outcome.status is Status.REFUSED:
            say(f"error: {outcome.name} does not conform: {outcome.problems['error']} errors")
            say(f"hint: prisongraph check {outcome.name}")


def print_problems(outcome: Outcome) -> None:
    """Every problem of a report: where (paragraph, page), what, the words it is about, and what to do."""
    for problem in sorted((*outcome.issues, *outcome.validation), key=_weight):
        print_data("\n".join(_problem(outcome, problem)))


def print_across(problems: Sequence[Json]) -> None:
    """What is wrong between reports: each warning, and how many there are of what is only worth knowing."""
    for problem in problems:
        if problem["severity"] != "info":
            print_data(f"{problem['severity']}: {problem['message']} [{problem['code']}]\n  hint: {problem['hint']}")
    known = Counter(str(problem["code"]) for problem in problems if problem["severity"] == "info")
    if known:
        print_data("between reports: " + ", ".join(f"{number} {code}" for code, number in sorted(known.items())))


def _row(outcome: Outcome) -> tuple[str, ...]:
    summary = outcome.summary
    if summary is None:
        return (outcome.key or outcome.name, outcome.status.value, *[""] * (len(_COLUMNS) - 2))
    facts = summary.facts
    numbers = (
        facts["paragraphs"],
        facts["follow_ups"] + facts["progress"],
        facts["concerns"] + facts["recommendations"],
        facts["people"],
    )
    pages = "" if summary.pages is None else str(summary.pages)
    return (
        summary.key,
        outcome.status.value,
        pages,
        *map(str, numbers),
        _declared(summary.declared, summary.disagreeing),
        f"{summary.triples:,}",
        _problems(outcome),
    )


def _declared(declared: int, disagreeing: int) -> str:
    if not declared:
        return "none"
    return f"{declared} agree" if not disagreeing else f"{disagreeing} of {declared} differ"


def _problems(outcome: Outcome) -> str:
    counts = outcome.problems
    named = [(counts[severity], severity) for severity in ("error", "warning") if counts[severity]]
    return ", ".join(f"{number} {severity}{'s' * (number > 1)}" for number, severity in named) or "none"


def _weight(problem: Json) -> int:
    return ("error", "warning", "info").index(str(problem["severity"]))


def _problem(outcome: Outcome, problem: Json) -> Iterator[str]:
    where = [outcome.summary.key if outcome.summary else outcome.name]
    where += [f"paragraph {problem['paragraph']}"] if problem.get("paragraph") else []
    where += [f"page {problem['page']}"] if problem.get("page") else []
    yield f"{problem['severity']}: {', '.join(where)}: {problem['message']} [{problem['code']}]"
    if problem.get("quote"):
        yield f"  “{problem['quote']}”"
    if problem.get("hint"):
        yield f"  hint: {problem['hint']}"
