"""Which kinds of resource does the API list? Every one, in the order of the documentation."""

from __future__ import annotations

from collections.abc import Mapping

from api.resources import (
    concerns,
    establishments,
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
    reports,
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
        issues,
        links,
    )
}
"""The kinds, by their names in addresses."""
