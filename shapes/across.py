"""What may be wrong between reports? Questions over a whole dataset, with the words for what they find."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.values import Severity

HOME = Path(__file__).parent / "cross_report"

_HEADER = re.compile(r"# (severity|finding|hint): (.+)")
"""A line of a query's head, after its question: `# severity: warning`."""


@dataclass(frozen=True, slots=True)
class Check:
    """A query over the union of a dataset's graphs; each row is one problem, on the node `focus`."""

    name: str
    question: str
    severity: Severity
    finding: str
    """What a row says: the names in braces are variables of the row."""
    hint: str
    query: str

    def words(self, row: Mapping[str, str]) -> str:
        """One row as a sentence; the row holds the lexical form of each variable."""
        return self.finding.format_map(row)


@cache
def checks() -> tuple[Check, ...]:
    """Every check between reports, by name. Whoever holds the dataset runs them."""
    return tuple(_check(path) for path in sorted(HOME.glob("*.rq")))


def _check(path: Path) -> Check:
    query = path.read_text("utf-8")
    head = dict(_HEADER.findall(query))
    question = query.partition("\n")[0].removeprefix("# ")
    return Check(path.stem, question, Severity(head["severity"]), head["finding"], head["hint"], query)
