"""Which address is which page?"""

from __future__ import annotations

from collections.abc import Mapping

from api.pages import (
    asking,
    charting,
    comparing,
    concerns,
    establishments,
    front,
    linking,
    mapping,
    organisations,
    people,
    recurring,
    regions,
    reports,
    scales,
    searching,
    text,
    topics,
    validation,
    vocabulary,
)
from api.pages.view import Page

PAGES: Mapping[str, Page] = {
    "/": front.start,
    "/about": front.about,
    "/data": front.data,
    "/prisons": establishments.index,
    "/prisons/{key}": establishments.prison,
    "/compare": comparing.compare,
    "/reports": reports.index,
    "/reports/{key}": reports.report,
    "/reports/{key}/text": text.text,
    "/concerns/{key}": concerns.concern,
    "/recommendations/{key}": concerns.recommendation,
    "/topics": topics.index,
    "/topics/{key}": topics.topic,
    "/recurring": recurring.index,
    "/recurring/{key}": recurring.issue,
    "/regions": regions.index,
    "/regions/{key}": regions.region,
    "/organisations": organisations.index,
    "/organisations/{key}": organisations.organisation,
    "/people": people.index,
    "/people/{key}": people.person,
    "/scales": scales.scales,
    "/charts": charting.charts,
    "/map": mapping.country,
    "/search": searching.search,
    "/questions": asking.index,
    "/questions/{key}": asking.question,
    "/links": linking.queue,
    "/links/{key}": linking.link,
    "/validation": validation.problems,
    "/vocabulary": vocabulary.vocabulary,
}
