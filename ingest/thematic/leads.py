"""Who led the inspection, and who managed the programme?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.bodies import body_of_office
from ingest.names import NAME
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.wording import any_of
from ontology.model import Paragraph, Person

_TITLE = r"(?:HM|Her Majesty's|His Majesty's)\s+(?:Assistant\s+|Lead\s+|Deputy\s+)?(?:Chief\s+)?Inspectors?"
# `This inspection was led by HM Inspector Clemency Harrowgate, supported by a team`
_LED = re.compile(
    rf"(?i:{any_of('thematic', 'led_by')})\s+(?:(?P<role>{_TITLE})[,:]?\s+)?(?P<name>{NAME})(?=[,.;:]|\s+[a-z(]|$)"
)
# `The manager responsible for this inspection programme is Lucy Hale.`
_MANAGED = re.compile(rf"(?i:(?P<role>{any_of('thematic', 'managed_by')}))\s+(?P<name>{NAME})(?=[,.;:]|\s+[a-z(]|$)")
_ENDING = re.compile(r"(?i)\s+(is|was)$|^the\s+")


def read_leads(parts: Catalogue) -> tuple[Person, ...]:
    """The people whom the report names as having led or managed the inspection, each once, roles as printed."""
    people: dict[str, Person] = {}
    for paragraph in parts.paragraphs:
        for person in (*_matches(paragraph, _LED), *_matches(paragraph, _MANAGED)):
            people.setdefault(person.name, person)
    return tuple(people.values())


def _matches(paragraph: Paragraph, pattern: re.Pattern[str]) -> Iterator[Person]:
    for found in pattern.finditer(plain(paragraph.text)):
        start, end = found.span("name")
        role = paragraph.text[slice(*found.span("role"))] if found["role"] else None
        yield Person(
            name=paragraph.text[start:end],
            role=_ENDING.sub("", role) if role else None,
            body=body_of_office(role) if role else None,
            place=paragraph.place(found.start("role") if role else start, end),
        )
