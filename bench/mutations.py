"""What does damage do to the reading? Thousands of damaged specimens: crashes, slow ones, judgements moved in silence.

python -m bench.mutations          2,000 damaged reports; exit code 1 where one of them is read wrongly
python -m bench.mutations 500 900  the damages of these seeds
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from ontology.errors import UnreadableFile
from tests.ingest.mutations import damaged, moved
from tests.ingest.printing import whole
from tests.ingest.test_mutations import LONGEST, NAMES, read, right

SEEDS = 2_000


def main() -> int:
    """Print what went wrong, and how long the slowest took."""
    first, last = (int(given) for given in sys.argv[1:3]) if len(sys.argv) > 2 else (0, SEEDS)
    outcomes: Counter[str] = Counter()
    slowest, at = 0.0, first
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, last):
            began = time.process_time()
            outcomes[_outcome(seed, Path(folder) / "report.txt")] += 1
            slowest, at = max((slowest, at), (time.process_time() - began, seed))
    print(f"{last - first} damaged reports: {dict(outcomes)}; slowest {slowest:.2f} s of processor time (seed {at})")
    return int(bool(outcomes["moved"]) or slowest > LONGEST)


def _outcome(seed: int, path: Path) -> str:
    name = NAMES[seed % len(NAMES)]
    made = damaged(whole(name), seed)
    path.write_text(made.text, "utf-8")
    try:
        report = read(name, path)
    except UnreadableFile:
        return "refused"
    wrong = moved(right(name), report)
    if wrong:
        print(f"seed {seed}, {name}, {made.how}: {wrong}")
    return "moved" if wrong else "read, with issues" if report.issues else "read"


if __name__ == "__main__":
    raise SystemExit(main())
