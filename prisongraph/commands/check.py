"""`prisongraph check`: reads and validates without storing."""

from __future__ import annotations

from ingest.across import check_together
from ingest.pipeline import Means
from ingest.pipeline import check as check_files
from prisongraph.console import DONE, NOT_CONFORMANT, print_json, progress
from prisongraph.options import CORES, AsJson, Jobs, Paths, Scheduler
from prisongraph.report import print_across, print_outcomes, print_problems, tell_failures


def check(paths: Paths, jobs: Jobs = CORES, scheduler: Scheduler = None, as_json: AsJson = False) -> int:
    """Read and validate reports without storing them, and print each problem with its place and what to do.

    Where several are checked, contradictions between them are told, too.
    """
    with progress("Reading") as watch:
        outcomes = check_files(paths, Means(jobs=jobs, scheduler=scheduler, watch=watch))
    if as_json:
        print_json([outcome.as_json() for outcome in outcomes])
    else:
        print_outcomes(outcomes)
        for outcome in outcomes:
            print_problems(outcome)
        print_across(check_together(outcomes))
    tell_failures([outcome for outcome in outcomes if outcome.error])
    return DONE if all(outcome.conforms for outcome in outcomes) else NOT_CONFORMANT
