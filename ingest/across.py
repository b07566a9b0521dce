"""What is wrong between reports? The cross-report checks, over a version or over reports that are only checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphs.dataset import Dataset
from graphs.identities import claims_of, match
from graphs.identity import IdentityMap
from graphs.store import OxigraphStore, Store
from graphs.versions import Version
from ingest.filed import Json, Outcome
from ontology.standing import standing_graphs
from ontology.values import Severity
from shapes.across import Check, checks


def check_version(dataset: Dataset, version: Version) -> tuple[Json, ...]:
    """What the checks find in a version, kept in the dataset: the same version is checked once."""
    kept = dataset.across()
    if kept.get("version") == version.id:
        return tuple(kept["problems"])
    problems = tuple(problem for check in checks() for problem in _problems(check, version.open()))
    dataset.put_across({"version": version.id, "problems": list(problems)})
    return problems


def check_together(outcomes: Iterable[Outcome]) -> tuple[Json, ...]:
    """What contradicts between reports that are checked together; what only a whole dataset can lack is not asked."""
    graphs = tuple({outcome.key: outcome.nquads for outcome in outcomes if outcome.nquads}.values())
    if len(graphs) < 2:
        return ()
    same = IdentityMap({each.old: each.new for each in match(map(claims_of, graphs))})
    nquads = b"".join((*standing_graphs().values(), *map(same.apply, graphs)))
    store = OxigraphStore.of_nquads(nquads)
    between = (check for check in checks() if check.severity is not Severity.INFO)
    return tuple(problem for check in between for problem in _problems(check, store))


def _problems(check: Check, store: Store) -> Iterator[Json]:
    for row in store.select(check.query):
        words = {name: str(term) for name, term in row.items() if term is not None}
        yield {
            "severity": check.severity.value,
            "code": check.name,
            "message": check.words(words),
            "hint": check.hint,
            "focus": words["focus"],
        }
