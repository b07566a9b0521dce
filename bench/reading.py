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

from ingest.reading import read_report
from ontology.read_json import as_json
from tests.specimens.expectations import Score, expected_facts, names, scores

HERE = Path(__file__).parents[1]
SPECIMENS = HERE / "prisongraph" / "specimens"
SHARED = HERE.parent / "shared"

GATE = 0.98
"""What precision and recall of each kind must reach over all specimens."""


def score_all() -> Iterator[tuple[str, Score]]:
    """Each specimen's file name with its score for each kind."""
    for name in names():
        for suffix in (".pdf", ".txt"):
            path = SPECIMENS / f"{name}{suffix}"
            for score in scores(expected_facts(name), as_json(read_report(path))):
                yield path.name, score


def main() -> int:
    """Print the table."""
    kinds: dict[str, list[tuple[str, Score]]] = defaultdict(list)
    for file, score in score_all():
        kinds[score.kind].append((file, score))
    failed = False
    print(f"{'kind':20}{'expected':>10}{'found':>8}{'invented':>10}{'recall':>8}{'precision':>11}")
    for kind, scored in kinds.items():
        found = sum(score.found for _, score in scored)
        missed = sum(len(score.missed) for _, score in scored)
        invented = sum(len(score.invented) for _, score in scored)
        whole = Score(kind, found, (None,) * missed, (None,) * invented)
        failed |= min(whole.recall, whole.precision) < GATE
        line = f"{kind:20}{found + missed:10}{found:8}{invented:10}{whole.recall:8.2f}{whole.precision:11.2f}"
        print(line)
        if "--details" in sys.argv[1:]:
            _print_details(scored)
    _score_shared()
    return int(failed)


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
