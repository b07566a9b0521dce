"""Which rules are there? Writes docs/shapes.md from the shapes: `python -m shapes.document`, `--check` compares."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from ontology.values import Severity
from shapes.across import checks
from shapes.rules import Rule, Suite, rules

PAGE = Path(__file__).parents[1] / "docs" / "shapes.md"

SUITES = {
    Suite.REPORT: "Asked of each report's graph",
    Suite.LINKS: "Asked of the links between concerns",
    Suite.VOCABULARY: "Asked of the vocabulary",
}

OPENING = """# What the graph must hold

Made from the Turtle in `shapes/` by `python -m shapes.document`; do not edit it here.

An **error** is a fault of reading: it keeps the report out, and its former graph stays. A **warning** means that the
source contradicts itself, or that something was not found: the report goes in, flagged. An **info** is good to know.
A code never changes its meaning.
"""


def page() -> str:
    """The page, in Markdown."""
    return "\n".join([OPENING, *_rules(), *_checks()]).rstrip() + "\n"


def main() -> int:
    """Write the page, or with `--check` say whether it has drifted (exit code 1)."""
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page(), "utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text("utf-8") == page():
        return 0
    sys.stderr.write("docs/shapes.md has drifted from the shapes\nhint: python -m shapes.document\n")
    return 1


def _rules() -> Iterator[str]:
    for suite, group in groupby(rules().values(), key=lambda rule: rule.suite):
        yield f"## {SUITES[suite]}\n"
        for name, members in groupby(group, key=lambda rule: rule.group):
            yield f"### {name.replace('_', '-').capitalize()}\n"
            yield "| code | what must hold | if not | what to do |\n|---|---|---|---|"
            yield from map(_row, members)
            yield ""


def _row(rule: Rule) -> str:
    title = f"{rule.title}. {rule.reason}".strip() if rule.reason else f"{rule.title}."
    return f"| {rule.code} | {title} | {_named(rule.severity)} | {rule.hint} |"


def _checks() -> Iterator[str]:
    yield "## Asked of a whole dataset\n"
    yield "Queries in `shapes/cross_report/`, over all reports together.\n"
    yield "| question | found | what to do |\n|---|---|---|"
    for check in checks():
        yield f"| {check.question} | {_named(check.severity)} | {check.hint} |"


def _named(severity: Severity) -> str:
    return f"**{severity}**" if severity is Severity.ERROR else str(severity)


if __name__ == "__main__":
    raise SystemExit(main())
