"""How well are reports read? Precision and recall per kind of fact on the specimens, as PDF and as text.

    python -m bench.reading            the table; exit code 1 where a kind falls below its gate
    python -m bench.reading --details  what was missed and what was invented, too

Where ../shared holds real reports with their expected facts, their scores are printed as well (no gate here).
"""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.topics import score_topics
from ingest.reading import read_report
from ontology.read_json import as_json
from tests.specimens.expectations import Score, expected_facts, names, scores

HERE = Path(__file__).parents[1]
SPECIMENS = HERE / "prisongraph" / "specimens"
SHARED = HERE.parent / "shared"

GATE = 0.96
"""What precision and recall of each kind must reach over all specimens."""

TOPIC_GATE = 0.9
"""What precision and recall of topics, and the share of first topics told first, must reach on labelled statements."""


def score_all() -> Iterator[tuple[str, Score]]:
    """Each specimen's file name with its score for each kind."""
    for name in names():
        for suffix in (".pdf", ".txt"):
            path = SPECIMENS / f"{name}{suffix}"
            for score in scores(expected_facts(name), as_json(read_report(path))):
                yield path.name, score


def by_kind() -> dict[str, list[tuple[str, Score]]]:
    """The scores of every file, gathered by kind of fact."""
    kinds: dict[str, list[tuple[str, Score]]] = defaultdict(list)
    for file, score in score_all():
        kinds[score.kind].append((file, score))
    return kinds


def together(kind: str, scored: list[tuple[str, Score]]) -> Score:
    """One score over all files."""
    missed = tuple(fact for _, score in scored for fact in score.missed)
    invented = tuple(fact for _, score in scored for fact in score.invented)
    return Score(kind, sum(score.found for _, score in scored), missed, invented)


def main() -> int:
    """Print the table."""
    failed = False
    print(f"{'kind':20}{'expected':>10}{'found':>8}{'invented':>10}{'recall':>8}{'precision':>11}")
    for kind, scored in by_kind().items():
        whole = together(kind, scored)
        failed |= min(whole.recall, whole.precision) < GATE
        expected, invented = whole.found + len(whole.missed), len(whole.invented)
        print(f"{kind:20}{expected:10}{whole.found:8}{invented:10}{whole.recall:8.2f}{whole.precision:11.2f}")
        if "--details" in sys.argv[1:]:
            _print_details(scored)
    failed |= not _topics_are_told()
    _score_shared()
    return int(failed)


def _topics_are_told() -> bool:
    """Print the line of the topics, and what was missed if wanted; whether they reach their gate."""
    score = score_topics()
    print(
        f"{'topics':20}{score.expected:10}{score.found:8}{score.invented:10}{score.recall:8.2f}{score.precision:11.2f}"
    )
    print(f"{'first topic':20}{score.about:10}{score.firsts:8}{'':10}{score.firsts / score.about:8.2f}")
    for row in score.missed if "--details" in sys.argv[1:] else ():
        print(f"    topics {row.found} and not {row.first, *row.also}: {row.say}")
    return min(score.recall, score.precision, score.firsts / score.about) >= TOPIC_GATE


def _print_details(scored: list[tuple[str, Score]]) -> None:
    for file, score in scored:
        for fact in score.missed:
            print(f"    missed   {file}: {fact}")
        for fact in score.invented:
            print(f"    invented {file}: {str(fact)[:300]}")


def _score_shared() -> None:
    """The scores on real reports, where they are at hand."""
    tool = SHARED / "tools" / "score_reading.py"
    if tool.exists():
        reader = f"{sys.executable} -m prisongraph read {{file}}"
        subprocess.run([sys.executable, str(tool), "--cmd", reader, "--kind", "both"], check=False, cwd=HERE)


if __name__ == "__main__":
    raise SystemExit(main())
