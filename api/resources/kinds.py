"""Which kinds of resource does the API list? Every one, in the order of the documentation."""

from __future__ import annotations

from collections.abc import Mapping

from api.resources import (
    cells,
    concerns,
    context_facts,
    establishments,
    findings,
    follow_ups,
    issues,
    judgements,
    links,
    organisations,
    people,
    practices,
    provisions,
    quantities,
    recommendations,
    references,
    reports,
    samples,
    site_findings,
    steps,
    tables,
    topics,
)
from api.resources.items import Kind

KINDS: Mapping[str, Kind] = {
    each.KIND.name: each.KIND
    for each in (
        establishments,
        reports,
        concerns,
        recommendations,
        follow_ups,
        judgements,
        organisations,
        provisions,
        people,
        topics,
        quantities,
        practices,
        findings,
        site_findings,
        context_facts,
        tables,
        cells,
        samples,
        references,
        steps,
        issues,
        links,
    )
}
"""The kinds, by their names in addresses."""
